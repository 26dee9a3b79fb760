"""Signs and stops: "&", "+", dashes, quotation marks, ellipses."""

import re

from standfirst.narration.reading import Rule, rule

SIGNS = {"&": " and ", "+": " plus ", "=": " equals ", "@": " at ", "%": " per cent", "°": " degrees", "×": " times ",
         "÷": " divided by ", "#": " number ", "£": " pounds", "€": " euros", "$": " dollars", "¥": " yen", "₹": " rupees",
         "±": " plus or minus ", "≈": " about ", "~": " about ", "§": " section "}
STRESSED = {"km/h": "kilometres an hour"}


@rule(r"[&+=@%°×÷#£€$¥₹±≈~§]")
def sign(match: re.Match[str], locale: str) -> str:
    return SIGNS[match.group()]


@rule(r"\s[–—-]+\s|[–—]+|\s--+\s?|--+")
def dash(match: re.Match[str], locale: str) -> str:
    """A dash between words is a pause; what it joins without spaces is joined."""
    return ", "


@rule(r"(?<=[\w\ue000])/(?=[\w\ue000])", needs="/")
def slash(match: re.Match[str], locale: str) -> str:
    return " "


@rule(r"…|\.{3,}")
def ellipsis(match: re.Match[str], locale: str) -> str:
    return "." if not match.string[match.end() :].strip("\"'”’)] ") else ","


@rule(r"(?<=[\w\ue000])[’'](?=[\w])")
def apostrophe(match: re.Match[str], locale: str) -> str:
    return "'"


@rule(r"(?<=s)[’'](?=\s\w)")
def possessive(match: re.Match[str], locale: str) -> str:
    return "'"


@rule(r"[\"“”„«»‘’'*_•·/\\|<>{}^`]")
def quotation(match: re.Match[str], locale: str) -> str:
    """Nothing is said for a quotation mark, and signs of layout are for the eye."""
    return " " if match.group() in "*_•·/\\|<>{}^`" else ""


@rule(r"[()\[\]]")
def bracket(match: re.Match[str], locale: str) -> str:
    return ", "


RULES: tuple[Rule, ...] = (ellipsis, dash, slash, apostrophe, possessive, sign, bracket, quotation)
