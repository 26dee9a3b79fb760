"""What podcast players show beside the sound: chapters and a transcript, as the podcast namespace has them in JSON."""

import json
from collections.abc import Collection, Sequence

from standfirst.feeds.text import clean
from standfirst.stories.values import Sentence

CHAPTERS = "1.2.0"
TRANSCRIPT = "1.0.0"
"""Versions of the two formats (podcast namespace, "JSON Chapters", "Transcripts")."""
SHORTEST_S = 30.0
"""A chapter that a paragraph begins lasts this long at least."""
LONGEST_TITLE = 60
"""Letters of a paragraph that name its chapter."""

Mark = tuple[float, str]
"""When a chapter begins, in seconds, and its title."""


def chapters(marks: Sequence[Mark]) -> bytes:
    """The chapters' file."""
    listed = [{"startTime": round(start, 3), "title": clean(title)} for start, title in marks]
    return json.dumps({"version": CHAPTERS, "chapters": listed}, ensure_ascii=False, indent=1).encode() + b"\n"


def transcript(sentences: Sequence[Sentence]) -> bytes:
    """Each sentence with its times in seconds."""
    segments = [
        {"startTime": round(one.begin_s, 3), "endTime": round(one.end_s, 3), "body": clean(" ".join(one.text.split()))}
        for one in sentences
    ]
    return json.dumps({"version": TRANSCRIPT, "segments": segments}, ensure_ascii=False, indent=1).encode() + b"\n"


def marks(headline: str, heads: Collection[str], sentences: Sequence[Sentence]) -> tuple[Mark, ...]:
    """Where chapters begin: the headline's, then each heading's; in a story without headings, each long paragraph's.

    `heads` are the blocks that are headings.
    """
    found: list[Mark] = [(0.0, headline)]
    seen: set[str] = set()
    for one in sentences:
        if not one.address.startswith("body.") or one.block in seen:
            continue
        seen.add(one.block)
        if one.block in heads or (not heads and one.begin_s - found[-1][0] >= SHORTEST_S):
            found.append((one.begin_s, one.text if heads else _beginning(one.text)))
    return tuple(found)


def _beginning(text: str) -> str:
    """The first words of a text."""
    flat = " ".join(text.split())
    if len(flat) <= LONGEST_TITLE:
        return flat
    return flat[:LONGEST_TITLE].rpartition(" ")[0].rstrip(",;:–—-") + "…"
