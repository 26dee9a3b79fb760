"""What a measurement gives, and how it is taken."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median

Figures = dict[str, float]
"""Figure's name -> number. A name ends in its unit, unless it is a count or a ratio."""


class Counter:
    """Counts the queries made inside `counting`."""

    def __init__(self) -> None:
        self.queries = 0

    def __call__(self, execute: Callable[..., object], *arguments: object) -> object:
        self.queries += 1
        return execute(*arguments)


@contextmanager
def counting() -> Iterator[Counter]:
    """Counts the queries on the default database."""
    from django.db import connection

    counter = Counter()
    with connection.execute_wrapper(counter):
        yield counter


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes, once."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def middle(work: Callable[[], float], runs: int) -> float:
    """The median of what `work` gives, `runs` times."""
    return median(work() for _ in range(runs))
