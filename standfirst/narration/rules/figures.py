"""What is left of numbers: ordinals, fractions, plain ranges, and every other figure. No digit passes these rules."""

import re

from standfirst.narration.numerals import MOST_DIGITS, cardinal, digits, number, ordinal, plural
from standfirst.narration.reading import Rule, rule
from standfirst.narration.rules.money import AMOUNT
from standfirst.narration.rules.scores import ODDS
from standfirst.narration.rules.units import LOOSE, STUCK, UNITS

FRACTIONS = {
    "½": "a half",
    "¼": "a quarter",
    "¾": "three quarters",
    "⅓": "a third",
    "⅔": "two thirds",
    "⅛": "an eighth",
    "⅜": "three eighths",
    "⅝": "five eighths",
    "⅞": "seven eighths",
    "⅕": "a fifth",
    "⅖": "two fifths",
    "⅗": "three fifths",
    "⅘": "four fifths",
    "⅙": "a sixth",
    "⅚": "five sixths",
    "⅐": "a seventh",
    "⅑": "a ninth",
    "⅒": "a tenth",
}
PARTS = {
    2: "half",
    3: "third",
    4: "quarter",
    5: "fifth",
    6: "sixth",
    7: "seventh",
    8: "eighth",
    9: "ninth",
    10: "tenth",
    16: "sixteenth",
    20: "twentieth",
}
OUT_OF = frozenset({10, 20})
"""Marks are given out of these: "8/10" is no eight tenths."""
WORDED = re.compile(r"\w")
PAIRS = frozenset({7, 20, 50})
"""Of equal numbers these are no marks: "20/20 vision", "50/50"."""
SUPERSCRIPT = {"²": " squared", "³": " cubed"}


# Eleven stone is "11st": only a number that ends in one, and not in eleven, has "st" for an ordinal's ending.
@rule(r"(?<![\w.])(\d{1,3}(?:,\d{3})+|\d+)(?:(?<=1)(?<!11)st|nd|rd|th)\b", needs="0")
def ordinals(match: re.Match[str], locale: str) -> str | None:
    """ "21st", "1,000th"."""
    figure = match.group(1).replace(",", "")
    return ordinal(int(figure), locale) if len(figure) <= MOST_DIGITS else None


@rule(rf"(?<![\w.,])(\d+)? ?([{''.join(FRACTIONS)}])(?P<unit> ?(?:{LOOSE})(?!\w)|(?:{STUCK}|p)(?!\w))?")
def vulgar(match: re.Match[str], locale: str) -> str:
    """ "1½": "one and a half"."""
    part = FRACTIONS[match.group(2)]
    return (f"{number(match.group(1), locale)} and {part}" if match.group(1) else part) + _unit(match)


@rule(
    rf"(?<![\w.,/])(?:(\d+) )?([1-9]\d?)/([1-9]\d?)(?!\d|/|[.,]\d)"
    rf"(?P<unit> ?(?:{LOOSE})(?!\w)|(?:{STUCK})(?!\w))?",
    needs="/",
)
def fraction(match: re.Match[str], locale: str) -> str | None:
    """ "two thirds", "three and a quarter", "eight out of ten"."""
    whole, above, below = match.group(1), int(match.group(2)), int(match.group(3))
    if not match["unit"] and WORDED.match(match.string, match.end()):
        return None
    if above == below and above in PAIRS:
        return f"{cardinal(above)} {cardinal(below)}"
    if above > below and ODDS.search(match.string):
        return f"{cardinal(above)} to {cardinal(below)}"
    before = f"{number(whole, locale)} and " if whole else ""
    if above >= below or below not in PARTS or (above > 1 and below in OUT_OF):
        return f"{number(whole, locale) + ' ' if whole else ''}{cardinal(above)} out of {cardinal(below)}"
    name = PARTS[below]
    if above == 1:
        return f"{before}{'an' if name[0] == 'e' else 'a'} {name}{_unit(match)}"
    return f"{before}{cardinal(above)} {'halves' if name == 'half' else name + 's'}{_unit(match)}"


