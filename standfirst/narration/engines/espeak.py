"""espeak-ng, the last resort: a voice that is plainly a machine's, wherever the program is installed."""

import re
import shutil
import subprocess
from functools import cached_property

import numpy as np

from standfirst.narration.engines.piper import pieces_of
from standfirst.narration.engines.protocol import EngineFailed, Samples, Speech
from standfirst.narration.engines.waves import NotSound, read_wave
from standfirst.narration.phonemes import plain

PROGRAM = "espeak-ng"
WORDS_A_MINUTE = 160
TIMEOUT_S = 60.0
MOST_CHARACTERS = 1_000
"""The most that the program is given at once: about a minute of sound, as samples 5 MB."""
NOTHING = np.zeros(0, dtype=np.float32)
LANGUAGE = "en-GB"


class Espeak:
    """The program espeak-ng, started for each text."""

    name = "espeak"
    sample_rate = 22_050

    def __init__(self, language: str = LANGUAGE) -> None:
        self._language = language

    @property
    def voice(self) -> str:
        return f"espeak-ng ({self._language})"

    @cached_property
    def version(self) -> str:
        try:
            told = subprocess.run([PROGRAM, "--version"], capture_output=True, text=True, timeout=TIMEOUT_S, check=True)
        except (OSError, subprocess.SubprocessError) as error:
            raise EngineFailed(f"{PROGRAM} does not answer: {error}") from error
        found = re.search(r"\d+(?:\.\d+)+", told.stdout)
        return f"{found[0] if found else 'unknown'}+{WORDS_A_MINUTE}"

    def speak(self, text: str) -> Speech:
        """The sound at 22,050 Hz. Raises EngineFailed."""
        # Double brackets would be taken for phonemes.
        said = plain(text).replace("[[", " ").replace("]]", " ")
        return Speech(np.concatenate([NOTHING, *map(self._say, pieces_of(said, MOST_CHARACTERS))]))

    def _say(self, piece: str) -> Samples:
        asked = [PROGRAM, "--stdin", "--stdout", "-v", self._language.lower(), "-s", str(WORDS_A_MINUTE)]
        given = piece.encode("utf-8", "replace")
        try:
            told = subprocess.run(asked, input=given, capture_output=True, timeout=TIMEOUT_S, check=True)
            samples, rate = read_wave(told.stdout)
        except (OSError, subprocess.SubprocessError, NotSound) as error:
            raise EngineFailed(f"{PROGRAM} could not speak {piece[:60]!r}: {error}") from error
        if rate != self.sample_rate:
            raise EngineFailed(f"{PROGRAM} gave {rate} samples a second instead of {self.sample_rate}.")
        return samples


def installed() -> bool:
    """Whether the program is there."""
    return shutil.which(PROGRAM) is not None
