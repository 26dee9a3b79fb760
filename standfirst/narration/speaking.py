"""Sentences to segments: what is stored already is used, what is not is spoken. No Django here."""

import logging
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from standfirst.narration.assembly import Part
from standfirst.narration.engines import Engine, EngineFailed
from standfirst.narration.frames import frames_of
from standfirst.narration.lanes import Lanes
from standfirst.narration.places import Place
from standfirst.narration.script import QUOTE, Said
from standfirst.narration.segments import Segment, Store, digest, make
from standfirst.narration.spoken import Sayings, said_with_places
from standfirst.narration.word_times import as_line, word_times

log = logging.getLogger(__name__)

TRIES = 2
NOT_PLAIN = re.compile(r"[^A-Za-z0-9' ]+|(?<![A-Za-z])'|'(?![A-Za-z])")
FAULTS = (EngineFailed, ArithmeticError, LookupError, MemoryError, RuntimeError, ValueError)
"""What an engine, or the encoder with its sound, may come to grief with. A full disk is none of them."""


def go_on() -> None:
    """What is done between two sentences where nobody else could want their place."""


def plain(words: str) -> str:
    """The letters and digits of spoken words alone, each letter without its accent, apostrophes within words kept."""
    letters = unicodedata.normalize("NFKD", words.replace("’", "'"))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(NOT_PLAIN.sub(" ", bare).split())


@dataclass(frozen=True, slots=True)
class Planned:
    """A sentence that can be said, and what names its segment."""

    said: Said
    engine: Engine
    words: str
    places: tuple[Place, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Made:
    """A segment that is there."""

    name: str
    frames: int
    fresh: bool
    """Whether it was spoken just now."""


@dataclass(slots=True)
class Speaker:
    """Speaks one story's sentences, and counts."""

    engine: Engine
    store: Store
    locale: str = "en-GB"
    sayings: Sayings | None = None
    lanes: int = 1
    """Sentences that are spoken at the same time."""
    quotes: Engine | None = None
    """What says the words of somebody who is named, where that is another voice."""
    spoken: int = 0
    reused: int = 0
    skipped: int = 0
    """Sentences that the engine could not speak."""
    missing: int = 0
    """Sentences that are still to be spoken."""
    warnings: list[str] = field(default_factory=list)
    failure: EngineFailed | None = None
    """The last one."""

    def parts(self, script: Iterable[Said]) -> tuple[Part, ...]:
        """A part for each sentence that can be said. The others leave a warning where a reader would miss them."""
        return tuple(self.each(script))

    def each(self, script: Iterable[Said], between: Callable[[], None] = go_on) -> Iterator[Part]:
        """The same one by one, each as soon as it and all before it are there.

        `between` is called before each sentence that has to be spoken; what it raises ends the speaking.
        """
        plan = [one for said in script if (one := self._planned(said)) is not None]
        stored = {one.name: self.store.reuse(one.name) for one in plan}
        lacking = [(one.name, one) for one in plan if not stored[one.name]]
        with Lanes(self._made, lacking, lanes=self.lanes, between=between) as lanes:
            self.missing = lanes.left
            heard: set[str] = set()
            for one in plan:
                try:
                    made = Made(one.name, frames, False) if (frames := stored[one.name]) else lanes.take(one.name)
                except EngineFailed as error:
                    self._skip(one.said, error)
                    continue
                finally:
                    self.missing = lanes.left
                fresh = made.fresh and made.name not in heard
                heard.add(made.name)
                self.spoken, self.reused = self.spoken + fresh, self.reused + (not fresh)
                yield self._part(one, made)

    def _planned(self, said: Said) -> Planned | None:
        engine = self.quotes if self.quotes and said.voice == QUOTE else self.engine
        words, places = said_with_places(said.text, self.locale, self.sayings)
        if words:
            return Planned(said, engine, words, places, digest(engine, words))
        if any(letter.isalnum() for letter in said.text):
            self._warn(said, "there is nothing in it that can be said.")
        return None

    def _part(self, one: Planned, made: Made) -> Part:
        said = one.said
        # A plain reading's words stand elsewhere than those that were to be said: only the sentence is known then.
        words = self.store.words(made.name) if made.name == one.name else ()
        times, pause = as_line(word_times(said, one.places, words)), frames_of(said.pause_ms)
        return Part(said.address, said.block, said.start, said.end, said.text, made.name, made.frames, pause, times)

    def _made(self, one: Planned) -> Made:
        """The segment of a sentence, or of its bare letters where the engine fails at the rest. Raises EngineFailed.

        Where the second voice fails the first one speaks.
        """
        try:
            return self._segment(one.engine, one.name, one.words, TRIES)
        except EngineFailed as error:
            if one.engine is not self.engine:
                log.warning("A quotation is said in the first voice: %.60s (%s)", one.words, error)
                return self._made(replace(one, engine=self.engine, name=digest(self.engine, one.words)))
            bare = plain(one.words)
            if not bare or bare == one.words:
                raise
            log.warning("A sentence is said plainly, without its marks: %.60s (%s)", one.words, error)
            return self._segment(one.engine, digest(one.engine, bare), bare, 1)

    def _segment(self, engine: Engine, name: str, words: str, tries: int) -> Made:
        with self.store.making(name):
            # Another worker may have spoken it while this one waited.
            if frames := self.store.frames(name):
                self.store.renew(name)
                return Made(name, frames, False)
            self.store.put(name, _tried(engine, words, tries))
        return Made(name, self.store.frames(name) or 0, True)

    def _skip(self, said: Said, error: EngineFailed) -> None:
        self.failure, self.skipped = error, self.skipped + 1
        self._warn(said, str(error))

    def _warn(self, said: Said, why: str) -> None:
        self.warnings.append(f"“{said.text[:60]}” ({said.address}) is not heard: {why}")
        log.warning(self.warnings[-1])


def _tried(engine: Engine, words: str, tries: int) -> Segment:
    for left in reversed(range(tries)):
        try:
            return make(engine, words)
        except FAULTS as error:
            if not left:
                raise error if isinstance(error, EngineFailed) else _failed(engine, words, error) from error
            log.warning("A sentence failed and is tried again: %.60s", words, exc_info=True)
    raise ValueError("A sentence is tried at least once.")


def _failed(engine: Engine, words: str, error: Exception) -> EngineFailed:
    return EngineFailed(f"{engine.voice} could not speak {words[:60]!r}: {error}")
