"""Which stretches of a paragraph are the words of somebody it names. No Django here.

Only what is certain counts, for a wrong guess puts words into a mouth: double quotation marks, all of them in pairs,
and beside them a name with a verb of saying. A paragraph with anything else that may open a quotation has none.
"""

import re
from collections.abc import Sequence

from standfirst.narration.sentences import OPENERS, Span

MARKS = re.compile(r"[“”\"„«»]")
SINGLE = re.compile(r"‘|‚|(?<![^\s(\[“\"—–-])['’](?=\w)")
"""A single mark that may open a quotation, or be the apostrophe of ’twas: none can tell."""
BEFORE_AN_OPENING = re.compile(r"[\s(\[—–:-]")

VERBS = (
    "said says told tells added adds asked asks replied replies insisted insists warned warns explained explains"
    " recalled recalls argued argues admitted admits announced declared concluded continued joked wrote writes"
).replace(" ", "|")
CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w'’.-]*(?<![.'’-])|[^\W\d_a-zß-öø-ÿ]\."
PARTICLES = r"(?:(?:de|van|von|der|den|bin|al|da|di|du|la|le|el|ibn)\s+)*"
TITLE = r"(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sir|Dame|Lord|Lady|Cllr|Capt|Col|Gen|Sgt|Rev|Fr|Sr|Sen|Gov)\.?\s+"
NAME = rf"(?P<name>(?:{TITLE})?(?:{CAPITAL})(?:\s+{PARTICLES}(?:{CAPITAL}))*)"
POSSESSIVE = r"(?!['’]s?\b)(?!\w)"
BESIDE = r"(?:,[^,.!?“”\"]{1,80},)?"
"""What somebody is, between two commas."""
REST = r"(?=[.,;:]|$|\s(?:on|in|at|after|before|as|of|when|while|during|from|who|yesterday|today|later)\b)"
ALSO = r"(?:\s+(?:has|had|later|then|also))?"
HEARER = rf"(?:told|tells|asked|asks)\s+(?:(?!\b(?:{VERBS}|that)\b)[^.!?“”\"]){{1,60}}"
BEHIND = (
    re.compile(rf"\s*,?\s*(?:{VERBS})\s+{NAME}{POSSESSIVE}{REST}"),
    re.compile(rf"\s*,?\s*{NAME}{BESIDE}{ALSO}\s+(?:{HEARER}(?=[.,;:]|$)|(?:{VERBS}){REST})"),
)
"""After a quotation: “…,” said Nora Vale. “…,” Nora Vale, the chair, told the board."""
AHEAD = re.compile(
    rf"(?P<before>(?:[^.!?“”\"]*?[^\w.!?“”\"])??){NAME}{BESIDE}{ALSO}\s+"
    rf"(?:(?:{VERBS})(?:\s(?:(?!\b(?:{VERBS}|that|not|never)\b)[^.!?:“”\"]){{1,80}})?:|(?:{VERBS}|{HEARER}),)\s*$"
)
"""Before one, from its sentence's beginning: Nora Vale told the board on Monday: “…”"""
JOINING = frozenset({"And", "But", "Then", "Later", "Yesterday", "Today"})
LEADS = re.compile(rf"(?:(?:{'|'.join(sorted(JOINING))})\b,?\s*|(?:On|In|At|After)\s[^,“”\"]{{1,40}},\s*)?$")
"""What may stand before the name: “a spokesman for Nora Vale said” names nobody who speaks."""


def quoted(text: str, sentences: Sequence[Span]) -> frozenset[Span]:
    """The sentences of a paragraph that lie wholly within a quotation whose speaker the paragraph names.

    `sentences` are its spans as `sentences.split` has them; so are those that come back.
    """
    pairs = _pairs(text)
    spoken: list[Span] = []
    for number, pair in enumerate(pairs):
        before = pairs[number - 1] if number else None
        goes_on = before in spoken and before is not None and _goes_on(text, sentences, before, pair)
        if _behind(text, pair) or _ahead(text, sentences, pair) or goes_on:
            spoken.append(pair)
    return frozenset(
        (start, end) for start, end in sentences for begin, stop in spoken if begin <= start and end <= stop
    )


def _pairs(text: str) -> list[Span]:
    """From each opening mark to behind its closing one; nothing where one mark does not fit."""
    if not MARKS.search(text) or SINGLE.search(text):
        return []
    opened, pairs = -1, []
    for found in MARKS.finditer(text):
        mark, at = found.group(), found.start()
        if opened < 0:
            if mark not in '“"' or (at and not BEFORE_AN_OPENING.match(text[at - 1])):
                return []
            opened = at
        elif (text[opened], mark) in {("“", "”"), ('"', '"')} and not text[at - 1].isspace():
            pairs.append((opened, at + 1))
            opened = -1
        else:
            return []
    return pairs if opened < 0 else []


def _behind(text: str, pair: Span) -> bool:
    """Whether a quotation is followed by who said it."""
    said, follows = text[pair[0] : pair[1] - 1], text[pair[1] :]
    if not said.endswith((",", "?", "!", "…", "—", "–")) and not follows.startswith(","):
        return False
    return any(_names(found["name"], within=True) for form in BEHIND if (found := form.match(follows)))


def _ahead(text: str, sentences: Sequence[Span], pair: Span) -> bool:
    """Whether the beginning of its sentence says who speaks."""
    start = max((begin for begin, _ in sentences if begin <= pair[0]), default=0)
    found = AHEAD.match(text[start : pair[0]])
    if found is None or not LEADS.match(found["before"]):
        return False
    return _names(found["name"], within=bool(found["before"]))


def _goes_on(text: str, sentences: Sequence[Span], before: Span, pair: Span) -> bool:
    """Whether a quotation of whole sentences follows one that its speaker's name has just interrupted."""
    starts, ends = {start for start, _ in sentences}, {end for _, end in sentences}
    between = [start for start in starts if before[1] <= start < pair[0]]
    return pair[0] in starts and pair[1] in ends and not between and _behind(text, before)


def _names(name: str, *, within: bool) -> bool:
    """Whether words with capitals are somebody's name. Alone at the beginning of a sentence any word has a capital."""
    words = name.split()
    if words[0] in JOINING:
        words, within = words[1:], True
    owner = name.endswith(("'s", "’s"))
    return bool(words) and words[0] not in {*OPENERS, "I"} and not owner and (within or len(words) > 1)
