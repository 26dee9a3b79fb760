"""How many queries one publish makes, by phase, and how many outputs it presses: exact, and so taken in one process."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.desk import Desk, in_process
from bench.figures import Counter, Figures, counting, spread

RUNS = 3


def measure(public: Path) -> Figures:
    """The counts of a publish through the editor's view and of the press that follows. The first is not counted."""
    from standfirst.press.run import press

    press()
    desk = Desk(in_process())
    runs = [one(desk) for _ in range(RUNS + 1)][1:]
    figures: Figures = {}
    for name in sorted({name for run in runs for name in run}):
        values = [run.get(name, 0) for run in runs]
        figures |= spread(name, values) if name in ("publish_outputs", "publish_queries") else {name: sorted(values)[1]}
    return figures


def one(desk: Desk) -> Figures:
    """Publishes one story by its form, presses it here, and counts."""
    from standfirst.press.run import press

    draft = desk.draft()
    press()
    with counting() as asked, by_phase(asked) as phases, syncing() as synced:
        desk.publish(draft)
        view = asked.queries
        report = press()
    paths = [path for path, _ in report.written]
    assert {"index.html", f"{draft.address[1:]}index.html"} <= set(paths), "The story did not come out."
    assert not report.failed, report.failed[0].error
    told = sum(phases.values())
    return {f"publish_queries_{phase}": float(count) for phase, count in phases.items()} | {
        "publish_outputs": len(paths),
        "publish_queries": asked.queries,
        "publish_queries_view": view,
        "publish_queries_press": asked.queries - view,
        "publish_queries_press_other": asked.queries - view - told,
        "publish_one_process_write_s": report.seconds.get("write", 0.0),
        "publish_one_process_fsync_s": sum(synced),
    }


@contextmanager
def by_phase(counter: Counter) -> Iterator[dict[str, int]]:
    """Queries by the phases that the press times."""
    from standfirst.press.report import Report

    timing = Report.timing
    found: dict[str, int] = {}

    @contextmanager
    def counted(report: Report, phase: str) -> Iterator[None]:
        before = counter.queries
        with timing(report, phase):
            yield
        found[phase] = found.get(phase, 0) + counter.queries - before

    Report.timing = counted  # type: ignore[method-assign, assignment]
    try:
        yield found
    finally:
        Report.timing = timing  # type: ignore[method-assign]


@contextmanager
def syncing() -> Iterator[list[float]]:
    """Seconds of each wait for the disk: fsync of a file or a folder, and syncfs."""
    from standfirst.press import disk

    took: list[float] = []

    def timed(call: Callable[..., object]) -> Callable[..., object]:
        def once(*arguments: object) -> object:
            began = time.perf_counter()
            try:
                return call(*arguments)
            finally:
                took.append(time.perf_counter() - began)

        return once

    plain, whole = os.fsync, disk._syncfs
    os.fsync, disk._syncfs = timed(plain), whole and timed(whole)  # type: ignore[assignment]
    try:
        yield took
    finally:
        os.fsync, disk._syncfs = plain, whole
