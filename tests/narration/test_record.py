"""A story in the database is narrated in the background, and readers hear only what they see."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from standfirst.narration import record as recording
from standfirst.narration import tags
from standfirst.narration.credits import published
from standfirst.narration.engines import EngineFailed, engine
from standfirst.narration.facts import load_recordings, load_sounds
from standfirst.narration.frames import RATE, count
from standfirst.narration.models import LexiconEntry, Recording
from standfirst.narration.record import record, say_text, store
from standfirst.narration.tasks import narrate_contributor, narrate_draft, narrate_live
from standfirst.press.models import Touched
from standfirst.press.reader import Reader
from standfirst.press.run import press
from standfirst.stories import actions, facts
from standfirst.stories.models import BylineEntry, Contributor, Home, Section, Story
from tests.narration.newsdesk import Watched

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _no_segments() -> Iterator[None]:
    shutil.rmtree(settings.ENVIRONMENT.private / "segments", ignore_errors=True)
    yield
    shutil.rmtree(settings.ENVIRONMENT.private / "segments", ignore_errors=True)


@pytest.fixture
def news(newsroom: Home) -> Section:
    return newsroom.add_child(instance=Section(title="News", slug="news"))


def body(*paragraphs: str) -> list[dict[str, str]]:
    return [{"type": "paragraph", "value": f"<p>{text}</p>", "id": f"p{n}"} for n, text in enumerate(paragraphs)]


def unsaved(slug: str, *paragraphs: str) -> Story:
    return Story(title="Ferry returns", slug=slug, live=False, body=json.dumps(body(*paragraphs)))


@pytest.fixture
def story(news: Section) -> Story:
    """A draft that was never out."""
    asha = Contributor.objects.create(name="Asha Rowe", slug="asha-rowe")
    draft = unsaved("ferry", "One stood. Two sat.", "Three lay.")
    draft.byline_entries = [BylineEntry(contributor=asha, words="at sea")]
    return news.add_child(instance=draft)


def saved(story: Story, *paragraphs: str) -> int:
    """The id of a draft's revision."""
    story.body = json.dumps(body(*paragraphs))
    return story.save_revision().pk


def audio(tree: Path) -> set[str]:
    """The published files of sound, their compressed copies aside."""
    return {path.name for path in (tree / "audio").glob("*") if path.suffix not in (".gz", ".br")}


def test_a_narrated_draft_is_heard_the_moment_it_is_published(story: Story, tree: Path) -> None:
    assert narrate_draft.call(story.pk, saved(story, "One stood. Two sat.", "Three lay."))["spoken"] == 5
    press()
    assert load_recordings([story.pk]) == {}
    assert audio(tree) == set()
    actions.publish(story)
    press()
    sound = load_recordings([story.pk])[story.pk]
    name = published(Reader(), story.pk).name
    assert audio(tree) == {f"{name}.mp3", f"{sound.digest}.vtt", f"{sound.digest}.json"}
    assert name.startswith(sound.digest)
    data = (tree / "audio" / f"{name}.mp3").read_bytes()
    assert len(data) == sound.size_bytes
    assert count(data[tags.SIZE :]) * 1152 / RATE == pytest.approx(sound.duration_s)
    timings = json.loads((tree / "audio" / f"{sound.digest}.json").read_text("utf-8"))
    assert [one["a"] for one in timings["sentences"]] == [
        "headline.0", "byline.0", "body.p0.0", "body.p0.1", "body.p1.0"
    ]  # fmt: skip
    assert timings["sentences"][-1]["t1"] == timings["duration"] == round(sound.duration_s, 3)
    assert f"{name}.mp3" in (tree / "news/ferry/index.html").read_text("utf-8")


def test_a_correction_speaks_one_sentence_and_moves_the_sound(story: Story, tree: Path) -> None:
    story = actions.publish(story)
    narrate_live.call(story.pk)
    press()
    before = audio(tree)
    story.body = json.dumps(body("One stood. Two slept.", "Three lay."))
    story = actions.publish(story)
    press()
    assert audio(tree) == set(), "sound of the older version is not offered"
    assert "listen-player" not in (tree / "news/ferry/index.html").read_text("utf-8")
    assert narrate_live.call(story.pk) == {"spoken": 1, "reused": 4, "skipped": 0}
    press()
    assert len(audio(tree)) == 3
    assert not audio(tree) & before
    assert not press().written


def test_the_sound_goes_with_a_withdrawn_story(story: Story, tree: Path) -> None:
    story = actions.publish(story)
    narrate_live.call(story.pk)
    press()
    assert audio(tree)
    actions.withdraw(story)
    press()
    assert audio(tree) == set()
    assert narrate_live.call(story.pk) == {}


