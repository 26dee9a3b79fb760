"""Even sound: -16 LUFS for every sentence, true peak at most -1 dBTP once encoded.

Loudness is ITU-R BS.1770 through pyloudnorm; -16 LUFS is what Apple and others ask of mono speech.
"""

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from standfirst.narration.engines.protocol import Samples

if TYPE_CHECKING:
    from pyloudnorm import Meter

TARGET_LUFS = -16.0
CEILING_DBTP = -2.0
"""Before encoding: MP3 lets peaks grow by up to 1 dB."""
BEFORE_S, AFTER_S = 0.035, 0.060
"""The silence that encoding puts round a sentence: a segment is measured as it will be heard."""
SHORTEST_S = 0.5
"""A shorter sound is measured as if it were repeated, since loudness is gated in blocks of 0.4 s."""
OVERSAMPLING = 4
LOOK_S = 0.005
"""How far ahead the limiter sees, and how long it takes to let go."""
SILENT = 1e-4
PASSES = 6
CLOSE_LU = 0.1
OVERSHOOT = 1.3
MOST_EXTRA_DB = 6.0
"""More gain than this over the plain one would only squash a sound that has hardly anything but peaks."""


@cache
def _meter(rate: int) -> "Meter":
    from pyloudnorm import Meter

    return Meter(rate)


def loudness(sound: Samples, rate: int) -> float:
    """Integrated loudness in LUFS of a sentence as it will be heard, with its silence; minus infinity for silence."""
    return loudness_of(np.pad(sound, (round(BEFORE_S * rate), round(AFTER_S * rate))), rate)


def loudness_of(sound: Samples, rate: int) -> float:
    """Integrated loudness in LUFS of sound as it is; minus infinity for silence."""
    if not len(sound) or float(np.max(np.abs(sound))) < SILENT:
        return float("-inf")
    repeats = int(np.ceil(SHORTEST_S * rate / len(sound)))
    return float(_meter(rate).integrated_loudness(np.tile(sound, repeats).astype(np.float64)))


def peak_envelope(sound: Samples) -> Samples:
    """For each sample the largest magnitude of the wave around it, between samples too (4 times oversampled)."""
    from scipy.signal import resample_poly

    fine = np.abs(resample_poly(sound, OVERSAMPLING, 1))
    return fine.reshape(-1, OVERSAMPLING).max(axis=1).astype(np.float32)


def true_peak(sound: Samples) -> float:
    """In dBTP; minus infinity for silence."""
    peak = float(peak_envelope(sound).max()) if len(sound) else 0.0
    return 20 * float(np.log10(peak)) if peak > 0 else float("-inf")


def level(sound: Samples, rate: int) -> Samples:
    """The sound at the target loudness with its peaks held under the ceiling. Silence stays silence."""
    found = loudness(sound, rate)
    if np.isinf(found):
        return sound
    envelope = peak_envelope(sound)
    gain_db, levelled = TARGET_LUFS - found, sound
    for _ in range(PASSES):
        levelled = _limit(sound, envelope, 10 ** (gain_db / 20), rate)
        missing = TARGET_LUFS - loudness(levelled, rate)
        if abs(missing) < CLOSE_LU:
            break
        # Holding peaks down takes loudness away: give what is missing, and a little more, and hold again.
        gain_db = min(gain_db + missing * OVERSHOOT, TARGET_LUFS - found + MOST_EXTRA_DB)
    return levelled


def _limit(sound: Samples, envelope: Samples, gain: float, rate: int) -> Samples:
    """The sound times `gain`, turned down smoothly round each peak that would pass the ceiling."""
    from scipy.ndimage import minimum_filter1d

    ceiling = 10 ** (CEILING_DBTP / 20)
    if float(envelope.max()) * gain <= ceiling:
        return (sound * np.float32(gain)).astype(np.float32)
    width = 2 * round(LOOK_S * rate) + 1
    held = minimum_filter1d(np.minimum(gain, ceiling / np.maximum(envelope, SILENT)), width, mode="nearest")
    window = np.hanning(width)
    smooth = np.convolve(np.pad(held, width // 2, mode="edge"), window / window.sum(), mode="valid")
    return (sound * smooth).astype(np.float32)
