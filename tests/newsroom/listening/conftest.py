"""An editor, a small paper, and a published story full of names."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from standfirst.newsroom.listening import reporting
from standfirst.stories import actions
from standfirst.stories.models import Home, Story
from tests.journeys import paper as p

PARAGRAPH = "<p>The ferry came home. Then Siobhan Quillfeather spoke to Ngaio Tredwen. Nobody else did.</p>"


@pytest.fixture
def editor(db: None, client: Client) -> Client:
    client.force_login(User.objects.create_superuser("editor", "editor@packet.example", "pass"))
    return client


@pytest.fixture
def paper(newsroom: Home) -> p.Paper:
    reporting.limiter._begin()
    return p.furnish(newsroom, pictures=0)


def story_of(paper: p.Paper, number: int, body: str) -> Story:
    story = p.draft(paper, number)
    story.body = [("paragraph", body)]
    return actions.publish(story)


@pytest.fixture
def story(paper: p.Paper) -> Story:
    return story_of(paper, 2, PARAGRAPH)
