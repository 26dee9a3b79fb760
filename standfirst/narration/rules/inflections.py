"""The endings of ordinals, where a language gives them one by what stands beside them. No Django here."""

import re

PREPOSITION = re.compile(
    r"\b(?:in|an|auf|aus|bei|mit|nach|seit|von|vor|zu|während|wegen|trotz|ab|bis|über|unter|gegenüber) der $",
    re.IGNORECASE,
)
NOMINATIVE = re.compile(r"\b(?:der|die|das|eine) $", re.IGNORECASE)
WORD_BEFORE = re.compile(r"\w $")
MONTH = re.compile(r" ?(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b")


def bent(said: str, number: int, written: str, around: tuple[str, str, str]) -> str:
    """An ordinal as num2words says it, with the ending that is written, or asked for by its language and neighbours.

    `written` is what stands behind the digits; `around` are the language, and the text before and behind.
    """
    language, before, behind = around
    if language == "de":
        return german(said, before, behind)
    if language == "fr":
        return _french(said, number, written.removesuffix("s"))
    if written.endswith("ª"):
        return re.sub(r"o\b", "a", said)
    return said.removesuffix("o") if written.endswith("er") else said


def _french(said: str, number: int, written: str) -> str:
    if written in {"re", "ère"}:
        return "première" if number == 1 else said
    return {"nd": "second", "nde": "seconde"}.get(written, said)


def german(said: str, before: str, behind: str) -> str:
    """ "der erste", "am ersten", "in der ersten", "Montag, erster Mai"."""
    if NOMINATIVE.search(before) and not PREPOSITION.search(before):
        return said
    if WORD_BEFORE.search(before):
        return f"{said}n"
    return f"{said}r" if MONTH.match(behind) else said
