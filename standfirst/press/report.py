"""What one run of the press did. No Django here."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Failure:
    """An output that could not be pressed. Its old file stays, and it stays due."""

    output: str
    key: str
    """Canonical text of the key."""
    path: str
    """Where it lies, as far as known; else empty."""
    error: str
    """One sentence."""
    place: str = ""
    """File and line where it went wrong."""


@dataclass(slots=True)
class Report:
    """Paths are those of the tree ("uk/slug/index.html")."""

    written: tuple[tuple[str, str], ...] = ()
    """(path, reason), in the order of writing."""
    unchanged: int = 0
    """Outputs that were made again and gave the same bytes."""
    removed: tuple[str, ...] = ()
    failed: tuple[Failure, ...] = ()
    again: int = 0
    """How many of those had failed in an earlier run too."""
    differences: tuple[str, ...] = ()
    """What `verify` found and healed, a sentence each."""
    after: tuple[str, ...] = ()
    """What went wrong in the steps after the press, a sentence each."""
    started: datetime = field(default_factory=lambda: datetime.now(UTC))
    seconds: dict[str, float] = field(default_factory=dict)
    """Phase (plan, read, render, write, record) -> seconds, of all processes together."""

    @property
    def good(self) -> bool:
        """Whether a command should exit with 0."""
        return not (self.failed or self.differences)

    def spent(self, seconds: Mapping[str, float]) -> None:
        """Add the time that another report says was spent."""
        for phase, some in seconds.items():
            self.seconds[phase] = self.seconds.get(phase, 0.0) + some

    @contextmanager
    def timing(self, phase: str) -> Iterator[None]:
        """Add the time spent inside to a phase."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[phase] = self.seconds.get(phase, 0.0) + time.perf_counter() - start
