"""Several sweeps at once publish and withdraw each story once."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.models import PageLogEntry

from standfirst.newsroom.due import sweep
from standfirst.newsroom.signals import enter_hour
from standfirst.press.models import Touched
from standfirst.stories import actions
from standfirst.stories.models import Clock, Home, Section, Story
from tests.newsroom.test_due import bring_forward

SWEEPS, STORIES = 3, 4
Result = TypeVar("Result")


def at_once(work: Callable[[], Result]) -> list[Result]:
    """What several threads, each with a connection of its own, get from doing the same together."""
    ready, results = threading.Barrier(SWEEPS), []

    def one() -> None:
        try:
            ready.wait(5)
            results.append(work())
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(SWEEPS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert len(results) == SWEEPS
    return results


@pytest.fixture
def stories(transactional_db: None, newsroom: Home) -> list[Story]:
    section = newsroom.add_child(instance=Section(title="News", slug="news"))
    return [section.add_child(instance=Story(title=f"Lantern {n}", slug=f"l{n}", live=False)) for n in range(STORIES)]


def test_each_scheduled_story_goes_out_once(stories: list[Story]) -> None:
    for story in stories:
        actions.publish(story, at=timezone.now() + timedelta(hours=1))
        bring_forward(story, 5)
    swept = at_once(sweep)
    assert sorted(id for one in swept for id in one.published) == [story.pk for story in stories]
    assert [one.failed for one in swept] == [()] * SWEEPS
    assert Story.objects.live().count() == STORIES
    assert PageLogEntry.objects.filter(action="wagtail.publish.scheduled").count() == STORIES


def test_each_expired_story_is_withdrawn_once(stories: list[Story]) -> None:
    for story in stories:
        actions.publish(story)
    Story.objects.update(expire_at=timezone.now() - timedelta(seconds=1))
    swept = at_once(sweep)
    assert sorted(id for one in swept for id in one.expired) == [story.pk for story in stories]
    assert [one.failed for one in swept] == [()] * SWEEPS
    assert PageLogEntry.objects.filter(action="wagtail.unpublish.scheduled").count() == STORIES


def test_an_hour_is_entered_once(transactional_db: None, newsroom: Home) -> None:
    enter_hour()
    Clock.objects.update(hour=Clock.objects.get().hour - timedelta(hours=1))
    Touched.objects.all().delete()
    assert sorted(at_once(enter_hour)) == [False, False, True]
    assert Touched.objects.filter(source="stories.Clock").count() == 1


def test_a_machine_whose_clock_is_behind_does_not_turn_the_hour_back(db: None, newsroom: Home) -> None:
    enter_hour()
    now = Clock.objects.get().hour
    for ahead, moved in ((1, False), (2, True)):
        Clock.objects.update(hour=now + timedelta(hours=ahead))
        assert enter_hour() is moved
    assert Clock.objects.get().hour == now
