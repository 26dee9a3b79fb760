"""The bulletin's sound: an opening line, then headlines and standfirsts, joined from segments that exist already."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from standfirst.narration.assembly import Part
from standfirst.narration.facts import OF, current, current_whole
from standfirst.narration.frames import frames_of, silence
from standfirst.narration.record import store
from standfirst.narration.tags import SIZE, source_type
from standfirst.press.facts import row

SAID = ("headline.", "standfirst.")
"""What is heard of a story: the parts whose addresses begin so."""
BETWEEN_MS = 1200
"""Silence between two stories, at least."""

Parts = tuple[Part, ...]


@row("heard_headline", of=OF)
def load_headlines(ids: Collection[int]) -> Mapping[int, Parts]:
    """By story id: the headline and standfirst of the live version as they were spoken; absent where they were not.

    Apart from the rest of the sound, so that a correction further down makes no other bulletin.
    """
    found = {id: tuple(_of(id, part) for part in one.parts if said(part)) for id, one in current_whole(ids).items()}
    return {id: parts for id, parts in found.items() if parts}


@row("heard_source", of=OF)
def load_sources(ids: Collection[int]) -> Mapping[int, str]:
    """By story id: the source type of the machine's sound: the bulletin is joined from it, whoever reads the story."""
    return {id: source_type(one.engine) for id, one in current(ids).items()}


def said(part: Part) -> bool:
    """Whether a part of a story is heard in the bulletin."""
    return part.address.startswith(SAID)


def _of(story: int, part: Part) -> Part:
    """The part with its story's id before its place: several stories stand on one page."""
    return replace(part, address=f"{story}.{part.address}", block=f"{story}.{part.block}" if part.block else "")


def join(opening: Part | None, stories: Sequence[Parts]) -> Parts:
    """One bulletin. Between two stories there is more silence than within one."""
    spaced = [(*parts[:-1], replace(parts[-1], pause=max(parts[-1].pause, frames_of(BETWEEN_MS)))) for parts in stories]
    return (*((opening,) if opening else ()), *(part for parts in spaced for part in parts))


def size(parts: Parts) -> int:
    """Bytes of the published file, its tag included. Raises FileNotFoundError where a segment has gone."""
    held = store()
    return SIZE + sum(held.path(part.segment).stat().st_size + len(silence(part.pause)) for part in parts)
