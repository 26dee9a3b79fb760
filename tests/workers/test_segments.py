"""Processes that narrate the same sentences speak each once."""

import multiprocessing
import time
from pathlib import Path
from threading import Event, Thread

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


def test_threads_of_two_processes_wait_for_each_other_crosswise(tmp_path: Path) -> None:
    """One process holds the first sentence and waits for the second with another thread, the other the reverse."""
    first, second, store = "ab" * 16, "cd" * 16, Store(tmp_path)
    holding, made = TOGETHER.Event(), {name: TOGETHER.Event() for name in (first, second)}

    def make(name: str) -> None:
        with store.making(name):
            made[name].set()

    def other() -> None:
        with store.making(second):
            Thread(target=make, args=(first,)).start()
            holding.set()
            time.sleep(0.3)

    process = TOGETHER.Process(target=other, daemon=True)
    with store.making(first):
        process.start()
        assert holding.wait(5)
        time.sleep(0.1)
        Thread(target=make, args=(second,), daemon=True).start()
        assert made[second].wait(5)
    assert made[first].wait(5)
    process.join(5)


def test_threads_of_one_process_wait_for_each_other(tmp_path: Path) -> None:
    name, store = "ab" * 16, Store(tmp_path)
    entered = Event()

    def enter() -> None:
        with store.making(name):
            entered.set()

    with store.making(name):
        Thread(target=enter).start()
        assert not entered.wait(0.2)
    assert entered.wait(5)
