"""Saving a draft sets off its narration, once the typing rests."""

import json
from collections.abc import Iterator

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from standfirst.narration.models import Recording
from standfirst.narration.tasks import narrate_draft, narrate_live
from standfirst.stories import actions
from standfirst.stories.models import Home, Story
from tests.journeys import paper as p


@pytest.fixture
def story(newsroom: Home) -> Iterator[Story]:
    story = p.draft(p.furnish(newsroom, pictures=0), 2)
    DBTaskResult.objects.all().delete()
    return story


def waiting(name: str) -> list[DBTaskResult]:
    return list(DBTaskResult.objects.filter(task_path__endswith=name).order_by("enqueued_at"))


def run(task: DBTaskResult) -> dict[str, int]:
    return narrate_draft.call(*task.args_kwargs["args"])


def test_a_saved_draft_is_narrated_after_a_rest(story: Story) -> None:
    story.save_revision()
    (task,) = waiting("narrate_draft")
    assert task.queue_name == "narration"
    assert task.run_after > timezone.now()
    assert run(task)["spoken"] > 0
    assert Recording.objects.filter(story=story).exists()


def test_only_the_last_of_several_saves_over_one_revision_is_narrated(story: Story) -> None:
    revision = story.save_revision()
    story.title = "Changed while typing"
    story.save_revision(overwrite_revision=revision)
    first, second = waiting("narrate_draft")
    assert run(first) == {}
    assert run(second)["spoken"] > 0
    assert "Changed while typing" in json.dumps(Recording.objects.get(story=story).segments)


def test_publishing_narrates_at_once_and_reuses_the_drafts_sound(story: Story) -> None:
    story.save_revision()
    run(waiting("narrate_draft")[0])
    actions.publish(story)
    assert waiting("narrate_live")
    assert narrate_live.call(story.pk)["spoken"] == 0


def test_a_new_name_is_spoken_in_the_stories_that_carry_it(story: Story) -> None:
    actions.publish(story)
    narrate_live.call(story.pk)
    who = story.byline_entries.first().contributor
    who.role = "Editor"
    who.save()
    assert not waiting("narrate_contributor")
    who.name = "Asha Rowe-Lind"
    who.save()
    assert len(waiting("narrate_contributor")) == 1
    assert narrate_live.call(story.pk)["spoken"] == 1
