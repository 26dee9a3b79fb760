"""An engine for unit tests: a short tone a word, its pitch from the word's letters. Not speech."""

import re
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from standfirst.narration.engines.protocol import Samples, Speech, SpokenWord

WORD_S, GAP_S = 0.09, 0.03
LOUDNESS = 0.3
WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Tone:
    """Tones for words, at once."""

    name: str = "tone"
    version: str = "1"
    voice: str = "Tone"
    sample_rate: int = 22_050

    def speak(self, text: str) -> Speech:
        """One burst a word, with a gap after it."""
        found = list(WORD.finditer(text))
        if not found:
            return Speech(np.zeros(0, dtype=np.float32))
        sound = np.concatenate([self._burst(word.group()) for word in found])
        each = len(sound) // len(found)
        words = (SpokenWord(word.start(), word.end(), number * each) for number, word in enumerate(found))
        return Speech(sound, tuple(words))

    def _burst(self, word: str) -> Samples:
        times = np.arange(round(WORD_S * self.sample_rate)) / self.sample_rate
        pitch = 200 + crc32(word.encode()) % 600
        wave = LOUDNESS * np.sin(2 * np.pi * pitch * times) * np.hanning(len(times))
        return np.concatenate([wave, np.zeros(round(GAP_S * self.sample_rate))]).astype(np.float32)
