"""Times of day and lengths of time: "06:11", "6.11pm GMT", "9am-5pm", "2:03:45"."""

import re

from standfirst.narration.numerals import cardinal, digits, is_one, two_digits
from standfirst.narration.reading import Rule, final_stop, rule

HALF = r"\s?(?P<{0}>[ap]|[AP](?=\.? ?M))(?:[mM](?!\w)|\.\s?[mM]\.?(?!\w))"
HOUR = r"(?:[01]?\d|2[0-4])"
MINUTES = r"[0-5]\d"
AFTER_AT = (
    r"(?= (?:on|in|this|tonight|tomorrow|yesterday|until|to|for|local|[A-Z]{2,4}\b|[A-Z][a-z]+day\b)"
    r"|(?<=00|15|30|45)(?:[,;]|\.?$|\. ))"
)


def say_clock(hour: int, minute: int, half: str = "") -> str:
    """ "six eleven p m", "ten o'clock", "eighteen hundred"; `half` is "a", "p" or empty."""
    suffix = f" {half.lower()} m" if half else ""
    if minute:
        # Midnight is no hour that is said: "00:41" is "twelve forty-one a m".
        suffix = suffix or (" a m" if hour == 0 else "")
        return f"{cardinal(hour or 12)} {two_digits(minute)}{suffix}"
    if half:
        return f"{cardinal(hour)}{suffix}"
    if hour in (0, 24):
        return "midnight"
    return f"{cardinal(hour)} o'clock" if hour <= 12 else f"{cardinal(hour)} hundred"


@rule(
    rf"(?<![\d.:,£$€])(?P<h1>\d{{1,2}})(?:[.:](?P<m1>{MINUTES}))?(?:{HALF.format('half1')})?\s?[-–—]\s?"
    rf"(?P<h2>\d{{1,2}})(?:[.:](?P<m2>{MINUTES}))?{HALF.format('half2')}",
    needs="0",
)
def hours(match: re.Match[str], locale: str) -> str:
    """ "9-11am", "9.30am-5pm"."""
    first = say_clock(int(match["h1"]), int(match["m1"] or 0), match["half1"] or "")
    # "9-11am": the first hour has no suffix of its own, and is a bare number.
    if not match["half1"] and not match["m1"]:
        first = cardinal(int(match["h1"]))
    return f"{first} to {say_clock(int(match['h2']), int(match['m2'] or 0), match['half2'])}{final_stop(match)}"


@rule(rf"(?<![\d.:,£$€])(?P<hour>\d{{1,2}})(?:[.:](?P<minute>{MINUTES}))?{HALF.format('half')}", needs="0")
def half_day(match: re.Match[str], locale: str) -> str:
    """ "6.11pm", "6 p.m."."""
    return say_clock(int(match["hour"]), int(match["minute"] or 0), match["half"]) + final_stop(match)


@rule(rf"(?<![\d.:])(\d{{1,2}}):({MINUTES}):({MINUTES})(?:\.(\d+))?(?![\d:])", needs=":")
def stopwatch(match: re.Match[str], locale: str) -> str:
    """ "2:03:45": hours, minutes and seconds."""
    counts = zip(match.groups()[:3], ("hour", "minute", "second"), strict=True)
    return " ".join(f"{cardinal(int(count))} {unit if int(count) == 1 else unit + 's'}" for count, unit in counts)


@rule(rf"(?<![\d.:])(\d{{1,2}}):({MINUTES})\.(\d{{1,3}})(?![\d:])", needs=":")
def race_time(match: re.Match[str], locale: str) -> str:
    """ "3:26.05": minutes, seconds and their parts."""
    minutes, seconds, part = match.groups()
    unit = "minute" if is_one(minutes) else "minutes"
    return f"{cardinal(int(minutes))} {unit} {cardinal(int(seconds))} point {digits(part)} seconds"


@rule(rf"(?<![\d.:,])(?P<h1>{HOUR}):(?P<m1>{MINUTES})\s?[-–—]\s?(?P<h2>{HOUR}):(?P<m2>{MINUTES})(?![\d:%])", needs=":")
def clock_range(match: re.Match[str], locale: str) -> str:
    """ "09:00-17:30"."""
    return f"{say_clock(int(match['h1']), int(match['m1']))} to {say_clock(int(match['h2']), int(match['m2']))}"


@rule(rf"(?<![\d.:,])({HOUR}):({MINUTES})(?![\d:%])(?: ?(?:hrs|h)\b)?", needs=":")
def clock(match: re.Match[str], locale: str) -> str:
    """ "06:11"."""
    return say_clock(int(match.group(1)), int(match.group(2)))


@rule(
    rf"(?<=\b[Tt]he )({HOUR})\.({MINUTES})(?= (?:to|from|at|train|bus|ferry|service|sailing|race|flight)\b)", needs="0"
)
def departure(match: re.Match[str], locale: str) -> str:
    """ "the 10.42 to Skerry"."""
    return say_clock(int(match.group(1)), int(match.group(2)))


@rule(
    rf"(?<=\b[Aa]t )({HOUR})\.({MINUTES}){AFTER_AT}|(?<![\d.,£$€])({HOUR})\.({MINUTES})(?= ?(?:GMT|BST|UTC|CEST?)\b)",
    needs="0",
)
def clock_with_point(match: re.Match[str], locale: str) -> str:
    """ "at 6.30 on Monday", "18.30 GMT"."""
    hour, minute = match.group(1) or match.group(3), match.group(2) or match.group(4)
    return say_clock(int(hour), int(minute))


@rule(
    rf"(?<![\d.,£$€-])({HOUR})\.(00|15|30|45)(?![\d%]|[,.]\d| ?[a-z]{{1,2}}\b| (?:per cent|million|billion))", needs="0"
)
def clock_among_times(match: re.Match[str], locale: str) -> str | None:
    """ "at quarter past nine, not 8.30": a point between hours and minutes where a time of day is told."""
    return say_clock(int(match.group(1)), int(match.group(2))) if TOLD.search(match.string) else None


TOLD = re.compile(r"\b(?:o['’]clock|(?:quarter|half) (?:past|to))\b")
LENGTHS = {
    "mo": "month",
    "mos": "month",
    "hr": "hour",
    "hrs": "hour",
    "min": "minute",
    "mins": "minute",
    "sec": "second",
    "secs": "second",
    "yr": "year",
    "yrs": "year",
    "wk": "week",
    "wks": "week",
}


@rule(r"(?<![\d.,-])(?:(\d+)\s?[-–]\s?)?(\d+)\s?(hrs?|mins?|secs?|yrs?|wks?|mos?)\b\.?(?=\s?\w|[,;:)-]|$| )", needs="0")
def length(match: re.Match[str], locale: str) -> str:
    """ "45mins", "2hrs"."""
    unit, low = LENGTHS[match.group(3)], match.group(1)
    count = cardinal(int(match.group(2)), locale)
    said = f"{cardinal(int(low), locale)} to {count}" if low else count
    return f"{said} {unit if is_one(match.group(2)) else unit + 's'}{final_stop(match)}"


RULES: tuple[Rule, ...] = (
    hours,
    half_day,
    stopwatch,
    race_time,
    clock_range,
    clock,
    departure,
    clock_with_point,
    clock_among_times,
    length,
)
