"""A story that a person reads: its page, files, feeds and bulletin, for just the version that is read."""

import io
import json
import time
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from defusedxml import ElementTree
from django.core.files.base import ContentFile
from django_tasks_db.models import DBTaskResult

from standfirst.narration import human, preparing, turns
from standfirst.narration.credits import published
from standfirst.narration.human import HumanRecording
from standfirst.narration.record import record
from standfirst.narration.script import script_digest
from standfirst.narration.tags import SIZE
from standfirst.narration.tasks import ask_draft, ask_live
from standfirst.press.models import Pressed
from standfirst.press.reader import Reader
from standfirst.press.run import press, verify
from standfirst.stories import actions, facts
from standfirst.stories.models import Home, Story
from tests.feeds.test_podcast import check
from tests.journeys import paper as p
from tests.narration.readings import reading

pytestmark = pytest.mark.django_db
PAGE = "news/story-2/index.html"


@pytest.fixture
def story(newsroom: Home, tree: Path) -> Story:
    """Live and narrated."""
    story = actions.publish(p.draft(p.furnish(newsroom, pictures=0), 2))
    record(facts.load_stories([story.pk])[story.pk])
    return story


def read_by(story: Story, reader: str = "Marit Oyelaran") -> HumanRecording:
    """A reading of the story's newest draft, made even."""
    script = script_digest(facts.story_value(story.get_latest_revision_as_object()))
    row = preparing.take(story.pk, script, reader, ContentFile(reading()), 3.0, None)
    assert preparing.prepare.call(row.pk) == {"made": 1}
    row.refresh_from_db()
    assert row.state == row.State.READY and not human.sent_file(row.sound).exists()
    return row


def page(tree: Path) -> BeautifulSoup:
    assert not press().failed
    return BeautifulSoup((tree / PAGE).read_text("utf-8"), "html.parser")


def sounds(tree: Path) -> set[str]:
    return {path.name for path in (tree / "audio").glob("*")}


def test_a_reading_takes_the_machine_s_place_everywhere(story: Story, tree: Path) -> None:
    machine = page(tree).select_one("audio")["src"]
    row = read_by(story)
    found = page(tree)
    player, audio = found.select_one("listen-player"), found.select_one("listen-player audio")
    assert audio["src"] == f"/{address(story, row)}" != machine and not audio.select("track")
    assert player["data-timings"] == "" and player.select_one(".listen-voice").get_text().startswith(
        "Read by Marit Oyelaran."
    )
    data = (tree / address(story, row)).read_bytes()
    assert {f"audio/{name}" for name in sounds(tree)} == {address(story, row)} and len(data) == SIZE + row.size_bytes
    assert b"Read by Marit Oyelaran." in data[:SIZE] and b"/digitalCapture" in data[:SIZE]
    assert b"synthetic" not in data[:SIZE]
    said = json.loads(found.find("script", type="application/ld+json").string)["audio"]
    assert "caption" not in said and said["description"] == "Read by Marit Oyelaran."
    podcast = (tree / "podcast.xml").read_bytes()
    check(podcast)
    channel = ElementTree.parse(io.BytesIO(podcast)).getroot()[0]
    assert channel.find("item/enclosure").get("length") == str(len(data))
    assert "Read by Marit Oyelaran." in channel.findtext("item/description")
    assert channel.findtext("description").endswith("or by the person whom an episode names.")
    feeds = podcast + (tree / "feed.xml").read_bytes() + (tree / "feed.json").read_bytes()
    assert feeds.count(row.sound.encode()) >= 3 and machine.encode() not in feeds
    assert b"transcript" not in podcast and b"chapters" not in podcast
    # The bulletin is joined from the machine's sentences, whoever reads the story.
    assert b"Read by a synthetic voice." in (tree / "bulletin.mp3").read_bytes()[:SIZE]
    assert verify().good


def test_withdrawn_the_machine_s_is_back(story: Story, tree: Path) -> None:
    machine = page(tree).select_one("audio")["src"]
    row = read_by(story)
    page(tree)
    before = address(story, row)
    assert human.withdraw(story.pk, row.sound) == 1
    assert page(tree).select_one("audio")["src"] == machine
    assert before not in {f"audio/{name}" for name in sounds(tree)} and before in gone()
    assert verify().good


def address(story: Story, row: HumanRecording) -> str:
    """Of a reading's file, as it is published now."""
    name = published(Reader(), story.pk).name
    assert name.startswith(row.sound)
    return f"audio/{name}.mp3"


def gone() -> set[str]:
    """The addresses that answer 410."""
    return set(Pressed.objects.filter(gone=True).values_list("path", flat=True))


