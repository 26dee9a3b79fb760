"""NeMo's own conventions where they are not a newspaper's: rules before the newsroom's, for comparison alone.

NeMo reads an address in full ("HTTPS colon slash slash"), a row of five digits or more one by one, a sign that stands
alone in the singular, "23:00" as "twenty three o'clock". A newsroom does none of this, so no page of Standfirst does.
"""

import re

from standfirst.narration.numerals import cardinal, digits, number, ordinal, year
from standfirst.narration.places import join, tidy
from standfirst.narration.reading import Rule, claim, fill, rule
from standfirst.narration.rules import ORDER, dates, figures
from standfirst.narration.rules.money import AMOUNT, say_money
from standfirst.narration.spoken import sayable

SIGNS = {
    ":": "colon",
    "/": "slash",
    ".": "dot",
    "-": "dash",
    "_": "underscore",
    "&": "ampersand",
    "@": "at",
    "$": "dollar",
    "€": "euro",
    "₩": "won",
    "£": "pound",
    "¥": "yen",
    "#": "hash",
    "*": "asterisk",
}
DOMAIN = r"[\w-]{2,}(?:\.[a-z]{2,})+"


@rule(
    rf"(?<![\w.])(?:(?:https?|file)://\S*[\w/]|\w(?:[\w.+&-]*[\w&-])?@[\w-]+(?:\.[\w-]+)+(?:/\S*\w)?|{DOMAIN}(?:/\S*\w)?)"
)
def address(match: re.Match[str], locale: str) -> str:
    """Every sign of it, its figures one by one."""
    parts = re.findall(r"\d+|[^\W\d_]+|.", match.group().replace(".jpg", ".jpeg"))
    return " ".join(figures_of(part) if part.isdigit() else SIGNS.get(part, part) for part in parts)


def figures_of(written: str) -> str:
    """One by one, but thousands as such."""
    return cardinal(int(written)) if len(written) == 4 and written.endswith("000") else digits(written)


@rule(r"(?<![\w.,$£€¥₩])(?<![A-Z] )(\d{5,})(?:-(\d{4}))?(?![\w,])", needs="0")
def row(match: re.Match[str], locale: str) -> str:
    """Five digits or more without a comma are said one by one."""
    return " ".join(digits(group) for group in match.groups() if group)


@rule(r"(?<![\w.,])(\d+)(st|nd|rd|th)\b", needs="0")
def wrong_ordinal(match: re.Match[str], locale: str) -> str | None:
    """ "4rd" is "four rd"."""
    count = int(match.group(1))
    right = "th" if 10 < count % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return (
        None
        if right == match.group(2)
        else f"{cardinal(count) if count < 100 else digits(match.group(1))} {match.group(2)}"
    )


@rule(r"(?<![\d.])(\d+)x(?=\d+(?! m)\b|\b)", needs="x")
def times(match: re.Match[str], locale: str) -> str:
    """ "2x8" is "two x eight"."""
    return f"{number(match.group(1), locale)} x "


@rule(r"(?<![\d.])([1-9])s\b|\b([12]\d\d0) s\b", needs="0")
def plural(match: re.Match[str], locale: str) -> str:
    """ "4s" is "four S", "1980 s" a decade."""
    return f"{digits(match.group(1))} s" if match.group(1) else dates.decade(int(match.group(2)))


@rule(r"\b(1[3-9]|2[0-3]):00(?![:\d])", needs=":")
def full_hour(match: re.Match[str], locale: str) -> str:
    """ "23:00"."""
    return f"{cardinal(int(match.group(1)))} o'clock"


@rule(r"(?<![\d/])(\d\d)/(\d\d)/(\d\d)(?![\d/])", needs="/")
def short_year(match: re.Match[str], locale: str) -> str | None:
    """ "11/17/05": the year as it is written."""
    month, day, short = match.groups()
    if not 1 <= int(month) <= 12:
        return None
    said = digits(short) if short[0] == "0" else cardinal(int(short))
    return f"{dates.MONTHS[int(month) - 1]} {ordinal(int(day))} {said}"


@rule(rf"\$({AMOUNT})-\$({AMOUNT})", needs="$")
def two_sums(match: re.Match[str], locale: str) -> str:
    """ "$250-$300": dollars said twice."""
    return " to ".join(say_money("$", amount, None, False, locale) for amount in match.groups())


@rule(
    r"(?<=from )(\d+)-(\d+)\b|\b(\d+)-(0)\b|\b(1)-(\d{3,})\b|\b([12]\d{3})–([12]\d{3})\b|\b(\d+) - (?=\d{5})", needs="0"
)
def apart(match: re.Match[str], locale: str) -> str:
    """Numbers with a hyphen between, and no "to"."""
    return " ".join(
        year(int(group), locale) if "–" in match.group() else number(group, locale) for group in match.groups() if group
    )


@rule(r"\b(\d+)/([a-zA-Z])\b(?!-)|(?<=[a-z])/s\b", needs="/")
def per(match: re.Match[str], locale: str) -> str:
    """ "1/f", "cc/s"."""
    return f"{number(match.group(1), locale)} per {match.group(2)}" if match.group(1) else " per s"


@rule(r"(?<=\d)c\b")
def letters(match: re.Match[str], locale: str) -> str:
    """ "16c" has no cents."""
    return "c"


@rule(r"\b([a-z]{2})(\d{4})\b|\b(\d{3}) A\.D\b|(?<!\w)@(\d+)\b|\b(\d0)'s\b|\$\.(\d{3,})\b", needs="0")
def small(match: re.Match[str], locale: str) -> str:
    """ "ab9453", "340 A.D", "@12", "80's", "$.506"."""
    letters, figure, before, at, many, part = match.groups()
    if letters:
        return f"{letters} {digits(figure)}"
    if before:
        return f"{cardinal(int(before[0]))} {cardinal(int(before[1:]))} A D"
    if at:
        return f"at {number(at, locale)}"
    return f"{cardinal(int(many))}'s" if many else f"point {digits(part)} dollars"


@rule(r"[#*]|[$€₩£¥](?! ?[\d.])|(?<!\S)/(?=\W)|(?<=\d)/(?= )")
def sign(match: re.Match[str], locale: str) -> str:
    """A sign that stands alone."""
    return f" {SIGNS[match.group()]} "


STYLE: tuple[Rule, ...] = (
    address,
    figures.subtracted,
    two_sums,
    apart,
    row,
    wrong_ordinal,
    times,
    plural,
    full_hour,
    short_year,
    per,
    small,
    letters,
    sign,
)


def said(text: str) -> str:
    """An American reading with these conventions first."""
    masked, found = claim(sayable(text), (*STYLE, *ORDER), "en-US")
    return tidy(join(fill(masked, found))[0])
