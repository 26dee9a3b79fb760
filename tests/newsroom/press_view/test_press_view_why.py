"""Why a page is as it is, asked in the admin; and narrations that are not heard."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from standfirst.narration.models import Recording
from standfirst.newsroom.pressroom.words import Words
from standfirst.press.run import press, why
from standfirst.stories import actions
from standfirst.stories.models import Story
from tests.journeys import paper as p
from tests.newsroom.press_view.reading import mend, seen

FAILED = (
    "Traceback (most recent call last):\n  ...\nstandfirst.narration.engines.EngineFailed: The voice said nothing.\n"
)


def why_of(story: Story) -> str:
    return reverse("newsroom_press_why", args=[story.pk])


def test_a_storys_page_is_explained_with_titles(editor: Client, story: Story) -> None:
    press()
    said = seen(editor, why_of(story))
    path = f"{story.placed_in.slug}/{story.slug}/"
    assert f"/{path}" in said
    assert "It was last pressed at" in said
    assert "It read the story “Ferry returns”." in said
    assert f"It read the section “{story.placed_in.title}”." in said
    assert all(line in said for line in why(path))


def test_what_has_changed_since_is_said(editor: Client, story: Story) -> None:
    press()
    story.title = "Ferry sails"
    actions.publish(story)
    said = seen(editor, why_of(story))
    assert "It read the story “Ferry sails”; since then, the story “Ferry sails” changed." in said


def test_any_address_can_be_asked_for(editor: Client, story: Story) -> None:
    press()
    ask = reverse("newsroom_press_ask")
    assert "It read the latest stories" in seen(editor, f"{ask}?path=/")
    assert "feed.xml is feed-xml" in seen(editor, f"{ask}?path=/feed.xml")
    assert "Nothing is published at no/such/." in seen(editor, f"{ask}?path=/no/such/")
    assert "<script>alert" not in editor.get(f"{ask}?path=<script>alert(1)</script>").content.decode()
    assert "Address of a published page" in seen(editor, ask)


def test_a_story_that_was_never_pressed_says_what_failed(
    editor: Client,
    story: Story,
    broken: Path,
) -> None:
    said = seen(editor, why_of(story))
    assert "Nothing is published at" in said
    assert "It failed" in said and "no_such_thing" in said
    mend(broken)
    again = editor.post(reverse("newsroom_press_retry"), {"due": "", "page": story.pk})
    assert again["Location"] == why_of(story)
    press()
    assert "It failed" not in seen(editor, why_of(story))


def test_a_draft_is_not_live(editor: Client, paper: p.Paper) -> None:
    said = seen(editor, why_of(p.draft(paper, 2)))
    assert "is not live." in said and "Nothing is published at" in said


@pytest.mark.parametrize("where", ["edit", "explore"])
def test_the_button_stands_at_the_page_and_in_lists(editor: Client, story: Story, where: str) -> None:
    page = {"edit": f"/admin/pages/{story.pk}/edit/", "explore": f"/admin/pages/{story.placed_in.pk}/"}[where]
    body = editor.get(page).content.decode()
    assert f'href="{why_of(story)}"' in body
    assert "Why is this page as it is?" in body


def test_the_report_is_in_the_menu(editor: Client, story: Story) -> None:
    assert '"/admin/reports/press/"' in editor.get("/admin/").content.decode()


def test_sentences_that_are_not_heard_are_shown(editor: Client, story: Story) -> None:
    skipped = "“¶¶¶” (body.1.1) is not heard: there is nothing in it that can be said."
    parts = {"segments": [], "duration_s": 1.0, "size_bytes": 9, "voice": "tone", "engine": "tone 1"}
    Recording.objects.create(story=story, script_digest="a" * 32, digest="b" * 32, warnings=[skipped], **parts)
    Recording.objects.create(story=story, script_digest="c" * 32, digest="d" * 32, **parts)
    said = seen(editor)
    assert f"Not heard Ferry returns {skipped}" in said
    assert said.count("is not heard:") == 1
    DBTaskResult.objects.all().delete()
    editor.post(reverse("newsroom_press_narrate", args=[story.pk]))
    assert DBTaskResult.objects.get().task_path.endswith("narrate_live")


def test_a_narration_that_failed_is_shown_until_it_succeeds(editor: Client, story: Story) -> None:
    task = DBTaskResult.objects.filter(task_path__endswith="narrate_live").latest("enqueued_at")
    task.status, task.finished_at, task.traceback = TaskResultStatus.FAILED, timezone.now(), FAILED
    task.save()
    assert "Not heard Ferry returns The voice said nothing." in seen(editor)
    fields = {"segments": [], "duration_s": 1.0, "size_bytes": 9, "voice": "tone", "engine": "tone 1"}
    Recording.objects.create(story=story, script_digest="a" * 32, digest="b" * 32, **fields)
    assert "The voice said nothing." not in seen(editor)


def test_reasons_in_words(db: None) -> None:
    words = Words()
    assert words.reason("new") == "it is new"
    assert words.reason("navigation changed, and 3 more") == "the list of sections changed, and 3 more"
    assert words.reason("day 2026-11-22 changed") == "the stories of 2026-11-22 changed"
    assert words.reason("story 5 is gone") == "the story number 5 is gone"
    assert words.reason("latest 0 30 changed") == "the latest stories changed"
    assert words.reason("a/index.html took its path") == "a/index.html took its path"
    assert words.sentence("It read site 1.") == "It read the newsroom's settings."