def test_a_draft_beside_a_live_story_stays_private(story: Story, tree: Path) -> None:
    story = actions.publish(story)
    narrate_live.call(story.pk)
    press()
    heard = audio(tree)
    narrate_draft.call(story.pk, saved(story, "A secret."))
    press()
    assert audio(tree) == heard


def test_recordings_of_superseded_drafts_go(story: Story) -> None:
    story = actions.publish(story)
    narrate_live.call(story.pk)
    live = Recording.objects.get()
    for text in ("First draft.", "Second draft.", "Third draft."):
        narrate_draft.call(story.pk, saved(story, text))
    kept = Recording.objects.order_by("pk")
    assert kept[0].pk == live.pk
    assert [one.parts[-1].text for one in kept] == ["Three lay.", "Third draft."]
    narrate_live.call(story.pk)
    assert Recording.objects.count() == 2


def test_a_superseded_draft_is_dropped(story: Story) -> None:
    old = saved(story, "Old.")
    new = saved(story, "New.")
    assert narrate_draft.call(story.pk, old) == {}
    assert narrate_draft.call(story.pk, new)["spoken"] > 0
    assert narrate_draft.call(story.pk, 0) == {}
    assert narrate_live.call(10**6) == {}


def test_narrating_again_changes_nothing_that_readers_have(story: Story, tree: Path) -> None:
    story = actions.publish(story)
    narrate_live.call(story.pk)
    press()
    assert narrate_live.call(story.pk)["spoken"] == 0
    assert Touched.objects.filter(source="narration.Recording", row=story.pk).exists()
    assert not press().written


def test_the_lexicon_makes_another_sound_of_the_same_story(story: Story) -> None:
    story = actions.publish(story)
    narrate_live.call(story.pk)
    before = load_recordings([story.pk])[story.pk]
    LexiconEntry.objects.create(written="Two", say="Toe")
    assert narrate_live.call(story.pk)["spoken"] == 1
    assert Recording.objects.count() == 1
    assert load_recordings([story.pk])[story.pk].digest != before.digest


def test_a_contributors_new_name_is_said_in_their_narrated_stories(story: Story) -> None:
    story = actions.publish(story)
    narrate_live.call(story.pk)
    asha = Contributor.objects.get()
    asha.name = "Asha Calder"
    asha.save()
    assert load_recordings([story.pk]), "the same story, until its byline is said anew"
    assert narrate_contributor.call(asha.pk) == 1
    assert narrate_live.call(story.pk)["spoken"] == 1
    assert "By Asha Calder at sea" in [part.text for part in load_sounds([story.pk])[story.pk].parts]


def test_two_stories_that_say_the_same_share_segments_and_no_file(news: Section) -> None:
    twin, other = (news.add_child(instance=unsaved(slug, "One stood.")) for slug in ("twin", "other"))
    first, second = (record(facts.story_value(one)) for one in (twin, other))
    assert (first.spoken, second.spoken, second.reused) == (2, 0, 2)
    assert first.recording.digest != second.recording.digest


class Mute:
    name = version = voice = "mute"
    sample_rate = 22_050

    def speak(self, text: str) -> None:
        raise EngineFailed("Mute cannot speak.")


def test_a_story_that_cannot_be_spoken_at_all_fails_loudly(story: Story) -> None:
    with pytest.raises(EngineFailed, match="Mute cannot speak"):
        record(facts.story_value(story), Mute())
    assert not Recording.objects.exists()


def test_a_story_that_is_gone_leaves_no_recording(story: Story) -> None:
    value = facts.story_value(story)
    story.delete()
    assert record(value).recording is None
    assert not Recording.objects.exists()


def test_a_segment_lost_from_the_disk_is_made_anew(story: Story, tree: Path) -> None:
    story = actions.publish(story)
    narrate_live.call(story.pk)
    part = load_sounds([story.pk])[story.pk].parts[0]
    store().path(part.segment).unlink()
    assert narrate_live.call(story.pk)["spoken"] == 1
    press()
    assert len(audio(tree)) == 3


def test_say_text_gives_frames(newsroom: Home) -> None:
    one, two = (count(say_text(text, engine("tone"))) for text in ("One stood.", "One stood. Two sat down."))
    assert two > 2 * one
    with pytest.raises(ValueError, match="nothing in the text that can be said"):
        say_text("😀", engine("tone"))


def test_the_newsrooms_language_decides_the_reading(newsroom: Home) -> None:
    from standfirst.stories.models import NewsroomSettings

    assert recording.locale() == "en-GB"
    NewsroomSettings.objects.update(language="en-US")
    assert recording.locale() == "en-US"
    NewsroomSettings.objects.update(language="en-IE")
    assert recording.locale() == "en-GB"
    NewsroomSettings.objects.update(language="de-CH")
    heard = Watched()
    say_text("Am 22. November kamen 12 Boote für CHF 3.50.", heard)
    assert heard.asked == ["Am zweiundzwanzigsten November kamen zwölf Boote für drei Franken fünfzig."]
