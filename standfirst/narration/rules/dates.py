"""Dates, years, decades and spans of years: "22 November 2026", "Jan 3", "2014-2022", "the 1990s"."""

import re

from standfirst.narration.numerals import cardinal, decade, number, ordinal, year
from standfirst.narration.reading import Rule, final_stop, next_word, rule, word_before
from standfirst.stories.calendar import MONTHS

MONTH_OF = {name: name for name in MONTHS} | {name[:3]: name for name in MONTHS} | {"Sept": "September"}
MONTH = (
    r"(?P<month>(?i:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?))"
)
WEEKDAYS = {
    "Mon": "Monday",
    "Tue": "Tuesday",
    "Tues": "Tuesday",
    "Wed": "Wednesday",
    "Weds": "Wednesday",
    "Thu": "Thursday",
    "Thur": "Thursday",
    "Thurs": "Thursday",
    "Fri": "Friday",
    "Sat": "Saturday",
    "Sun": "Sunday",
}
NAMED = (
    WEEKDAYS
    | {name: name for name in WEEKDAYS.values()}
    | {name: month for name, month in MONTH_OF.items() if name != "May"}
    | {"May": "May"}
)
DAY = r"(?P<{0}>[12]?\d|3[01])(?:st|nd|rd|th)?"
YEAR = r"(?P<year>[12]\d{3})(?![\d,]*\d)"
DASH = r"\s?[-–—/]\s?"

COUNTED = frozenset(
    "people jobs homes houses workers staff troops members pupils students patients miles metres meters kilometres"
    " kilometers feet yards tonnes tons years days hours minutes seats votes fans visitors soldiers employees"
    " passengers residents households families children women men voters customers protesters supporters words copies"
    " square cubic litres acres hectares pages points degrees calories kilos kilograms grams pounds euros dollars"
    " of times prisoners migrants officers vehicles cars ships trees sheep".split()
)
ABOUT = frozenset("about around nearly almost some over than approximately roughly exactly just another extra".split())


def month_of(written: str) -> str:
    """A month's name in full."""
    return MONTH_OF[written.rstrip(".").capitalize()]


def say_day(day: int, locale: str) -> str:
    """ "the third", or "third" in American English."""
    return ordinal(day) if locale == "en-US" else f"the {ordinal(day)}"


def with_year(match: re.Match[str], said: str, locale: str) -> str:
    """What is said, and the year after it where the match has one."""
    written = match.groupdict().get("year")
    return f"{said} {year(int(written), locale)}" if written else said + final_stop(match)


@rule(
    r"(?<![\d/-])(?P<year>[12]\d{3})(?P<mark>[-/])(?P<month>0?[1-9]|1[0-2])(?P=mark)(?P<day>0?[1-9]|[12]\d|3[01])"
    r"(?![\d/-])",
    needs="0",
)
def iso(match: re.Match[str], locale: str) -> str:
    """ "2026-11-22"."""
    return _full(int(match["day"]), int(match["month"]), int(match["year"]), locale)


@rule(
    r"(?<![\d/.-])(?P<one>\d{1,2})(?P<mark>[/.-])(?P<two>\d{1,2})(?P=mark)(?P<year>[12]\d{3}|\d\d)(?![\d/-]|\.\d)",
    needs="0",
)
def figures(match: re.Match[str], locale: str) -> str | None:
    """ "22/11/2026"; the month first in American English."""
    day, month = int(match["one"]), int(match["two"])
    if locale == "en-US":
        day, month = month, day
    if not (1 <= month <= 12 and 1 <= day <= 31):
        # The day first where it cannot be the month.
        day, month, locale = month, day, "en-GB"
    if not (1 <= month <= 12 and 1 <= day <= 31) or (match["mark"] == "-" and len(match["year"]) == 2):
        return None
    written = int(match["year"])
    return _full(day, month, written if written > 99 else written + (1900 if written > 69 else 2000), locale)


def _full(day: int, month: int, number: int, locale: str) -> str:
    name = MONTHS[month - 1]
    said = f"{name} {ordinal(day)}" if locale == "en-US" else f"the {ordinal(day)} of {name}"
    return f"{said} {year(number, locale)}"


