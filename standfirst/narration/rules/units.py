"""Quantities with their units, stuck to the number or not: "100mph", "30C", "5-10km", "3.5%"."""

import re

from standfirst.narration.numerals import cardinal, is_one, number
from standfirst.narration.reading import Rule, before_a_noun, next_word, rule
from standfirst.narration.rules.money import AMOUNT, SCALE, say_scale

# Written: one, many. Those in LOOSE are also read with a space before them.
UNITS = {
    "%": ("per cent", "per cent"),
    "pc": ("per cent", "per cent"),
    "mph": ("mile an hour", "miles an hour"),
    "kph": ("kilometre an hour", "kilometres an hour"),
    "km/h": ("kilometre an hour", "kilometres an hour"),
    "kmh": ("kilometre an hour", "kilometres an hour"),
    "m/s": ("metre a second", "metres a second"),
    "mpg": ("mile to the gallon", "miles to the gallon"),
    "km": ("kilometre", "kilometres"),
    "cm": ("centimetre", "centimetres"),
    "mm": ("millimetre", "millimetres"),
    "nm": ("nanometre", "nanometres"),
    "m": ("metre", "metres"),
    "mi": ("mile", "miles"),
    "yd": ("yard", "yards"),
    "yds": ("yard", "yards"),
    "ft": ("foot", "feet"),
    "in": ("inch", "inches"),
    "km²": ("square kilometre", "square kilometres"),
    "m²": ("square metre", "square metres"),
    "m³": ("cubic metre", "cubic metres"),
    "sq km": ("square kilometre", "square kilometres"),
    "sq m": ("square metre", "square metres"),
    "sq ft": ("square foot", "square feet"),
    "sq mi": ("square mile", "square miles"),
    "sqm": ("square metre", "square metres"),
    "sq miles": ("square mile", "square miles"),
    "cu m": ("cubic metre", "cubic metres"),
    "ha": ("hectare", "hectares"),
    "KG": ("kilogram", "kilograms"),
    "kgs": ("kilogram", "kilograms"),
    "mbps": ("megabit per second", "megabits per second"),
    "km³": ("cubic kilometre", "cubic kilometres"),
    "cm³": ("cubic centimetre", "cubic centimetres"),
    "cm²": ("square centimetre", "square centimetres"),
    "km2": ("square kilometre", "square kilometres"),
    "m2": ("square metre", "square metres"),
    "m3": ("cubic metre", "cubic metres"),
    "kg": ("kilogram", "kilograms"),
    "g": ("gram", "grams"),
    "mg": ("milligram", "milligrams"),
    "µg": ("microgram", "micrograms"),
    "lb": ("pound", "pounds"),
    "lbs": ("pound", "pounds"),
    "oz": ("ounce", "ounces"),
    "st": ("stone", "stone"),
    "cwt": ("hundredweight", "hundredweight"),
    "l": ("litre", "litres"),
    "ml": ("millilitre", "millilitres"),
    "tbsp": ("tablespoon", "tablespoons"),
    "tsp": ("teaspoon", "teaspoons"),
    "cl": ("centilitre", "centilitres"),
    "W": ("watt", "watts"),
    "kW": ("kilowatt", "kilowatts"),
    "MW": ("megawatt", "megawatts"),
    "GW": ("gigawatt", "gigawatts"),
    "kWh": ("kilowatt hour", "kilowatt hours"),
    "MWh": ("megawatt hour", "megawatt hours"),
    "GWh": ("gigawatt hour", "gigawatt hours"),
    "TWh": ("terawatt hour", "terawatt hours"),
    "V": ("volt", "volts"),
    "kV": ("kilovolt", "kilovolts"),
    "Hz": ("hertz", "hertz"),
    "kHz": ("kilohertz", "kilohertz"),
    "MHz": ("megahertz", "megahertz"),
    "GHz": ("gigahertz", "gigahertz"),
    "dB": ("decibel", "decibels"),
    "bhp": ("brake horsepower", "brake horsepower"),
    "hp": ("horsepower", "horsepower"),
    "KB": ("kilobyte", "kilobytes"),
    "kB": ("kilobyte", "kilobytes"),
    "MB": ("megabyte", "megabytes"),
    "GB": ("gigabyte", "gigabytes"),
    "TB": ("terabyte", "terabytes"),
    "Mb/s": ("megabit a second", "megabits a second"),
    "pts": ("point", "points"),
    "rpm": ("R P M", "R P M"),
    "Mbps": ("megabit a second", "megabits a second"),
    "Gbps": ("gigabit a second", "gigabits a second"),
    "°C": ("degree Celsius", "degrees Celsius"),
    "C": ("degree Celsius", "degrees Celsius"),
    "°F": ("degree Fahrenheit", "degrees Fahrenheit"),
    "F": ("degree Fahrenheit", "degrees Fahrenheit"),
    "°": ("degree", "degrees"),
    "kn": ("knot", "knots"),
    "hPa": ("hectopascal", "hectopascals"),
    "mb": ("millibar", "millibars"),
    "psi": ("pound a square inch", "pounds a square inch"),
}
# Alone these are words, initials or sizes: they are units only when stuck to the number.
STUCK_ONLY = frozenset("in m g l W V C F st pc mi hp mb nm GB MB kn ha".split())
BY_LENGTH = sorted(UNITS, key=len, reverse=True)
STUCK = "|".join(re.escape(unit) for unit in BY_LENGTH)
LOOSE = "|".join(re.escape(unit) for unit in BY_LENGTH if unit not in STUCK_ONLY)
UNIT = rf"(?:{STUCK}| ?°[CF]?|[ -](?:{LOOSE}))(?!\w)"
LOW = rf"(?:(?P<low>{AMOUNT})(?P<low_unit>%|°?[CF]|km|mph|kg|cm|mm|m|ft|bn|k)?\s?[-–—]\s?)?"

