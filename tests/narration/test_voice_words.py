"""The real voice's words: every one has its time, where it is heard."""

import re
from itertools import pairwise

import numpy as np
import pytest

from standfirst.narration.engines import engine, piper
from standfirst.narration.engines.piper import telling
from standfirst.narration.frames import FRAME, RATE, count
from standfirst.narration.segments import Segment, make
from tests.narration.sounding import decoded

pytestmark = pytest.mark.no_database

SENTENCES = [
    "No.",
    "In a storm of the century, one of the boats in the harbour was lost.",
    "The council has been at it for a year, and it would have been the end of it.",
    "It cost three point two million pounds, twenty-one per cent more than in nineteen eighty-four.",
    "Siobhán Ní Dhomhnaill and Wojciech Szczęsny met Ms O'Shea in Llanfairpwllgwyngyll.",
    "The N H S, the R A F and NATO – all of them – said so at six a m.",
    "It is a state-of-the-art machine; 3.5 of them cost $4,000 each in 2026.",
    "He said: [[ “I have to go.” ]] Then he went. And Dr. Rowe? She stayed!",
    "***  Ferry – bridge …",
    "The harbour board said on Tuesday that the new ferry will not sail before spring, that the quay is not safe and "
    "that nobody could say when it will be, because the money for it had been spent on the bridge at Port Ellery.",
]


@pytest.fixture(scope="module")
def made() -> dict[str, Segment]:
    return {sentence: make(engine("piper"), sentence) for sentence in SENTENCES}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_word_is_timed_in_order_and_inside_the_sound(made: dict[str, Segment], sentence: str) -> None:
    segment = made[sentence]
    assert [(word.start, word.end) for word in segment.words] == [w.span() for w in re.finditer(r"\S+", sentence)]
    times = [word.at_s for word in segment.words]
    assert times == sorted(times)
    length = count(segment.data) * FRAME / RATE
    assert 0.03 < times[0] < 0.12
    assert times[-1] < length
    # The last word is heard until the sound ends, so it does not begin long before that.
    assert length - times[-1] < 0.8 + 0.15 * len(sentence.split()[-1])


@pytest.mark.parametrize("sentence", SENTENCES[1:7])
def test_no_two_words_that_are_said_begin_together(made: dict[str, Segment], sentence: str) -> None:
    said = [word for word in made[sentence].words if re.search(r"\w", sentence[word.start : word.end])]
    assert all(after.at_s - before.at_s > 0.02 for before, after in pairwise(said))


def test_after_a_pause_a_word_begins_with_its_sound(made: dict[str, Segment]) -> None:
    for sentence, segment in made.items():
        sound = np.abs(decoded(segment.data))
        for before, word in pairwise(segment.words):
            if sentence[before.end - 1] == ",":
                at = round(word.at_s * RATE)
                assert sound[at : at + RATE // 15].max() > 0.01, sentence[word.start : word.end]


def test_a_model_that_tells_more_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = SENTENCES[1]
    with_words = engine("piper").speak(sentence)
    monkeypatch.setattr(piper, "DURATIONS", "/no such tensor")
    without = piper.Piper().speak(sentence)
    assert with_words.words
    assert not without.words
    assert np.allclose(with_words.samples, without.samples, rtol=0, atol=1e-5)


def test_a_model_without_the_tensor_is_left_as_it_is() -> None:
    assert telling(b"a model", "/Ceil_output_0") == b"a model"
