"""The task queue between two runs of its worker."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

KEPT = timedelta(days=3)
"""How long a finished task can still be looked at."""


def take_up() -> None:
    """Puts back what a worker left when it was killed, and drops what was finished long ago.

    A task may so run twice, on two machines even; each is made to bear that.
    """
    left = DBTaskResult.objects.running()
    left.update(status=TaskResultStatus.READY, started_at=None, worker_ids=[])
    DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - KEPT).delete()


def waiting(queue_name: str) -> int:
    """How many tasks of a queue are not done yet."""
    unfinished = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    return DBTaskResult.objects.filter(queue_name=queue_name, status__in=unfinished).count()
