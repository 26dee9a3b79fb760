"""The one interface of all that is told after a press, and its null version. No Django here."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable


class SendError(Exception):
    """A receiver could not be reached or refused. Its text is one sentence that names the receiver."""

    def __init__(self, said: str, *, left: Sequence[str] = (), wait: float = 0.0, final: bool = False) -> None:
        super().__init__(said)
        self.left = tuple(left)
        """Paths of the call that were not sent; empty for all of them."""
        self.wait = wait
        """Seconds that the receiver asked to be left alone for; 0 where it named none."""
        self.final = final
        """Whether the same call would be refused again, whenever it is made."""


class Target(Protocol):
    """Something outside that is told which files changed. Paths are those of the tree ("uk/ferry/index.html")."""

    name: str
    """What the queue and the log call it. It holds no secret."""
    size: int
    """Paths that one call to `send` may hold."""
    lasting: float
    """Seconds after which a call that never succeeded is given up."""

    def wants(self, paths: Sequence[str]) -> Sequence[str]:
        """Those of the changed and removed paths that it is told of."""
        ...

    def send(self, paths: Sequence[str]) -> None:
        """Tell it. Being told twice does no harm. Raises SendError."""
        ...


@runtime_checkable
class Cache(Target, Protocol):
    """A target that keeps copies of the tree and is told to drop them."""

    def empty(self) -> None:
        """Drop everything. Raises SendError."""
        ...


@runtime_checkable
class Source(Target, Protocol):
    """A target that holds the files that readers and caches fetch: every other target is told after it."""

    def settle(self, path: str) -> bool:
        """Have what it holds be as the tree is; whether it holds anything there. Raises SendError."""
        ...


class Nothing:
    """The null version: a cache that keeps nothing."""

    name = "nothing"
    size = 1000
    lasting = 0.0

    def wants(self, paths: Sequence[str]) -> Sequence[str]:
        """None."""
        return ()

    def send(self, paths: Sequence[str]) -> None:
        """Do nothing."""

    def empty(self) -> None:
        """Do nothing."""


DAY = 86_400.0
"""Seconds for which a purge is tried: a copy of a withdrawn story must not stay for want of one."""
HOUR = 3_600.0
"""Seconds for which a ping is tried: later, it is no news."""
