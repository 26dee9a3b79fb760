"""What every speech engine answers to."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class SpokenWord:
    """Where a word stands in the text that was spoken, and when it begins."""

    start: int
    end: int
    """Code points in the text given to `speak`."""
    at: int
    """The sample at which it begins, at the engine's rate."""


@dataclass(frozen=True, slots=True)
class Speech:
    """What an engine gives for a text."""

    samples: Samples
    """Mono, from -1 to 1."""
    words: tuple[SpokenWord, ...] = ()
    """Every word between spaces, in order, their times never falling; empty where the engine knows none."""


class EngineFailed(Exception):
    """An engine could not speak a text. Its text says which engine and why."""


class Engine(Protocol):
    """Turns spoken words into sound. The same engine, version, voice and text always give the same samples."""

    @property
    def name(self) -> str:
        """As in STANDFIRST_ENGINE."""

    @property
    def version(self) -> str:
        """Changes whenever the same text would sound different: it is part of each segment's digest."""

    @property
    def voice(self) -> str:
        """Which voice, as shown to an editor."""

    @property
    def sample_rate(self) -> int:
        """Samples a second of what `speak` gives."""

    def speak(self, text: str) -> Speech:
        """The sound of a text, and when its words begin. Raises EngineFailed."""
