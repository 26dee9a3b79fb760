"""Sentences to segments: what is stored already is used, what is not is spoken. No Django here."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field

from standfirst.narration.assembly import Part
from standfirst.narration.engines import Engine, EngineFailed
from standfirst.narration.frames import frames_of
from standfirst.narration.script import Said
from standfirst.narration.segments import Segment, Store, digest, make
from standfirst.narration.spoken import Sayings, said_with_places
from standfirst.narration.word_times import as_line, word_times

log = logging.getLogger(__name__)

TRIES = 2


@dataclass(slots=True)
class Speaker:
    """Speaks one story's sentences, and counts."""

    engine: Engine
    store: Store
    locale: str = "en-GB"
    sayings: Sayings | None = None
    spoken: int = 0
    reused: int = 0
    skipped: int = 0
    """Sentences that the engine could not speak."""
    warnings: list[str] = field(default_factory=list)
    failure: EngineFailed | None = None
    """The last one."""

    def parts(self, script: Iterable[Said]) -> tuple[Part, ...]:
        """A part for each sentence that can be said. The others leave a warning where a reader would miss them."""
        found = [self._part(said) for said in script]
        return tuple(part for part in found if part is not None)

    def _part(self, said: Said) -> Part | None:
        words, places = said_with_places(said.text, self.locale, self.sayings)
        if not words:
            if any(letter.isalnum() for letter in said.text):
                self._warn(said, "there is nothing in it that can be said.")
            return None
        try:
            name, frames = self._segment(words)
        except EngineFailed as error:
            self.failure, self.skipped = error, self.skipped + 1
            self._warn(said, str(error))
            return None
        times = as_line(word_times(said, places, self.store.words(name)))
        pause = frames_of(said.pause_ms)
        return Part(said.address, said.block, said.start, said.end, said.text, name, frames, pause, times)

    def _segment(self, words: str) -> tuple[str, int]:
        name = digest(self.engine, words)
        if frames := self.store.frames(name):
            self.reused += 1
            return name, frames
        with self.store.making(name):
            # Another worker may have spoken it while this one waited.
            if frames := self.store.frames(name):
                self.reused += 1
                return name, frames
            self.store.put(name, self._try(words))
        self.spoken += 1
        return name, self.store.frames(name) or 0

    def _try(self, words: str) -> Segment:
        for _ in range(TRIES - 1):
            try:
                return make(self.engine, words)
            except EngineFailed:
                log.warning("A sentence failed and is tried again: %.60s", words, exc_info=True)
        return make(self.engine, words)

    def _warn(self, said: Said, why: str) -> None:
        self.warnings.append(f"“{said.text[:60]}” ({said.address}) is not heard: {why}")
        log.warning(self.warnings[-1])
