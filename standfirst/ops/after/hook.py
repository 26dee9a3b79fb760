"""What the press calls: rows on a queue, and nothing that could wait."""

import logging
from collections.abc import Mapping, Sequence

from django.conf import settings
from django.db import transaction
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from standfirst.ops.after import delivery
from standfirst.ops.after.target import Cache, Source, Target
from standfirst.ops.after.targets import targets

logger = logging.getLogger(__name__)

QUEUE = "after"
TOGETHER = 1000
"""Paths in one row of the queue."""
MANY = 200
"""Waiting rows of one cache beyond which it is emptied instead: it was down for long, or every page is new."""
FEW = 60
"""Paths that one publish touches, at most, as a rule."""
SOON, BEHIND = 1, -5
"""Priorities of a row for the bucket with few paths, and with many. Purges stand between."""


class Queue:
    """Called by the press in the ledger's transaction: a row for each target and each thousand paths.

    Where there is a bucket, a row for it alone. What fetches from it is told once it has the files.
    """

    def __call__(self, changed: Sequence[str], removed: Sequence[str]) -> None:
        """Put what was changed and removed on the queue."""
        paths = list(dict.fromkeys([*changed, *removed]))
        known = targets(settings.ENVIRONMENT).values()
        for target in [target for target in known if isinstance(target, Source)] or known:
            _enqueue(target, paths)


def tell_others(paths: Sequence[str], *, caches_only: bool = False) -> None:
    """Put on the queue what the bucket holds by now, for every target but the bucket."""
    for target in targets(settings.ENVIRONMENT).values():
        if not isinstance(target, Source) and (isinstance(target, Cache) or not caches_only):
            _enqueue(target, paths)


def _enqueue(target: Target, paths: Sequence[str]) -> None:
    wanted = list(target.wants(paths))
    if not isinstance(target, Source):
        for start in range(0, len(wanted), TOGETHER):
            send.enqueue(target.name, wanted[start : start + TOGETHER])
        return
    # Each upload takes its time: a story's own do not wait behind a hundred thousand pages that are pressed again.
    priority = SOON if len(wanted) <= FEW else BEHIND
    for start in range(0, len(wanted), target.size):
        send.using(priority=priority).enqueue(target.name, wanted[start : start + target.size])


def _named(name: str) -> Target | None:
    """The target; None where the settings name it no more."""
    known: Mapping[str, Target] = targets(settings.ENVIRONMENT)
    return known.get(name)


@task(queue_name=QUEUE)
def send(name: str, paths: list[str], tries: int = 0, since: float = 0.0, said: str = "") -> int:
    """Tell one target of paths. What it refuses is put on the queue again, for later. Returns how many it took.

    `said`: why it was refused the last time, for the editor's report.
    """
    target = _named(name)
    if target is None:
        return 0
    if isinstance(target, Cache) and _emptied_instead(target):
        return len(paths)
    later = delivery.send(target, paths, tries, since)
    left = later.paths if later else ()
    if isinstance(target, Source):
        _follow(paths, left, first=not since)
    if later:
        send.using(run_after=later.at, priority=delivery.AGAIN).enqueue(
            name, list(left), later.tries, later.since, later.said
        )
    return len(paths) - len(left)


def _follow(paths: Sequence[str], left: Sequence[str], *, first: bool) -> None:
    """Others are told of what the bucket took, so that none fetches the old object after it was told to drop it.

    Caches are told at once of what it did not take too, and again when it does: a cache may stand before another
    origin, and a withdrawn story must not stay in it for want of a bucket.
    """
    refused = set(left)
    if took := [path for path in paths if path not in refused]:
        tell_others(took)
    if left and first:
        tell_others(left, caches_only=True)


@task(queue_name=QUEUE, priority=1)
def empty(name: str, paths: list[str], tries: int = 0, since: float = 0.0, said: str = "") -> bool:
    """Have a cache drop everything, now or later. Returns whether it did. `paths` is as `send` has it, and empty."""
    target = _named(name)
    if not isinstance(target, Cache):
        return False
    later = delivery.empty(target, tries, since)
    if later:
        empty.using(run_after=later.at, priority=delivery.AGAIN).enqueue(name, [], later.tries, later.since, later.said)
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
        empty.enqueue(cache.name, [])
    logger.warning("%d deliveries waited for %s; it is emptied instead.", dropped, cache.name)
    return True
