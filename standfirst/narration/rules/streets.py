"""Streets and addresses: "14 High St", "350 Fifth Ave", "Elm St, Marlow Falls, CA 95051"."""

import re

from standfirst.narration.numerals import cardinal, digits, number, two_digits
from standfirst.narration.reading import Rule, final_stop, rule
from standfirst.narration.sentences import OPENERS

AFTER = {
    "St": "Street",
    "Rd": "Road",
    "Ave": "Avenue",
    "Dr": "Drive",
    "Ln": "Lane",
    "Sq": "Square",
    "Blvd": "Boulevard",
    "Pl": "Place",
    "Ct": "Court",
    "Gdns": "Gardens",
    "Ter": "Terrace",
    "Cres": "Crescent",
    "Cl": "Close",
    "Hwy": "Highway",
    "hwy": "Highway",
    "st": "Street",
    "Expy": "Expressway",
    "Pkwy": "Parkway",
}
SAINT_OR_DOCTOR = frozenset({"St", "Dr"})
CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
NAMED = r"(?: [A-Z][\w'’-]+| \d+(?:st|nd|rd|th)){1,3}"
KINDS = r"(?:St|Ave|Rd|Blvd|Dr|Ln|Ct|Pl|Hwy|hwy|Expy|Pkwy|Street|Avenue|Road|Drive|Lane|Boulevard|Highway|st)\b"
SIDES = {"N": "North", "S": "South", "E": "East", "W": "West"}
STATES = {
    "AL": "Alabama",
    "AK": "Alaska",
    "AZ": "Arizona",
    "AR": "Arkansas",
    "CA": "California",
    "CO": "Colorado",
    "CT": "Connecticut",
    "DE": "Delaware",
    "FL": "Florida",
    "GA": "Georgia",
    "HI": "Hawaii",
    "ID": "Idaho",
    "IL": "Illinois",
    "IN": "Indiana",
    "IA": "Iowa",
    "KS": "Kansas",
    "KY": "Kentucky",
    "LA": "Louisiana",
    "ME": "Maine",
    "MD": "Maryland",
    "MA": "Massachusetts",
    "MI": "Michigan",
    "MN": "Minnesota",
    "MS": "Mississippi",
    "MO": "Missouri",
    "MT": "Montana",
    "NE": "Nebraska",
    "NV": "Nevada",
    "NH": "New Hampshire",
    "NJ": "New Jersey",
    "NM": "New Mexico",
    "NY": "New York",
    "NC": "North Carolina",
    "ND": "North Dakota",
    "OH": "Ohio",
    "OK": "Oklahoma",
    "OR": "Oregon",
    "PA": "Pennsylvania",
    "RI": "Rhode Island",
    "SC": "South Carolina",
    "SD": "South Dakota",
    "TN": "Tennessee",
    "TX": "Texas",
    "UT": "Utah",
    "VT": "Vermont",
    "VA": "Virginia",
    "WA": "Washington",
    "WV": "West Virginia",
    "WI": "Wisconsin",
    "WY": "Wyoming",
}


@rule(rf"\b(?P<word>{'|'.join(AFTER)})\b\.?(?!\w)")
def street(match: re.Match[str], locale: str) -> str | None:
    """ "High St" is a street, "St Mary's" a saint, "Rose Dr" a drive, "Dr Rose" a doctor."""
    word = match["word"]
    if PREVIOUS_NAME.search(match.string[: match.start()]) is None:
        return None
    following = FOLLOWING_NAME.match(match.string, match.end())
    if following is None:
        return AFTER[word] + final_stop(match)
    # "1428 Elm St. It was dark.": a new sentence, no saint.
    if match.group().endswith(".") and following.group(1) in OPENERS:
        return f"{AFTER[word]}."
    return None if word in SAINT_OR_DOCTOR else AFTER[word]


PREVIOUS_NAME = re.compile(rf"(?:^|[\s,(\ue000])({CAPITAL}[\w'’-]+|\d+(?:st|nd|rd|th)|\ue000) $")
FOLLOWING_NAME = re.compile(rf" ({CAPITAL}\w*)")


@rule(rf"(?<![\w.,£$€#-])(\d{{3,4}})(?=(?: [NSEW]\.?)?{NAMED} {KINDS})", needs="0")
def house(match: re.Match[str], locale: str) -> str | None:
    """ "350 Fifth Ave": "three fifty", as Americans say it."""
    if locale != "en-US":
        return None
    hundreds, rest = divmod(int(match.group(1)), 100)
    if not rest:
        return number(match.group(1), locale)
    return f"{cardinal(hundreds)} {two_digits(rest)}"


@rule(rf"(?<![\w.])([NSEW])\b\.?(?={NAMED} {KINDS})")
def side(match: re.Match[str], locale: str) -> str | None:
    """ "1211 E Arques Ave": "East"."""
    return SIDES[match.group(1)] if locale == "en-US" else None


@rule(rf"(?<=, )({'|'.join(STATES)})\b(?:(,?) (\d{{5}})(?:-(\d{{4}}))?\b)?(?=[,.;]|$)")
def state(match: re.Match[str], locale: str) -> str | None:
    """ "Marlow Falls, CA 95051"."""
    if locale != "en-US":
        return None
    code = digits((match.group(3) or "") + (match.group(4) or ""))
    return f"{STATES[match.group(1)]}{match.group(2) or ''}{' ' if code else ''}{code}"


@rule(r"\bHwy\.? (?=\d)", needs="Hwy")
def highway(match: re.Match[str], locale: str) -> str:
    """ "Hwy. 12"."""
    return "Highway "


RULES: tuple[Rule, ...] = (highway, house, side, state)