@rule(
    rf"(?<![\d.,])(?:(?P<the>[Tt]he) )?{DAY.format('day')}{DASH}{DAY.format('last')} (?:of )?{MONTH}(?:,? {YEAR})?\b",
    needs="0",
)
def days_of_month(match: re.Match[str], locale: str) -> str:
    """ "3-5 March 2026"."""
    first, last = ordinal(int(match["day"])), ordinal(int(match["last"]))
    return with_year(match, f"{match['the'] or 'the'} {first} to the {last} of {month_of(match['month'])}", locale)


@rule(
    rf"(?<![\d.,£$€:-])(?:(?P<the>[Tt]he) )?{DAY.format('day')} (?P<word>and|or|to) {DAY.format('last')}"
    rf" (?:of )?{MONTH}(?:,? {YEAR})?(?!\w)",
    needs="0",
)
def two_days_of_month(match: re.Match[str], locale: str) -> str:
    """ "25 and 26 December"."""
    first, last = ordinal(int(match["day"])), ordinal(int(match["last"]))
    said = f"{match['the'] or 'the'} {first} {match['word']} {last} of {month_of(match['month'])}"
    return with_year(match, said, locale)


@rule(rf"(?<![\d.,£$€:-])(?:(?P<the>[Tt]he) )?{DAY.format('day')} (?:of )?{MONTH}(?:,? {YEAR})?(?!\w)", needs="0")
def day_month(match: re.Match[str], locale: str) -> str | None:
    """ "22 November 2026"."""
    if _verb(match):
        return None
    article = match["the"] or ("The" if match.start() == 0 else "the")
    return with_year(match, f"{article} {ordinal(int(match['day']))} of {month_of(match['month'])}", locale)


@rule(rf"\b{MONTH} {DAY.format('day')}{DASH}{DAY.format('last')}(?:, {YEAR})?(?![\d,]*\d|%|\w)", needs="0")
def month_days(match: re.Match[str], locale: str) -> str:
    """ "March 3-5"."""
    first, last = (say_day(int(match[name]), locale) for name in ("day", "last"))
    return with_year(match, f"{month_of(match['month'])} {first} to {last}", locale)


@rule(rf"\b{MONTH}[ -]{DAY.format('day')}(?:(?:,? |-){YEAR})?(?![\d.,:]*\d|%|\w)", needs="0")
def month_day(match: re.Match[str], locale: str) -> str | None:
    """ "Jan 3"; but "in March 12 people" counts people."""
    if _verb(match):
        return None
    before = word_before(match).lower()
    following = next_word(match)
    if before in ("in", "since", "last", "of") and following.islower() and not match["year"]:
        return None
    comma = "," if match["year"] else ""
    return with_year(match, f"{month_of(match['month'])} {say_day(int(match['day']), locale)}{comma}", locale)


def _verb(match: re.Match[str]) -> bool:
    """Whether "may" or "march" is no month: "the 5 may leave"."""
    return match["month"] in ("may", "march", "mar") and not match["year"]


@rule(rf"\b{MONTH},? {YEAR}\b", needs="0")
def month_year(match: re.Match[str], locale: str) -> str:
    """ "Nov 2026"."""
    return with_year(match, month_of(match["month"]), locale)


@rule(r"\b(Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?,?(?= [\d\ue000])")
def weekday(match: re.Match[str], locale: str) -> str:
    """ "Mon" before a date."""
    return WEEKDAYS[match.group(1)]


@rule(rf"\b({'|'.join(NAMED)})\b\.?\s?[-–—]\s?({'|'.join(NAMED)})\b\.?(?![-–—]?\w)")
def named_days(match: re.Match[str], locale: str) -> str:
    """ "Mon-Fri", "May-September"."""
    return f"{NAMED[match.group(1)]} to {NAMED[match.group(2)]}{final_stop(match)}"


@rule(
    r"(?:(?<=\bin )|(?<=\bby )|(?<=\bof )|(?<=last )|(?<=next )|(?<=from )"
    r"|(?<=late )|(?<=mid-))(Jan|Feb|Aug|Sept|Oct|Nov|Dec)\b\.?(?! ?\d)"
)
def lone_month(match: re.Match[str], locale: str) -> str:
    """ "in Aug"."""
    return MONTH_OF[match.group(1)] + final_stop(match)


@rule(r"\bc(?:a?\.|a)? ?(?=[12]?\d{3}\b(?![,.]\d))", needs="0")
def circa(match: re.Match[str], locale: str) -> str:
    """ "c 1300"."""
    return "circa "