def test_it_belongs_to_one_version(story: Story, tree: Path) -> None:
    row = read_by(story)
    page(tree)
    actions.correct(story, kind="correction", text="It was a Tuesday.", place="top")
    assert not page(tree).select("listen-player") and not sounds(tree)
    record(facts.load_stories([story.pk])[story.pk])
    assert "synthetic" in page(tree).select_one(".listen-voice").get_text()
    human.still_right(row, script_digest(facts.load_stories([story.pk])[story.pk]), None)
    assert page(tree).select_one("audio")["src"] == f"/{address(story, row)}"
    # Withdrawn, it is withdrawn for both.
    assert human.withdraw(story.pk, row.sound) == 2
    assert "synthetic" in page(tree).select_one(".listen-voice").get_text()


def test_a_draft_s_reading_stays_private_until_the_draft_is_out(story: Story, tree: Path) -> None:
    before = page(tree).select_one("audio")["src"]
    draft = story.get_latest_revision_as_object()
    draft.title = "Another headline"
    draft.save_revision()
    row = read_by(story)
    assert page(tree).select_one("audio")["src"] == before
    assert not any(name.startswith(row.sound) for name in sounds(tree))
    story.get_latest_revision().publish()
    assert page(tree).select_one("audio")["src"] == f"/{(out := address(story, row))}"
    actions.withdraw(Story.objects.get(pk=story.pk))
    assert not press().failed and not sounds(tree) and out in gone()
    actions.publish(Story.objects.get(pk=story.pk))
    assert page(tree).select_one("audio")["src"] == f"/{address(story, row)}" and not gone()


def test_another_reading_takes_the_first_one_s_place_when_it_is_ready(
    story: Story, tree: Path, django_capture_on_commit_callbacks
) -> None:
    first = read_by(story)
    script = first.script_digest
    second = preparing.take(story.pk, script, "Tam Ferreira", ContentFile(reading("reading.mp3")), 3.0, None)
    assert page(tree).select_one("audio")["src"] == f"/{address(story, first)}"
    with django_capture_on_commit_callbacks(execute=True):
        preparing.prepare.call(second.pk)
    assert page(tree).select_one("audio")["src"] == f"/{address(story, second)}"
    assert [one.sound for one in HumanRecording.objects.all()] == [second.sound]
    assert not human.file_of(first.sound).exists()
    # A story that is deleted takes its readings with it.
    with django_capture_on_commit_callbacks(execute=True):
        Story.objects.get(pk=story.pk).delete()
    assert not human.file_of(second.sound).exists()


def test_what_cannot_be_made_even_says_so_and_leaves_nothing(story: Story) -> None:
    row = preparing.take(story.pk, "f" * 32, "Tam Ferreira", ContentFile(reading()[:-50_000]), 3.0, None)
    human.sent_file(row.sound).write_bytes(b"nothing")
    preparing.prepare.call(row.pk)
    row.refresh_from_db()
    assert row.state == row.State.FAILED and row.problem.endswith(".")
    assert not human.sent_file(row.sound).exists() and not list(row.path.parent.glob(f"{row.sound}*"))
    assert preparing.prepare.call(row.pk) == {} and preparing.prepare.call(0) == {}


def test_withdrawn_while_it_is_made_even_it_leaves_nothing(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    row = preparing.take(story.pk, "f" * 32, "Tam Ferreira", ContentFile(reading()), 3.0, None)
    made = preparing.master

    def slow(*args: object) -> object:
        human.withdraw(story.pk, row.sound)
        return made(*args)

    monkeypatch.setattr(preparing, "master", slow)
    preparing.prepare.call(row.pk)
    assert not list(row.path.parent.glob(f"{row.sound}*"))


def test_what_a_process_left_when_it_died_goes_a_day_later(story: Story) -> None:
    row = read_by(story)
    left = [row.path.with_name(f"{row.path.name}.1.part"), human.sent_file(human.new_sound())]
    for file in left:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"half")
    assert human.sweep().files == 0
    assert human.sweep(time.time() + 2 * 86_400).files >= 2
    assert row.path.exists() and not any(file.exists() for file in left)


def test_a_live_story_goes_first_three_times_and_no_draft_does(story: Story) -> None:
    row = preparing.take(story.pk, "f" * 32, "Tam Ferreira", ContentFile(reading()), 3.0, None)
    DBTaskResult.objects.all().delete()
    ask_live(story.pk)
    with turns.giving_way():
        assert preparing.prepare.call(row.pk) == {"gave_way": 1}
        again = DBTaskResult.objects.get(task_path=preparing.prepare.module_path)
        assert again.args_kwargs["args"] == [row.pk, 1]
        assert preparing.prepare.call(row.pk, preparing.PATIENCE) == {"made": 1}
    row = preparing.take(story.pk, "e" * 32, "Tam Ferreira", ContentFile(reading()), 3.0, None)
    DBTaskResult.objects.all().delete()
    ask_draft(story.pk, story.latest_revision_id, "")
    with turns.giving_way():
        assert preparing.prepare.call(row.pk) == {"made": 1}
