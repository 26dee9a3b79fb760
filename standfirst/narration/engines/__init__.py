"""The speech engines, by name."""

from functools import cache

from standfirst.narration.engines.piper import Piper
from standfirst.narration.engines.protocol import Engine, EngineFailed
from standfirst.narration.engines.tone import Tone

__all__ = ["Engine", "EngineFailed", "UnknownEngine", "engine"]

NAMES = ("piper", "tone")


class UnknownEngine(ValueError):
    """No engine has that name. Its text is one sentence that names it and those there are."""


@cache
def engine(name: str, threads: int = 1) -> Engine:
    """The engine of that name, one a process. Raises UnknownEngine."""
    if name == "piper":
        return Piper(threads)
    if name == "tone":
        return Tone()
    raise UnknownEngine(f"STANDFIRST_ENGINE is {name!r}; the engines are {' and '.join(NAMES)}.")
