"""Processes that narrate the same sentences speak each once."""

import multiprocessing
from pathlib import Path

import pytest

from standfirst.narration.engines.tone import Tone
from standfirst.narration.script import script
from standfirst.narration.segments import Store
from standfirst.narration.speaking import Speaker
from tests.narration.stories import with_paragraphs
from tests.ops.web import until
from tests.workers.processes import forked

pytestmark = pytest.mark.no_database

TOGETHER = multiprocessing.get_context("fork")
STORY = with_paragraphs("One stood. Two sat. Three lay. Four ran. Five swam. Six sang. Seven slept. Eight rose.")


def test_two_processes_speak_each_sentence_once(tmp_path: Path) -> None:
    ready, counts = TOGETHER.Barrier(2), TOGETHER.SimpleQueue()

    def narrate() -> None:
        speaker = Speaker(Tone(), Store(tmp_path))
        ready.wait(5)
        parts = speaker.parts(script(STORY, {}))
        counts.put((speaker.spoken, len(parts), [part.frames for part in parts]))

    with forked(lambda: TOGETHER.Process(target=narrate).start()):
        narrate()
        heard = [counts.get(), counts.get()]
    assert heard[0][1:] == heard[1][1:]
    assert sum(spoken for spoken, _, _ in heard) == heard[0][1] == len(list(tmp_path.rglob("*.mp3")))


def test_a_process_that_is_killed_while_it_speaks_keeps_nobody_waiting(tmp_path: Path) -> None:
    name = "ab" * 16
    with forked(lambda: Store(tmp_path).making(name).__enter__()):
        pass
    until(lambda: Store(tmp_path).making(name).__enter__() is None, 5)
