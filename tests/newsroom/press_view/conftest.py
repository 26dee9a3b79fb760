"""An editor, a small paper, a story, and templates that raise."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.models import User
from django.test import Client

from standfirst.press.run import press
from standfirst.stories import actions
from standfirst.stories.models import Home, Story
from tests.journeys import paper as p


@pytest.fixture
def editor(db: None, client: Client) -> Client:
    client.force_login(User.objects.create_superuser("editor", "editor@packet.example", "pass"))
    return client


@pytest.fixture
def paper(newsroom: Home, tree: Path) -> p.Paper:
    return p.furnish(newsroom, pictures=1)


@pytest.fixture
def story(paper: p.Paper) -> Story:
    story = p.draft(paper, 2)
    story.title = "Ferry returns"
    return actions.publish(story)


@pytest.fixture
def broken(story: Story, tmp_path: Path, settings: object) -> Path:
    """Templates of which the story's raises, and a press that met it."""
    folder = tmp_path / "templates"
    shutil.copytree(django_settings.PRESS_TEMPLATES, folder)
    whole = (folder / "story.html").read_text()
    (folder / "story.html").write_text("{{ page.no_such_thing }}")
    settings.PRESS_TEMPLATES = folder
    press()
    (tmp_path / "whole.html").write_text(whole)
    return folder
