"""English text to the symbols that Kokoro was taught, word by word.

espeak-ng, inside piper-tts, gives IPA; Kokoro's own alphabet (that of the `misaki` library) has one letter for each
diphthong and affricate, and marks length in British English alone. The symbols' numbers are those of its vocabulary.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import pairwise

from standfirst.narration.engines.alignment import word_starts
from standfirst.narration.engines.clear_numbers import HAPPY_HYPHEN, stressed
from standfirst.narration.engines.piper import LETTER_A
from standfirst.narration.phonemes import BEGIN, END, raw

NUMBERS: dict[str, int] = {
    **dict(zip(";:,.!?", range(1, 7), strict=True)),
    "—": 9, "…": 10, '"': 11, "(": 12, ")": 13, "“": 14, "”": 15, " ": 16, "A": 24, "I": 25, "O": 31, "Q": 33, "T": 36,
    "W": 39, "Y": 41, "ᵊ": 42, "a": 43, "b": 44, "d": 46, "f": 48, "h": 50, "i": 51, "j": 52, "k": 53, "l": 54, "m": 55,
    "n": 56, "p": 58, "s": 61, "t": 62, "u": 63, "v": 64, "w": 65, "z": 68, "ɑ": 69, "ɐ": 70, "ɒ": 71, "æ": 72, "ɔ": 76,
    "ð": 81, "ʤ": 82, "ə": 83, "ɛ": 86, "ɜ": 87, "ɡ": 92, "ɪ": 102, "ŋ": 112, "θ": 119, "ɹ": 123, "ʃ": 131, "ʧ": 133,
    "ʊ": 135, "ʌ": 138, "ʒ": 147, "ˈ": 156, "ˌ": 157, "ː": 158, "ᵻ": 177,
}  # fmt: skip
"""What stands for each symbol that is used here; 0 stands before and after them all."""

MARKS = {"–": "—", "‘": "", "’": "", "'": "", "«": "“", "»": "”"}
"""Marks round a word that are others to the model."""
EDGES = ";:,.!?—–…\"()“”‘’'«»[]{}*_/\\|<>~"
"""What is taken off a word's ends before espeak reads it; of these the model hears those that have a number."""
BREAKS = frozenset(';:,.!?—…()“”"')
"""Marks at which espeak is given what follows on its own."""
WORD = re.compile(rf"(?:{BEGIN}[^{END}]*{END}|\S)+")
"""What stands between spaces; what the lexicon says in IPA is one word, whatever is in it."""
GIVEN = re.compile(r"\[\[([^\]]*)\]\]")
ONSET = re.compile(r"([ˈˌ])([bdfhjklmnpstvwzðŋɡɹʃʒʤʧθ]+)")
"""A syllable's stress as dictionaries write it; the model has it before the vowel."""
RESPELT = {"Ms": "Miz"}
NORTHERN = {"one": "wun", "none": "nun", "someone": "sumwun", "anyone": "enniwun", "everyone": "evriwun"}
"""Words that espeak's British voice says with the vowel of "gone"."""
NORTHERN_WORD = re.compile(rf"\b(?:{'|'.join(NORTHERN)})\b", re.IGNORECASE)

BOTH = (
    ("tʃ", "ʧ"), ("dʒ", "ʤ"), ("eɪ", "A"), ("aɪ", "I"), ("aʊ", "W"), ("ɔɪ", "Y"), ("n̩", "ᵊn"), ("l̩", "ᵊl"), ("m̩", "ᵊm"),
    ("ɚ", "əɹ"), ("g", "ɡ"), ("r", "ɹ"), ("x", "k"), ("ç", "k"), ("ɬ", "l"), ("ʔ", "t"),
)  # fmt: skip
BRITISH = (
    *BOTH,
    ("əʊ", "Q"),
    ("oʊ", "Q"),
    ("eə", "ɛː"),
    ("iə", "ɪə"),
    ("ᵻ", "ɪ"),
    ("ɾ", "t"),
    ("æ", "a"),
    ("e", "ɛ"),
    ("o", "ɔ"),
)
AMERICAN = (
    *BOTH, ("oʊ", "O"), ("əʊ", "O"), ("ɜːɹ", "ɜɹ"), ("ɜː", "ɜɹ"), ("ɪə", "iə"), ("ː", ""), ("ɾ", "T"), ("e", "A"),
    ("o", "ɔ"), ("ɒ", "ɑ"),
)  # fmt: skip
SYLLABIC = re.compile(r"(?<=[^aɑæɒɔəɛɜɪʊʌiuAIOQWYɹˈˌː])əl(?=[bdfɡhkmnpsʃtθvwzʒʤʧ]|$)")
"""The l of "bottle"."""
WEAK = re.compile(r"ɐ(?!n?$)|(?<=.)ɐ")
"""A weak vowel, where it is not the article."""
HAPPY = re.compile(r"ɪ$")
"""The last vowel of "happy", as British English has had it for long."""
SWITCHED = re.compile(r"\([^)]*\)")
"""espeak's note that it takes a word for another language's."""


