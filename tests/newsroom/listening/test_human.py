"""Sending a reading in the editor: what the form says, what is kept, and who may."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from standfirst.narration import human, preparing
from standfirst.narration.human import HumanRecording
from standfirst.stories import actions
from standfirst.stories.models import Story
from tests.narration.readings import reading

WAV = reading("reading.wav")


def send(client: Client, story: Story, name: str = "ferry.wav", data: bytes = WAV, reader: str = "Marit  Oyelaran"):
    file = SimpleUploadedFile(name, data)
    return client.post(f"/admin/listening/{story.pk}/human/", {"reader": reader, "file": file})


def panel(client: Client, story: Story) -> str:
    return client.get(f"/admin/listening/{story.pk}/").content.decode()


def kept() -> list[Path]:
    return [path for path in (settings.ENVIRONMENT.private / "human").rglob("*") if path.is_file()]


def test_a_reading_is_sent_heard_found_right_and_withdrawn(
    editor: Client, story: Story, django_capture_on_commit_callbacks
) -> None:
    assert "Readers hear the machine." in panel(editor, story)
    assert send(editor, story).status_code == 302
    row = HumanRecording.objects.get()
    address = f"/admin/listening/{story.pk}/human/"
    page = editor.get(address).content.decode()
    assert "Read by Marit Oyelaran" in page and "It is being made even." in page and "sent" in page
    assert editor.get(f"{address}{row.sound}.mp3").status_code == 404
    preparing.prepare.call(row.pk)
    assert "Readers hear it." in panel(editor, story)
    sound = editor.get(f"{address}{row.sound}.mp3")
    assert (sound.status_code, sound["Content-Type"]) == (200, "audio/mpeg") and "no-store" in sound["Cache-Control"]
    assert Client().get(f"{address}{row.sound}.mp3").status_code == 302
    actions.correct(story, kind="correction", text="It was a Tuesday.", place="top")
    page = editor.get(address).content.decode()
    assert "It reads an older version of the story" in page and "It reads an older version" in panel(editor, story)
    script = editor.get(address).context["script"]
    refused = editor.post(f"{address}{row.sound}/right/", {"script": "0" * 32}, follow=True).content.decode()
    assert "The story was saved again meanwhile" in refused and "It is still right" in refused
    taken = editor.post(f"{address}{row.sound}/right/", {"script": script}, follow=True).content.decode()
    assert "is taken for what the newest draft says" in taken and "Readers hear it." in taken
    with django_capture_on_commit_callbacks(execute=True):
        assert "withdrawn" in editor.post(f"{address}{row.sound}/withdraw/", follow=True).content.decode()
    assert not HumanRecording.objects.exists() and row.path not in kept()
    assert editor.post(f"{address}{row.sound}/withdraw/").status_code == 404


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("ferry.mp3", WAV, "The file’s name ends in .mp3, but what it holds is WAV."),
        ("ferry.wav", WAV[:-9000], "The file is cut short"),
        ("ferry.txt", WAV, "does not end as a sound file’s does"),
        ("ferry.wav", b"hello", "This is no sound file that can be read here"),
        ("ferry.wav", b"", "The file is empty."),
        ("ferry.wav", reading("reading.wav", loud=0.0), "The sound is silent, or as good as."),
    ],
)
def test_what_cannot_be_taken_is_told_and_nothing_is_kept(
    editor: Client, story: Story, name: str, data: bytes, why: str
) -> None:
    before = kept()
    answer = send(editor, story, name, data)
    [error] = answer.context["form"].errors["file"]
    assert answer.status_code == 422 and why in error and error in answer.content.decode().replace("&#x27;", "'")
    assert kept() == before and not HumanRecording.objects.exists()


def test_a_full_disk_is_told(editor: Client, story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = kept()
    monkeypatch.setattr(preparing.shutil, "copyfileobj", full)
    assert "could not be kept: No space left on device." in send(editor, story).content.decode()
    assert kept() == before and not HumanRecording.objects.exists()


def test_a_draft_s_reading_waits_for_the_draft(editor: Client, story: Story) -> None:
    draft = story.get_latest_revision_as_object()
    draft.title = "Another headline"
    draft.save_revision()
    send(editor, story)
    preparing.prepare.call(HumanRecording.objects.get().pk)
    assert "Readers hear it when the newest draft is published." in panel(editor, story)
    assert human.current([story.pk]) == {}


def test_who_may_not_publish_changes_nothing_that_is_out(story: Story) -> None:
    writer = User.objects.create_user("writer", password="pass")
    writer.groups.add(Group.objects.get(name="Editors"))
    client = Client()
    client.force_login(writer)
    assert send(client, story).status_code in (302, 403) and not HumanRecording.objects.exists()
    assert "Send a recording" not in panel(client, story)
    actions.withdraw(story)
    assert send(client, story).status_code == 302 and HumanRecording.objects.get().added_by == writer
    assert Client().get(f"/admin/listening/{story.pk}/human/").status_code == 302
