"""Signs and stops: "&", "+", dashes, quotation marks, ellipses."""

import re

from standfirst.narration.reading import Rule, rule
from standfirst.narration.rules.money import COINS

SIGNS = {
    "&": " and ",
    "+": " plus ",
    "=": " equals ",
    "@": " at ",
    "%": " per cent",
    "°": " degrees",
    "×": " times ",
    "÷": " divided by ",
    "#": " number ",
    "£": " pounds",
    "€": " euros",
    "$": " dollars",
    "¥": " yen",
    "₹": " rupees",
    "±": " plus or minus ",
    "≈": " about ",
    "~": " about ",
    "§": " section ",
    "µ": " micro",
    "₩": " won",
    "₽": " roubles",
    "₺": " lira",
    "₪": " shekels",
    "≤": " less than or equal to ",
    "≦": " less than or equal to ",
    "≥": " greater than or equal to ",
    "≧": " greater than or equal to ",
    "≠": " not equal to ",
    "∕": " divided by ",
    "∗": " times ",
    "∙": " times ",
    "⋅": " times ",
    "⊆": " subset of or equal to ",
    "⋈": " natural join ",
}


@rule(r"([£€$¥])/([£€$¥])", needs="/")
def pair(match: re.Match[str], locale: str) -> str:
    """ "the £/$ rate": "pound dollar"."""
    return " ".join(COINS[sign][0] for sign in match.groups())


@rule(r"\+/[-−–]")
def give_or_take(match: re.Match[str], locale: str) -> str:
    """ "+/-3": "plus or minus three"."""
    return " plus or minus "


@rule(rf"[{''.join(SIGNS)}]")
def sign(match: re.Match[str], locale: str) -> str:
    """Signs that have a name."""
    return " percent" if match.group() == "%" and locale == "en-US" else SIGNS[match.group()]


@rule(r"\s[–—-]+\s|[–—]+|\s--+\s?|--+")
def dash(match: re.Match[str], locale: str) -> str:
    """A dash between words is a pause; what it joins without spaces is joined."""
    return ", "


@rule(r"(?<=[\w\ue000])/(?=[\w\ue000])", needs="/")
def slash(match: re.Match[str], locale: str) -> str:
    """ "and/or": "and or"."""
    return " "


@rule(r"…|\.{3,}")
def ellipsis(match: re.Match[str], locale: str) -> str:
    """A pause, or the sentence's end."""
    return "." if not match.string[match.end() :].strip("\"'”’)] ") else ","


@rule(r"(?<=[\w\ue000\0])[’'](?=[\w])")
def apostrophe(match: re.Match[str], locale: str) -> str:
    """A typographer's apostrophe inside a word is a plain one."""
    return "'"


@rule(r"(?<=s)[’'](?=\s\w)")
def possessive(match: re.Match[str], locale: str) -> str:
    """ "the boys' turn" keeps its apostrophe."""
    return "'"


@rule(r"[\"“”„«»‘’'*_•·/\\|<>{}^`]")
def quotation(match: re.Match[str], locale: str) -> str:
    """Nothing is said for a quotation mark, and signs of layout are for the eye."""
    return " " if match.group() in "*_•·/\\|<>{}^`" else ""


@rule(r"[()\[\]]")
def bracket(match: re.Match[str], locale: str) -> str:
    """A pause."""
    return ", "


RULES: tuple[Rule, ...] = (pair, ellipsis, dash, slash, apostrophe, possessive, sign, bracket, quotation)
