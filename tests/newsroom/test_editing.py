"""An editor's click is one transaction, and what a press finds in between is the old story or the new one, whole."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageLogEntry, Revision

from standfirst.press.models import Touched
from standfirst.stories.models import Home, Section, ShownPicture, Story
from tests.journeys import paper as p
from tests.journeys.desk import edit_story, new_story

MOST_QUERIES = 160
"""In publishing from the form, Wagtail's own included: about 110 of them are."""


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("editor", "editor@packet.example", "pass"))
    return client


@pytest.mark.django_db(transaction=True)
def test_publishing_from_the_form_is_one_transaction(newsroom: Home, editor: Client) -> None:
    paper = p.furnish(newsroom, pictures=1)
    for send in (
        lambda: new_story(editor, paper.sections[0], "action-publish"),
        lambda: edit_story(editor, Story.objects.get(), "action-publish", title="The ferry is back"),
    ):
        with CaptureQueriesContext(connection) as queries:
            assert send().status_code == 302
        assert sum(query["sql"].startswith("BEGIN") for query in queries) == 1
        assert len(queries) < MOST_QUERIES
    assert Story.objects.get().title == "The ferry is back"


@pytest.mark.django_db(transaction=True)
def test_a_publication_that_fails_leaves_nothing_behind(
    newsroom: Home, editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = p.furnish(newsroom, pictures=1)
    story = p.draft(paper, 1)
    before = counts()

    def refuse(self: Story) -> None:
        raise OSError("The disk is full.")

    monkeypatch.setattr(Story, "note_shown_pictures", refuse)
    with pytest.raises(OSError, match="disk is full"):
        edit_story(editor, story, "action-publish")
    assert counts() == before
    story.refresh_from_db()
    assert (story.live, story.latest_revision_id) == (False, None)
    with pytest.raises(OSError, match="disk is full"):
        story.save()
    assert counts() == before


def counts() -> tuple[int, ...]:
    models = (Touched, Revision, PageLogEntry, ShownPicture, Story, Section)
    return tuple(model.objects.count() for model in models)
