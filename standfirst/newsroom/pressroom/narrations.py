"""Narrations that went wrong: sentences that are not heard, and stories that have no sound at all."""

from dataclasses import dataclass
from datetime import datetime

from django_tasks_db.models import DBTaskResult

from standfirst.narration.models import Recording
from standfirst.narration.tasks import QUEUE, narrate_draft, narrate_live
from standfirst.stories.models import Story

LOOKED_AT = 2000
"""The newest recordings among which those with warnings are looked for, however many there are."""
SHOWN = 30


@dataclass(frozen=True, slots=True)
class Unheard:
    """A story that is not heard, or not wholly."""

    story: int
    title: str
    when: datetime
    sentences: tuple[str, ...]
    """What went wrong, a sentence each."""


def unheard() -> list[Unheard]:
    """The newest such stories, those without any sound first."""
    return silent() + partly_heard()


def partly_heard() -> list[Unheard]:
    """Recordings that leave sentences out."""
    newest = Recording.objects.order_by("-pk").values("pk")[:LOOKED_AT]
    rows = Recording.objects.filter(pk__in=newest).exclude(warnings=[])
    found = rows.defer("segments").select_related("story").order_by("-created_at")[:SHOWN]
    return [
        Unheard(row.story.pk, row.story.get_admin_display_title(), row.created_at, tuple(row.warnings)) for row in found
    ]


def silent() -> list[Unheard]:
    """Stories whose narration failed, and that were not narrated since."""
    tasks = DBTaskResult.objects.failed().filter(queue_name=QUEUE).order_by("-finished_at")[:SHOWN]
    last: dict[int, DBTaskResult] = {}
    for task in tasks:
        args = task.args_kwargs["args"]
        if task.task_path.rpartition(".")[2] in ("narrate_draft", "narrate_live") and args:
            last.setdefault(int(args[0]), task)
    stories = Story.objects.in_bulk(last)
    since = dict(Recording.objects.filter(story__in=last).values_list("story", "created_at").order_by("created_at"))
    return [
        Unheard(id, stories[id].get_admin_display_title(), task.finished_at, (_why(task),))
        for id, task in last.items()
        if id in stories and task.finished_at and (id not in since or since[id] < task.finished_at)
    ]


def _why(task: DBTaskResult) -> str:
    """The last line of what was raised, without the exception's name."""
    line = task.traceback.strip().rpartition("\n")[2]
    return line.partition(": ")[2] or line


def narrate_again(story: Story) -> None:
    """Puts a story's narration into the queue: the live version's, or the newest draft's."""
    if story.live:
        narrate_live.enqueue(story.pk)
    elif story.latest_revision_id:
        narrate_draft.enqueue(story.pk, story.latest_revision_id)
