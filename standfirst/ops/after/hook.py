"""What the press calls: rows on a queue, and nothing that could wait."""

from collections.abc import Mapping, Sequence

from django.conf import settings
from django_tasks import task

from standfirst.ops.after import delivery
from standfirst.ops.after.target import Cache, Target
from standfirst.ops.after.targets import targets

QUEUE = "after"
TOGETHER = 1000
"""Paths in one row of the queue."""
MANY = 20_000
"""Paths of one press beyond which a cache is emptied instead: a new release changes every page."""


class Queue:
    """The `After` of the press: a row for each target and each thousand paths."""

    def __call__(self, changed: Sequence[str], removed: Sequence[str]) -> None:
        """Put what was changed and removed on the queue."""
        paths = list(dict.fromkeys([*changed, *removed]))
        for target in targets(settings.ENVIRONMENT).values():
            if isinstance(target, Cache) and len(paths) > MANY:
                empty.enqueue(target.name)
                continue
            wanted = list(target.wants(paths))
            for start in range(0, len(wanted), TOGETHER):
                send.enqueue(target.name, wanted[start : start + TOGETHER])


def _named(name: str) -> Target | None:
    """The target; None where the settings name it no more."""
    known: Mapping[str, Target] = targets(settings.ENVIRONMENT)
    return known.get(name)


@task(queue_name=QUEUE)
def send(name: str, paths: list[str], tries: int = 0, since: float = 0.0) -> int:
    """Tell one target of paths. What it refuses is put on the queue again, for later. Returns how many it took."""
    target = _named(name)
    if target is None:
        return 0
    later = delivery.send(target, paths, tries, since)
    if later:
        send.using(run_after=later.at, priority=delivery.AGAIN).enqueue(
            name, list(later.paths), later.tries, later.since
        )
    return len(paths) - (len(later.paths) if later else 0)


@task(queue_name=QUEUE, priority=1)
def empty(name: str, tries: int = 0, since: float = 0.0) -> bool:
    """Have a cache drop everything, now or later. Returns whether it did."""
    target = _named(name)
    if not isinstance(target, Cache):
        return False
    later = delivery.empty(target, tries, since)
    if later:
        empty.using(run_after=later.at, priority=delivery.AGAIN).enqueue(name, later.tries, later.since)
    return not later
