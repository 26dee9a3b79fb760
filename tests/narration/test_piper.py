"""The real voice: the same bytes every time, even loudness, peaks held, joins that cannot be heard."""

import itertools
import subprocess
import sys

import numpy as np
import pytest

from standfirst.narration import segments
from standfirst.narration.engines import Engine, UnknownEngine, engine
from standfirst.narration.engines.piper import MOST_CHARACTERS, Piper, pieces_of, respelt
from standfirst.narration.frames import FRAME, RATE, count, frames, silence
from standfirst.narration.loudness import loudness_of, true_peak
from tests.narration.sounding import decoded

pytestmark = pytest.mark.no_database

SENTENCES = [
    "The harbour board said on Tuesday that the new ferry will not sail before the spring.",
    "Nobody was hurt, but three boats were lost and the lifeboat was out until six in the morning.",
    "She had been told, she said, that nothing would be decided until the first of March.",
    "What happens to the money that was raised by the children of Port Ellery is not known.",
]


@pytest.fixture(scope="module")
def piper() -> Engine:
    return engine("piper")


@pytest.fixture(scope="module")
def made(piper: Engine) -> list[bytes]:
    return [segments.make(piper, sentence).data for sentence in SENTENCES]


def test_the_same_words_give_the_same_bytes_in_a_voice_loaded_anew(made: list[bytes]) -> None:
    assert segments.make(Piper(), SENTENCES[0]).data == made[0]


def test_sentences_are_even_and_their_peaks_held(made: list[bytes]) -> None:
    for data in made:
        sound = decoded(data)
        assert loudness_of(sound, RATE) == pytest.approx(-16, abs=0.5)
        assert true_peak(sound) <= -1


def test_segments_are_plain_frames(made: list[bytes]) -> None:
    for data in made:
        found = list(frames(data))
        assert {(f.bit_rate, f.rate, f.mono, f.main_data_begin) for f in found} == {(64_000, RATE, True, 0)}
        assert b"Xing" not in data
        assert b"Info" not in data[:300]


def test_joined_sentences_begin_where_their_frames_do_and_nothing_clicks(made: list[bytes]) -> None:
    pause = silence(12)
    joined = decoded(pause.join(made))
    begins = list(itertools.accumulate((count(data) + 12 for data in made), initial=0))
    assert len(joined) == (begins[-1] - 12) * FRAME
    for data, begin in zip(made, begins, strict=False):
        alone = decoded(data)
        here = joined[begin * FRAME : begin * FRAME + len(alone)]
        assert np.max(np.abs(here - alone)) < 1e-4
        assert np.max(np.abs(here[:400])) < 0.003
        assert np.max(np.abs(here[-400:])) < 0.003
        onset = np.flatnonzero(np.abs(here) > 0.01)[0] / RATE
        assert 0.02 < onset < 0.12
    assert np.max(np.abs(joined)) < 1


def test_a_very_long_text_is_given_in_pieces(piper: Engine) -> None:
    pieces = pieces_of("harbour " * 400)
    assert max(map(len, pieces)) <= MOST_CHARACTERS
    assert " ".join(pieces).split() == ["harbour"] * 400
    assert [len(piece) for piece in pieces_of("x" * 1300)] == [200] * 6 + [100]


@pytest.mark.parametrize(
    ("spoken", "given"),
    [
        ("the R A F", "the R eh F"),
        ("at six a m", "at six eh m"),
        ("an A I firm", "an eh I firm"),
        ("A man left", "A man left"),
        ("Ms Rowe", "Miz Rowe"),
        ("a [[hˈɛ]] b", "a  hˈɛ  b"),
    ],
)
def test_what_espeak_would_misread_is_respelt(spoken: str, given: str) -> None:
    assert respelt(spoken) == given


def test_phoneme_marks_are_words_like_others(piper: Engine) -> None:
    assert len(piper.speak("It said [[ hello ]] twice").samples) > piper.sample_rate


def test_an_unknown_engine_is_named() -> None:
    with pytest.raises(UnknownEngine, match="There is no voice 'parrot'"):
        engine("parrot")


LONGEST = """
import re
from pathlib import Path
from standfirst.narration.engines import engine
from standfirst.narration.sentences import split
from standfirst.narration.spoken import spoken
from standfirst.narration.segments import make

endless = "seventy-seven hundred and seventy-seven thousand " * 200
longest = max((spoken(endless[start:end]) for start, end in split(endless)), key=len)
make(engine("piper"), longest + " " + longest)
# The peak of this program alone: ru_maxrss would hold that of the process it was forked from.
print(int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text()).group(1)) // 1024)
"""


def test_an_endless_sentence_keeps_within_320_megabytes() -> None:
    """Django and Wagtail take 120 more in the process that narrates, a second lane 40: together under 500."""
    done = subprocess.run([sys.executable, "-c", LONGEST], capture_output=True, text=True, check=True)
    assert 100 < int(done.stdout) < 320
