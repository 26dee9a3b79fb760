"""Kokoro-82M, the fine voice: its int8 model and a speaker's style vectors from a folder of voices.

The model has no random part, so the same symbols give the same samples. How long each symbol lasts is an inner value
of its graph, which is made a further output; so the time of each word is known.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from standfirst.narration.engines.memory import Room, give_back_large_pieces
from standfirst.narration.engines.piper import spread, telling
from standfirst.narration.engines.protocol import EngineFailed, Samples, Speech, SpokenWord
from standfirst.narration.engines.stretches import session_of
from standfirst.narration.engines.symbols import NUMBERS, Sounded, sounded

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

RECIPE = 2
"""Raise it when anything here or in symbols.py changes how a text sounds."""
MODEL = "kokoro-v1.0.int8.onnx"
MOST_SYMBOLS = 510
"""What the model can take at once."""
MOST_AT_ONCE = 300
"""What it is given, by all who speak at the same time: about twenty seconds. More costs memory and sounds no better."""
LEAST_AT_ONCE = 100
"""A piece that is cut at a clause has at least so many."""
DURATIONS = "/encoder/Clip_output_0"
FRAME = 600
"""Samples that a duration of one stands for."""
SPEAKERS = {"a": "en-US", "b": "en-GB"}
"""What a speaker's first letter says."""


class Kokoro:
    """The fine voice. Loaded when it first speaks."""

    name = "kokoro"
    sample_rate = 24_000

    def __init__(self, folder: Path, speaker: str, threads: int = 1) -> None:
        self._folder, self._speaker, self._threads = folder, speaker, threads
        self._lock = Lock()
        self._room = Room(MOST_AT_ONCE)

    @property
    def voice(self) -> str:
        return f"{self._speaker.partition('_')[2].title()} ({SPEAKERS[self._speaker[0]]}, Kokoro)"

    @cached_property
    def version(self) -> str:
        return f"1.0-int8+{version('piper-tts')}+{RECIPE}"

    def speak(self, text: str) -> Speech:
        """The sound at 24,000 Hz, and when each word begins. Raises EngineFailed."""
        try:
            whole = joined([self._say(piece) for piece in pieces_of(sounded(text, self._speaker[0] == "a"))])
        except Exception as error:
            # ONNX Runtime's errors have no base of their own; whatever it is, it costs one sentence, not the story.
            raise EngineFailed(f"Kokoro could not speak {text[:60]!r}: {error}") from error
        times = {word.start: word.at for word in whole.words}
        return Speech(whole.samples, spread(text, times, len(whole.samples)))

    def _say(self, words: Sequence[Sounded]) -> Speech:
        symbols, places = line_of(words)
        numbers = [NUMBERS[symbol] for symbol in symbols]
        given = {
            "tokens": np.array([[0, *numbers, 0]], dtype=np.int64),
            "style": self._style[len(numbers) - 1],
            "speed": np.ones(1, dtype=np.float32),
        }
        with self._lock:
            model = self._loaded
        # The model is only read: several short sentences may be spoken side by side.
        with self._room.taken(len(numbers)):
            sound, lengths = model.run(None, given)
        # What stands at a place begins after the zero before all symbols and after those before it.
        lasts = lengths.reshape(-1) * FRAME
        # Half of the space before a word belongs to it: that is nearest to a forced alignment (bench/timing.py).
        before = [lasts[at] / 2 if symbols[at - 1 : at] == " " else 0 for at in places]
        begins = np.cumsum(lasts)[places] - before
        timed = (SpokenWord(w.start, w.end, round(float(at))) for w, at in zip(words, begins, strict=True))
        return Speech(sound.reshape(-1).astype(np.float32), tuple(timed))

    @cached_property
    def _style(self) -> Samples:
        return np.fromfile(self._folder / "voices" / f"{self._speaker}.bin", dtype=np.float32).reshape(-1, 1, 256)

    @cached_property
    def _loaded(self) -> "InferenceSession":
        give_back_large_pieces()
        return session_of(telling((self._folder / MODEL).read_bytes(), DURATIONS), self._threads)


def line_of(words: Sequence[Sounded]) -> tuple[str, list[int]]:
    """The words' symbols with a space between, and the place in them at which each word begins."""
    line, places = "", []
    for word in words:
        line += " " if line and word.symbols else ""
        places.append(len(line))
        line += word.symbols
    return line, places


def pieces_of(words: Sequence[Sounded]) -> Iterator[list[Sounded]]:
    """The words in pieces of at most MOST_AT_ONCE symbols, cut after a clause where there is one."""
    piece: list[Sounded] = []
    size = 0
    for word in words:
        word = Sounded(word.start, word.end, word.symbols[:MOST_SYMBOLS])
        if piece and size + len(word.symbols) + 1 > MOST_AT_ONCE:
            cut = _clause_end(piece)
            yield piece[:cut]
            piece = piece[cut:]
            size = sum(len(one.symbols) + bool(one.symbols) for one in piece)
        piece.append(word)
        size += len(word.symbols) + bool(word.symbols)
    if any(word.symbols for word in piece):
        yield piece


def _clause_end(piece: Sequence[Sounded]) -> int:
    """How many of the words make the longest whole clauses, if those are long enough; else all."""
    size, cut = 0, 0
    for number, word in enumerate(piece, 1):
        size += len(word.symbols) + 1
        if word.symbols[-1:] in {*";:,.!?—…"} and size >= LEAST_AT_ONCE:
            cut = number
    return cut or len(piece)


def joined(pieces: Sequence[Speech]) -> Speech:
    """Pieces one after another."""
    if not pieces:
        return Speech(np.zeros(0, dtype=np.float32))
    words, begin = [], 0
    for piece in pieces:
        words += [SpokenWord(word.start, word.end, begin + word.at) for word in piece.words]
        begin += len(piece.samples)
    return Speech(np.concatenate([piece.samples for piece in pieces]), tuple(words))