SOME_OF = re.compile(r" of (?:the|them|its|their|those|these|us|all|his|her)\b")
LENGTHWAYS = frozenset(
    "tall high wide long deep hurdles race sprint freestyle butterfly backstroke breaststroke below above from away"
    " final finals relay heats heat dash medley offshore underwater up down title champion pool track swell waves wave"
    " drop fence wall mast tower sea-wall breakwater buoy depth cliff yacht vessel boat ferry".split()
)


@rule(r"(?<![\w.,£$€])(?P<feet>\d+)ft ?(?P<inches>\d+(?:½)?)in\b", needs="ft")
def height(match: re.Match[str], locale: str) -> str:
    """ "6ft 2in": "six foot two"."""
    half = " and a half" if match["inches"].endswith("½") else ""
    return f"{cardinal(int(match['feet']))} foot {cardinal(int(match['inches'].rstrip('½')))}{half}"


@rule(r"(?<![\w.,£$€])([3-8])['’′] ?(1?\d)(?:[\"”″]|''|(?![\w'’]))", needs="0")
def marked_height(match: re.Match[str], locale: str) -> str:
    """ "6'2\"": "six foot two"."""
    return f"{cardinal(int(match.group(1)))} foot {cardinal(int(match.group(2)))}"


@rule(rf"(?<![\w£$€]){LOW}(?P<amount>{AMOUNT})m(?!\w)", needs="0")
def millions_or_metres(match: re.Match[str], locale: str) -> str | None:
    """ "3.2m people" are millions, "a 3.2m wall" is metres."""
    if not _millions(match):
        return None
    low = f"{number(match['low'], locale)} to " if match["low"] else ""
    return f"{low}{number(match['amount'], locale)} million"


def _millions(match: re.Match[str]) -> bool:
    following = next_word(match)
    if following == "of":
        return bool(SOME_OF.match(match.string, match.end()))
    if following in LENGTHWAYS or match.string[match.end() : match.end() + 1] == "-":
        return False
    if following in ("people", "more", "fewer") or (following.endswith("s") and following.islower()):
        return following not in LENGTHWAYS and following not in ("is", "was", "as", "across", "this")
    return False


@rule(rf"(?<![\w.,£$€]){LOW}(?P<amount>{AMOUNT})(?P<scale>{SCALE.replace('[mbkMBK]', '[bk]')})(?!\w)", needs="0")
def scaled(match: re.Match[str], locale: str) -> str | None:
    """ "1.2bn people", "40k followers"; "a 10k run" is left as a distance."""
    if match["scale"] in ("b", "B") and "." not in match["amount"] and next_word(match)[:1].isupper():
        # The flat at "7b Quay Row".
        return None
    if match["scale"] == "k" and (before_a_noun(match) or next_word(match) in ("run", "race", "runs", "")):
        return f"{number(match['amount'], locale)} K"
    low = f"{number(match['low'], locale)} to " if match["low"] else ""
    return f"{low}{number(match['amount'], locale)}{say_scale(match['scale'])}"


@rule(
    rf"(?P<minus>(?<![\w\ue000])[-−])?(?<![\w.,£$€/])(?P<times>\d+ ?[x×] ?)?{LOW}(?P<amount>{AMOUNT})(?P<unit>{UNIT})",
    needs="0",
)
def quantity(match: re.Match[str], locale: str) -> str:
    """ "100mph", "5-10km", "-5C", "4x100m"."""
    unit = match["unit"].strip(" -")
    one, many = UNITS[unit]
    if match["low"] and match["low_unit"] and match["low_unit"] != unit and match["low_unit"] in UNITS:
        low = f"{number(match['low'], locale)} {UNITS[match['low_unit']][1]} to "
    else:
        low = f"{number(match['low'], locale)} to " if match["low"] else ""
    times = f"{cardinal(int(match['times'].strip(' x×')))} by " if match["times"] else ""
    single = (is_one(match["amount"]) and not low) or before_a_noun(match) or match["unit"][0] == "-"
    sign = "minus " if match["minus"] else ""
    return f"{sign}{times}{low}{number(match['amount'], locale)} {_american(one if single else many, locale)}"


@rule(rf"(?<=illion )({LOOSE})(?!\w)|(?<=[\ue000] )({LOOSE})(?!\w)")
def scaled_unit(match: re.Match[str], locale: str) -> str:
    """ "100 million kg"."""
    return _american(UNITS[match.group()][1], locale)


@rule(rf"(?<=[\w\ue000])/({LOOSE})(?!\w)", needs="/")
def per_unit(match: re.Match[str], locale: str) -> str:
    """ "£12/kg"."""
    return f" per {UNITS[match.group(1)][0]}"


def _american(words: str, locale: str) -> str:
    return words.replace("per cent", "percent") if locale == "en-US" else words


RULES: tuple[Rule, ...] = (height, marked_height, millions_or_metres, scaled, quantity, scaled_unit, per_unit)
