"""Written text to spoken words: newsroom rules over num2words.

    spoken("The club beat Port Ellery 2-1 on 22 November to win £3.2m.")
    "The club beat Port Ellery two one on the twenty-second of November to win three point two million pounds."

What can't be spoken is left out: control characters, emoji, scripts other than Latin and the language's own. "[[",
which Piper takes for phonemes, is a bracket like any other. The rules are English; a text in another language has those
of `rules.abroad`, which put no English word in.
"""

import re
import unicodedata
from functools import cache
from typing import Protocol

from standfirst.narration.places import Place, join, places, tidy, tidy_with_places
from standfirst.narration.reading import NOTHING, Piece, claim, fill
from standfirst.narration.rules import ORDER, abroad
from standfirst.narration.rules.tongues import is_english, language_of


class Sayings(Protocol):
    """A newsroom's own words: what it claims of a text before any rule does."""

    def claim(self, text: str) -> tuple[str, list[Piece]]:
        """The text with what was claimed masked, and its pieces."""


SIGNS = frozenset("£€¥₹¢§°µ±×÷²³¼½¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚⅐⅑⅒–—‘’“”„«»…•·≈№₩₽₺₪≤≦≥≧≠∕∗∙⋅⊆⋈″")


SCRIPTS = {
    "ar": "ARABIC",
    "be": "CYRILLIC",
    "bg": "CYRILLIC",
    "el": "GREEK",
    "fa": "ARABIC",
    "he": "HEBREW",
    "hi": "DEVANAGARI",
    "hy": "ARMENIAN",
    "ka": "GEORGIAN",
    "kk": "CYRILLIC",
    "mk": "CYRILLIC",
    "ml": "MALAYALAM",
    "mr": "DEVANAGARI",
    "ne": "DEVANAGARI",
    "ru": "CYRILLIC",
    "sr": "CYRILLIC",
    "te": "TELUGU",
    "uk": "CYRILLIC",
    "ur": "ARABIC",
}
"""Languages with another alphabet than the Latin one, and what Unicode's names of its letters begin with."""


class _Sayable(dict[int, str]):
    """What each character becomes in a language, one for one, found once a character."""

    def __init__(self, language: str) -> None:
        super().__init__({code: chr(code) for code in range(0x20, 0x7F)})
        self.english, self.script = language == "en", SCRIPTS.get(language, "LATIN")

    def __missing__(self, code: int) -> str:
        self[code] = said = self._own(chr(code)) or _sayable(chr(code))
        return said

    def _own(self, letter: str) -> str:
        """A letter of the language that English has none of; empty for any other."""
        own = unicodedata.name(letter, "").startswith(self.script) and unicodedata.category(letter)[0] in "LM"
        return letter if not self.english and (own or letter in "ºª") else ""


def _sayable(letter: str) -> str:
    if " " <= letter <= "~" or letter in SIGNS:
        return letter
    if letter == "º":
        return "°"
    if letter in "\u2010\u2011\u2012\u2212":
        return "-"
    if letter == "\u03bc":
        return "µ"
    kind = unicodedata.category(letter)
    if kind == "Nd":
        return str(unicodedata.digit(letter))
    if kind in ("Mn", "Me", "Cf"):
        return NOTHING
    if kind[0] == "L" and unicodedata.name(letter, "").startswith("LATIN"):
        return letter
    plain = unicodedata.normalize("NFKC", letter)
    return plain if len(plain) == 1 and plain != letter and plain.isascii() and plain.isprintable() else " "


@cache
def _table(language: str) -> _Sayable:
    return _Sayable(language)


def sayable(text: str, locale: str = "en-GB") -> str:
    """The text with what cannot be said blanked out, as long as before."""
    if text.isascii() and text.isprintable():
        return text
    if not unicodedata.is_normalized("NFC", text):
        text = COMPOSED.sub(_compose, text)
    return text.translate(_table(language_of(locale)))


COMPOSED = re.compile(r"[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff][\u0300-\u036f]+")


def _compose(match: re.Match[str]) -> str:
    """A letter and its accents as one character, filled up to the same length."""
    whole = unicodedata.normalize("NFC", match.group())
    return whole.ljust(len(match.group()), "\u200b")


def pieces(text: str, locale: str = "en-GB", sayings: Sayings | None = None) -> tuple[Piece, ...]:
    """What is said for each part of the text, in order, each with its span in the written text."""
    clean = sayable(text, locale)
    masked, claimed = sayings.claim(clean) if sayings else (clean, [])
    masked, ruled = claim(masked, ORDER if is_english(locale) else abroad.rules(locale), locale)
    return fill(masked, [*claimed, *ruled])


def spoken(text: str, locale: str = "en-GB", sayings: Sayings | None = None) -> str:
    """The words that are said for a text, on one line; empty where nothing in it can be said."""
    return tidy(join(pieces(text, locale, sayings))[0])


def said_with_places(text: str, locale: str = "en-GB", sayings: Sayings | None = None) -> tuple[str, tuple[Place, ...]]:
    """What `spoken` gives, and where in the text each of its words stands."""
    found = pieces(text, locale, sayings)
    joined, starts = join(found)
    said, kept = tidy_with_places(joined)
    return said, places(text, found, starts, said, kept)
