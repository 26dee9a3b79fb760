"""Samples to MP3 frames that may be joined byte to byte."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import numpy as np

from standfirst.narration.engines.protocol import Samples
from standfirst.narration.frames import BIT_RATE, DELAY, FRAME, RATE

LEAD_S = 0.010
"""Silence put before the first sound, on top of the 25 ms that the encoder itself adds."""
TAIL_S = 0.050
"""Silence after the last sound, at least: enough that a decoder's overlap dies away inside the segment."""
LAME_SCALE = 0.95
"""LAME turns everything down by this at 64 kbit/s; it is given back before encoding."""
LAME_QUALITY = "7"
"""Without LAME's shaping of noise, which stops as soon as it takes the noise for masked: half the time, and at this bit
rate less noise in each band of a voice up to 9.5 kHz, by 1 to 10 dB."""
EDGE_S = 0.004
"""Over which the first and last samples fade, so that nothing clicks."""
THRESHOLD = 0.004
"""Near-silence: about -48 dBFS, under the quietest consonant of a voice."""
KEEP_S = 0.020
"""Kept around the outermost sound, so that a soft consonant is not bitten off."""

PAUSE_S = 0.060
"""Longer silence is between words."""


def resample(sound: Samples, rate: int) -> Samples:
    """Mono sound at 44.1 kHz, by FFmpeg's resampler."""
    from av import AudioFrame, AudioResampler

    if rate == RATE or not len(sound):
        return sound
    frame = AudioFrame.from_ndarray(sound[np.newaxis, :].astype(np.float32), format="fltp", layout="mono")
    frame.sample_rate = rate
    resampler = AudioResampler(format="fltp", layout="mono", rate=RATE)
    pieces = [piece.to_ndarray()[0] for piece in [*resampler.resample(frame), *resampler.resample(None)]]
    return np.concatenate(pieces).astype(np.float32)


def sounding(sound: Samples, rate: int) -> tuple[int, int]:
    """From which sample to which there is more than near-silence, with a little kept round it; (0, 0) for silence."""
    loud = np.flatnonzero(np.abs(sound) > THRESHOLD)
    if not len(loud):
        return 0, 0
    keep = round(KEEP_S * rate)
    return max(0, int(loud[0]) - keep), min(len(sound), int(loud[-1]) + keep + 1)


def out_of_pauses(sound: Samples, rate: int, begins: Sequence[int]) -> list[int]:
    """Each beginning, or where sound sets in again if it lies in a pause. They never fall.

    A voice may count the pause after a comma to the word behind it. A "p" or "t" begins in a shorter silence.
    """
    loud = np.flatnonzero(np.abs(sound) > THRESHOLD)
    found: list[int] = []
    for begin, place in zip(begins, np.searchsorted(loud, begins), strict=True):
        after = int(loud[place]) if place < len(loud) else begin
        begin = after if after - begin > PAUSE_S * rate else begin
        found.append(max(begin, found[-1]) if found else begin)
    return found


def trim(sound: Samples, rate: int) -> Samples:
    """The sound without near-silence at its ends, its edges faded. Empty where all of it is near-silent."""
    begin, end = sounding(sound, rate)
    return faded(sound[begin:end], rate)


def faded(sound: Samples, rate: int) -> Samples:
    """A copy of the sound that begins and ends at nothing."""
    cut = sound.copy()
    edge = min(round(EDGE_S * rate), len(cut) // 2)
    ramp = _ramp(edge)
    cut[:edge] *= ramp
    cut[len(cut) - edge :] *= ramp[::-1]
    return cut


@cache
def _ramp(length: int) -> Samples:
    return np.linspace(0, 1, length, dtype=np.float32)


def heard_at(sample: float, rate: int) -> float:
    """Seconds into a decoded segment at which a sample of the sound given to `encode` is heard."""
    return LEAD_S + DELAY / RATE + sample / rate


def encode(sound: Samples) -> bytes:
    """Constant-bitrate mono MP3 frames of 44.1 kHz sound, with silence at both ends; no bit reservoir, Xing or ID3."""
    # The encoder makes one frame more than it is given; what went in comes out DELAY samples later.
    body = round(LEAD_S * RATE) + len(sound) + round(TAIL_S * RATE)
    given = max(1, -(-(body + DELAY - FRAME) // FRAME)) * FRAME
    samples = np.zeros(given, dtype=np.float32)
    lead = round(LEAD_S * RATE)
    samples[lead : lead + len(sound)] = sound
    return b"".join(packets(samples[at : at + FRAME] for at in range(0, given, FRAME)))


def packets(pieces: Iterable[Samples]) -> Iterator[bytes]:
    """The MP3 of sound that comes in pieces of FRAME samples, a frame at a time."""
    from av import AudioFrame, CodecContext

    codec = CodecContext.create("libmp3lame", "w")
    codec.sample_rate, codec.layout, codec.format, codec.bit_rate = RATE, "mono", "fltp", BIT_RATE
    codec.options = {"reservoir": "0", "compression_level": LAME_QUALITY}
    for number, piece in enumerate(pieces):
        frame = AudioFrame.from_ndarray((piece / np.float32(LAME_SCALE))[np.newaxis, :], format="fltp", layout="mono")
        frame.sample_rate, frame.pts = RATE, number * FRAME
        yield from map(bytes, codec.encode(frame))
    yield from map(bytes, codec.encode(None))
