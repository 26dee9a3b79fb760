"""Even sound: -16 LUFS for every sentence, true peak at most -1 dBTP once encoded.

Loudness as ITU-R BS.1770-4 has it, in NumPy alone: SciPy would add 75 MB to the narrating process. Tests compare it
with pyloudnorm. -16 LUFS is what Apple and others ask of mono speech.
"""

from functools import cache, lru_cache, reduce

import numpy as np
from numpy.typing import NDArray

from standfirst.narration.engines.protocol import Samples

TARGET_LUFS = -16.0
CEILING_DBTP = -2.0
"""Before encoding: MP3 lets peaks grow by up to 1 dB."""
BEFORE_S, AFTER_S = 0.035, 0.060
"""The silence that encoding puts round a sentence: a segment is measured as it will be heard."""
SHORTEST_S = 0.5
"""A shorter sound is measured as if it were repeated, since loudness is gated in blocks of 0.4 s."""
BLOCK_S, STEP_S = 0.4, 0.1
FLOOR_LUFS = -70.0
GATE_LU = 10.0
OFFSET = -0.691
OVERSAMPLING = 4
LOOK_S = 0.005
"""How far ahead the limiter sees, and how long it takes to let go."""
SILENT = 1e-4
PASSES = 24
CLOSE_LU = 0.1
OVERSHOOT = 1.3
MOST_EXTRA_DB = 18.0
"""More gain than this over the plain one would only squash a sound that has hardly anything but peaks: a word like
"Act." alone stays up to 1.5 LU too quiet for it."""


def loudness(sound: Samples, rate: int) -> float:
    """Integrated loudness in LUFS of a sentence as it will be heard, with its silence; minus infinity for silence."""
    return loudness_of(np.pad(sound, (round(BEFORE_S * rate), round(AFTER_S * rate))), rate)


def loudness_of(sound: Samples, rate: int) -> float:
    """Integrated loudness in LUFS of sound as it is; minus infinity for silence."""
    if not len(sound) or float(np.max(np.abs(sound))) < SILENT:
        return float("-inf")
    heard = np.tile(sound, int(np.ceil(SHORTEST_S * rate / len(sound))))
    return gated(_block_powers(weighted(heard, rate), rate))


def gated(powers: NDArray[np.float64]) -> float:
    """Integrated loudness in LUFS of blocks of 0.4 s, by the mean square of each; minus infinity for silence."""
    loud = powers[_lufs(powers) >= FLOOR_LUFS]
    if not len(loud):
        return float("-inf")
    gate = _lufs(loud.mean()) - GATE_LU
    return float(_lufs(loud[_lufs(loud) > gate].mean()))


def _lufs(power: NDArray[np.float64]) -> NDArray[np.float64]:
    return OFFSET + 10 * np.log10(np.maximum(power, 1e-20))


def _block_powers(sound: Samples, rate: int) -> NDArray[np.float64]:
    """Mean square of each 0.4 s block, one every 0.1 s."""
    total = np.concatenate([[0.0], np.cumsum(np.square(sound), dtype=np.float64)])
    count = round((len(sound) / rate - BLOCK_S) / STEP_S) + 1
    starts = (np.arange(count) * STEP_S * rate).astype(int)
    ends = np.minimum(((np.arange(count) * STEP_S + BLOCK_S) * rate).astype(int), len(sound))
    return (total[ends] - total[starts]) / (BLOCK_S * rate)


