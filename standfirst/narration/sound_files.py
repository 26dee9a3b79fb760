"""Sound files that people make: what may be taken, and their samples. No Django here.

Nothing in a file is believed before it was decoded to its end. FFmpeg is told which kind to read, so that a file cannot
have it open playlists or other files.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from standfirst.narration import wholeness
from standfirst.narration.engines.protocol import Samples
from standfirst.narration.frames import RATE

if TYPE_CHECKING:
    from av.audio import AudioStream
    from av.container import InputContainer

KINDS = {
    "mp3": "mp3",
    "m4a": "mov",
    "aac": "aac",
    "wav": "wav",
    "flac": "flac",
    "ogg": "ogg",
    "oga": "ogg",
    "opus": "ogg",
}
"""By the end of a file's name: FFmpeg's name of what it must hold."""
CALLED = {"mp3": "MP3", "mov": "M4A", "aac": "AAC", "wav": "WAV", "flac": "FLAC", "ogg": "Ogg"}
NAMED = "MP3, M4A, AAC, WAV, FLAC or Ogg"
LONGEST_S = 30 * 60.0
"""Some 4,500 words read aloud, three times the longest of newspapers' stories. The process that makes a file even also
narrates: half an hour keeps it for a minute."""
MOST_BYTES = 350_000_000
"""Half an hour as a studio leaves it: uncompressed, 16 bits, 48 kHz, stereo."""
SHORTEST_S = 1.0
"""Less sound than this is no reading."""
QUIET = 10 ** (-50 / 20)
"""RMS of a tenth of a second that counts as silence: -50 dBFS, far under any voice that can be made even."""
STEP_S = 0.1
MOST_CHANNELS, LEAST_RATE, MOST_RATE = 8, 8_000, 192_000


class NotTaken(Exception):
    """A file cannot be used. Its text is one sentence for whoever sent it."""


def kind_of(name: str) -> str:
    """The kind that a file's name says, as a key of KINDS. Raises NotTaken."""
    kind = Path(name).suffix.lower().removeprefix(".")
    if kind not in KINDS:
        raise NotTaken(f"The name “{name}” does not end as a sound file’s does: {NAMED} can be taken.")
    return kind


def check(path: Path, name: str) -> float:
    """How long the sound of a file is, in seconds, once all of it was read. `name` is its sender's. Raises NotTaken."""
    size, kind = path.stat().st_size, kind_of(name)
    if size > MOST_BYTES:
        raise NotTaken(f"The file has {size / 1e6:.0f} MB; at most {MOST_BYTES / 1e6:.0f} MB can be taken.")
    found = wholeness.kind_of(path)
    if not found:
        raise NotTaken(f"This is no sound file that can be read here: {NAMED} can be taken.")
    if found != KINDS[kind]:
        raise NotTaken(f"The file’s name ends in .{kind}, but what it holds is {CALLED[found]}.")
    length = sounding = 0.0
    for piece in samples(path, found):
        length += len(piece) / RATE
        if length > LONGEST_S:
            raise NotTaken(f"The sound is longer than {LONGEST_S / 60:.0f} minutes.")
        sounding += _sounding(piece)
    if sounding < SHORTEST_S:
        raise NotTaken("The sound is silent, or as good as.")
    if not wholeness.whole(path, found, length):
        raise NotTaken(f"The file is cut short: its end is missing after {length:.0f} seconds of sound.")
    return length


def samples(path: Path, kind: str) -> Iterator[Samples]:
    """The sound of a file of a kind (of FFmpeg's), mono at 44.1 kHz, in pieces. Raises NotTaken for a broken one."""
    import av

    try:
        with av.open(str(path), format=kind, metadata_errors="ignore") as container:
            yield from _decoded(container, _stream(container))
    except (av.FFmpegError, ValueError) as error:
        raise NotTaken("The file is broken or cut short: its sound cannot be read to the end.") from error


def _stream(container: "InputContainer") -> "AudioStream":
    if not container.streams.audio:
        raise NotTaken("There is no sound in the file.")
    stream = container.streams.audio[0]
    if not (1 <= stream.channels <= MOST_CHANNELS and LEAST_RATE <= stream.rate <= MOST_RATE):
        raise NotTaken(f"Sound of {stream.channels} channels at {stream.rate} Hz cannot be taken.")
    return stream


def _decoded(container: "InputContainer", stream: "AudioStream") -> Iterator[Samples]:
    from av import AudioResampler

    resampler = AudioResampler(format="flt", layout="mono", rate=RATE)
    for frame in container.decode(stream):
        yield from (piece.to_ndarray()[0] for piece in resampler.resample(frame))
    yield from (piece.to_ndarray()[0] for piece in resampler.resample(None))


def _sounding(piece: Samples) -> float:
    """How many seconds of a piece are louder than silence."""
    step = round(STEP_S * RATE)
    if len(piece) < step:
        return len(piece) / RATE if _rms(piece) > QUIET else 0.0
    rows = piece[: len(piece) // step * step].reshape(-1, step)
    return float(np.count_nonzero(np.sqrt(np.mean(np.square(rows), axis=1)) > QUIET)) * STEP_S


def _rms(piece: Samples) -> float:
    return float(np.sqrt(np.mean(np.square(piece)))) if len(piece) else 0.0
