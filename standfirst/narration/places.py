"""Where in the written text each spoken word stands: what highlighting follows. No Django here."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from standfirst.narration.reading import CLAIMED, NOTHING, Piece, spaced

SPACES = re.compile(r"\s+")
DROPPED = (
    re.compile(rf"[{NOTHING}{CLAIMED}]+"),
    re.compile(r"(?<= ) +"),
    re.compile(r"\s+(?=[,;:.!?]+(?:\s|$))"),
    re.compile(r"[,;:]+(?=[,;:.!?])|(?<=[.!?]),+(?=\s|$)"),
    re.compile(r"^[ ,;:-]+|[ ,;:-]+$"),
)
"""What is taken out of the joined pieces, in this order; nothing else changes in them."""
SOMETHING = re.compile(r"[^\W_]")
OUTER = re.compile(r"^[\s.,;:!?\"'“”‘’«»()\[\]{}<>…–—*_`\0-]+|[\s.,;:!?\"'“”‘’«»()\[\]{}<>…–—*_`\0-]+$")
"""What is no part of a word where it stands at the word's ends."""


@dataclass(frozen=True, slots=True)
class Place:
    """Spoken words [at, to) say the written characters [start, end): code points all.

    Places are ordered and apart in both texts, and every letter that is said is in one. A number's words all have the
    whole written number for their place.
    """

    start: int
    end: int
    at: int
    to: int


def join(pieces: Iterable[Piece]) -> tuple[str, list[int]]:
    """The pieces' words, and where in them each piece begins. Words that would run together get a space."""
    said, length, last, starts = [], 0, "", []
    for piece in pieces:
        if piece.say:
            if last and spaced(last, piece.say[0]):
                said.append(" ")
                length += 1
            last = piece.say[-1]
        starts.append(length)
        said.append(piece.say)
        length += len(piece.say)
    return "".join(said), starts


def tidy(said: str) -> str:
    """One line, without space or pauses that nothing follows. Empty where no letter is left."""
    said = SPACES.sub(" ", said)
    for pattern in DROPPED:
        said = pattern.sub("", said)
    return said if SOMETHING.search(said) else ""


def tidy_with_places(said: str) -> tuple[str, list[int]]:
    """As `tidy`, and the offsets in `said` of the characters that are left."""
    kept = list(range(len(said)))
    said = re.sub(r"\s", " ", said)
    for pattern in DROPPED:
        gone = {at for found in pattern.finditer(said) for at in range(*found.span())}
        if gone:
            kept = [offset for at, offset in enumerate(kept) if at not in gone]
            said = pattern.sub("", said)
    return (said, kept) if SOMETHING.search(said) else ("", [])


def places(text: str, pieces: Sequence[Piece], starts: Sequence[int], said: str, kept: list[int]) -> tuple[Place, ...]:
    """The places of what is said of `text`. `starts` as `join` gives them, `kept` as `tidy_with_places` does."""
    found: list[Place] = []
    for piece, start in zip(pieces, starts, strict=True):
        at, to = bisect_left(kept, start), bisect_left(kept, start + len(piece.say))
        letters = [at + match.start() for match in SOMETHING.finditer(said[at:to])]
        if not letters:
            continue
        one = Place(*_tight(text, piece.start, piece.end), letters[0], letters[-1] + 1)
        if found and " " not in said[found[-1].to : one.at]:
            one = Place(found[-1].start, one.end, found[-1].at, one.to)
            found.pop()
        found.append(one)
    return tuple(found)


def _tight(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the marks at its ends, unless it is nothing but marks."""
    piece = text[start:end]
    edges = [found.span() for found in OUTER.finditer(piece)]
    left = edges[0][1] if edges and edges[0][0] == 0 else 0
    right = edges[-1][0] if edges and edges[-1][1] == len(piece) else len(piece)
    return (start + left, start + right) if left < right else (start, end)
