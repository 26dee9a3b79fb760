"""A recording decoded: each sentence is where its times say, as loud as the others, and no join can be heard."""

from pathlib import Path

import numpy as np
import pytest

from bench.joining import step_db
from standfirst.narration import segments
from standfirst.narration.assembly import assemble, samples, sentences
from standfirst.narration.engines import Engine, engine
from standfirst.narration.frames import FRAME, RATE, frames_of
from standfirst.narration.loudness import loudness_of, true_peak
from standfirst.narration.script import AFTER, AFTER_CLAUSE, AFTER_SENTENCE, script
from standfirst.narration.segments import Store
from standfirst.narration.speaking import Speaker
from tests.narration.sounding import decoded
from tests.narration.stories import with_paragraphs

pytestmark = pytest.mark.no_database

FRAME_MS = 1000 * FRAME / RATE
SHORT = ["No.", "Why?", "Ships.", "Stop!", "Oh, no!", "Hush, he said.", "Fffff."]


@pytest.fixture(scope="module")
def piper() -> Engine:
    return engine("piper")


@pytest.mark.parametrize("sentence", SHORT)
def test_a_short_sentence_is_as_loud_as_a_long_one(piper: Engine, sentence: str) -> None:
    sound = decoded(segments.make(piper, sentence).data)
    assert loudness_of(sound, RATE) == pytest.approx(-16, abs=0.5)
    assert true_peak(sound) <= -1


@pytest.mark.parametrize("sentence", ["Act.", "Cut."])
def test_a_word_that_is_hardly_more_than_its_peaks_is_nearly_as_loud(piper: Engine, sentence: str) -> None:
    sound = decoded(segments.make(piper, sentence).data)
    assert loudness_of(sound, RATE) == pytest.approx(-16, abs=1.6)
    assert true_peak(sound) <= -1


def test_no_join_of_a_story_clicks_and_each_pause_is_as_long_as_its_times_say(piper: Engine, tmp_path: Path) -> None:
    store = Store(tmp_path)
    parts = Speaker(piper, store).parts(script(with_paragraphs("No. It cost £3m, he said.", "Ships sank."), {}))
    sound = decoded(assemble(parts, store.load))
    assert len(sound) == samples(parts)
    loud = np.abs(sound) > 0.01
    for part, sentence in zip(parts, sentences(parts), strict=True):
        begin, end = round(sentence.begin_s * RATE), round(sentence.end_s * RATE)
        speech = end - part.pause * FRAME
        assert 0.02 < np.flatnonzero(loud[begin:end])[0] / RATE < 0.1
        # The pause holds nothing but what the decoder's overlap leaves, a thousandth of full scale.
        assert np.max(np.abs(sound[speech:end]), initial=0) < 0.001
    places = [round(one.begin_s * RATE) for one in sentences(parts)[1:]]
    places += [place - part.pause * FRAME for place, part in zip(places, parts, strict=False)]
    assert step_db(sound, places) < -50


def test_a_click_at_a_join_is_found() -> None:
    quiet = np.zeros(RATE, dtype=np.float32)
    quiet[FRAME * 10] = 0.05
    assert step_db(quiet, [FRAME * 10]) > -30
    assert step_db(quiet, [FRAME * 20]) < -100


def test_a_pause_is_the_nearest_number_of_frames_to_what_was_asked() -> None:
    for asked in (*AFTER.values(), AFTER_SENTENCE, AFTER_CLAUSE):
        assert abs(frames_of(asked) * FRAME_MS - asked) <= FRAME_MS / 2
