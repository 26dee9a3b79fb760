"""MP3 frames are counted exactly, and silence is written by hand."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from standfirst.narration.encoding import encode
from standfirst.narration.frames import FRAME, NotFrames, count, frames, frames_of, silence
from tests.narration.sounding import decoded

pytestmark = pytest.mark.no_database


@example(0)
@example(1)
@example(2)
@given(st.integers(0, 120))
def test_silence_is_so_many_frames_of_nothing(number: int) -> None:
    assert count(silence(number)) == number
    # A demuxer does not take a lone frame for MP3: it wants a second one where the first says it will be.
    if number > 1:
        sound = decoded(silence(number))
        assert len(sound) == number * FRAME
        assert not sound.any()


def test_silence_keeps_the_bit_rate() -> None:
    assert len(silence(490)) == pytest.approx(490 * 144 * 64_000 / 44_100, rel=1e-5)


@given(st.integers(0, 40_000))
def test_encoding_gives_whole_frames_that_hold_all_of_the_sound(samples: int) -> None:
    sound = np.zeros(samples, dtype=np.float32)
    sound[-200:] = 0.5
    data = encode(sound)
    heard = decoded(data)
    assert len(heard) == count(data) * FRAME
    if samples > 200:
        loud = np.flatnonzero(np.abs(heard) > 0.1)
        assert 0.045 < (len(heard) - loud[-1]) / 44_100 < 0.045 + 0.035


def test_frames_say_what_they_are() -> None:
    found = list(frames(encode(np.zeros(5000, dtype=np.float32))))
    assert {(f.bit_rate, f.rate, f.mono, f.main_data_begin) for f in found} == {(64_000, 44_100, True, 0)}


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"ID3\x04\x00\x00\x00", "No MPEG-1 Layer III frame begins at byte 0."),
        (silence(2) + b"\0\0\0\0\0\0\0", "No MPEG-1 Layer III frame begins at byte 417."),
        (silence(2)[:-1], "The MP3 frame at byte 208 is cut short."),
        (bytes([0xFF, 0xFB, 0xF0, 0xC4, 0, 0]), "The MP3 frame at byte 0 has no usable rate."),
    ],
)
def test_what_is_no_frame_is_refused(data: bytes, sentence: str) -> None:
    with pytest.raises(NotFrames, match=sentence.replace(".", r"\.")):
        count(data)


def test_milliseconds_to_frames() -> None:
    assert [frames_of(ms) for ms in (0, 26, 100, 1000)] == [0, 1, 4, 38]
