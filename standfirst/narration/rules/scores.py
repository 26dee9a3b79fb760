"""Numbers against each other: scores, odds, ratios and plain ranges. "2-1", "24-7", "10-15"."""

import re

from standfirst.narration.numerals import cardinal, number
from standfirst.narration.reading import Rule, next_word, rule
from standfirst.narration.rules.units import LOOSE

DASH = r"[-–—]"
SPORT = re.compile(
    r"\b(?:won|win|wins|winning|beat|beats|beaten|beating|lost|lose|losing|loss|drew|draw|drawn|defeat|defeated|victory"
    r"|lead|leading|led|trail|trailed|trailing|level|scored|score|goal|goals|aggregate|half-time|full-time|kick-off"
    r"|final|semi-final|quarter-final|match|set|sets|tie-break|scoreline|equaliser|equalised|hosts|visitors|striker"
    r"|ahead|down|up|thrashed|edged|hammered|penalties|replay|FC|City|United|Rovers|Town|Athletic|Wanderers|Rangers)\b"
)
VOTES = re.compile(
    r"\b(?:vote[sd]?|voting|MPs|ballot|referendum|jury|judges|court|motion|passed|majority|split|approved|councillors|senators|ruling|ruled)\b"
)
CRICKET = re.compile(
    r"\b(?:bowl(?:ed|ing|er)|wickets?|overs|innings|stumps|tea|lunch|Test|declared|all out|batt?(?:ed|ing|ers?|sman))\b"
)
ODDS = re.compile(r"\b(?:odds|favourite|bookmakers?|outsider|priced)\b")


@rule(
    rf"(?<![\w.,£$€:/-])(\d{{1,3}})\s?{DASH}\s?(\d{{1,3}})(?![\d%°]|[.,:/]\d|{DASH}\d|[a-zA-Z]|[ -](?:{LOOSE})(?!\w))",
    needs="0",
)
def score_or_range(match: re.Match[str], locale: str) -> str | None:
    """ "2-1" is "two one", "10-15" is "ten to fifteen": a score where it falls, or where there is sport."""
    first, last = int(match.group(1)), int(match.group(2))
    pair = (match.group(1), match.group(2))
    if pair == ("9", "5"):
        return "nine to five"
    if _zero_led(pair):
        return None
    if CRICKET.search(match.string) and min(first, last) <= 10 <= max(first, last):
        return f"{cardinal(first, locale)} for {cardinal(last, locale)}"
    if ODDS.search(match.string) and not SPORT.search(match.string):
        return f"{cardinal(first, locale)} to {cardinal(last, locale)}"
    if first >= 100 or last >= 100 or VOTES.search(match.string):
        return f"{cardinal(first, locale)} to {'nil' if last == 0 and locale == 'en-GB' else cardinal(last, locale)}"
    if first >= last or (SPORT.search(match.string) and not _counts(match)):
        return f"{_goals(first, last)} {_goals(last, first)}"
    return f"{cardinal(first)} to {cardinal(last)}"


def _zero_led(pair: tuple[str, str]) -> bool:
    return any(len(written) > 1 and written[0] == "0" for written in pair)


def _counts(match: re.Match[str]) -> bool:
    """Whether a noun is counted: "10-15 people" is no score, "1-2 defeat" is."""
    following = next_word(match)
    many = following.endswith("s") and following.islower() and not SPORT.match(following)
    return many or following in COUNTED


COUNTED = frozenset("people men women children per points minutes years".split())


def _goals(goals: int, against: int) -> str:
    return "nil" if goals == 0 and against < 20 else cardinal(goals)


@rule(r"(?<![\w.,:/])(\d+):(\d+)(?![\d:])", needs=":")
def ratio(match: re.Match[str], locale: str) -> str:
    """ "3:1"."""
    return f"{number(match.group(1), locale)} to {number(match.group(2), locale)}"


@rule(r"\b24/7\b", needs="/")
def always(match: re.Match[str], locale: str) -> str:
    """ "24/7"."""
    return "twenty-four seven"


RULES: tuple[Rule, ...] = (always, ratio, score_or_range)
