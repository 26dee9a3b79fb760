"""Sounds given in IPA, on their way from the lexicon to an engine. No Django here.

A saying between slashes ("/ʃɪˈvɔːn/") is carried through the spoken text between private characters, with the written
form beside it for an engine that knows no phonemes. No written text can hold these: `spoken.sayable` leaves them out.
"""

import re
import unicodedata
from collections.abc import Collection

BEGIN, BETWEEN, END = "\ue001", "\ue002", "\ue003"
INSIDE = f"[^{BEGIN}{BETWEEN}{END}]*"
MARKED = re.compile(f"{BEGIN}(?P<ipa>{INSIDE}){BETWEEN}(?P<written>{INSIDE}){END}")
# For Piper, which loses what touches the brackets: marks before them, a possessive and marks behind them.
TOUCHED = re.compile(rf"[^\s\w{BEGIN}{END}-]*{MARKED.pattern}(?P<possessive>['’]s\b)?(?P<marks>[^\s\w{BEGIN}-]*)")
STOPS = ",.;:!?"
IPA = re.compile(r"/([^/\[\]]+)/")

# What is typed for a sign that a keyboard lacks, and what only shows how a word is put together.
TIDIED = str.maketrans({"'": "ˈ", "’": "ˈ", ":": "ː", "g": "ɡ", "͡": None, "͜": None, ".": None, "‿": None, "*": None})
HISSING = ("s", "z", "ʃ", "ʒ")
VOICELESS = ("p", "t", "k", "f", "θ")
MARKS = "ˈˌːˑ "


def ipa_of(say: str) -> str:
    """What stands between the slashes, as engines know it; empty for a respelling."""
    found = IPA.fullmatch(say.strip())
    return tidy(found[1]) if found else ""


def tidy(ipa: str) -> str:
    """IPA with the signs that voices know: letters and accents apart, no tie bars and no syllable stops."""
    apart = unicodedata.normalize("NFD", " ".join(ipa.split())).replace("c\u0327", "ç")
    return apart.translate(TIDIED)


def marked(written: str, say: str) -> str:
    """What the lexicon has said in a text's place: a respelling as it is, IPA between the private characters."""
    ipa = ipa_of(say)
    return f"{BEGIN}{ipa}{BETWEEN}{written}{END}" if ipa else say


def raw(text: str) -> str:
    """A spoken text for Piper: IPA between double brackets."""
    return TOUCHED.sub(bracketed, text)


def bracketed(found: re.Match[str]) -> str:
    """What Piper takes for one marked saying, a pair of brackets a word: a possessive as its last sound asks, the first
    stop or comma behind it inside the brackets, quotation marks left out."""
    ipa = found["ipa"] + (_possessive(found["ipa"]) if found["possessive"] else "")
    ipa += next((mark for mark in found["marks"] if mark in STOPS), "")
    return " ".join(f"[[{word}]]" for word in ipa.split())


def _possessive(ipa: str) -> str:
    last = ipa.rstrip(MARKS)[-1:]
    return "ɪz" if last in HISSING else "s" if last in VOICELESS else "z"


def plain(text: str) -> str:
    """A spoken text for an engine that knows no phonemes: the written form in the place of IPA."""
    return MARKED.sub(lambda found: found["written"], text)


def lost(say: str, known: Collection[str] | None) -> tuple[str, ...]:
    """The sounds or letters of a saying that a voice drops, each once, in order.

    `known` are the phonemes of the voice, None where nobody can tell. In a respelling only Latin letters are said.
    """
    if ipa := ipa_of(say):
        gone = [sign for sign in ipa if known is not None and sign not in known]
    else:
        gone = [letter for letter in say if letter.isalpha() and not _latin(letter)]
    return tuple(dict.fromkeys(gone))


def _latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")
