"""A whole reading made even: -16 LUFS over all of it, true peak at most -1 dBTP, constant-bitrate MP3. No Django here.

It comes in pieces and is never in memory whole, however long it is. Each pass asks for it again from its beginning.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from standfirst.narration.encoding import packets
from standfirst.narration.engines.protocol import Samples
from standfirst.narration.frames import FRAME, RATE
from standfirst.narration.loudness import (
    CEILING_DBTP,
    CLOSE_LU,
    MOST_EXTRA_DB,
    TARGET_LUFS,
    gated,
    limit,
    peak_envelope,
    weighted,
)
from standfirst.narration.speaking import go_on

PEAK_DBTP = -1.0
"""At most, once encoded and decoded again."""
TIMES = 4
"""How often the gain is mended, and how often the ceiling is lowered where the encoder let a peak grow past it."""
LEAST_SLOPE = 0.3
"""LU that a decibel more is taken to bring, at least."""
MARGIN_DB = 0.1
STEP = RATE // 10
"""Loudness is measured in blocks of four such steps."""
PIECE = 60 * STEP
ROUND = 10 * STEP
"""Sound on either side of a piece, so that neither filter nor limiter knows where pieces were cut."""

Pieces = Callable[[], Iterable[Samples]]
"""What gives the sound from its beginning, mono at 44.1 kHz, in pieces of any length."""


class TooUneven(Exception):
    """A sound cannot be made even."""


@dataclass(frozen=True, slots=True)
class Made:
    """An even reading."""

    duration_s: float
    size: int
    """Bytes."""


def master(sound: Pieces, to: Path, between: Callable[[], None] = go_on) -> Made:
    """Write the sound, made even, to a file. `between` is asked every PIECE samples; what it raises ends the work.

    Raises TooUneven for silence, and where what came out is too loud or peaks too high after all.
    """

    def asked() -> Iterator[Samples]:
        since = PIECE
        for piece in sound():
            since += len(piece)
            if since >= PIECE:
                between()
                since = 0
            yield piece

    found = loudness(_windows(asked()))
    if np.isinf(found):
        raise TooUneven("It is silent.")
    gain_db, ceiling = TARGET_LUFS - found, CEILING_DBTP
    for _ in range(TIMES):
        gain_db = _gain_db(asked, gain_db, ceiling)
        frames = _write(_pieces(asked, gain_db, ceiling), to)
        peak = max(_peaks(_read(to)))
        if peak <= PEAK_DBTP:
            return Made(frames * FRAME / RATE, to.stat().st_size)
        ceiling -= peak - PEAK_DBTP + MARGIN_DB
    raise TooUneven("Its peaks cannot be held.")


def _gain_db(sound: Pieces, gain_db: float, ceiling: float) -> float:
    """What a sound's gain has to be, its peaks held, for the whole of it to have the target's loudness."""
    most, slope, before = gain_db + MOST_EXTRA_DB, 1.0, None
    for _ in range(TIMES):
        found = loudness(_limited(sound, gain_db, ceiling))
        if abs(TARGET_LUFS - found) < CLOSE_LU or gain_db == most:
            break
        if before:
            # Holding peaks down takes loudness away: so much of what was given is left.
            slope = min(1.0, max(LEAST_SLOPE, (found - before[1]) / (gain_db - before[0])))
        before = gain_db, found
        gain_db = min(gain_db + (TARGET_LUFS - found) / slope, most)
    return gain_db


Window = tuple[Samples, int, int]
"""A piece with what stands round it, and where in that the piece begins and ends."""


def _windows(pieces: Iterable[Samples]) -> Iterator[Window]:
    """The sound in pieces of PIECE samples, each with up to ROUND samples of what comes before and after it."""
    before = held = np.zeros(0, dtype=np.float32)
    for piece in pieces:
        held = np.concatenate([held, piece])
        while len(held) >= PIECE + ROUND:
            yield np.concatenate([before, held[: PIECE + ROUND]]), len(before), len(before) + PIECE
            before, held = held[PIECE - ROUND : PIECE], held[PIECE:]
    while len(held):
        yield np.concatenate([before, held[: PIECE + ROUND]]), len(before), len(before) + min(PIECE, len(held))
        before, held = held[max(0, min(PIECE, len(held)) - ROUND) : PIECE], held[PIECE:]


def _limited(sound: Pieces, gain_db: float, ceiling: float) -> Iterator[Window]:
    for window, begin, end in _windows(sound()):
        yield limit(window, peak_envelope(window), 10 ** (gain_db / 20), RATE, ceiling), begin, end


def _pieces(sound: Pieces, gain_db: float, ceiling: float) -> Iterator[Samples]:
    return (window[begin:end] for window, begin, end in _limited(sound, gain_db, ceiling))


def loudness(windows: Iterable[Window]) -> float:
    """Integrated loudness in LUFS of sound that comes in windows; minus infinity for silence."""
    steps = [_steps(window, begin, end) for window, begin, end in windows]
    powers = np.concatenate([np.zeros(0), *steps])
    blocks = np.convolve(powers, np.full(4, 0.25), mode="valid") if len(powers) >= 4 else powers
    return gated(blocks) if len(blocks) else float("-inf")


def _steps(window: Samples, begin: int, end: int) -> NDArray[np.float64]:
    """Mean square of each whole step of a window's piece."""
    heard = weighted(window, RATE)[begin : begin + (end - begin) // STEP * STEP]
    return np.square(heard.reshape(-1, STEP)).mean(axis=1)


def _write(pieces: Iterable[Samples], to: Path) -> int:
    """Encode; how many frames there are."""
    count = 0
    with to.open("wb") as file:
        for packet in packets(_frames(pieces)):
            count += file.write(packet) and 1
    return count


def _frames(pieces: Iterable[Samples]) -> Iterator[Samples]:
    """The sound in pieces of FRAME samples, silence at the end of the last."""
    held = np.zeros(0, dtype=np.float32)
    for piece in pieces:
        held = np.concatenate([held, piece])
        whole = len(held) // FRAME * FRAME
        yield from held[:whole].reshape(-1, FRAME)
        held = held[whole:]
    yield np.pad(held, (0, FRAME - len(held)))


def _read(path: Path) -> Iterator[Samples]:
    """The samples of an MP3, as any decoder gives them."""
    import av

    with av.open(str(path), format="mp3") as container:
        for frame in container.decode(audio=0):
            yield frame.to_ndarray()[0]


def _peaks(pieces: Iterable[Samples]) -> Iterator[float]:
    """The true peak of each piece, in dBTP."""
    for window, begin, end in _windows(pieces):
        yield 20 * float(np.log10(max(float(peak_envelope(window)[begin:end].max()), 1e-9)))