def _unit(match: re.Match[str]) -> str:
    """ "1½ km" are kilometres, "½ km" is half a kilometre."""
    if not match["unit"]:
        return ""
    if match["unit"] == "p":
        return " pence"
    one, many = UNITS[match["unit"].strip()]
    return f" {many}" if match.group(1) else f" of {'an' if one[0] in 'aeiou' else 'a'} {one}"


@rule(r"(?<![\w-])[Uu](?:nder)?-?(\d{1,2})s?\b(?=s?)", needs="0")
def age_group(match: re.Match[str], locale: str) -> str:
    """ "under-21s", "U18"."""
    said = cardinal(int(match.group(1)))
    return f"under-{plural(said) if match.group().endswith('s') else said}"


@rule(r"(?<![\w.,\"“])(\d+(?:\.\d+)?)[\"”″](?!\w)", needs="0")
def inches(match: re.Match[str], locale: str) -> str | None:
    """ "12\" pipe", where the mark closes no quotation."""
    if match.group()[-1] != "″" and len(QUOTED.findall(match.string[: match.start()])) % 2:
        return None
    return f"{number(match.group(1), locale)} {'inch' if match.group(1) == '1' else 'inches'}"


QUOTED = re.compile(r"[\"“”]")


@rule(r"(?<=[\w\ue000)]) ?- ?(?=[\w(])", needs="=")
def subtracted(match: re.Match[str], locale: str) -> str | None:
    """ "5-4=1"."""
    return " minus " if SUM.search(match.string) else None


SUM = re.compile(r"[\d\w\ue000]\s?=\s?[\d\w\ue000]")


@rule(rf"(?<![\w.,£$€-])({AMOUNT})\s?[-–—]\s?({AMOUNT})(?![-–]?\d)", needs="0")
def plain_range(match: re.Match[str], locale: str) -> str | None:
    """ "10-15", "1,000-1,500"."""
    if any(len(end) > 1 and end[0] == "0" and "." not in end for end in match.groups()):
        return None
    return f"{number(match.group(1), locale)} to {number(match.group(2), locale)}"


@rule(r"(?<![\w.,])(\d+)\s?[x×]\s?(?=\d)", needs="0")
def by(match: re.Match[str], locale: str) -> str:
    """ "4x4": "four by four"."""
    return f"{number(match.group(1), locale)} by "


@rule(r"(?<![\w.,])(\d+)\s?[x×](?!\w)", needs="0")
def times(match: re.Match[str], locale: str) -> str:
    """ "10x": "ten times"."""
    return f"{number(match.group(1), locale)} times"


@rule(rf"(?<![\w\ue000)])[-−](?={AMOUNT})", needs="0")
def minus(match: re.Match[str], locale: str) -> str:
    """A minus sign before a number."""
    return "minus "


@rule(r"(?<![\w.,-])[1-9]\d{0,2}(?: \d{3}){2,}(?! ?\d)", needs="0")
def spaced_thousands(match: re.Match[str], locale: str) -> str:
    """ "1 000 000"."""
    return cardinal(int(match.group().replace(" ", "")), locale)


@rule(r"(?<![\w.,])\d+(?:\.\d+){2,}", needs="0")
def points(match: re.Match[str], locale: str) -> str:
    """A section or version: "1.2.3" is "one point two point three"."""
    return " point ".join(number(part, locale) for part in match.group().split("."))


@rule(r"(?<![\w.,])(\d+)s\b", needs="0")
def many(match: re.Match[str], locale: str) -> str:
    """ "in 4s": "in fours"."""
    return plural(number(match.group(1), locale))


@rule(rf"(?<![\d.])\.\d+|{AMOUNT}", needs="0")
def plain(match: re.Match[str], locale: str) -> str:
    """Every other number."""
    return number(match.group(), locale)


@rule(r"[0-9]+", needs="0")
def leftover(match: re.Match[str], locale: str) -> str:
    """Digits that stand where no number begins."""
    return digits(match.group())


@rule(r"[²³]")
def power(match: re.Match[str], locale: str) -> str:
    """ "x²": "x squared"."""
    return SUPERSCRIPT[match.group()]


RULES: tuple[Rule, ...] = (
    vulgar,
    fraction,
    age_group,
    inches,
    plain_range,
    by,
    times,
    minus,
    spaced_thousands,
    points,
    many,
    plain,
    leftover,
    power,
)
