"""How near the times of words are to a forced alignment by pocketsphinx, over the demo newspaper's own stories.

A recogniser that is told the words finds where each begins in the finished sound. What both differ by throughout is
taken off: an aligner has its own idea of where a word begins. The voice's times are those that readers get, out of
encoded segments. `python -m bench.timing ENGINE [WORDS]` measures any voice and prints the words that differ most.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench.figures import Figures

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from pocketsphinx import Decoder

    from standfirst.narration.engines import Engine

STORIES = Path(__file__).parent.parent / "standfirst" / "ops" / "demo" / "stories"
PACKAGES = Path(__file__).parent / ".packages"
"""What the bench alone needs; scripts/bench-packages.sh puts it there."""
LEAST_WORDS = 600
QUICK, FINE = "piper", "kokoro:bf_emma"
ALIGNER_RATE = 16_000
FRAME_S = 0.01
WORD = re.compile(r"\S+")
SAID = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
ARPABET = {
    "aɪ": "AY", "aʊ": "AW", "eɪ": "EY", "oʊ": "OW", "ɔɪ": "OY", "tʃ": "CH", "dʒ": "JH", "ɜː": "ER", "ɚ": "ER",
    "n̩": "AH N", "l̩": "AH L", "ɑ": "AA", "ɒ": "AA", "ɔ": "AO", "i": "IY", "u": "UW", "ɪ": "IH", "ᵻ": "IH", "ɛ": "EH",
    "e": "EH", "æ": "AE", "a": "AA", "ʌ": "AH", "ə": "AH", "ɐ": "AH", "ɜ": "ER", "ʊ": "UH", "o": "OW", "b": "B",
    "d": "D", "f": "F", "ɡ": "G", "h": "HH", "j": "Y", "k": "K", "x": "K", "l": "L", "ɬ": "L", "m": "M", "n": "N",
    "ŋ": "NG", "p": "P", "ɹ": "R", "r": "R", "s": "S", "ʃ": "SH", "t": "T", "ɾ": "T", "ʔ": "T", "θ": "TH", "ð": "DH",
    "v": "V", "w": "W", "z": "Z", "ʒ": "ZH",
}  # fmt: skip
"""espeak's signs, and what the aligner calls them; longer ones first."""
SIGN = re.compile("|".join(sorted(ARPABET, key=len, reverse=True)))


def measure_all() -> Figures:
    """The quick voice's figures, and under names that end in "_fine" the fine one's where it is installed."""
    quick, *fine = voices()
    figures = measure(quick)
    return figures | {f"{name}_fine": value for one in fine for name, value in measure(one).items()}


def voices() -> "list[Engine]":
    """The quick voice, and the fine one where it is installed. The bench alone's packages can be imported then."""
    from standfirst.narration.engines import UnknownEngine, engine

    sys.path.append(str(PACKAGES))
    found = [engine(QUICK)]
    try:
        found.append(engine(FINE, 2))
    except UnknownEngine as error:
        print(f"bench: the fine voice is not measured: {error}", file=sys.stderr)
    return found


def measure(engine: "Engine", least: int = LEAST_WORDS, tell: int = 0) -> Figures:
    """The differences in milliseconds under which 95 and 99 of 100 words stay, the bias, and how many words.

    `tell`: so many of the words that differ most are printed.
    """
    found: list[float] = []
    words: list[str] = []
    unaligned = 0
    for sentence in sentences():
        differences = compared(engine, sentence)
        unaligned += not differences
        found += differences.values()
        words += (f"{sentence[max(0, start - 20) : start]}*{sentence[start:][:20]}" for start in differences)
        if len(found) >= least:
            break
    bias = median(found)
    off = sorted(abs(one - bias) * 1000 for one in found)
    for difference, word in sorted(zip(found, words, strict=True), key=lambda pair: -abs(pair[0] - bias))[:tell]:
        print(f"{(difference - bias) * 1000:7.0f} ms  {word}")
    return {
        "word_timing_p95_ms": off[int(0.95 * len(off))],
        "word_timing_p99_ms": off[int(0.99 * len(off))],
        "word_timing_median_ms": median(off),
        "word_timing_bias_ms": bias * 1000,
        "word_timing_words": len(found),
        "word_timing_sentences_not_aligned": unaligned,
    }


