"""When each written word of a recording is heard: a segment's spoken words, taken to the words that a page shows.

No Django here. "£3m" is one written word for its three spoken ones and begins with the first of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from standfirst.narration.places import Place
from standfirst.narration.script import Said, utf16
from standfirst.narration.segments import Word


@dataclass(frozen=True, slots=True)
class WordTime:
    """A written word and when it begins to be heard."""

    start: int
    end: int
    """UTF-16 code units in the block's text."""
    ms: int
    """Milliseconds from the segment's beginning."""


def word_times(said: Said, places: Sequence[Place], words: Sequence[Word]) -> Iterator[WordTime]:
    """The written words of a sentence, in order. None where the page shows other words than are said."""
    if said.loose or not said.block or said.end - said.start != utf16(said.text):
        return
    at = 0
    for place in places:
        while at < len(words) and words[at].end <= place.at:
            at += 1
        if at < len(words) and words[at].start < place.to:
            start, end = (said.start + utf16(said.text[:edge]) for edge in (place.start, place.end))
            yield WordTime(start, end, round(words[at].at_s * 1000))


def as_line(times: Iterator[WordTime]) -> str:
    """As a part of a recording keeps them: "0,5,35 6,9,250"."""
    return " ".join(f"{time.start},{time.end},{time.ms}" for time in times)


def of_line(line: str) -> tuple[WordTime, ...]:
    """What `as_line` wrote."""
    return tuple(WordTime(*map(int, row.split(","))) for row in line.split())
