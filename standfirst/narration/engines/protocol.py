"""What every speech engine answers to."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]


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

    def speak(self, text: str) -> Samples:
        """Mono samples from -1 to 1. Raises EngineFailed."""
