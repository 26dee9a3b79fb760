"""Levelling, trimming and the store of segments, with made-up sound."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.narration.encoding import out_of_pauses, resample, trim
from standfirst.narration.engines import EngineFailed
from standfirst.narration.engines.tone import Tone
from standfirst.narration.loudness import CEILING_DBTP, k_filters, level, loudness, loudness_of, true_peak
from standfirst.narration.segments import Store, digest, make

pytestmark = pytest.mark.no_database
RATE = 22_050


def noise(seconds: float, peak: float = 0.2) -> np.ndarray:
    return (np.random.default_rng(4).normal(0, peak / 4, round(seconds * RATE))).astype(np.float32)


@pytest.mark.parametrize("gain", [0.01, 1, 4])
@pytest.mark.parametrize("seconds", [0.2, 1.0, 5.0])
def test_level_reaches_the_target_under_the_ceiling(gain: float, seconds: float) -> None:
    spiky = noise(seconds)
    spiky[100] = 0.9
    levelled = level(spiky * gain, RATE)
    assert loudness(levelled, RATE) == pytest.approx(-16, abs=0.3)
    assert true_peak(levelled) <= CEILING_DBTP + 0.3


@pytest.mark.parametrize("rate", [22_050, 44_100, 48_000])
@pytest.mark.parametrize("seconds", [0.5, 1.03, 4.0])
def test_loudness_agrees_with_pyloudnorm(rate: int, seconds: float) -> None:
    from pyloudnorm import Meter

    sound = np.random.default_rng(5).normal(0, 0.1, round(seconds * rate))
    sound[: len(sound) // 3] *= 0.02
    # Its filters are near the standard's, to a tenth of a unit; the tests below are exact.
    assert loudness_of(sound.astype(np.float32), rate) == pytest.approx(Meter(rate).integrated_loudness(sound), abs=0.1)


@pytest.mark.parametrize("rate", [22_050, 44_100, 48_000])
def test_a_full_tone_of_997_hertz_has_minus_3_lufs(rate: int) -> None:
    tone = np.sin(2 * np.pi * 997 * np.arange(3 * rate) / rate).astype(np.float32)
    assert loudness_of(tone, rate) == pytest.approx(-3.01, abs=0.04)


def test_the_filters_are_those_of_the_standards_table() -> None:
    (above, below), (_, pass_below) = k_filters(48_000)
    assert above == pytest.approx([1.53512485958697, -2.69169618940638, 1.19839281085285], abs=1e-9)
    assert below == pytest.approx([1, -1.69065929318241, 0.73248077421585], abs=1e-9)
    assert pass_below == pytest.approx([1, -1.99004745483398, 0.99007225036621], abs=1e-9)


def test_true_peak_sees_between_samples() -> None:
    quarter = np.sin(np.pi / 2 * np.arange(RATE) + np.pi / 4).astype(np.float32) * np.hanning(RATE).astype(np.float32)
    assert 20 * np.log10(np.max(np.abs(quarter))) == pytest.approx(-3, abs=0.05)
    assert true_peak(quarter) == pytest.approx(0, abs=0.05)


def test_silence_stays_silence() -> None:
    silent = np.zeros(RATE, dtype=np.float32)
    assert not level(silent, RATE).any()
    assert len(trim(silent, RATE)) == 0


def test_trim_leaves_a_little_on_both_sides_and_fades_it() -> None:
    sound = np.concatenate([np.zeros(RATE), noise(1), np.zeros(RATE)]).astype(np.float32)
    cut = trim(sound, RATE)
    assert 1.0 <= len(cut) / RATE <= 1.05
    assert cut[0] == cut[-1] == 0


def test_a_word_begins_behind_a_pause_and_not_in_it() -> None:
    sound = np.concatenate([noise(1) + 0.1, np.zeros(RATE // 5), noise(1) + 0.1]).astype(np.float32)
    again = RATE + RATE // 5
    begins = [0, RATE // 2, RATE + 10, again - 700, again + 5, len(sound)]
    assert out_of_pauses(sound, RATE, begins) == [0, RATE // 2, again, again, again + 5, len(sound)]


def test_resampling_keeps_length_and_pitch() -> None:
    tone = np.sin(2 * np.pi * 440 * np.arange(RATE) / RATE).astype(np.float32)
    doubled = resample(tone, RATE)
    assert len(doubled) == pytest.approx(2 * RATE, abs=64)
    assert np.argmax(np.abs(np.fft.rfft(doubled[:44_100]))) == pytest.approx(440, abs=1)


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_digest_stands_for_what_is_said(one: str, other: str) -> None:
    assert (digest(Tone(), one) == digest(Tone(), other)) is (one == other)
    assert digest(Tone(version="2"), one) != digest(Tone(), one)


def test_an_engine_without_sound_has_failed() -> None:
    with pytest.raises(EngineFailed, match="Tone gave no sound for ''"):
        make(Tone(), "")


def test_a_segment_is_stored_whole_and_counted(tmp_path: Path) -> None:
    store, segment = Store(tmp_path), make(Tone(), "one two three")
    name = digest(Tone(), "one two three")
    assert store.frames(name) is None
    store.put(name, segment)
    assert store.path(name) == tmp_path / name[:2] / f"{name}.mp3"
    assert store.load(name) == segment.data
    assert store.frames(name)
    assert store.words(name) == segment.words
    assert {path.name for path in tmp_path.rglob("*") if path.is_file()} == {f"{name}.mp3", f"{name}.words"}
    store.path(name).write_bytes(segment.data[:-1])
    assert store.frames(name) is None
