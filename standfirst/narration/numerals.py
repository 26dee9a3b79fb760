"""Numbers in words, over num2words: the one place that knows how a number itself is said."""

from functools import lru_cache

from num2words import num2words

ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
MOST_GROUPED = 27
"""More digits than this are a code even in groups of three."""
MOST_DIGITS = 15
"""A longer row of digits is a code, not a quantity: it is said digit by digit."""


@lru_cache(maxsize=4096)
def cardinal(number: int, locale: str = "en-GB") -> str:
    """ "one thousand two hundred and thirty-four"; without "and" in American English."""
    said = num2words(number, lang="en").replace(",", "")
    return said.replace(" and ", " ") if locale == "en-US" else said


@lru_cache(maxsize=1024)
def ordinal(number: int, locale: str = "en-GB") -> str:
    """ "twenty-first"."""
    said = num2words(number, lang="en", to="ordinal").replace(",", "")
    return said.replace(" and ", " ") if locale == "en-US" else said


def digits(written: str) -> str:
    """Digit by digit: "zero two zero". Anything but 0 to 9 is passed over."""
    return " ".join(ONES[int(digit)] for digit in written if digit in "0123456789")


def year(number: int, locale: str = "en-GB") -> str:
    """A year of up to four digits: "nineteen oh five", "two thousand and four", "twenty twenty-six"."""
    century, rest = divmod(number, 100)
    if number < 1000 or number % 1000 < 10:
        return cardinal(number, locale)
    if rest == 0:
        return f"{cardinal(century)} hundred"
    return f"{cardinal(century)} {two_digits(rest)}"


def two_digits(number: int) -> str:
    """The last two figures of a year, a price or a clock: "oh five", "fifty"."""
    return f"oh {ONES[number]}" if number < 10 else cardinal(number)


def decade(number: int) -> str:
    """ "nineteen nineties", "twenty tens"; "nineties" from 90."""
    if number < 100:
        return plural(cardinal(number))
    century, rest = divmod(number, 100)
    if rest == 0:
        return "two thousands" if number == 2000 else f"{cardinal(century)} hundreds"
    return f"{cardinal(century)} {plural(cardinal(rest))}"


def plural(word: str) -> str:
    """The plural of a number in words: "nineties", "twenty-ones", "sixes"."""
    if word.endswith("y"):
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith("x") else f"{word}s"


def number(written: str, locale: str = "en-GB") -> str:
    """A written number, with commas and a point or without: "three point two five", "one million".

    Numbers that begin with a needless zero, or are longer than MOST_DIGITS, are said digit by digit.
    """
    whole, point, part = written.replace(",", "").partition(".")
    most = MOST_GROUPED if "," in written else MOST_DIGITS
    if len(whole) > most or (len(whole) > 1 and whole[0] == "0" and not point):
        said = digits(whole)
    else:
        said = cardinal(int(whole or "0"), locale)
    return f"{said} point {digits(part)}" if part else said


def is_one(written: str) -> bool:
    """Whether what is counted stands in the singular."""
    return written.replace(",", "") == "1"
