"""One spoken sentence as a file, made once and named by the digest of what made it."""

import fcntl
import json
import os
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from standfirst.narration.encoding import encode, faded, heard_at, out_of_pauses, resample, sounding
from standfirst.narration.engines import Engine, EngineFailed
from standfirst.narration.engines.protocol import Speech
from standfirst.narration.frames import NotFrames, count
from standfirst.narration.loudness import level

FORMAT = 3
"""Raise it when levelling, trimming or encoding changes: every segment is then made anew."""


def digest(engine: Engine, text: str) -> str:
    """What names the segment of a spoken text: 32 hex digits. The pause after it is no part of it."""
    told = "\0".join((str(FORMAT), engine.name, engine.version, engine.voice, text))
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a spoken text, and when it is heard."""

    start: int
    end: int
    """Code points in the spoken text."""
    at_s: float
    """Seconds from the segment's beginning, once decoded."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One spoken sentence, whole."""

    data: bytes
    """MP3 frames."""
    words: tuple[Word, ...] = ()
    """In order, their times never falling, each inside the sound; empty where the engine knows none."""


def make(engine: Engine, text: str) -> Segment:
    """The segment of a spoken text. Raises EngineFailed, also when the engine gave no sound."""
    rate, speech = engine.sample_rate, engine.speak(text)
    begin, end = sounding(speech.samples, rate)
    if begin == end:
        raise EngineFailed(f"{engine.voice} gave no sound for {text[:60]!r}.")
    # Levelled before it is resampled: the same result for half the work.
    data = encode(resample(level(faded(speech.samples[begin:end], rate), rate), rate))
    return Segment(data, tuple(_heard(speech, rate, begin, end)))


def _heard(speech: Speech, rate: int, begin: int, end: int) -> Iterator[Word]:
    """The words of a speech of which a segment has the samples from `begin` to `end`."""
    places = out_of_pauses(speech.samples, rate, [word.at for word in speech.words])
    for word, place in zip(speech.words, places, strict=True):
        yield Word(word.start, word.end, round(heard_at(min(max(place, begin), end) - begin, rate), 4))


LOCK_FILE = "making.lock"
FLOCK = "hhqqi0q"
"""The kernel's struct flock (fcntl(2)): type, whence, start, length, process."""
RENEWED_S = 86_400.0
"""Seconds after which a segment that is used again gets a new date: far less than a sweep lets it stand unused."""
WORDS = ".words"
"""A list of [start, end, seconds]."""


class Store:
    """Segments in a folder: `ab/<digest>.mp3`, and beside it `.words` where the engine knows when each word is heard.

    Several processes, on several machines too, may share it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, name: str) -> Path:
        return self.folder / name[:2] / f"{name}.mp3"

    def load(self, name: str) -> bytes:
        """A segment's bytes. Raises FileNotFoundError."""
        return self.path(name).read_bytes()

    def words(self, name: str) -> tuple[Word, ...]:
        """When each word of a segment is heard; nothing where nobody knows, or the file is not whole."""
        try:
            rows = json.loads(self.path(name).with_suffix(WORDS).read_bytes())
        except (FileNotFoundError, ValueError):
            return ()
        return tuple(Word(*row) for row in rows)

    def frames(self, name: str) -> int | None:
        """How many frames a segment has, counted from its bytes; None where there is no whole segment."""
        try:
            return count(self.load(name)) or None
        except (FileNotFoundError, NotFrames):
            return None

    def reuse(self, name: str) -> int | None:
        """As `frames`, for who is going to refer to the segment: it is then not swept before that is known."""
        with suppress(FileNotFoundError):
            if time.time() - self.path(name).stat().st_mtime > RENEWED_S:
                with self.making(name):
                    self.renew(name)
        return self.frames(name)

    def renew(self, name: str) -> None:
        """Give a segment today's date, where it is there. The caller holds its making."""
        with suppress(FileNotFoundError):
            os.utime(self.path(name))

    def files(self, name: str) -> tuple[Path, Path]:
        """The files of a segment, there or not: its sound and its words."""
        path = self.path(name)
        return path, path.with_suffix(WORDS)

    @contextmanager
    def making(self, name: str) -> Iterator[None]:
        """Hold the making of a segment, so that no sentence is spoken twice at a time; waits for another's.

        The lock is a byte of one file. It belongs to this opening of the file and falls with it: a process's own locks
        (lockf) would know no threads, and the kernel take two processes with two threads each for a deadlock.
        """
        path = self.folder / LOCK_FILE
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("ab") as file:
            _lock(file, fcntl.F_WRLCK, int(name, 16) >> 66)
            try:
                yield
            finally:
                # Not left to the closing: a process that was forked meanwhile has the file open too.
                _lock(file, fcntl.F_UNLCK, int(name, 16) >> 66)

    def put(self, name: str, segment: Segment) -> None:
        """Write a segment so that it is wholly there or not at all, after a power cut too."""
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        if segment.words:
            # First, so that whoever finds the sound finds its words too.
            rows = [[word.start, word.end, word.at_s] for word in segment.words]
            self._write(path.with_suffix(WORDS), json.dumps(rows, separators=(",", ":")).encode())
        self._write(path, segment.data)

    def _write(self, path: Path, data: bytes) -> None:
        partial = path.with_name(f"{path.name}.{os.getpid()}.part")
        with partial.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)


def _lock(file: BinaryIO, kind: int, place: int) -> None:
    fcntl.fcntl(file, fcntl.F_OFD_SETLKW, struct.pack(FLOCK, kind, os.SEEK_SET, place, 1, 0))
