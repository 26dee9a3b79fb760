"""A progress bar for long work, on a terminal only."""

import shutil
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import TypeVar

Item = TypeVar("Item")
Draw = Callable[[int, int], None]
"""Told how much is done and how much there is, 0 where that is not known."""

WIDTH = 30


@contextmanager
def bar(label: str) -> Iterator[Draw]:
    """Something to tell how far the work is; drawn on stderr where that is a terminal, wiped at the end."""
    if not sys.stderr.isatty():
        yield lambda done, total: None
        return
    try:
        yield lambda done, total: draw(line(label, done, total, shutil.get_terminal_size().columns))
    finally:
        draw("")


def progress(items: Collection[Item], label: str) -> Iterator[Item]:
    """The items, one by one, while a bar grows."""
    with bar(label) as tell:
        for done, item in enumerate(items):
            tell(done, len(items))
            yield item


def line(label: str, done: int, total: int, columns: int) -> str:
    """What the bar looks like, no wider than the terminal."""
    if not total:
        return f"{label} {done}"[: columns - 1]
    filled = WIDTH * min(done, total) // total
    return f"{label} [{'#' * filled}{'.' * (WIDTH - filled)}] {done}/{total}"[: columns - 1]


def draw(text: str) -> None:
    """Puts a text in the place of the line before."""
    sys.stderr.write(f"\r\033[K{text}")
    sys.stderr.flush()
