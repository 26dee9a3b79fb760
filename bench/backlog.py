"""Publishing while every page waits to be pressed again, since the newsroom has been given another name."""

import random
import sys
import time
from pathlib import Path
from statistics import median

from bench.desk import Desk, Draft, Refused, Session
from bench.figures import Figures, spread
from bench.live import Line, Reader, served, settle, wait

ENOUGH = 200
"""Pages that must be waiting for a publish to count."""
WITHOUT = 5
"""Runs without a backlog, just before."""


def measure(home: Path, size: int, runs: int) -> Figures:
    """Seconds from click to live meanwhile, and their ratio to those without, measured just before.

    The first click is made at once, while what is stale is still looked for; it counts as each other does. In a small
    archive the backlog may end before all runs are done: those that came later do not count.
    """
    with served(home) as port:
        session = Session(Line(port))
        session.login()
        desk, reader = Desk(session.send), Reader(Line(port), home / "public")
        settle()
        without = [calm(desk, reader) for _ in range(WITHOUT + 1)][1:]
        began, refused = time.perf_counter(), 0
        found: list[tuple[float, int]] = []
        rename()
        while len(found) < runs:
            took, times = through(desk, reader, drafted(desk))
            if not found:
                wait(lambda: waiting() > ENOUGH, "The backlog", 0.05)
                known = time.perf_counter() - began
            left = waiting()
            if left < ENOUGH:
                break
            refused += times
            found.append((took, left))
            print(f"  publish {len(found)} of {runs}, {left:,} waiting: {took:.3f} s", file=sys.stderr)
            settle(press=False)
    return of_runs(found, without) | {
        "backlog_stories": size,
        "backlog_refused": refused,
        "backlog_known_after_s": known,
    }


def of_runs(found: list[tuple[float, int]], without: list[float]) -> Figures:
    """Seconds to live and how many pages waited, with a backlog and without."""
    meanwhile = spread("backlog_to_live_s", [took for took, _ in found])
    lefts = [left for _, left in found]
    return {
        **spread("backlog_without_to_live_s", without),
        **meanwhile,
        "backlog_first_to_live_s": found[0][0],
        "backlog_waiting_most": max(lefts),
        "backlog_waiting_least": min(lefts),
        "publish_latency_ratio_under_backlog": meanwhile["backlog_to_live_s"] / median(without),
    }


def calm(desk: Desk, reader: Reader) -> float:
    """One publish while nothing else waits."""
    took, _ = through(desk, reader, desk.draft())
    settle()
    return took


def drafted(desk: Desk) -> Draft:
    """A draft, however often the editor's form is refused. Raises Refused after a minute."""
    end = time.monotonic() + 60
    while True:
        try:
            return desk.draft()
        except Refused:
            if time.monotonic() > end:
                raise


def through(desk: Desk, reader: Reader, draft: Draft) -> tuple[float, int]:
    """Seconds from the first click until both pages are live, and how often the click was refused and made again."""
    began, refused = time.perf_counter(), 0
    while True:
        try:
            desk.publish(draft)
            break
        except Refused as error:
            refused += 1
            print(f"  refused: {error}", file=sys.stderr)
            if time.perf_counter() - began > 120:
                raise
    story = reader.see(draft.address, draft.word)
    return max(story, reader.see("/", draft.word)) - began, refused


def rename() -> None:
    """Gives the newsroom another name, as its settings' form does: every page shows it."""
    from django.db import transaction

    from standfirst.stories.models import NewsroomSettings

    with transaction.atomic():
        row = NewsroomSettings.load()
        row.name = f"The Bench Courier {random.randrange(10**6)}"
        row.save()


def waiting() -> int:
    """How many outputs wait their turn."""
    from standfirst.press.models import Due

    return Due.objects.filter(tries=0).count()
