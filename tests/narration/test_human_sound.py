"""What may be sent as a reading, and what is made of it."""

from pathlib import Path

import numpy as np
import pyloudnorm
import pytest

from standfirst.narration import sound_files
from standfirst.narration.frames import FRAME, RATE, frames
from standfirst.narration.loudness import loudness_of, true_peak
from standfirst.narration.mastering import PIECE, TooUneven, loudness, master
from standfirst.narration.mastering import _windows as windows
from standfirst.narration.sound_files import NotTaken, check
from tests.narration.readings import KINDS, reading, voiced
from tests.narration.sounding import decoded


def sent(tmp_path: Path, data: bytes) -> Path:
    file = tmp_path / "sent"
    file.write_bytes(data)
    return file


@pytest.mark.parametrize("name", KINDS)
def test_whole_files_are_taken_and_no_part_of_one(tmp_path: Path, name: str) -> None:
    data = reading(name)
    file = sent(tmp_path, data)
    assert check(file, name.upper()) == pytest.approx(3, abs=0.1)
    for part in (0.99, 0.7, 0.1):
        file.write_bytes(data[: round(len(data) * part)])
        with pytest.raises(NotTaken, match=r"cut short|silent"):
            check(file, name)


def test_an_mp3_that_says_nothing_of_its_length_is_held_to_its_last_frame(tmp_path: Path) -> None:
    from standfirst.narration.encoding import encode

    data = encode(voiced(3, RATE))
    file = sent(tmp_path, data)
    assert check(file, "a.mp3") > 2
    file.write_bytes(data[:-1])
    with pytest.raises(NotTaken, match="cut short"):
        check(file, "a.mp3")


WAV = reading("reading.wav")


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.txt", WAV, "does not end as a sound file’s does"),
        ("a", WAV, "does not end as"),
        ("a.mp3", WAV, "ends in .mp3, but what it holds is WAV"),
        ("a.wav", reading("reading.mp3"), "ends in .wav, but what it holds is MP3"),
        ("a.mp3", b"", "no sound file"),
        ("a.mp3", b"\xff", "no sound file"),
        ("a.mp3", b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n", "no sound file"),
        ("a.mp3", b"\xff\xfb" + bytes(range(256)) * 9, "broken or cut short"),
        ("a.wav", reading("reading.wav", 1.5, 0.0), "silent"),
        ("a.wav", reading("reading.wav", 1.5, 0.0005), "silent"),
    ],
)
def test_what_is_not_taken_is_told_in_a_sentence(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    with pytest.raises(NotTaken, match=why) as told:
        check(sent(tmp_path, data), name)
    assert str(told.value).endswith((".", "taken.")) and "\n" not in str(told.value)


def test_what_is_too_long_or_too_large_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = sent(tmp_path, WAV)
    monkeypatch.setattr(sound_files, "LONGEST_S", 1.0)
    with pytest.raises(NotTaken, match="longer than 0 minutes"):
        check(file, "a.wav")
    monkeypatch.setattr(sound_files, "MOST_BYTES", 1000)
    with pytest.raises(NotTaken, match="at most 0 MB"):
        check(file, "a.wav")


@pytest.mark.parametrize("loud", [0.02, 0.05, 0.9])
def test_a_reading_is_made_even(tmp_path: Path, loud: float) -> None:
    sound = voiced(14, RATE, loud)
    sound[RATE : RATE + 40] = 0.9
    sound[: RATE // 2] = 0
    to = tmp_path / "made.mp3"
    asked: list[int] = []
    made = master(lambda: iter(np.array_split(sound, 900)), to, lambda: asked.append(1))
    # Few enough that the queue can be looked at each time.
    assert 6 <= len(asked) <= 60
    data = to.read_bytes()
    found = decoded(data)
    told = list(frames(data))
    assert {(one.bit_rate, one.rate, one.mono, one.main_data_begin) for one in told} == {(64_000, RATE, True, 0)}
    assert (made.size, made.duration_s) == (len(data), len(told) * FRAME / RATE) and abs(made.duration_s - 14) < 0.1
    assert abs(pyloudnorm.Meter(RATE).integrated_loudness(found.astype(float)) + 16) <= 0.5
    assert true_peak(found) <= -1


def test_pieces_hide_no_seam() -> None:
    """Measured in pieces it is as loud as measured whole."""
    sound = voiced(2.5 * PIECE / RATE, RATE)
    assert loudness(windows(np.array_split(sound, 7))) == pytest.approx(loudness_of(sound, RATE), abs=0.02)
    joined = np.concatenate([window[begin:end] for window, begin, end in windows(np.array_split(sound, 7))])
    assert np.array_equal(joined, sound)


def test_silence_is_not_made_loud(tmp_path: Path) -> None:
    with pytest.raises(TooUneven):
        master(lambda: [np.zeros(RATE * 2, np.float32)], tmp_path / "made.mp3")