def sentences() -> Iterator[str]:
    """What is said of the demo's stories, one after another."""
    from standfirst.narration.sentences import split
    from standfirst.narration.spoken import spoken

    for path in sorted(STORIES.glob("*.md")):
        for block in path.read_text(encoding="utf-8").split("\n---\n", 1)[1].split("\n\n"):
            text = " ".join(block.split())
            if text and text[0].isalpha():
                yield from filter(None, (spoken(text[begin:end]) for begin, end in split(text)))


def compared(engine: "Engine", text: str) -> dict[int, float]:
    """For each word, by where it stands, how many seconds later the voice says it begins than the aligner does.

    Empty where the aligner gave up.
    """
    from standfirst.narration.segments import make

    segment = make(engine, text)
    words = [word for word in segment.words if SAID.search(text, word.start, word.end)]
    said = [[found.group() for found in SAID.finditer(text, word.start, word.end)] for word in words]
    begins = aligned(heard(segment.data), [one for several in said for one in several])
    if not begins:
        print(f"Not aligned: {text}", file=sys.stderr)
        return {}
    at, differences = 0, {}
    for word, several in zip(words, said, strict=True):
        differences[word.start] = word.at_s - begins[at]
        at += len(several)
    return differences


def heard(data: bytes) -> "NDArray[np.int16]":
    """A segment as the aligner takes it."""
    import av
    import numpy as np

    resampler = av.AudioResampler(format="s16", layout="mono", rate=ALIGNER_RATE)
    with av.open(BytesIO(data), "r", format="mp3") as container:
        frames = [piece for frame in container.decode(audio=0) for piece in resampler.resample(frame)]
    return np.concatenate([piece.to_ndarray()[0] for piece in [*frames, *resampler.resample(None)]])


def aligned(sound: "NDArray[np.int16]", words: Sequence[str]) -> list[float]:
    """The second at which each word begins; nothing where the aligner finds no way through the sound."""
    known = [entry(word) for word in words]
    decoder = recogniser()
    decoder.set_align_text(" ".join(known))
    decoder.start_utt()
    decoder.process_raw(sound.tobytes(), full_utt=True)
    decoder.end_utt()
    if decoder.hyp() is None:
        return []
    found = [(segment.word, segment.start_frame * FRAME_S) for segment in decoder.seg()]
    begins = [begin for name, begin in found if not name.startswith(("<", "[", "("))]
    return begins if len(begins) == len(known) else []


@cache
def recogniser() -> "Decoder":
    """pocketsphinx with its own American acoustic model and dictionary. Raises ImportError where it is not there."""
    sys.path.append(str(PACKAGES))
    from pocketsphinx import Decoder

    return Decoder(lm=None, loglevel="FATAL", bestpath=False, beam=1e-100, pbeam=1e-100, wbeam=1e-80, cmn="batch")


@cache
def entry(word: str) -> str:
    """A word as the aligner's dictionary has it; one that it lacks is added, as espeak says it."""
    name = word.lower().replace("’", "'")
    if recogniser().lookup_word(name) is None:
        recogniser().add_word(name, " ".join(ARPABET[sign] for sign in SIGN.findall(ipa(word))), True)
    return name


def ipa(word: str) -> str:
    """espeak's phonemes."""
    from piper.phonemize_espeak import EspeakPhonemizer

    return "".join(sign for clause in EspeakPhonemizer().phonemize("en-us", word) for sign in clause)


def main() -> int:
    """Prints the figures of one voice, and the words that differ most."""
    from standfirst.narration.engines import engine

    print(measure(engine(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else LEAST_WORDS, tell=20))
    return 0


if __name__ == "__main__":
    sys.exit(main())
