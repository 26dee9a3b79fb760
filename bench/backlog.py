"""Publishing while every page waits to be pressed again, since the newsroom has been given another name."""

import random
import sys
import time
from dataclasses import dataclass
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

    The first click is made at once, while what is stale is still looked for; it counts as each other does. A publish
    that ends with hardly a page waiting does not count, and the newsroom is renamed again.
    """
    with served(home) as port:
        session = Session(Line(port))
        session.login()
        desk, reader = Desk(session.send), Reader(Line(port), home / "public")
        settle()
        without = [calm(desk, reader) for _ in range(WITHOUT + 1)][1:]
        known: list[float] = []
        found: list[Meanwhile] = []
        for _ in range(3 * runs):
            if len(found) < runs:
                once(desk, reader, found, known)
    return of_runs(found, without) | {"backlog_stories": size, "backlog_known_after_s": median(known)}


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """One publish under a backlog."""

    took: float
    left: int
    """Pages that were waiting still when it was live."""
    refused: int


def once(desk: Desk, reader: Reader, found: list[Meanwhile], known: list[float]) -> None:
    """One publish, added to `found` if it counts; where nothing waits, behind a new name of the newsroom."""
    from standfirst.press.run import pending

    draft = drafted(desk)
    began, renamed = time.perf_counter(), waiting() < ENOUGH
    if renamed:
        rename()
    took, refused = through(desk, reader, draft)
    if renamed:
        wait(lambda: waiting() > ENOUGH or not pending(), "The backlog", 0.05)
        known.append(time.perf_counter() - began)
    if (left := waiting()) > ENOUGH:
        found.append(Meanwhile(took, left, refused))
        print(f"  publish {len(found)}, {left:,} waiting: {took:.3f} s", file=sys.stderr)
    settle(press=False)


def of_runs(found: list[Meanwhile], without: list[float]) -> Figures:
    """Seconds to live and how many pages waited, with a backlog and without."""
    meanwhile = spread("backlog_to_live_s", [one.took for one in found])
    lefts = [one.left for one in found]
    return {
        **spread("backlog_without_to_live_s", without),
        **meanwhile,
        "backlog_first_to_live_s": found[0].took,
        "backlog_refused": sum(one.refused for one in found),
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
