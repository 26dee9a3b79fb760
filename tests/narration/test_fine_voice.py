"""Quick, then fine: heard at once in one voice, and exchanged for the other when that has read the whole story."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django_tasks_db.models import DBTaskResult

from standfirst.narration import record as recording
from standfirst.narration.facts import load_recordings, load_sounds
from standfirst.narration.models import FINE, QUICK, LexiconEntry, Recording
from standfirst.narration.tasks import ask_live, warm
from standfirst.press.run import press
from standfirst.stories import actions
from standfirst.stories.models import NewsroomSettings, Section, Story
from tests.narration.newsdesk import Watched, draft, save, work

pytestmark = pytest.mark.django_db(transaction=True)

TEXTS = ("One stood.", "Two sat.", "Three lay.")


@pytest.fixture
def fine(voice: Watched, monkeypatch: pytest.MonkeyPatch) -> Watched:
    """A second voice, finer than `voice`."""
    watched = Watched("Fine")
    two = {QUICK: voice, FINE: watched}
    monkeypatch.setattr(recording, "engine_of", lambda rank: two[rank])
    monkeypatch.setattr(settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, fine_engine="fine"))
    return watched


def heard(story: Story) -> str:
    return load_recordings([story.pk])[story.pk].voice


def test_the_fine_voice_takes_the_quick_ones_place_when_it_is_whole(
    news: Section, voice: Watched, fine: Watched, tree: Path
) -> None:
    story = actions.publish(draft(news, "Ferry", *TEXTS))
    work("narration")
    assert (heard(story), fine.asked) == ("Watched", [])
    press()
    quick = {path.name for path in (tree / "audio").glob("*.mp3")}
    meanwhile: list[tuple[str, int]] = []
    fine.then = lambda text: meanwhile.append((heard(story), len(load_sounds([story.pk])[story.pk].parts)))
    work("fine")
    assert meanwhile == [("Watched", 4)] * 4, "never a mixture"
    assert (heard(story), len(voice.asked)) == ("Fine", 4)
    press()
    page = (tree / "news/ferry/index.html").read_text("utf-8")
    (sound,) = (tree / "audio").glob("*.mp3")
    assert sound.name not in quick and sound.name in page


def test_a_fine_voice_of_another_language_takes_no_place(
    news: Section, voice: Watched, fine: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = actions.publish(draft(news, "Ferry", *TEXTS))
    work("narration")
    work("fine")
    assert heard(story) == "Fine"
    monkeypatch.setattr(settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, fine_engine="kokoro:bf_emma"))
    NewsroomSettings.objects.update_or_create(defaults={"language": "es-ES"})
    fine.asked.clear()
    warm(FINE)
    ask_live(story.pk)
    work("narration")
    work("fine")
    assert (heard(story), fine.asked) == ("Watched", [])
    assert not Recording.objects.filter(rank=FINE).exists()
    NewsroomSettings.objects.update(language="en-NZ")
    ask_live(story.pk)
    work("narration")
    work("fine")
    assert heard(story) == "Fine"


def test_a_draft_is_ready_in_the_fine_voice_when_it_is_published(news: Section, voice: Watched, fine: Watched) -> None:
    story = draft(news, "Ferry")
    save(story, *TEXTS)
    work("narration")
    work("fine")
    voice.asked.clear()
    fine.asked.clear()
    story = actions.publish(story)
    assert heard(story) == "Fine"
    work("narration")
    work("fine")
    assert voice.asked == fine.asked == []
    assert Recording.objects.count() == 2


def test_a_correction_is_heard_quickly_and_then_finely(news: Section, voice: Watched, fine: Watched) -> None:
    story = actions.publish(draft(news, "Ferry", *TEXTS))
    work("narration")
    work("fine")
    voice.asked.clear()
    fine.asked.clear()
    story.body = [("paragraph", f"<p>{text}</p>") for text in ("One stood.", "Two slept.", "Three lay.")]
    actions.publish(story)
    assert not load_recordings([story.pk]), "sound of the older version is not offered"
    work("narration")
    assert (heard(story), voice.asked, fine.asked) == ("Watched", ["Two slept."], [])
    work("fine")
    assert (heard(story), voice.asked, fine.asked) == ("Fine", ["Two slept."], ["Two slept."])


def test_a_live_story_goes_before_drafts_in_the_fine_voice(news: Section, voice: Watched, fine: Watched) -> None:
    save(draft(news, "Draft"), "A draft.")
    work("narration")
    actions.publish(draft(news, "Live", "It is out."))
    work("narration")
    work("fine")
    assert fine.asked == ["Live", "It is out.", "Draft", "A draft."]


def test_a_newer_save_ends_the_fine_reading_of_the_older(news: Section, voice: Watched, fine: Watched) -> None:
    story = draft(news, "Ferry")
    save(story, *TEXTS)
    work("narration")
    fine.then = lambda text: save(story, "One stood.") if text == "One stood." else None
    work("fine")
    assert fine.asked == ["Ferry", "One stood."]
    work("narration")
    work("fine")
    assert len(fine.asked) == 2
    assert {row.rank for row in Recording.objects.all()} == {QUICK, FINE}


def test_a_newsroom_without_a_fine_voice_asks_for_none(news: Section, voice: Watched) -> None:
    actions.publish(draft(news, "Ferry", *TEXTS))
    work("narration")
    assert not DBTaskResult.objects.filter(queue_name="fine").exists()


def test_a_voice_that_was_given_up_is_heard_no_longer(
    news: Section, voice: Watched, fine: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = actions.publish(draft(news, "Ferry", *TEXTS))
    work("narration")
    work("fine")
    monkeypatch.setattr(settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, fine_engine=""))
    ask_live(story.pk)
    work("narration")
    assert heard(story) == "Watched"
    assert [row.rank for row in Recording.objects.all()] == [QUICK]


def test_the_lexicon_changes_both_voices(news: Section, voice: Watched, fine: Watched) -> None:
    story = actions.publish(draft(news, "Ferry", *TEXTS))
    work("narration")
    work("fine")
    LexiconEntry.objects.create(written="Two", say="Toe")
    ask_live(story.pk)
    work("narration")
    work("fine")
    assert (voice.asked[-1], fine.asked[-1]) == ("Toe sat.", "Toe sat.")
    assert heard(story) == "Fine"
