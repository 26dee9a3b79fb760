"""Fronts show what an editor chose, then the newest, nothing twice."""

from datetime import timedelta

import pytest
from django.utils import timezone

from standfirst.press.reader import Reader
from standfirst.site import fronts
from standfirst.stories import actions
from standfirst.stories.models import Home, HomeTopStory, Section, SectionTopStory, Story
from tests.journeys import paper as p


@pytest.fixture
def stories(newsroom: Home) -> list[Story]:
    """Eight stories, the newest first, in two sections."""
    paper = p.furnish(newsroom, pictures=0)
    now = timezone.now()
    return [actions.publish(p.draft(paper, n), at=now - timedelta(hours=n)) for n in range(8)]


def slugs(cards: tuple) -> list[str]:
    return [card.href.strip("/").split("/")[-1] for card in cards]


def choose(*chosen: Story) -> None:
    home = Home.objects.get()
    home.top_stories = [HomeTopStory(story=story) for story in chosen]
    home.save()


def test_the_newest_first(stories: list[Story]) -> None:
    page = fronts.home_page(Reader())
    assert page.top == ()
    assert slugs(page.rest) == [story.slug for story in stories]


def test_what_an_editor_chose_stands_first_and_nothing_twice(stories: list[Story]) -> None:
    choose(stories[5], stories[2], stories[5])
    page = fronts.home_page(Reader())
    assert slugs(page.top) == [stories[5].slug, stories[2].slug]
    assert slugs(page.rest) == [stories[n].slug for n in (0, 1, 3, 4, 6, 7)]


def test_a_chosen_story_that_is_withdrawn_makes_room(stories: list[Story]) -> None:
    choose(stories[5], stories[2])
    actions.withdraw(stories[5])
    assert slugs(fronts.home_page(Reader()).top) == [stories[2].slug]


def test_a_section_may_choose_a_story_of_another(stories: list[Story]) -> None:
    section = Section.objects.get(slug="news")
    section.top_stories = [SectionTopStory(story=stories[3])]
    section.save()
    page = fronts.section_page(Reader(), section.pk)
    assert slugs(page.top) == [stories[3].slug]
    assert slugs(page.rest) == [stories[n].slug for n in (0, 2, 4, 6)]


def test_a_section_that_is_not_live_hides_its_stories(stories: list[Story]) -> None:
    section = Section.objects.get(slug="news")
    section.unpublish()
    page = fronts.home_page(Reader())
    assert slugs(page.rest) == [stories[n].slug for n in (1, 3, 5, 7)]
    assert [link.text for link in page.shell.sections] == ["Sport"]


def test_the_rail(stories: list[Story]) -> None:
    rail = fronts.rail(Reader())
    assert slugs(rail.cards) == [story.slug for story in stories]
    assert rail.more == "/latest/"
