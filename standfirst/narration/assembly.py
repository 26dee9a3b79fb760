"""A recording is its segments and pauses end to end: joining is concatenation, and every time is an exact sum."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from standfirst.narration.frames import FRAME, RATE, silence
from standfirst.stories.values import Sentence


@dataclass(frozen=True, slots=True)
class Part:
    """One spoken sentence in a recording, and the silence after it."""

    address: str
    block: str
    start: int
    end: int
    """UTF-16 code units in the block's text."""
    text: str
    """As written."""
    segment: str
    """Digest of the segment's file."""
    frames: int
    """Of the segment."""
    pause: int
    """Frames of silence after it."""
    words: str = ""
    """When each of its written words is heard, as word_times.as_line puts it; empty where the engine knows none."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A recording, whole."""

    digest: str
    """Names its published files."""
    parts: tuple[Part, ...]


def samples(parts: Sequence[Part]) -> int:
    """The recording's length in samples at 44.1 kHz."""
    return sum(part.frames + part.pause for part in parts) * FRAME


def duration(parts: Sequence[Part]) -> float:
    """The recording's length in seconds."""
    return samples(parts) / RATE


def assemble(parts: Sequence[Part], load: Callable[[str], bytes]) -> bytes:
    """The recording's bytes. `load` gives a segment's bytes by its digest."""
    return b"".join(load(part.segment) + silence(part.pause) for part in parts)


def sentences(parts: Sequence[Part]) -> tuple[Sentence, ...]:
    """Each sentence with its times. One ends where the next begins, and the last with the sound."""
    timed, at = [], 0
    for part in parts:
        until = at + part.frames + part.pause
        timed.append(
            Sentence(
                address=part.address,
                block=part.block,
                start=part.start,
                end=part.end,
                begin_s=at * FRAME / RATE,
                end_s=until * FRAME / RATE,
                text=part.text,
            )
        )
        at = until
    return tuple(timed)
