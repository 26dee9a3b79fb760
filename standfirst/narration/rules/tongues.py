"""The languages other than English whose figures are said in words: tongues.toml, and num2words. No Django here.

Digits of every other language are left to the engine, whose phonemiser says them in its own language.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path

from num2words import num2words

TABLE = Path(__file__).with_suffix(".toml")
SWISS = {"CH", "LI"}
DOTTED = {"MX", "US", "GT", "HN", "NI", "SV", "DO", "PA", "PR", "PE"}
"""Regions whose Spanish writes 1,234.5."""
NORWEGIAN = {"nb": "no", "nn": "no"}


@dataclass(frozen=True, slots=True, eq=False)
class Tongue:
    """How a language writes figures, and its words about them."""

    lang: str
    """As num2words has it."""
    said: str
    """Before who said a quotation."""
    notices: Mapping[str, str]
    """What a correction, clarification or apology is called, by its kind."""
    earlier: str
    """Instead of corrections that are not said."""
    point: str
    minus: str
    percent: str
    to: str
    """Between the ends of a range."""
    dot: str
    at: str
    """In addresses."""
    months: str
    coins: Mapping[str, tuple[str, str, str]]
    """Sign or code -> one, many, hundredths."""
    change: str
    """Between whole coins and hundredths: "zwölf Euro fünfzig", "doce euros con cincuenta"."""
    scales: Mapping[str, tuple[str, str]]
    """As written -> one, with its article, and many: "Mio." -> "eine Million", "Millionen"."""
    units: Mapping[str, tuple[str, str]]
    """As written -> one, many."""
    clock: tuple[str, str]
    """Between hour and minutes, and behind an hour without."""
    hours: str
    """What may stand behind a time or between its hour and minutes, as a pattern; empty where nothing does."""
    signs: Mapping[str, str]
    ordinal: str
    """What makes an ordinal of the number before it, as a pattern."""
    day: str = "cardinal"
    """How a date's day is said: "cardinal", "first" (of the first alone the ordinal), or "ordinal"."""
    of: str = " "
    """Between the day, month and year of a date."""
    of_coins: str = " "
    """Between millions and their coins."""
    number: str = ""
    """For "n°"."""
    goals: str = " "
    """Between the figures of "2:1"."""
    group: str = "."
    """What stands between thousands; a space may everywhere."""
    decimal: str = ","
    whole_decimals: bool = False
    """Whether "3,25" is "three comma twenty-five"."""
    hundreds: bool = False
    """Whether a year before 2000 is counted in hundreds."""
    stuck: str = r"(?!)"
    """Endings that are one word with the number before them, as a pattern."""
    before_noun: Mapping[str, str] = field(default_factory=dict)
    """What a number's end becomes before what it counts, pattern to words: "eins" -> "ein"."""
    before_hour: Mapping[str, str] = field(default_factory=dict)
    """And before an hour."""
    mend: Mapping[str, str] = field(default_factory=dict)
    """What num2words has wrong, as a pattern, and what is right."""


@cache
def _known() -> Mapping[str, Tongue]:
    return {lang: Tongue(lang, **fields) for lang, fields in tomllib.loads(TABLE.read_text(encoding="utf-8")).items()}


@cache
def tongue(locale: str) -> Tongue | None:
    """The language of a locale, as its region writes it; None where nothing is known of it."""
    language = language_of(locale)
    regions = {part.upper() for part in locale.replace("_", "-").split("-")[1:]}
    found = _known().get(NORWEGIAN.get(language, language))
    if found and regions & SWISS:
        return replace(found, group="'’", decimal=".")
    if found and found.lang == "es" and regions & DOTTED:
        return replace(found, group=",", decimal=".", point="punto")
    return found


def is_english(locale: str) -> bool:
    """Whether a locale is some country's English, which has rules of its own."""
    return language_of(locale) == "en"


def language_of(locale: str) -> str:
    """The language of a locale: "de" of "de-CH"."""
    return locale.replace("_", "-").partition("-")[0].lower()


@lru_cache(maxsize=4096)
def cardinal(number: int, one: Tongue) -> str:
    """A number in words."""
    return _mended(num2words(number, lang=one.lang), one)


@lru_cache(maxsize=1024)
def ordinal(number: int, one: Tongue) -> str:
    """As num2words has it: masculine, nominative."""
    return _mended(num2words(number, lang=one.lang, to="ordinal"), one)


def year(number: int, one: Tongue) -> str:
    """A year of four digits."""
    if not one.hundreds or not 1100 <= number <= 1999:
        return cardinal(number, one)
    if one.lang == "sv":
        century, rest = divmod(number, 100)
        return f"{cardinal(century, one)}hundra{cardinal(rest, one) if rest else ''}"
    return _mended(num2words(number, lang=one.lang, to="year"), one)


def changed(said: str, endings: Mapping[str, str]) -> str:
    """Words with each pattern in them replaced."""
    for pattern, other in endings.items():
        said = re.sub(pattern, other, said)
    return said


def _mended(said: str, one: Tongue) -> str:
    return changed(said.replace(",", ""), one.mend)
