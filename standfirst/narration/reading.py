"""How rules turn written text into spoken words, each piece knowing its place in the text.

A rule is a pattern and what it says. Rules are tried in order; what one has claimed, no later one sees. What no rule
claims is said as it is written.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

CLAIMED = "\ue000"
"""Stands in the text for each character that a rule has claimed; neither a letter nor a space."""
NOTHING = "\0"
"""Stands for a character that takes no room, so that offsets stay those of the written text."""
DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words, and the span of the written text that they say, in code points."""

    start: int
    end: int
    say: str


@dataclass(frozen=True, slots=True)
class Rule:
    """`say` gets the match and the locale; None leaves the text to the rules after it."""

    pattern: re.Pattern[str]
    say: Callable[[re.Match[str], str], str | None]
    needs: str = ""
    """"0" when the text must hold a digit, or a substring that it must hold, before the pattern is tried at all."""


def rule(pattern: str, needs: str = "", flags: int = 0) -> Callable[[Callable[[re.Match[str], str], str | None]], Rule]:
    """Make the function below it a rule."""
    return lambda say: Rule(re.compile(pattern, flags), say, needs)


def claim(text: str, rules: Iterable[Rule], locale: str) -> tuple[str, list[Piece]]:
    """The text with what was claimed masked, and the pieces, unsorted."""
    pieces: list[Piece] = []
    has_digit = bool(DIGIT.search(text))
    for one in rules:
        if one.needs and not (has_digit if one.needs == "0" else one.needs in text):
            continue
        found = [
            Piece(match.start(), match.end(), said)
            for match in one.pattern.finditer(text)
            if match.end() > match.start() and (said := one.say(match, locale)) is not None
        ]
        for piece in found:
            text = text[: piece.start] + CLAIMED * (piece.end - piece.start) + text[piece.end :]
        pieces += found
    return text, pieces


def fill(text: str, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """All pieces in order, with those that no rule claimed, word by word."""
    whole, at = [], 0
    for piece in sorted(pieces, key=lambda piece: piece.start):
        whole += _words(text, at, piece.start)
        whole.append(piece)
        at = piece.end
    return (*whole, *_words(text, at, len(text)))


WORD = re.compile(r"\S+|\s+")


def _words(text: str, start: int, end: int) -> list[Piece]:
    return [Piece(found.start(), found.end(), found.group()) for found in WORD.finditer(text, start, end)]


@cache
def spaced(before: str, after: str) -> bool:
    """Whether two neighbouring characters would run two words together."""
    return before.isalnum() and after.isalnum()


def next_word(match: re.Match[str]) -> str:
    """The word after a match and one space; empty where none stands there."""
    found = NEXT.match(match.string, match.end())
    return found.group(1) if found else ""


def word_before(match: re.Match[str]) -> str:
    """The word before a match and one space; empty where none stands there."""
    found = BEFORE.search(match.string[max(0, match.start() - 30) : match.start()])
    return found.group(1) if found else ""


def final_stop(match: re.Match[str]) -> str:
    """A full stop where an abbreviation's own stop was the sentence's too."""
    return "." if match.group().endswith(".") and not match.string[match.end() :].strip("\"'”’)] ") else ""


NEXT = re.compile(r"[ -]([^\W\d_][\w'’]*)")
BEFORE = re.compile(r"([\w'’]+) $")

DETERMINERS = frozenset("a an the this that another each every its his her their our my your new first second".split())
BOUGHT = frozenset(
    "order deal contract scheme project grant fund loan bill bid fine plan package programme investment budget cut rise"
    " boost reward prize ticket note coin fee levy house home ship centre bridge road upgrade revamp debt deficit loss"
    " profit surplus hole gap overhaul redevelopment refurbishment facility takeover sale stake lottery payout pledge"
    " run walk race swim stretch radius wall tower tunnel".split()
)
FUNCTION_WORDS = frozenset(
    "a about above adrift after against ago all although an and are as at away be because been before behind"
    " below between both but by came can come comes could did do does down during each else every extra for from"
    " go goes gone had has have he her his how if in into is it its just last left less more most much next not"
    " now of off on once one only or out over owed paid per raised she should since so some spent than that the"
    " their them then there these they this those though through to today tomorrow tonight towards under until up"
    " vanished was we went were what when where which while who will with within without worth would yesterday"
    " yet you".split()
)


def before_a_noun(match: re.Match[str]) -> bool:
    """Whether a quantity stands before a noun it describes: "a £3m scheme", "the 5km run", "£5-a-head"."""
    following = next_word(match)
    if match.string[match.end() : match.end() + 1] == "-":
        return bool(following) and following != "plus"
    if not following or following in FUNCTION_WORDS or not following.islower():
        return False
    # Headlines leave the article out: "Yard wins £118m order".
    return following in BOUGHT or word_before(match).lower() in DETERMINERS
