"""What a measurement gives, and how it is taken."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from statistics import median

Figures = dict[str, float]
"""Figure's name -> number. A name says its unit, unless it is a count or a ratio."""


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


def spread(name: str, values: Sequence[float]) -> Figures:
    """The median under the name itself, and beside it the least, the most and how many there were."""
    return {
        name: median(values),
        f"{name}_least": min(values),
        f"{name}_most": max(values),
        f"{name}_runs": len(values),
    }


def medians(runs: Sequence[Mapping[str, float]]) -> Figures:
    """The median of each figure that every run has."""
    return {name: median(run[name] for run in runs) for name in runs[0] if all(name in run for run in runs)}


def sized(figures: Figures, size: int) -> Figures:
    """The figures of one size of archive: "publish_to_live_s" is "publish_to_live_s_1000"."""
    ends = ("_least", "_most", "_runs")
    found = {}
    for name, value in figures.items():
        end = next((end for end in ends if name.endswith(end)), "")
        found[f"{name.removesuffix(end)}_{size}{end}"] = value
    return found
