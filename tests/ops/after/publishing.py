"""A story is published, and what the press put on the queue is told."""

from dataclasses import replace

from django.core.management import call_command
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from standfirst.ops.after import hook
from standfirst.stories import actions
from standfirst.stories.models import Story

BASE = "https://ellery.example"


def tell(settings: object, **named: object) -> None:
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, **named)


def work() -> None:
    """One worker of the queue, until nothing on it is due."""
    call_command("db_worker", queue_name=hook.QUEUE, batch=True, startup_delay=False, reload=False, verbosity=0)


def waiting() -> list[DBTaskResult]:
    return list(DBTaskResult.objects.filter(queue_name=hook.QUEUE, status=TaskResultStatus.READY))


def edit(story: Story, title: str) -> None:
    story.title = title
    actions.publish(story)
