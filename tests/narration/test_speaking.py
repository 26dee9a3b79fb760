"""Sentences become segments: reused, retried, skipped with a warning; times are exact sums."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from standfirst.narration.assembly import Part, assemble, duration, sentences
from standfirst.narration.engines import EngineFailed
from standfirst.narration.engines.protocol import Speech
from standfirst.narration.engines.tone import Tone
from standfirst.narration.frames import FRAME, RATE, count
from standfirst.narration.script import script
from standfirst.narration.segments import Store
from standfirst.narration.speaking import Speaker
from standfirst.narration.timings import as_json, as_vtt, clock
from tests.narration.sounding import decoded
from tests.narration.stories import NAMES, STORY, with_paragraphs

pytestmark = pytest.mark.no_database


@dataclass
class Shaky:
    """An engine that fails on a word, so often."""

    word: str
    failures: int
    asked: list[str] = field(default_factory=list)
    name: str = "shaky"
    version: str = "1"
    voice: str = "Shaky"
    sample_rate: int = 22_050

    def speak(self, text: str) -> Speech:
        self.asked.append(text)
        if self.word in text and self.failures:
            self.failures -= 1
            raise EngineFailed("Shaky lost its voice.")
        return Tone().speak(text)


def test_a_change_of_one_sentence_speaks_one_segment(tmp_path: Path) -> None:
    before = with_paragraphs("One stood. Two sat. Three lay.", "Four ran.")
    after = with_paragraphs("One stood. Two slept. Three lay.", "Four ran.")
    first, second = (Speaker(Tone(), Store(tmp_path)) for _ in range(2))
    old, new = first.parts(script(before, {})), second.parts(script(after, {}))
    assert (first.spoken, first.reused) == (5, 0)
    assert (second.spoken, second.reused) == (1, 4)
    kept = [one.segment == other.segment for one, other in zip(old, new, strict=True)]
    assert kept == [True, True, False, True, True]


def test_a_sentence_added_at_the_end_speaks_itself_alone(tmp_path: Path) -> None:
    for number, text in enumerate(("One stood.", "One stood. Two sat.")):
        speaker = Speaker(Tone(), Store(tmp_path))
        speaker.parts(script(with_paragraphs(text), {}))
        assert speaker.spoken == (2, 1)[number]


def test_a_failing_sentence_is_tried_again(tmp_path: Path) -> None:
    speaker = Speaker(Shaky("sat", failures=1), Store(tmp_path))
    assert len(speaker.parts(script(with_paragraphs("One stood. Two sat."), {}))) == 3
    assert (speaker.skipped, speaker.warnings) == (0, [])


def test_a_sentence_that_keeps_failing_costs_itself_alone(tmp_path: Path) -> None:
    engine = Shaky("sat", failures=9)
    speaker = Speaker(engine, Store(tmp_path))
    parts = speaker.parts(script(with_paragraphs("One stood. Two sat. Three lay."), {}))
    assert [part.text for part in parts[1:]] == ["One stood.", "Three lay."]
    assert engine.asked.count("Two sat.") == 2
    assert (speaker.spoken, speaker.skipped) == (3, 1)
    assert speaker.warnings == ["“Two sat.” (body.p0.1) is not heard: Shaky lost its voice."]


def test_what_cannot_be_said_leaves_a_warning_where_words_are_lost(tmp_path: Path) -> None:
    speaker = Speaker(Tone(), Store(tmp_path))
    assert len(speaker.parts(script(with_paragraphs("привет.", "😀", "***"), {}))) == 1
    assert speaker.warnings == ["“привет.” (body.p0.0) is not heard: there is nothing in it that can be said."]


def test_a_recording_is_its_segments_end_to_end(tmp_path: Path) -> None:
    store = Store(tmp_path)
    parts = Speaker(Tone(), store).parts(script(STORY, NAMES))
    data = assemble(parts, store.load)
    assert count(data) * FRAME == len(decoded(data)) == round(duration(parts) * RATE)
    sound = decoded(data)
    for part, sentence in zip(parts, sentences(parts), strict=True):
        begin = round(sentence.begin_s * RATE)
        alone = decoded(store.load(part.segment))
        assert np.max(np.abs(sound[begin : begin + len(alone)] - alone)) < 1e-4


def test_timings_for_the_player_and_for_captions(tmp_path: Path) -> None:
    parts = (
        Part("headline.0", "headline", 0, 5, "A <b> & c\nd", "x", 38, 38),
        Part("body.p.0", "p", 0, 9, "Second", "y", 19, 0),
    )
    timed, length = sentences(parts), duration(parts)
    assert json.loads(as_json(timed, length)) == {
        "version": 1, "duration": 2.482,
        "sentences": [
            {"a": "headline.0", "b": "headline", "s": 0, "e": 5, "t0": 0.0, "t1": 1.985},
            {"a": "body.p.0", "b": "p", "s": 0, "e": 9, "t0": 1.985, "t1": 2.482},
        ],
    }  # fmt: skip
    assert as_vtt(timed) == (
        "WEBVTT\n\nheadline.0\n00:00:00.000 --> 00:00:01.985\nA &lt;b&gt; &amp; c d\n\n"
        "body.p.0\n00:00:01.985 --> 00:00:02.482\nSecond\n"
    )
    assert clock(3_725.0004) == "01:02:05.000"


@hypothesis_settings(max_examples=12)
@given(st.lists(st.text(max_size=60), max_size=4))
def test_any_text_gives_ordered_times_that_end_with_the_sound(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    story = with_paragraphs(*(re.sub("[<&]", "", text) for text in texts))
    store = Store(tmp_path_factory.mktemp("segments"))
    parts = Speaker(Tone(), store).parts(script(story, {}))
    times = [edge for one in sentences(parts) for edge in (one.begin_s, one.end_s)]
    assert times == sorted(times)
    assert times[0] == 0
    assert times[-1] == pytest.approx(count(assemble(parts, store.load)) * FRAME / RATE)
