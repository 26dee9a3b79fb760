"""Narration in the background. Tasks take plain ids and load the rows; each bears being run twice."""

from datetime import datetime

from django_tasks import task
from wagtail.models import Revision

from standfirst.narration.models import Recording
from standfirst.narration.record import Result, record
from standfirst.stories import facts
from standfirst.stories.models import BylineEntry, Story

QUEUE = "narration"


def newest_draft(story_id: int, revision_id: int, saved_at: str = "") -> Story | None:
    """The draft that a task was set off for; None where it was saved again since, which set off a task of its own.

    `saved_at` (ISO 8601) tells apart the saves over one revision that Wagtail makes while an editor types.
    """
    revisions = Revision.page_revisions.filter(object_id=str(story_id))
    found = revisions.filter(pk=revision_id).first()
    if found is None or revisions.filter(pk__gt=revision_id).exists():
        return None
    if saved_at and found.created_at > datetime.fromisoformat(saved_at):
        return None
    draft = found.as_object()
    return draft if isinstance(draft, Story) else None


@task(queue_name=QUEUE)
def narrate_draft(story_id: int, revision_id: int, saved_at: str = "") -> dict[str, int]:
    """Narrate a saved draft, unless it was saved again since."""
    draft = newest_draft(story_id, revision_id, saved_at)
    return _counts(record(facts.story_value(draft))) if draft else {}


@task(queue_name=QUEUE, priority=10)
def narrate_live(story_id: int) -> dict[str, int]:
    """Narrate a story as readers see it; nothing where it is not live."""
    live = facts.load_stories([story_id]).get(story_id)
    return _counts(record(live)) if live else {}


@task(queue_name=QUEUE, priority=-10)
def narrate_contributor(contributor_id: int) -> int:
    """Say a contributor's new name in the bylines of their live stories that have been narrated; how many."""
    bylines = BylineEntry.objects.filter(contributor=contributor_id).values("story")
    ids = Recording.objects.filter(story__in=bylines, story__live=True).values_list("story", flat=True).distinct()
    for story in ids:
        narrate_live.using(priority=-10).enqueue(story)
    return len(ids)


def _counts(result: Result) -> dict[str, int]:
    """What the queue keeps of a task: counts."""
    return {"spoken": result.spoken, "reused": result.reused, "skipped": result.skipped}
