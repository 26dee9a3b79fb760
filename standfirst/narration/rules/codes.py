"""Numbers that name something: "No 10", "M25", "G7", "Covid-19", "Boeing 737"."""

import re

from standfirst.narration.numerals import cardinal, digits, number, ordinal, two_digits
from standfirst.narration.reading import Rule, rule, word_before
from standfirst.narration.rules.letters import say_letters


@rule(r"\b(?:Nos)\.? ?(?=\d)", needs="0")
def numbers_of(match: re.Match[str], locale: str) -> str:
    """ "Nos 3 and 4"."""
    return "numbers "


@rule(r"(?:\b(?:No|no|Nr)\.? ?|№ ?)(\d+)(?![\d,.]*\d|[a-z%])(?! (?:people|one|more|less|fewer)\b)", needs="0")
def number_of(match: re.Match[str], locale: str) -> str | None:
    """ "No 10": "Number Ten"."""
    # "said no 10 times" has no number of a house in it; a small n counts only with its stop.
    numbered = word_before(match).lower() in NUMBERED
    if match.group().startswith("no") and "." not in match.group() and not numbered:
        return None
    figure, first = match.group(1), "n" if match.group().startswith("n") else "N"
    return "Number Ten" if figure == "10" else f"{first}umber {number(figure, locale)}"


@rule(r"(?<=\bending in )(\d{4})\b(?!,\d)", needs="0")
def ending(match: re.Match[str], locale: str) -> str:
    """ "a card ending in 8876"."""
    return digits(match.group(1))


@rule(r"\b([1-4])Q(\d\d)\b", needs="Q")
def quarter_of(match: re.Match[str], locale: str) -> str:
    """ "2Q26": "the second quarter of twenty-six"."""
    return f"the {ordinal(int(match.group(1)))} quarter of {two_digits(int(match.group(2)))}"


@rule(r"\b([Cc]ovid|COVID)-19\b(?!\.\d)", needs="0")
def covid(match: re.Match[str], locale: str) -> str:
    """ "Covid-19"."""
    return "Covid nineteen"


NUMBERED = frozenset(
    "lorry bus tram train house flat plot berth platform unit room gate boat race pit shaft car lot lane hole table"
    " furnace reactor engine route tower block well field grave cell ward locker".split()
)


@rule(r"\b([AB])(\d{1,4})\(M\)", needs="(")
def motorway(match: re.Match[str], locale: str) -> str:
    """ "A1(M)": "A-one M"."""
    return f"{match.group(1)}-{say_code(match.group(2))} M"


@rule(r"(?<![\w.,])(40[13]|457)\(?([kb])\)?(?!\w)", needs="0")
def pension(match: re.Match[str], locale: str) -> str:
    """ "401(k)"."""
    return f"{say_code(match.group(1))} {match.group(2).upper()}"


@rule(r"\bCOP ?(\d\d)\b", needs="0")
def summit(match: re.Match[str], locale: str) -> str:
    """ "COP28": "Cop twenty-eight"."""
    return f"Cop {cardinal(int(match.group(1)))}"


@rule(r"\b(WW|MI|CO|H2O\b|NO)(I{1,2}|[0-9])(?!\w)")
def known(match: re.Match[str], locale: str) -> str | None:
    """ "WW2", "CO2", "MI5"."""
    if match.group(1) == "WW":
        return f"World War {'Two' if match.group(2) in ('2', 'II') else 'One'}"
    if not match.group(2).isdigit():
        return None
    return f"{say_letters(match.group(1))} {cardinal(int(match.group(2)))}"


@rule(r"(?<![\w£$€])([A-Z]{1,4})-?(\d{1,4})([A-Z]{0,2})(s?)(?![\w]|[.,]\d)", needs="0")
def lettered(match: re.Match[str], locale: str) -> str | None:
    """Roads, groups, aircraft, codes: "A303" is "A three oh three", "G7" is "G seven"."""
    letters, figures, after, many = match.groups()
    if letters == "U" and len(figures) == 2 and figures < "24":
        # A side's age: "the U21s".
        return None
    said = say_letters(letters) + ("-" if letters.endswith("A") else " ") + say_code(figures)
    return said + (f" {say_letters(after)}" if after else "") + many


@rule(r"(?<![\w£$€.,])(\d{1,4})([A-Z])(?![\w°])(?! ?-?\d)", needs="0")
def figure_letter(match: re.Match[str], locale: str) -> str | None:
    """ "5G", "3D", "10A"; temperatures are left to their own rule."""
    if match.group(2) in "CFKMBVW":
        return None
    return f"{cardinal(int(match.group(1)))} {match.group(2)}"


@rule(r"(?<=\bBoeing |\bCessna |\bAirbus |\bFlight |\bflight )([A-Z]{0,3}) ?(\d{2,4})(?:-(\d+))?\b", needs="0")
def flight(match: re.Match[str], locale: str) -> str:
    """ "Boeing 737": "Boeing seven three seven"."""
    parts = [say_letters(match.group(1)), say_code(match.group(2)), say_code(match.group(3) or "")]
    return " ".join(part for part in parts if part)


def say_code(figures: str) -> str:
    """A number that names: "three oh three", "twenty-five", "seven three seven", "ten sixty-six"."""
    if not figures:
        return ""
    if len(figures) == 3 and figures.endswith("00"):
        return cardinal(int(figures))
    if len(figures) <= 2 and not (len(figures) == 2 and figures[0] == "0"):
        return cardinal(int(figures))
    if len(figures) == 3 and figures[1] != "0":
        return f"{cardinal(int(figures[0]))} {two_digits(int(figures[1:]))}" if figures[0] == "0" else digits(figures)
    return digits(figures).replace("zero", "oh") if "0" in figures else digits(figures)


RULES: tuple[Rule, ...] = (
    ending,
    quarter_of,
    numbers_of,
    number_of,
    motorway,
    pension,
    covid,
    summit,
    known,
    flight,
    lettered,
    figure_letter,
)
