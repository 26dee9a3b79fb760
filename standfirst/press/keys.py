"""The one written form of a key: a fact's `("latest", 7, 30)` or an output's `5`. No Django here."""

import json
from typing import TypeAlias

Part: TypeAlias = int | str
FactKey: TypeAlias = tuple[Part, ...]
"""A fact's name and its arguments: `("story_card", 99)`."""
Key: TypeAlias = int | str | tuple[Part, ...]
"""Which one of an output's pages: a number, a word or a tuple of them."""

LONGEST = 250
"""Characters that the ledger keeps of a key's text."""


def _checked(part: object) -> object:
    if isinstance(part, bool) or not isinstance(part, int | str):
        raise TypeError(f"a key is made of int and str; {part!r} is {type(part).__name__}.")
    return part


def key_text(key: Key) -> str:
    """JSON in ASCII, so that every str and int comes back as it was.

    Raises TypeError for another type, ValueError for a key that is longer than the ledger holds.
    """
    parts = [_checked(part) for part in key] if isinstance(key, tuple) else _checked(key)
    text = json.dumps(parts, separators=(",", ":"))
    if len(text) > LONGEST:
        raise ValueError(f"the key {text[:60]}… is {len(text)} characters long; {LONGEST} is the most.")
    return text


def key_from(text: str) -> Key:
    """What `key_text` was given. Raises ValueError for text that it does not write."""
    key = json.loads(text)
    if isinstance(key, list):
        return tuple(key)
    if isinstance(key, int | str):
        return key
    raise ValueError(f"{text!r} is not a key.")


def in_words(key: Key) -> str:
    """A key as people read it: `story_card 99`."""
    return " ".join(str(part) for part in key) if isinstance(key, tuple) else str(key)
