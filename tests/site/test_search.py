"""Search finds live stories and nothing else."""

from pathlib import Path

import pytest
from django.test import Client
from modelsearch.tasks import insert_or_update_object_task

from standfirst.press.run import press
from standfirst.stories import actions
from standfirst.stories.models import Home, Story
from tests.journeys import paper as p


@pytest.fixture
def paper(newsroom: Home) -> p.Paper:
    return p.furnish(newsroom, pictures=0)


def titled(paper: p.Paper, seed: int, title: str) -> Story:
    story = p.draft(paper, seed)
    story.title = title
    story.save_revision()
    return story


def index(*stories: Story) -> None:
    """What the worker does after each save."""
    for story in stories:
        insert_or_update_object_task.call("stories", "story", str(story.pk))


def test_live_stories_are_found_and_drafts_are_not(paper: p.Paper, tree: Path, client: Client) -> None:
    out = actions.publish(titled(paper, 2, "Zanthorpe quay reopens"))
    index(out, titled(paper, 4, "Zanthorpe quay secret"))
    press()
    html = client.get("/search/", {"q": "zanthorpe quay"}).content.decode()
    assert f"/news/{out.slug}/" in html
    assert "secret" not in html
    actions.withdraw(out)
    assert out.slug not in client.get("/search/", {"q": "zanthorpe"}).content.decode()


@pytest.mark.parametrize(
    "words", ["", "   ", "\x00\x1b[31m", '"', "a AND (", "x" * 5000, "<script>alert(1)</script>", "%' OR 1=1 --"]
)
def test_any_words_get_a_page(paper: p.Paper, tree: Path, client: Client, words: str) -> None:
    answer = client.get("/search/", {"q": words})
    assert answer.status_code == 200
    assert b"<script>alert" not in answer.content
    assert "default-src 'none'" in answer["Content-Security-Policy"]


def test_only_reading_is_allowed(newsroom: Home, client: Client) -> None:
    assert client.post("/search/").status_code == 405
