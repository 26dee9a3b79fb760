"""The one path from a story to its recording."""

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.conf import settings

from standfirst.narration import frames
from standfirst.narration.assembly import Part
from standfirst.narration.engines import Engine, UnknownEngine, for_language, foreign
from standfirst.narration.engines import engine as engine_named
from standfirst.narration.keeping import drop, keep
from standfirst.narration.models import FINE, QUICK, Recording, lexicon
from standfirst.narration.notices import Day, days
from standfirst.narration.rules.tongues import is_english
from standfirst.narration.script import UTC_DAYS, Said, script, script_digest
from standfirst.narration.segments import Store, make
from standfirst.narration.sentences import split
from standfirst.narration.speaking import Speaker, go_on
from standfirst.narration.spoken import spoken
from standfirst.stories import facts, values
from standfirst.stories.models import NewsroomSettings

log = logging.getLogger(__name__)

__all__ = ["WHOLE", "Manner", "Result", "configured_engine", "record", "say_text", "script_of", "store"]

SAY_PAUSE_MS = 300
FIRST, GROWTH = 1, 4
"""Sentences that are offered first while the rest is spoken, and how many times as many each time after that."""
WORTH = 3
"""So few sentences are soon there: what they complete is offered whole."""
LANES = 2
"""Sentences spoken at the same time where there are as many cores."""


@dataclass(frozen=True, slots=True)
class Result:
    """What narrating a story came to. `recording` is None where the story is gone or says nothing."""

    recording: Recording | None
    spoken: int
    reused: int
    skipped: int


@dataclass(frozen=True, slots=True)
class Manner:
    """How a story is narrated."""

    rank: int = QUICK
    """In which of the newsroom's voices."""
    early: bool = False
    """Whether readers may hear its first sentences while the others are being spoken."""
    between: Callable[[], None] = go_on
    """Asked before each sentence that has to be spoken; what it raises ends the narration, what was spoken stays."""


WHOLE = Manner()


def configured_engine() -> Engine:
    """The engine that narrates at once. Raises UnknownEngine."""
    return engine_named(quick_voice(), settings.ENVIRONMENT.narration_threads)


def quick_voice(own: NewsroomSettings | None = None) -> str:
    """The name of the voice that narrates at once: the configured one, or its stand-in for the site's language.

    `own` are other settings than the newsroom has, here and below: what would be under them.
    """
    return for_language(settings.ENVIRONMENT.engine, (own or facts.own_settings()).language, settings.ENVIRONMENT)


def has_fine_voice(own: NewsroomSettings | None = None) -> bool:
    """Whether a finer voice, of the site's language, takes the first one's place when it has read the whole story."""
    here = settings.ENVIRONMENT
    if here.fine_engine in ("", here.engine):
        return False
    return not foreign(here.fine_engine, (own or facts.own_settings()).language, here)


def engine_of(rank: int) -> Engine:
    """The newsroom's quick or fine voice. Raises UnknownEngine."""
    if rank == FINE:
        return engine_named(settings.ENVIRONMENT.fine_engine, settings.ENVIRONMENT.narration_threads)
    return configured_engine()


def quote_engine() -> Engine | None:
    """The voice that the newsroom chose for quotations; None where it chose none, or one that is there no longer."""
    name = facts.own_settings().quote_voice
    try:
        return engine_named(name, settings.ENVIRONMENT.narration_threads) if name else None
    except UnknownEngine:
        log.warning("Quotations are said in the first voice.", exc_info=True)
        return None


def store() -> Store:
    """The newsroom's segments."""
    return Store(settings.ENVIRONMENT.private / "segments")


def locale(own: NewsroomSettings | None = None) -> str:
    """In whose manner stories are read: the newsroom's language; of English "en-US" where it is that, else "en-GB"."""
    language = (own or facts.own_settings()).language
    return "en-GB" if is_english(language) and language != "en-US" else language


def day(own: NewsroomSettings | None = None) -> Day:
    """How the newsroom writes a day, where it is."""
    own = own or facts.own_settings()
    return days(ZoneInfo(own.time_zone), locale(own))


def script_of(story: values.Story, own: NewsroomSettings | None = None) -> tuple[Said, ...]:
    """What is said of a story here and now: with its contributors' names, and days as the newsroom writes them."""
    names = facts.contributor_names([entry.contributor for entry in story.byline if entry.contributor])
    own = own or facts.own_settings()
    return script(story, names, day(own) if story.corrections else UTC_DAYS, locale(own))


def record(story: values.Story, engine: Engine | None = None, manner: Manner = WHOLE) -> Result:
    """Speak what is not spoken yet of a story, and keep its recording.

    Raises EngineFailed only where nothing at all could be spoken, and what `manner.between` raises.
    """
    lanes = min(LANES, os.cpu_count() or 1)
    own = facts.own_settings()
    speaker = Speaker(engine or engine_of(manner.rank), store(), locale(own), lexicon(), lanes, quote_engine())
    early = _Early(story, speaker, manner)
    try:
        parts = []
        for part in speaker.each(script_of(story, own), manner.between):
            parts.append(part)
            early.offer(parts)
    except OSError:
        early.take_back()
        raise
    if not parts:
        early.take_back()
        if speaker.failure:
            raise speaker.failure
        return Result(None, 0, 0, speaker.skipped)
    kept = keep(story, parts, speaker, manner.rank, partial=False)
    if manner.rank == QUICK and not has_fine_voice():
        drop(story.id, rank=FINE)
    return Result(kept, speaker.spoken, speaker.reused, speaker.skipped)


class _Early:
    """Offers the first sentences of a story that nobody can hear yet, and more of them at growing steps."""

    def __init__(self, story: values.Story, speaker: Speaker, manner: Manner) -> None:
        self.story, self.speaker, self.manner = story, speaker, manner
        self.next = FIRST if manner.early else 0
        if manner.early:
            rows = Recording.objects.filter(story=story.id, script_digest=script_digest(story))
            for row in rows:
                # What is whole already is not taken away for a beginning.
                self.next = max(self.next, GROWTH * len(row.segments)) if row.partial and self.next else 0

    def offer(self, parts: list[Part]) -> None:
        """Keeps what is there, if it is time and much is still to come."""
        if self.next and len(parts) >= self.next and self.speaker.spoken and self.speaker.missing > WORTH:
            self.next = GROWTH * len(parts)
            keep(self.story, parts, self.speaker, self.manner.rank, partial=True)

    def take_back(self) -> None:
        """A beginning whose end will not come."""
        if self.manner.early:
            drop(self.story.id, rank=self.manner.rank, partial=True)


def say_text(text: str, engine: Engine | None = None) -> bytes:
    """A text as MP3, as a story would be read. Raises EngineFailed, ValueError where there is nothing to say."""
    speaking, sayings, region = engine or configured_engine(), lexicon(), locale()
    said = [words for begin, end in split(text) if (words := spoken(text[begin:end], region, sayings))]
    if not said:
        raise ValueError("There is nothing in the text that can be said.")
    pause = frames.silence(frames.frames_of(SAY_PAUSE_MS))
    return pause.join(make(speaking, words).data for words in said)
