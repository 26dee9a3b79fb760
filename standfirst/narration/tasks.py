"""Narration in the background. Tasks take plain ids and load the rows; each bears being run twice.

With a quick and a fine voice, a story is narrated in the quick one, which then asks for the fine one. That has a queue
and a process of its own: a sentence in the fine voice takes seconds, and nothing quick shall wait for it.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

from django.utils import timezone
from django_tasks import task
from django_tasks.base import Task
from wagtail.models import Revision

from standfirst.narration.engines import EngineFailed, UnknownEngine
from standfirst.narration.models import FINE, QUICK, Recording
from standfirst.narration.record import Manner, Result, engine_of, has_fine_voice, record
from standfirst.narration.segments import make
from standfirst.narration.turns import (
    DRAFT,
    LATER,
    LIVE,
    GaveWay,
    Superseded,
    Turn,
    behind_the_press,
    few_wait,
    make_way,
)
from standfirst.stories import facts
from standfirst.stories.models import BylineEntry, Story

log = logging.getLogger(__name__)

QUEUE = "narration"
FINE_QUEUE = "fine"
Counts: TypeAlias = dict[str, int]
"""What the queue keeps of a task."""
Own: TypeAlias = "Task[..., Counts]"


def newest_draft(story_id: int, revision_id: int, saved_at: str = "") -> Story | None:
    """The draft that a task was set off for; None where it was saved again since, which set off a task of its own.

    `saved_at` (ISO 8601) tells apart the saves over one revision that Wagtail makes while an editor types.
    """
    if not is_newest(story_id, revision_id, saved_at):
        return None
    draft = Revision.page_revisions.get(pk=revision_id).as_object()
    return draft if isinstance(draft, Story) else None


def is_newest(story_id: int, revision_id: int, saved_at: str = "") -> bool:
    """Whether a story has not been saved since."""
    newest = Revision.page_revisions.filter(object_id=str(story_id)).order_by("-pk").values_list("pk", "created_at")
    found, at = newest.first() or (0, None)
    return found == revision_id and at is not None and not (saved_at and at > datetime.fromisoformat(saved_at))


def ask_live(story: int) -> None:
    """Have a story narrated as readers see it, before all that waits."""
    _ask(narrate_live, LIVE, story)


def ask_draft(story: int, revision: int, saved_at: str, when: datetime | None = None) -> None:
    """Have a saved draft narrated, from `when` on, before the drafts that wait."""
    _ask(narrate_draft.using(run_after=when) if when else narrate_draft, DRAFT, story, revision, saved_at)


@task(queue_name=QUEUE, priority=DRAFT)
def narrate_draft(story_id: int, revision_id: int, saved_at: str = "") -> dict[str, int]:
    """Narrate a saved draft, unless it was saved again since."""
    return _draft(narrate_draft, QUICK, story_id, revision_id, saved_at)


@task(queue_name=QUEUE, priority=LIVE)
def narrate_live(story_id: int) -> dict[str, int]:
    """Narrate a story as readers see it; nothing where it is not live."""
    return _live(narrate_live, QUICK, story_id)


@task(queue_name=FINE_QUEUE, priority=DRAFT)
def narrate_draft_finely(story_id: int, revision_id: int, saved_at: str = "") -> dict[str, int]:
    """The same in the fine voice, so that it is ready when the draft is published."""
    return _draft(narrate_draft_finely, FINE, story_id, revision_id, saved_at)


@task(queue_name=FINE_QUEUE, priority=LIVE)
def narrate_live_finely(story_id: int) -> dict[str, int]:
    """The same in the fine voice, which takes the quick one's place once the whole story is read in it."""
    return _live(narrate_live_finely, FINE, story_id)


@task(queue_name=QUEUE, priority=LATER)
def narrate_contributor(contributor_id: int) -> int:
    """Say a contributor's new name in the bylines of their live stories that have been narrated; how many."""
    bylines = BylineEntry.objects.filter(contributor=contributor_id).values("story")
    ids = Recording.objects.filter(story__in=bylines, story__live=True).values_list("story", flat=True).distinct()
    for story in ids:
        narrate_live.using(priority=LATER).enqueue(story)
    return len(ids)


def warm(rank: int = QUICK) -> None:
    """Load a voice, so that the first story does not wait for it. Nothing where the fine one is not to read."""
    if rank == FINE and not has_fine_voice():
        return
    try:
        make(engine_of(rank), "Good morning.")
    except (EngineFailed, UnknownEngine) as error:
        log.error("No story can be narrated: %s", error)


def _draft(own: Own, rank: int, story: int, revision: int, saved_at: str) -> Counts:
    draft = newest_draft(story, revision, saved_at) if rank == QUICK or has_fine_voice() else None
    if draft is None:
        return {}
    turn = _turn(own, story, DRAFT, lambda: not is_newest(story, revision, saved_at))
    args = (story, revision, saved_at)
    return _narrated(own, DRAFT, args, lambda: record(facts.story_value(draft), manner=Manner(rank, between=turn.look)))


def _live(own: Own, rank: int, story: int) -> Counts:
    live = facts.load_stories([story]).get(story) if rank == QUICK or has_fine_voice() else None
    if live is None:
        return {}
    behind_the_press()
    early = rank == QUICK and few_wait(own.module_path)
    manner = Manner(rank, early=early, between=_turn(own, story, LIVE).look)
    return _narrated(own, LIVE, (story,), lambda: record(live, manner=manner))


def _turn(own: Own, story: int, priority: int, superseded: Callable[[], bool] = lambda: False) -> Turn:
    return Turn(own.queue_name, own.module_path, story, priority, timezone.now(), superseded)


def _narrated(own: Own, priority: int, args: tuple[int | str, ...], work: Callable[[], Result]) -> Counts:
    """What came of a narration. One that gave way is asked for again; one in the quick voice asks for the fine one."""
    try:
        result = work()
    except Superseded:
        return {}
    except GaveWay:
        own.using(priority=priority - 1).enqueue(*args)
        return {"gave_way": 1}
    if own.queue_name == QUEUE and result.recording and has_fine_voice():
        _ask(narrate_live_finely if own is narrate_live else narrate_draft_finely, priority, *args)
    return {"spoken": result.spoken, "reused": result.reused, "skipped": result.skipped}


def _ask(which: Own, priority: int, *args: int | str) -> None:
    make_way(which.module_path, priority)
    which.enqueue(*args)