def weighted(sound: Samples, rate: int) -> Samples:
    """K-weighted sound: both filters at once, as a product in the frequency domain."""
    # Zeros after the sound keep the filters' tail from coming round to its beginning.
    size = _fast_size(len(sound) + rate // 2)
    heard = np.fft.irfft(np.fft.rfft(sound, size) * _k_weighting(rate, size), size)[: len(sound)]
    return np.asarray(heard, dtype=np.float32)


def _fast_size(least: int) -> int:
    """A length that the transform is quick for: a power of two, or three quarters of one."""
    power = 1 << (least - 1).bit_length()
    return power * 3 // 4 if power * 3 // 4 >= least else power


@cache
def k_filters(rate: int) -> tuple[tuple[NDArray[np.float64], NDArray[np.float64]], ...]:
    """Coefficients of BS.1770's two filters at any rate, from the analogue ones behind its table for 48 kHz."""
    gain, quality = 10 ** (3.999843853973347 / 20), 0.7071752369554196
    tangent = np.tan(np.pi * 1681.974450955533 / rate)
    between, unit = gain**0.4996667741545416, 1 + tangent / quality + tangent**2
    shelf = (
        np.array([gain + between * tangent / quality + tangent**2, 2 * (tangent**2 - gain),
                  gain - between * tangent / quality + tangent**2]) / unit,
        np.array([unit, 2 * (tangent**2 - 1), 1 - tangent / quality + tangent**2]) / unit,
    )  # fmt: skip
    quality, tangent = 0.5003270373238773, np.tan(np.pi * 38.13547087602444 / rate)
    unit = 1 + tangent / quality + tangent**2
    below = np.array([unit, 2 * (tangent**2 - 1), 1 - tangent / quality + tangent**2]) / unit
    high_pass = (np.array([1.0, -2.0, 1.0]), below)
    return shelf, high_pass


@lru_cache(maxsize=8)
def _k_weighting(rate: int, size: int) -> NDArray[np.complex64]:
    delay = np.exp(-2j * np.pi * np.arange(size // 2 + 1) / size)
    response = np.ones(len(delay), dtype=complex)
    for above, below in k_filters(rate):
        response *= np.polyval(above[::-1], delay) / np.polyval(below[::-1], delay)
    # In single precision the transforms take half the time; it costs less than 0.0001 LU.
    return response.astype(np.complex64)


def peak_envelope(sound: Samples) -> Samples:
    """For each sample the largest magnitude of the wave around it, between samples too (4 times oversampled)."""
    padded = _fast_size(len(sound) + 64)
    spectrum = np.fft.rfft(sound, padded)
    fine = np.abs(np.fft.irfft(spectrum, padded * OVERSAMPLING)[: len(sound) * OVERSAMPLING]) * OVERSAMPLING
    # Several times quicker than a maximum along so short an axis.
    return reduce(np.maximum, fine.reshape(-1, OVERSAMPLING).T).astype(np.float32)


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
        levelled = limit(sound, envelope, 10 ** (gain_db / 20), rate)
        missing = TARGET_LUFS - loudness(levelled, rate)
        if abs(missing) < CLOSE_LU:
            break
        # Holding peaks down takes loudness away: give what is missing, and a little more, and hold again.
        gain_db = min(gain_db + missing * OVERSHOOT, TARGET_LUFS - found + MOST_EXTRA_DB)
    return levelled


def limit(sound: Samples, envelope: Samples, gain: float, rate: int, ceiling_db: float = CEILING_DBTP) -> Samples:
    """The sound times `gain`, turned down smoothly round each peak that would pass the ceiling (dBTP)."""
    ceiling = 10 ** (ceiling_db / 20)
    if float(envelope.max()) * gain <= ceiling:
        return (sound * np.float32(gain)).astype(np.float32)
    reach = round(LOOK_S * rate)
    held = _lowest_around(np.minimum(gain, ceiling / np.maximum(envelope, SILENT)), reach)
    window = np.hanning(2 * reach + 1)
    weights = (window / window.sum()).astype(np.float32)
    return (sound * np.convolve(np.pad(held, reach, mode="edge"), weights, mode="valid")).astype(np.float32)


def _lowest_around(values: NDArray[np.float32], reach: int) -> NDArray[np.float32]:
    """For each value the lowest one at most `reach` places away."""
    width, lowest, span = 2 * reach + 1, np.pad(values, reach, mode="edge"), 1
    while span * 2 <= width:
        lowest = np.minimum(lowest[:-span], lowest[span:])
        span *= 2
    rest = width - span
    return np.minimum(lowest[: len(lowest) - rest], lowest[rest:]) if rest else lowest
