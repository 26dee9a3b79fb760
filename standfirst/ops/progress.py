"""A progress bar for long work, on a terminal only."""

import shutil
import sys
import time
from collections import deque
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import TypeVar

Item = TypeVar("Item")
Draw = Callable[[int, int], None]
"""Told how much is done and how much there is, 0 where that is not known."""

WIDTH = 30
WINDOW = 30.0
"""Seconds of which the speed is taken: fronts go faster than stories, and another program may come or go."""
SOON = 2.0
"""Seconds before which nothing is said of the time left."""


@contextmanager
def bar(label: str) -> Iterator[Draw]:
    """Something to tell how far the work is; drawn on stderr where that is a terminal, wiped at the end."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    speed = Speed()

    def tell(done: int, total: int) -> None:
        left = speed.left(done, total, time.monotonic())
        draw(line(label, done, total, shutil.get_terminal_size().columns, left))

    try:
        yield tell
    finally:
        draw("")


def progress(items: Collection[Item], label: str) -> Iterator[Item]:
    """The items, one by one, while a bar grows."""
    with bar(label) as tell:
        for done, item in enumerate(items):
            tell(done, len(items))
            yield item


class Speed:
    """How fast the work went in the last half minute: what was done before it was watched counts for nothing."""

    def __init__(self) -> None:
        self._told: deque[tuple[float, int]] = deque()

    def left(self, done: int, total: int, now: float) -> float | None:
        """Seconds until all is done, if it goes on as it has; None while that cannot be said."""
        if self._told and done < self._told[-1][1]:
            # Another piece of work has begun.
            self._told.clear()
        self._told.append((now, done))
        while len(self._told) > 2 and now - self._told[1][0] > WINDOW:
            self._told.popleft()
        since, before = self._told[0]
        if not total or done <= before or now - since < SOON:
            return None
        return max(0, total - done) * (now - since) / (done - before)


def spoken(seconds: float) -> str:
    """A time that is left, in the units that people read: "40 s", "3 min", "2 h 5 min"."""
    if seconds < 60:
        return f"{max(1, round(seconds))} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def line(label: str, done: int, total: int, columns: int, left: float | None = None) -> str:
    """What the bar looks like, no wider than the terminal. `left`: seconds until all is done, where known."""
    if not total:
        return f"{label} {done}"[: columns - 1]
    ending = f", {spoken(left)} left" if left is not None and done < total else ""
    filled = WIDTH * min(done, total) // total
    return f"{label} [{'#' * filled}{'.' * (WIDTH - filled)}] {done}/{total}{ending}"[: columns - 1]


def draw(text: str) -> None:
    """Puts a text in the place of the line before."""
    sys.stderr.write(f"\r\033[K{text}")
    sys.stderr.flush()
