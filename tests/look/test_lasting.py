"""A page that is listened to for long: a connection that falls silent, and a story that is corrected meanwhile."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from . import server
from .conftest import open_page, wait
from .test_player import AUDIO, LIT, STATUS, STORY, button, play

pytestmark = pytest.mark.no_database

HASTE = """
const [now, every, after] = [performance.now.bind(performance), setInterval, setTimeout];
performance.now = () => 10 * now();
window.setInterval = (act, ms) => every(act, ms / 10);
window.setTimeout = (act, ms, ...more) => after(act, ms / 10, ...more);
AbortSignal.timeout = (ms) => {
  const one = new AbortController();
  after(() => one.abort(), ms / 10);
  return one.signal;
};
"""
"""The player's seconds pass in tenths of one."""
BEGINNING = 1 << 16


class Line:
    """A connection that may fall silent: it takes what is asked, gives a beginning of it and then nothing more."""

    def __init__(self) -> None:
        self.silent: set[str] = set()
        """Ends of the paths that are not answered whole."""
        self.asked: list[str] = []
        self.over = threading.Event()


@pytest.fixture
def line() -> Iterator[Line]:
    made = Line()
    yield made
    made.over.set()


@pytest.fixture
def stalling(tree: Path, line: Line) -> Iterator[str]:
    """The newspaper's address at the end of that line."""

    class Silent(server.handler(tree)):
        def answer(self, status: int, body: bytes, kind: str, extra: dict[str, str] | None = None) -> None:
            line.asked.append(self.path)
            if not self.path.endswith(tuple(line.silent)):
                super().answer(status, body, kind, extra)
                return
            self.send_response(status)
            for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **(extra or {})}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body[: min(BEGINNING, len(body) // 2)])
            self.wfile.flush()
            line.over.wait(30)
            self.close_connection = True

    with server.serve(tree, kind=Silent) as found:
        yield found


def test_a_connection_that_falls_silent_without_an_error_is_said_and_asked_again(
    browser: Browser, stalling: str, line: Line
) -> None:
    page = open_page(browser, stalling)
    page.add_init_script(HASTE)
    page.goto(STORY)
    page.wait_for_selector(".is-upgraded")
    line.silent = {".mp3"}
    button(page, "toggle").click()
    wait(page, f"{AUDIO}.currentTime > 0.2")
    page.evaluate(f"{AUDIO}.currentTime = 12")
    wait(page, f"{STATUS} === 'Loading the sound…'")
    # What it asks in its trouble is not answered either.
    line.silent = {".mp3", STORY}
    wait(page, f"{STATUS}.endsWith('Trying again…')")
    end = time.monotonic() + 8
    while line.asked.count(STORY) < 3:
        assert time.monotonic() < end, "it asks once and waits for ever"
        page.wait_for_timeout(25)
    line.silent = set()
    wait(page, f"!{AUDIO}.paused && {AUDIO}.currentTime > 12.3 && {STATUS} === ''")
    page.context.close()


@pytest.fixture
def corrected(tree: Path, sentences: list[dict]) -> Iterator[Callable[[], None]]:
    """Corrects the story: another word, each sentence two seconds later, and the former sound is gone."""
    page, audio = tree / "news/harbour-wall/index.html", tree / "audio"
    before = page.read_text()
    moved = [dict(s, t0=s["t0"] + 2, t1=s["t1"] + 2) for s in sentences]

    def correct() -> None:
        (audio / "c3d4.json").write_text(json.dumps({"version": 1, "duration": moved[-1]["t1"], "sentences": moved}))
        (audio / "c3d4.mp3").write_bytes((audio / "a1b2.mp3").read_bytes())
        page.write_text(before.replace("a1b2", "c3d4").replace("£4.1m", "£4.2m"))
        for kind in ("mp3", "json"):
            (audio / f"a1b2.{kind}").rename(audio / f"kept.{kind}")

    yield correct
    for kind in ("mp3", "json"):
        (audio / f"kept.{kind}").rename(audio / f"a1b2.{kind}")
    page.write_text(before)


def test_a_page_that_was_opened_before_a_correction_plays_the_corrected_sound_and_says_so(
    listener: Page, corrected: Callable[[], None]
) -> None:
    corrected()
    button(listener, "toggle").click()
    wait(listener, f"!{AUDIO}.paused && {AUDIO}.currentTime > 0.6")
    assert listener.evaluate(f"{AUDIO}.getAttribute('src')") == "/audio/c3d4.mp3"
    assert listener.get_by_role("status").inner_text() == "This was changed. Reload to read along."
    listener.evaluate(f"{AUDIO}.currentTime = 12")
    wait(listener, f"{AUDIO}.currentTime > 12.2")
    assert listener.evaluate(LIT) == "", "the sentences are those of another text"
    listener.reload()
    wait(listener, f"{STATUS}.startsWith('Goes on from 0:12')")
    play(listener)
    wait(listener, f"{LIT} !== ''")
