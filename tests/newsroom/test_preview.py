"""An editor's preview is the page that will be pressed."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client

from standfirst.press.run import press
from standfirst.site.preview import respond
from standfirst.stories import actions
from standfirst.stories.models import Home, Story
from tests.journeys import paper as p


@pytest.fixture
def paper(newsroom: Home) -> p.Paper:
    return p.furnish(newsroom, pictures=2)


def test_the_preview_of_a_live_story_is_its_page(paper: p.Paper, tree: Path) -> None:
    actions.publish(p.draft(paper, 2))
    story = actions.publish(p.draft(paper, 4))
    press(everything=True)
    assert respond(story).content == (tree / f"{story.placed_in.slug}/{story.slug}/index.html").read_bytes()


def test_a_draft_shows_its_private_pictures_to_editors_only(paper: p.Paper, tree: Path, client: Client) -> None:
    story = p.draft(paper, 3)
    html = respond(story).content.decode()
    address = re.search(r"/admin/renditions/[0-9a-f]+\.jpg", html).group()
    assert client.get(address).status_code in (302, 403)
    client.force_login(User.objects.create_superuser("editor", "e@packet.example", "x"))
    assert client.get(address)["Content-Type"] == "image/jpeg"


def test_an_unsaved_draft_can_be_previewed(paper: p.Paper) -> None:
    story = Story(title="Not yet saved", slug="not-yet")
    paper.sections[0].add_child(instance=story)
    story.title = "Changed in the form"
    assert "Changed in the form" in respond(story).content.decode()


def test_fronts_can_be_previewed(paper: p.Paper) -> None:
    story = actions.publish(p.draft(paper, 2))
    assert story.title in respond(Home.objects.get()).content.decode()
    assert story.title in respond(paper.sections[0]).content.decode()
