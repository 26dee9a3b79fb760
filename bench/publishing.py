"""From the editor's publish to the page on disk, at several sizes of archive."""

import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import newsroom
from bench.figures import Figures, counting, seconds
from bench.floor import bare_put, published

RUNS = 7
TIMEOUT = 30.0
"""Seconds after which a page that did not come is a failure."""


class NotPublished(Exception):
    """A page did not come to be on disk."""


def measure(paper: newsroom.Paper, public: Path) -> Figures:
    """The figures at the present size, their names without it."""
    from standfirst.press.run import press

    press()
    counted = [count(paper, public) for _ in range(RUNS)]
    figures = {name: statistics.median(one[name] for one in counted) for name in counted[0]}
    with press_worker():
        live(paper, public)
        waits = sorted(live(paper, public) for _ in range(RUNS))
    return figures | {"publish_to_live_s": statistics.median(waits), "publish_to_live_worst_s": waits[-1]}


def count(paper: newsroom.Paper, public: Path) -> Figures:
    """One publish and its press in this process: what was written and asked, and what the disk alone takes."""
    from standfirst.press.run import press

    draft = newsroom.draft(paper)
    from standfirst.stories import actions

    with counting() as editing:
        actions.publish(draft)
    with counting() as pressing:
        began = time.perf_counter()
        report = press()
        took = time.perf_counter() - began
    if report.failed:
        raise NotPublished(report.failed[0].error)
    contents = published(public, [path for path, _ in report.written])
    bare = bare_put(contents, public.parent)
    return {
        "publish_outputs": len(report.written),
        "publish_queries": editing.queries + pressing.queries,
        "press_queries": pressing.queries,
        "press_s": took,
        "press_floor_s": bare,
        "press_floor_ratio": took / bare,
    }


def live(paper: newsroom.Paper, public: Path) -> float:
    """Seconds from the editor's publish to the story's page on disk, pressed by a worker in another process."""
    from standfirst.stories import actions

    draft = newsroom.draft(paper)
    page = public / draft.get_parent().slug / draft.slug / "index.html"  # type: ignore[attr-defined]
    return seconds(lambda: (actions.publish(draft), wait_for(page)))


def wait_for(page: Path) -> None:
    """Looks for the page every millisecond. Raises NotPublished."""
    end = time.monotonic() + TIMEOUT
    while not page.exists():
        if time.monotonic() > end:
            raise NotPublished(f"{page} was not there after {TIMEOUT:g} s.")
        time.sleep(0.001)


@contextmanager
def press_worker() -> Iterator[None]:
    """The press loop in a process of its own, as `standfirst serve` runs it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "standfirst", "worker", "--only", "press"], stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(20)
