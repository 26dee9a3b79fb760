"""What the press calls: rows on a queue, and nothing that could wait."""

import logging
from collections.abc import Mapping, Sequence

from django.conf import settings
from django.db import transaction
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from standfirst.ops.after import delivery
from standfirst.ops.after.target import Cache, Target
from standfirst.ops.after.targets import targets

logger = logging.getLogger(__name__)

QUEUE = "after"
TOGETHER = 1000
"""Paths in one row of the queue."""
MANY = 200
"""Waiting rows of one cache beyond which it is emptied instead: it was down for long, or every page is new."""


class Queue:
    """Called by the press in the ledger's transaction: a row for each target and each thousand paths."""

    def __call__(self, changed: Sequence[str], removed: Sequence[str]) -> None:
        """Put what was changed and removed on the queue."""
        paths = list(dict.fromkeys([*changed, *removed]))
        for target in targets(settings.ENVIRONMENT).values():
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
    if isinstance(target, Cache) and _emptied_instead(target):
        return len(paths)
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


def _emptied_instead(cache: Cache) -> bool:
    """Whether too much waits for a cache to be told one by one. All that waits then makes way for one row."""
    rows = DBTaskResult.objects.filter(queue_name=QUEUE, status=TaskResultStatus.READY)
    if rows[: MANY + 1].count() <= MANY:
        return False
    own = rows.filter(task_path=send.module_path, args_kwargs__args__0=cache.name)
    with transaction.atomic():
        if own[: MANY + 1].count() <= MANY:
            return False
        dropped, _ = own.delete()
        empty.enqueue(cache.name)
    logger.warning("%d deliveries waited for %s; it is emptied instead.", dropped, cache.name)
    return True
