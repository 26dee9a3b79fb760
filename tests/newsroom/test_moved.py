"""Old addresses lead to the new ones."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from django.test import Client

from standfirst.stories import actions
from standfirst.stories.models import Home, Section, Topic
from tests.journeys import paper as p

Committed = Callable[..., AbstractContextManager]


def leads(client: Client, old: str) -> str:
    """Where an address leads, or its status."""
    answer = client.get(old)
    return answer["Location"] if answer.status_code == 301 else str(answer.status_code)


def test_topics_and_contributors(newsroom: Home, tree: Path, client: Client) -> None:
    paper = p.furnish(newsroom, pictures=0)
    topic, who = paper.topics[0], paper.contributors[0]
    for slug in ("boats", "ships"):
        topic.slug = slug
        topic.save()
    who.slug = "a-rowe"
    who.save()
    assert leads(client, "/topic/ferries/") == "/topic/ships/"
    assert leads(client, "/topic/boats/") == "/topic/ships/"
    assert leads(client, "/by/asha-rowe/") == "/by/a-rowe/"
    topic = Topic.objects.get(pk=topic.pk)
    topic.slug = "ferries"
    topic.save()
    assert leads(client, "/topic/ferries/") == "404"
    assert leads(client, "/topic/ships/") == "/topic/ferries/"


def test_stories_and_sections(
    newsroom: Home, tree: Path, client: Client, django_capture_on_commit_callbacks: Committed
) -> None:
    committed = django_capture_on_commit_callbacks
    paper = p.furnish(newsroom, pictures=0)
    story = actions.publish(p.draft(paper, 2))
    story.slug = "new-address"
    with committed(execute=True):
        actions.publish(story)
    assert leads(client, "/news/story-2/").endswith("/news/new-address/")
    section = Section.objects.get(slug="news")
    section.slug = "today"
    with committed(execute=True):
        section.save()
    assert leads(client, "/news/new-address/").endswith("/today/new-address/")