@dataclass(frozen=True, slots=True)
class Sounded:
    """A word between spaces: where it stands in the text, and its symbols with the marks round it."""

    start: int
    end: int
    symbols: str


@dataclass(frozen=True, slots=True)
class Part:
    """A word between spaces on its way: its place, the marks before it, what espeak is given, the marks after it."""

    start: int
    end: int
    before: str
    said: str
    after: str


def sounded(text: str, american: bool) -> list[Sounded]:
    """Each word between spaces with its symbols, which may be none."""
    letters = {found.start() for found in LETTER_A.finditer(text)}
    words: list[Sounded] = []
    clause: list[Part] = []
    for found in WORD.finditer(text):
        whole = found[0]
        core = whole.strip(EDGES)
        begin = whole.find(core) if core else len(whole)
        before, after = marks(whole[:begin]), marks(whole[begin + len(core) :]) if core else ""
        if BREAKS & set(before):
            words, clause = words + read(clause, american), []
        said = "eh" if found.start() + begin in letters else RESPELT.get(core, core)
        clause.append(Part(found.start(), found.end(), before, said, after))
        if BREAKS & set(after):
            words, clause = words + read(clause, american), []
    return words + read(clause, american)


def marks(written: str) -> str:
    """The marks round a word that the model knows."""
    told = "".join(MARKS.get(mark, mark) for mark in written)
    return "".join(mark for mark in told if mark in NUMBERS)


def read(clause: Sequence[Part], american: bool) -> list[Sounded]:
    """The words of a clause, read together, since one changes how the next is said; given sounds go round espeak."""
    given = next((number for number, part in enumerate(clause) if BEGIN in part.said), None)
    if given is not None:
        part = clause[given]
        one = Sounded(part.start, part.end, f"{part.before}{given_symbols(part.said, american)}{part.after}")
        return [*read(clause[:given], american), one, *read(clause[given + 1 :], american)]
    words = [respelt(plain_word(part.said), american) for part in clause]
    line = symbols_of(" ".join(words), american)
    starts = (*word_starts(words, line, partial(symbols_of, american=american)), len(line))
    shares = (line[begin:end].strip() for begin, end in pairwise(starts))
    return [
        Sounded(part.start, part.end, f"{part.before}{share}{part.after}")
        for part, share in zip(clause, shares, strict=True)
    ]


def plain_word(word: str) -> str:
    """A word without brackets, in which espeak would look for phonemes, and without what cannot be printed."""
    return "".join(letter for letter in word if letter.isprintable() and letter not in "[]") or "-"


def respelt(word: str, american: bool) -> str:
    """A word as espeak has to be given it."""
    apart = HAPPY_HYPHEN.sub(" ", word)
    return apart if american else NORTHERN_WORD.sub(lambda found: NORTHERN[found[0].lower()], apart)


def given_symbols(word: str, american: bool) -> str:
    """A word of which a part at least is in the lexicon's IPA."""
    parts = GIVEN.split(raw(word))
    said = [
        ONSET.sub(r"\2\1", converted(part, american)) if number % 2 else symbols_of(plain_word(part), american)
        for number, part in enumerate(parts)
        if part.strip()
    ]
    return " ".join(said) if GIVEN.search(raw(word)) else ""


@lru_cache(maxsize=4096)
def symbols_of(text: str, american: bool) -> str:
    """What espeak says of a text without marks, in Kokoro's symbols; a space between words that it keeps apart."""
    from piper import espeakbridge
    from piper.voice import _ESPEAK_PHONEMIZER_LOCK as ESPEAK

    espeak_data()
    # espeak has one voice at a time in a process, and Piper's engine may want another: the lock is Piper's own.
    with ESPEAK:
        espeakbridge.set_voice("en-us" if american else "en-gb-x-rp")
        clauses = espeakbridge.get_phonemes(text)
    groups = " ".join(SWITCHED.sub("", clause[0]) for clause in clauses).split()
    return " ".join(found for group in groups if (found := converted(stressed(group), american)))


@cache
def espeak_data() -> None:
    """Has espeak read its data, once a process."""
    from piper import espeakbridge
    from piper.phonemize_espeak import ESPEAK_DATA_DIR

    espeakbridge.initialize(str(ESPEAK_DATA_DIR))


def converted(ipa: str, american: bool) -> str:
    """One group of espeak's IPA in Kokoro's symbols."""
    for old, new in AMERICAN if american else BRITISH:
        ipa = ipa.replace(old, new)
    known = "".join(symbol for symbol in ipa if symbol in NUMBERS)
    return SYLLABIC.sub("ᵊl", WEAK.sub("ə", HAPPY.sub("i", known)))
