"""The names in a story, and which of them a voice may say wrong. Plain rules, no model, no Django here.

A name is a run of capitalised words that does not only begin a sentence, or what a byline or a quote's attribution
says of who speaks. It is uncertain where the lexicon does not have it and a pronouncing dictionary does not know one of
its words, or one has letters that English does not.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from standfirst.narration.lexicon import Lexicon
from standfirst.narration.pronouncing import knows
from standfirst.narration.reading import CLAIMED

WORD = r"[^\W\d_](?:[^\W\d_]|[’'-](?=[^\W\d_]))*"
CAPITAL = re.compile(rf"\b{WORD}\b")
BETWEEN = frozenset("al bin da de del della den der di dos du el ibn la le of ten ter van von y".split())
"""Small words that stand inside a name."""
TITLES = frozenset(
    "Mr Mrs Ms Miss Mx Dr Prof Sir Dame Lord Lady Rev Cllr Judge King Queen Prince Princess President Captain Capt Sgt"
    " Det Insp Supt Gen Col Maj Lt Fr St The A An".split()
)
CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August"
    " September October November December Christmas Easter I".split()
)
SELDOM = 3
"""Fewer published stories than that have a name: nobody will have noticed how it sounds."""


Run: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A name, and a sentence that has it."""

    name: str
    sentence: str
    address: str


@dataclass(frozen=True, slots=True)
class Uncertain:
    """A name that a voice may say wrong."""

    name: str
    words: tuple[str, ...]
    """Those of its words that are uncertain."""
    why: tuple[str, ...]
    """A phrase for each reason."""
    sentence: str
    address: str


def names(sentences: Iterable[tuple[str, str]]) -> tuple[Named, ...]:
    """Every name in the sentences (each an address and a text), once, where it stands first.

    A single word that only ever begins sentences is no name here, unless the dictionary does not know it.
    """
    runs = [(run, first, text, address) for address, text in sentences for run, first in _runs(text, address)]
    elsewhere = {word for run, first, _, _ in runs for word in (run[1:] if first else run)}
    found: dict[str, Named] = {}
    for run, first, text, address in runs:
        if kept := _without_opener(run, elsewhere) if first else run:
            found.setdefault(" ".join(kept), Named(" ".join(kept), text, address))
    return tuple(found.values())


def _without_opener(run: Run, elsewhere: Collection[str]) -> Run:
    """What is a name of a run that begins a sentence: "Siobhan Rowe", of "Then Rowe" the second word."""
    if run[0] in elsewhere:
        return run
    if run[0].lower() in OPENERS:
        return run[1:]
    return run if len(run) > 1 or not _is_plain_word(run[0]) else ()


def _is_plain_word(word: str) -> bool:
    """Whether a word that begins a sentence is known, as Americans spell it and without its ending too."""
    american = word.lower()
    for british, other in (("our", "or"), ("ll", "l"), ("is", "iz"), ("ys", "yz"), ("tre", "ter"), ("ogue", "og")):
        american = american.replace(british, other)
    return any(knows(form.removesuffix(end)) for form in (word, american) for end in ("", "s", "d", "ed", "ing", "ly"))


OPENERS = frozenset(
    "after all although an and another as at before both but by despite during each earlier even every for four from he"
    " her here his how however if in inside into is it its just last later many meanwhile more most my near no nobody"
    " none not nothing now of off on once one only or other our outside over several she since so some still such than"
    " that the their them then there these they this those three through to today tomorrow tonight two under until up"
    " we what when where which while who why will with within without yesterday yet you your".split()
)


def _runs(text: str, address: str) -> Iterator[tuple[Run, bool]]:
    """Runs of capitalised words, each with whether it begins the sentence."""
    run: list[str] = []
    small: list[str] = []
    begins, end = False, 0
    for found in CAPITAL.finditer(text):
        word = re.sub(r"[’']s$", "", found.group())
        apart = text[end : found.start()].strip() not in ("", "-")
        end = found.end()
        inside = bool(run) and not apart
        if inside and word in BETWEEN:
            small.append(word)
        elif _is_part(word):
            if not inside:
                yield from [(tuple(run), begins)] if run else []
                run, small = [], []
                begins = not any(map(str.isalnum, text[: found.start()])) and not address.startswith("byline")
            run += [*small, word]
            small = []
        else:
            yield from [(tuple(run), begins)] if run else []
            run, small = [], []
    yield from [(tuple(run), begins)] if run else []


def _is_part(word: str) -> bool:
    """Whether a word can be part of a name: capitals, and neither a title, nor of the calendar, nor initials."""
    return _is_capitalised(word) and word not in TITLES and word not in CALENDAR and not _is_initials(word)


def _is_capitalised(word: str) -> bool:
    return word[0].isupper() or any(letter.isupper() for letter in word[1:])


def _is_initials(word: str) -> bool:
    """NHS, MPs: the rules read these letter by letter or as a word of their own."""
    letters = word.removesuffix("s")
    return letters.isupper() and len(letters) <= 5


def uncertain(
    found: Iterable[Named], lexicon: Lexicon, seen: Callable[[Collection[str]], Mapping[str, int]]
) -> tuple[Uncertain, ...]:
    """The names that a voice may say wrong. `seen` counts the published stories that have a name."""
    doubtful: list[tuple[Named, Run]] = []
    told: set[str] = set()
    for one in found:
        words = _unknown(one.name, lexicon)
        # A surname alone needs no second line.
        if set(words) - told:
            doubtful.append((one, words))
            told.update(words)
    counts = seen([one.name for one, _ in doubtful])
    return tuple(
        Uncertain(one.name, words, _why(words, counts.get(one.name, 0)), one.sentence, one.address)
        for one, words in doubtful
    )


def _unknown(name: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Words of a name that neither the lexicon nor the dictionary has, or that have foreign letters."""
    left = lexicon.claim(name)[0].replace(CLAIMED, " ")
    words = (word for word in CAPITAL.findall(left) if word not in BETWEEN)
    return tuple(dict.fromkeys(word for word in words if foreign(word) or not _known(word)))


def _known(word: str) -> bool:
    """A word with a hyphen by its parts."""
    return knows(word) or ("-" in word and all(knows(part) for part in word.split("-")))


def foreign(word: str) -> str:
    """The letters of a word that English does not have."""
    return "".join(dict.fromkeys(letter for letter in word if letter.isalpha() and not letter.isascii()))


def _why(words: tuple[str, ...], count: int) -> tuple[str, ...]:
    reasons = ["not in the lexicon"]
    if any(not _known(word) for word in words):
        reasons.append("not in a pronouncing dictionary")
    if letters := "".join(dict.fromkeys("".join(foreign(word) for word in words))):
        reasons.append(f"foreign letters ({letters})")
    if count < SELDOM:
        reasons.append(
            f"seldom seen here ({count} other {'story' if count == 1 else 'stories'})" if count else "new here"
        )
    return tuple(reasons)