@rule(
    r"(?<![\d.,£$€:])([12]\d{3})s?\s?[-–—/]\s?([12]\d{3})(s)?"
    r"(?![\d,]*\d|%| ?(?:kg|km|m|mm|cm|ft|miles|people|tonnes)\b)",
    needs="0",
)
def years(match: re.Match[str], locale: str) -> str | None:
    """ "2014-2022": "twenty fourteen to twenty twenty-two"."""
    first, last = int(match.group(1)), int(match.group(2))
    if first >= last:
        return None
    return f"{year(first, locale)} to {decade(last) if match.group(3) else year(last, locale)}"


@rule(r"(?<![\d.,£$€:])((?:1\d|20)\d0)s\s?[-–—]\s?((?:1\d|20)?\d0)s\b", needs="0")
def decades(match: re.Match[str], locale: str) -> str:
    """ "the 1960s-80s"."""
    return f"{decade(int(match.group(1)))} to {decade(int(match.group(2)))}"


@rule(r"(?<![\d.,£$€:])((?:1[5-9]|20)\d\d)[-–—/](\d\d)(?![\d,:]*\d|%|\w)", needs="0")
def season(match: re.Match[str], locale: str) -> str | None:
    """ "2025-26": "twenty twenty-five twenty-six"."""
    first, last = int(match.group(1)), int(match.group(2))
    if (first + 1) % 100 != last and not first % 100 < last:
        return None
    joined = " " if (first + 1) % 100 == last else " to "
    return f"{year(first, locale)}{joined}{_short(last)}"


def _short(number: int) -> str:
    return f"oh {cardinal(number)}" if number < 10 else cardinal(number)


@rule(r"(?<![\d.,£$€])((?:1\d|20)\d0)['’]?s\b", needs="0")
def long_decade(match: re.Match[str], locale: str) -> str:
    """ "the 1990s"."""
    return decade(int(match.group(1)))


@rule(r"(?<![\w.,£$€])['’‘]?([1-9]0)['’]?s\b", needs="0")
def short_decade(match: re.Match[str], locale: str) -> str:
    """ "the '90s", "in her 30s"."""
    return decade(int(match.group(1)))


@rule(r"(?<![\d.,£$€])(?:(AD|CE) ?(\d{1,4})\b|(\d{1,4}) ?(BCE?|AD|CE|B\.C\b\.?|A\.D\b\.?)(?!\w))", needs="0")
def era(match: re.Match[str], locale: str) -> str:
    """ "44BC", "AD 43"."""
    written, mark = match.group(2) or match.group(3), match.group(1) or match.group(4)
    letters = " ".join(mark.replace(".", ""))
    said = year(int(written), locale)
    return f"{letters} {said}" if match.group(1) else f"{said} {letters}"


@rule(
    r"(?<![\w.,£$€:/-])(1(?!00)\d{3}|20\d\d)(?![\w%°]|[,.]\d| ?(?:mph|km|kg|m|cm|mm|ft|C|F|MW|GW|kW)\b"
    r"|[-–]\d+ ?(?:kg|km|m|cm|mm|ft)\b)",
    needs="0",
)
def lone_year(match: re.Match[str], locale: str) -> str | None:
    """A number such as newspapers write for a year alone: other numbers over 999 have a comma."""
    if next_word(match) in COUNTED or word_before(match).lower() in ABOUT:
        return number(match.group(1), locale)
    return year(int(match.group(1)), locale)


@rule(r"(?<=\w )['’]([0-9]\d)\b(?!['’s])", needs="0")
def clipped_year(match: re.Match[str], locale: str) -> str:
    """ "summer '26"."""
    return _short(int(match.group(1)))


@rule(r"\b9/11\b", needs="/")
def nine_eleven(match: re.Match[str], locale: str) -> str:
    """ "9/11"."""
    return "nine eleven"


RULES: tuple[Rule, ...] = (
    iso,
    figures,
    days_of_month,
    two_days_of_month,
    day_month,
    month_days,
    month_day,
    month_year,
    named_days,
    weekday,
    lone_month,
    circa,
    nine_eleven,
    decades,
    years,
    season,
    long_decade,
    short_decade,
    era,
    lone_year,
    clipped_year,
)
