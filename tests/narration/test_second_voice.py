"""Quotations in a second voice: only where the newsroom asks for it, and only the words of who is named."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError

from standfirst.narration.engines import EngineFailed
from standfirst.narration.engines.protocol import Speech
from standfirst.narration.engines.tone import Tone
from standfirst.narration.models import Recording
from standfirst.narration.record import record
from standfirst.narration.script import script
from standfirst.narration.segments import Store, digest
from standfirst.narration.speaking import Speaker
from standfirst.press.run import press
from standfirst.stories import actions, facts
from standfirst.stories.models import Home, NewsroomSettings, Section, Story
from tests.narration.stories import NAMES, STORY

QUOTE = {"type": "quote", "value": {"text": "It is over.", "attribution": "Ines Calder"}, "id": "q1"}


@dataclass
class Other:
    """A second voice, that may be lost."""

    lost: bool = False
    asked: list[str] = field(default_factory=list)
    name: str = "other"
    version: str = "1"
    voice: str = "Other"
    sample_rate: int = 22_050

    def speak(self, text: str) -> Speech:
        self.asked.append(text)
        if self.lost:
            raise EngineFailed("Other is gone.")
        return Tone().speak(text)


@pytest.mark.no_database
def test_the_words_of_who_is_named_alone_are_the_second_voices(tmp_path: Path) -> None:
    first, second = Tone(), Other()
    parts = Speaker(first, Store(tmp_path), quotes=second).parts(script(STORY, NAMES))
    assert second.asked == ["It is over.", "We go home."]
    segments = {part.address: part.segment for part in parts}
    assert segments["body.q1.0"] == digest(second, "It is over.")
    assert segments["body.q1.2"] == digest(first, "said Ines Calder")
    assert segments["body.q2.0"] == digest(first, "No name stands here.")
    speaker = Speaker(first, Store(tmp_path))
    speaker.parts(script(STORY, NAMES))
    assert speaker.spoken == 2, "without it, the two sentences are said anew and nothing else"


@pytest.mark.no_database
def test_where_the_second_voice_is_lost_the_first_one_speaks(tmp_path: Path) -> None:
    speaker = Speaker(Tone(), Store(tmp_path), quotes=Other(lost=True))
    assert len(speaker.parts(script(STORY, NAMES))) == len(script(STORY, NAMES))
    assert (speaker.skipped, speaker.warnings) == (0, [])


@pytest.fixture
def story(newsroom: Home) -> Iterator[Story]:
    shutil.rmtree(settings.ENVIRONMENT.private / "segments", ignore_errors=True)
    news = newsroom.add_child(instance=Section(title="News", slug="news"))
    made = news.add_child(instance=Story(title="Ferry", slug="ferry", live=False, body=json.dumps([QUOTE])))
    yield actions.publish(made)
    shutil.rmtree(settings.ENVIRONMENT.private / "segments", ignore_errors=True)


def choose(voice: str) -> None:
    own = NewsroomSettings.load()
    own.quote_voice = voice
    own.full_clean()
    own.save()


def test_a_voice_that_nobody_knows_is_refused(newsroom: Home) -> None:
    with pytest.raises(ValidationError, match="'nobody'"):
        choose("nobody")


@pytest.mark.django_db(transaction=True)
def test_the_newsroom_turns_it_on_and_no_page_is_pressed_for_that(story: Story, tree: Path) -> None:
    value = facts.story_value(story)
    assert record(value).spoken == 3
    plain = Recording.objects.get().digest
    press()
    choose("piper")
    assert not press().written
    assert (record(value).spoken, Recording.objects.get().voice) == (1, "Tone")
    assert Recording.objects.get().digest != plain
    written = {path for path, _ in press().written}
    assert "news/ferry/index.html" in written and "index.html" not in written
    NewsroomSettings.objects.update(quote_voice="gone")
    assert record(value).spoken == 0
    assert Recording.objects.get().digest == plain
