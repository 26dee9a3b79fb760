"""The task queue's workers: which are there, and what becomes of a task whose worker was killed.

Any number of workers may share a queue. A claimed task is its worker's until that worker's lock falls (see presence);
then whichever other worker sees it first puts the task back.
"""

import logging
import os
import secrets
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from types import FrameType
from uuid import UUID

from django.db import Error, connection
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.compat import TASKS_LOGGER
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from standfirst.narration.keeping import forget_beginnings
from standfirst.newsroom.tasks import sweep_files
from standfirst.ops import presence

logger = logging.getLogger(__name__)

KEPT = timedelta(days=3)
"""How long a finished task can still be looked at."""
BEAT = 1.0
"""Seconds between two looks at the other workers."""
PATIENCE = 3.0
"""Seconds for which a worker has to be missed: one that has only lost its connection takes its lock again sooner."""
TIDYING = 600.0
"""Seconds between two looks for tasks that were finished long ago, and for narrations that were given up."""
DAY = timedelta(days=1)
MOST_DEATHS = 5
"""A task at which so many workers died is not tried again: it may be what killed them."""


class WorkersDied(Exception):
    """A task was given up because worker after worker was killed at it."""


class Worker(db_worker.Worker):
    """Ends with the task that it is at, however often it is told to end; a second time would fail that task.

    Ctrl-C tells it, and so does a systemd that stops every process of a unit, and its parent tells it too. A task that
    takes longer than whoever told it waits is cut short by a kill, and taken up again.
    """

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        """Takes the first signal only."""
        if self.running:
            super().shutdown(signum, frame)


def work(queues: Sequence[str], interval: float) -> None:
    """Runs the tasks of some queues until SIGTERM or SIGINT; looks for the next every `interval` seconds."""
    # A task that failed is told by its row, which the doctor and the report on the press read.
    for name in (db_worker.logger.name, TASKS_LOGGER):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with worker() as name:
        own = Worker(
            queue_names=list(queues),
            interval=interval,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=name,
            excluded_queue_names=[],
        )
        own.configure_signals()
        own.run()


@contextmanager
def worker() -> Iterator[str]:
    """The name of this process's worker, told to the others for as long as the process lives.

    A thread keeps it told, and puts back what other workers leave.
    """
    name = f"{socket.gethostname()[:30]}-{os.getpid()}-{secrets.token_hex(4)}"
    told, stop = threading.Event(), threading.Event()
    threading.Thread(target=_keep, args=(name, told, stop), name="keeper", daemon=True).start()
    # A task that is claimed before the others know of its worker would be taken for one that was left.
    told.wait()
    try:
        yield name
    finally:
        stop.set()


def take_up(gone: Callable[[str], bool] | None = None) -> int:
    """Puts back what workers left that are gone; how many tasks that were.

    Where a worker's machine is cut off from the database and works on, its task is run twice: each bears that.
    """
    is_gone = gone or (lambda name: not presence.present(name))
    left = DBTaskResult.objects.running().values_list("pk", "worker_ids")
    return sum(_put_back(id, names) for id, names in list(left) if is_gone(names[-1] if names else ""))


def forget_old() -> None:
    """Drops tasks that were finished long ago."""
    DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - KEPT).delete()


def sweep_daily() -> None:
    """Asks for a sweep of what nothing refers to any longer, unless one was asked for within a day."""
    asked = DBTaskResult.objects.filter(task_path=sweep_files.module_path, enqueued_at__gt=timezone.now() - DAY)
    if not asked.exists():
        sweep_files.enqueue()


def waiting(queue_name: str) -> int:
    """How many tasks of a queue are not done yet."""
    unfinished = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    return DBTaskResult.objects.filter(queue_name=queue_name, status__in=unfinished).count()


def _put_back(id: UUID, names: list[str]) -> bool:
    # Only as it was found: another worker may have put it back meanwhile, and a third be at work on it.
    task = DBTaskResult.objects.running().filter(pk=id, worker_ids=names)
    if len(names) < MOST_DEATHS:
        return bool(task.update(status=TaskResultStatus.READY, started_at=None))
    told = f"{len(names)} workers were killed while they ran this task: {', '.join(names)}."
    logger.error("Task %s is given up: %s", id, told)
    failed = {"exception_class_path": f"{__name__}.{WorkersDied.__name__}", "traceback": told}
    task.update(status=TaskResultStatus.FAILED, finished_at=timezone.now(), **failed)
    return False


class _Lookout:
    """Tells that a worker is gone once it has been missed for PATIENCE."""

    def __init__(self, own: str) -> None:
        self.own = own
        self.missed: dict[str, float] = {}
        """Name -> when it was first missed."""

    def gone(self, name: str) -> bool:
        if name == self.own or presence.present(name):
            self.missed.pop(name, None)
            return False
        return time.monotonic() - self.missed.setdefault(name, time.monotonic()) >= PATIENCE


def _keep(name: str, told: threading.Event, stop: threading.Event) -> None:
    """Beats until `stop` is set. A database that refuses is tried again; nobody is missed meanwhile."""
    lookout, next_tidying, next_sweep = _Lookout(name), 0.0, time.monotonic() + TIDYING
    while not stop.is_set():
        try:
            presence.announce(name)
            told.set()
            if took := take_up(lookout.gone):
                logger.warning("%d task(s) whose worker was killed are taken up again.", took)
            if time.monotonic() >= next_tidying:
                next_tidying = time.monotonic() + TIDYING
                forget_old()
                forget_beginnings(timezone.now())
            # Not at the start, when there is most to do.
            if time.monotonic() >= next_sweep:
                next_sweep = time.monotonic() + TIDYING
                sweep_daily()
        except (Error, OSError) as error:
            logger.error("The worker's place cannot be kept: %s", error)
            connection.close()
            lookout.missed.clear()
        stop.wait(BEAT)
    connection.close()
