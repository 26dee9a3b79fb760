"""The Listen panel: a draft's sound for editors alone, its uncertain names, and the word before publication."""

import pytest
from django.test import Client

from standfirst.narration.engines import engine
from standfirst.narration.models import LexiconEntry
from standfirst.narration.record import record
from standfirst.newsroom.models import Misheard
from standfirst.stories import facts
from standfirst.stories.models import Story
from tests.journeys import paper as p
from tests.journeys.desk import edit_story


def test_the_editor_has_the_panel(editor: Client, story: Story) -> None:
    page = editor.get(f"/admin/pages/{story.pk}/edit/").content.decode()
    assert f'data-listening-panel="/admin/listening/{story.pk}/"' in page and 'data-side-panel="listening"' in page


def test_uncertain_names_are_listed_with_why(editor: Client, story: Story) -> None:
    page = editor.get(f"/admin/listening/{story.pk}/").content.decode()
    assert "It is being spoken." in page
    assert page.count("data-listening-name>") == 2
    assert "not in the lexicon, not in a pronouncing dictionary, new here" in page
    assert "/admin/lexicon/new/?written=Quillfeather&amp;story=" in page
    LexiconEntry.objects.create(written="Siobhan Quillfeather", say="Shi-vawn Quill-feather")
    page = editor.get(f"/admin/listening/{story.pk}/").content.decode()
    assert page.count("data-listening-name>") == 1


def test_a_draft_is_heard_by_editors_alone(editor: Client, story: Story) -> None:
    draft = story.get_latest_revision_as_object()
    draft.title = "Another headline"
    draft.save_revision()
    address = f"/admin/listening/{story.pk}/draft.mp3"
    assert editor.get(address).status_code == 404
    record(facts.story_value(story.get_latest_revision_as_object()), engine("tone"))
    whole = editor.get(address)
    assert (whole.status_code, whole["Content-Type"]) == (200, "audio/mpeg") and "no-store" in whole["Cache-Control"]
    part = editor.get(address, headers={"Range": "bytes=10-19"})
    assert (part.status_code, part.content) == (206, whole.content[10:20])
    assert editor.get(address, headers={"Range": "bytes=99999999-"}).status_code == 416
    assert Client().get(address).status_code == 302


def test_publishing_names_what_is_uncertain_and_keeps_nothing_back(editor: Client, story: Story) -> None:
    assert edit_story(editor, story, "action-publish", title="Ngaio Tredwen came home").status_code == 302
    page = editor.get("/admin/").content.decode()
    assert "The voice may say these names wrong: Ngaio Tredwen, Brightwater." in page
    assert Story.objects.get(pk=story.pk).title == "Ngaio Tredwen came home"


def test_what_listeners_reported_is_listed_and_done(editor: Client, story: Story) -> None:
    row = Misheard.objects.create(story=story, address="body.x.1", word="Ngaio", sentence="Ngaio sat.", count=3)
    page = editor.get("/admin/reports/misheard/").content.decode()
    assert "<mark>Ngaio</mark> sat." in page and "Reported 3 times" in page
    assert "/admin/lexicon/new/?written=Ngaio" in page
    assert "Nothing is open." in editor.post(f"/admin/reports/misheard/{row.pk}/done/", follow=True).content.decode()
    assert "<mark>Ngaio</mark>" in editor.get("/admin/reports/misheard/?done").content.decode()


@pytest.mark.parametrize(
    ("query", "status"), [("", 400), ("written=A&say=/a", 400), ("written=" + "a" * 101, 400), ("written=Ngaio", 200)]
)
def test_a_word_is_heard_in_a_process_of_its_own(editor: Client, paper: p.Paper, query: str, status: int) -> None:
    from standfirst.newsroom.listening.voice import mouth

    answer = editor.get(f"/admin/listening/hear/?{query}")
    assert answer.status_code == status
    if status == 200:
        assert answer.content[:2] == b"\xff\xfb" and mouth._process.poll() is None
        mouth._process.kill()
        assert editor.get("/admin/listening/hear/?written=Ngaio&say=Nye-oh").status_code == 200
        mouth.close()
