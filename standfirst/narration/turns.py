"""Whose turn it is to be narrated: the newest first, a live story before any draft, and nobody waits for a whole story.

A narration asks between two sentences. What it has spoken by then stays, so giving way costs it nothing.
"""

import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from standfirst.press.models import Touched

LIVE, DRAFT, LATER = 50, 0, -50
"""Priorities: what readers may hear, what they may hear soon, what has time."""
BACK = 5
"""How far a narration steps back behind newer ones of its kind; the oldest share the last place."""
FEW = 5
"""Live stories waiting, up to which a story's beginning is offered: more of them are sooner heard whole, in turn."""
PRESS_S, LOOK_S = 0.5, 0.01
"""Seconds that a narration waits for a press at the most, and between two looks."""

_gives_way = ContextVar("gives way", default=False)


@contextmanager
def giving_way() -> Iterator[None]:
    """For a worker of the queue: what it narrates gives way there to what is more urgent. Others let nobody by."""
    told = _gives_way.set(True)
    try:
        yield
    finally:
        _gives_way.reset(told)


def behind_the_press() -> None:
    """In a worker: until what was published is pressed, if that is soon.

    Both would have all cores, and a story's page goes before its sound.
    """
    end = time.monotonic() + PRESS_S
    while _gives_way.get() and time.monotonic() < end and Touched.objects.exists():
        time.sleep(LOOK_S)


class Superseded(Exception):
    """The story was saved or published again, which set off a narration of its own."""


class GaveWay(Exception):
    """Another story is more urgent; this one has to be asked for again."""


def make_way(path: str, priority: int) -> None:
    """Puts what waits for a kind of narration behind what is about to be asked for."""
    with transaction.atomic():
        waiting = _waiting(path).filter(priority__gt=priority - BACK, priority__lte=priority)
        # What somebody else holds just now is left where it is: nobody waits for a place in a queue.
        ids = list(waiting.select_for_update(skip_locked=True).values_list("pk", flat=True))
        DBTaskResult.objects.filter(pk__in=ids).update(priority=F("priority") - 1)


def stand_back(queues: Collection[str], priority: int) -> None:
    """For work that has all the time in the world. Raises GaveWay where something more urgent waits."""
    if DBTaskResult.objects.ready().filter(queue_name__in=queues, priority__gt=priority).order_by().exists():
        raise GaveWay


def few_wait(path: str) -> bool:
    """Whether a reader is likely to be waiting for just this story."""
    return _waiting(path)[:FEW].count() < FEW


@dataclass(frozen=True, slots=True)
class Turn:
    """A narration under way."""

    queue: str
    path: str
    """The task's."""
    story: int
    priority: int
    began: datetime
    superseded: Callable[[], bool] = lambda: False

    def look(self) -> None:
        """Raises Superseded, or GaveWay, in a worker."""
        if not _gives_way.get():
            return
        if self._newer(_waiting(self.path).filter(args_kwargs__args__0=self.story)).exists() or self.superseded():
            raise Superseded
        ready = DBTaskResult.objects.ready().filter(queue_name=self.queue)
        newer = self._newer(ready.filter(priority=self.priority)).order_by()
        if ready.filter(priority__gt=self.priority).order_by().exists() or newer.exists():
            raise GaveWay

    def _newer(self, tasks: QuerySet[DBTaskResult]) -> QuerySet[DBTaskResult]:
        """Those whose time came after this narration began."""
        return tasks.filter(Q(run_after=get_date_max(), enqueued_at__gt=self.began) | Q(run_after__gt=self.began))


def _waiting(path: str) -> QuerySet[DBTaskResult]:
    return DBTaskResult.objects.filter(status=TaskResultStatus.READY, task_path=path).order_by()
