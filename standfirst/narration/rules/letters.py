"""Initialisms, said letter by letter, against acronyms, said as a word."""

import re

from standfirst.narration.reading import Rule, final_stop, rule

ACRONYMS = frozenset(
    "ACAS AIDS ASEAN AWOL BAFTA BRICS CERN COBRA COVID DEFRA EBITDA FEMA FIFA FIFPRO HAMAS IKEA INTERPOL ISIS"
    " LASER LIDAR MENSA MERS NAFTA NASA NASDAQ NATO NICE NIMBY OFCOM OFGEM OFQUAL OFSTED OFWAT OPEC OXFAM PISA"
    " POTUS QANTAS RADA RADAR REACH ROM RAM SAGE SALT SARS SCOTUS SCUBA SIM SONAR STEM SWAT SWOT UEFA UKIP UNESCO"
    " UNICEF WASPI WIFI YIMBY ZIP PIN CAPTCHA GIF JPEG LAMDA MASH NEET NIREX START TASER UNISON USDAW YUPPIE"
    " ULEZ".split()
)
# Words that someone put in capitals: they stay words.
SHOUTED = frozenset(
    "A I NO NOT AND THE YES OR BUT FOR ALL NEW OLD NOW BIG ONE TWO TEN OFF OUT WAS HAS HAD CAN MAY WILL MUST NEVER EVER"
    " ONLY VERY OF TO IN ON BY AS IF SO MY WE HE BE DO GO UP AN AM LIVE JUST STOP HELP".split()
)
CAPITALS = r"[A-Z](?:[A-Z]|(?<=[A-Z])&(?=[A-Z]))+"
VOWELS = frozenset("AEIOUY")
LONGEST = 5
"""A longer row of capitals that holds a vowel is a word."""


def say_letters(letters: str) -> str:
    """ "N H S"."""
    return " ".join(letters)


@rule(rf"(?<![\w.])({CAPITALS})(s|['’]s|['’])?(?![\w])")
def initials(match: re.Match[str], locale: str) -> str | None:
    """ "NHS" by its letters, "MPs" as "M P's", "NATO" as a word."""
    written, ending = match.group(1), match.group(2) or ""
    if "&" in written:
        return " and ".join(say_letters(part) for part in written.split("&")) + ("'s" if ending else "")
    if written in ACRONYMS:
        return written.capitalize() + ending.replace("’", "'")
    if written in SHOUTED or (len(written) > LONGEST and VOWELS.intersection(written)) or _all_capitals(match.string):
        return written.lower() + ending.replace("’", "'") if len(written) > 1 else None
    return say_letters(written) + ("'s" if ending else "")


def _all_capitals(text: str) -> bool:
    """Whether a text is written in capitals, so that they mean nothing."""
    words = re.findall(r"[A-Za-z]{2,}", text)
    return len(words) > 2 and sum(word.isupper() for word in words) > len(words) * 0.7


@rule(r"(?<![\w.])((?:[A-Z]\.){2,})(?:['’](s))?(?!\w)")
def dotted(match: re.Match[str], locale: str) -> str:
    """ "U.S." and "J.K." by their letters."""
    return say_letters(match.group(1).replace(".", "")) + ("'s" if match.group(2) else final_stop(match))


@rule(r"(?<![\w.])([A-Z])\.(?= ?[A-Z\ue000])")
def initial(match: re.Match[str], locale: str) -> str:
    """ "J. Rowe": the stop is no pause."""
    return match.group(1)


MIXED = {
    "PhD": "P H D",
    "PhDs": "P H D's",
    "CofE": "C of E",
    "MoD": "M O D",
    "DfE": "D F E",
    "DfT": "D F T",
    "MSc": "M S C",
    "BSc": "B S C",
    "MSPs": "M S P's",
    "MEPs": "M E P's",
    "TfL": "T F L",
    "WhatsApp": "WhatsApp",
    "plc": "P L C",
    "PLC": "P L C",
    "Plc": "P L C",
    "DoH": "D O H",
    "SpaceX": "Space X",
    "HMRC": "H M R C",
    "UKHSA": "U K H S A",
    "LGBTQ": "L G B T Q",
    "LGBTQ+": "L G B T Q plus",
    "HIV": "H I V",
    "AI": "A I",
}


@rule(r"(?<![\w.])(" + "|".join(re.escape(word) for word in sorted(MIXED, key=len, reverse=True)) + r")(?!\w)")
def mixed(match: re.Match[str], locale: str) -> str:
    """Initials that are not all capitals, and those that a rule for words would take."""
    return MIXED[match.group(1)]


RULES: tuple[Rule, ...] = (mixed, dotted, initial, initials)
