"""Where the sentences of a text begin and end, as newspapers write them.

A span is a pair of offsets in code points. Spans are ordered, never overlap, hold every character that is not
white space, and none is longer than MOST_CHARACTERS or MOST_WORDS: a longer sentence is cut at its clauses, because
a speech engine's memory grows with the square of what it is given (5,000 words without a stop took 20 GB).
"""

import re

Span = tuple[int, int]

MOST_CHARACTERS = 300
MOST_WORDS = 45

CLOSERS = "\"'”’)»\\]"
"""As a regular expression has them between brackets."""
STOP = re.compile(rf"(?:\.{{2,}}|…|[.!?])[.!?…]*[{CLOSERS}]*(?=\s|$)")
WORD = re.compile(r"\S+")

# Titles and words that stand before a name or a number: a stop after them ends nothing.
BEFORE_A_NAME = frozenset(
    "Adm Capt Cllr Cmdr Col Cpl Det Dr Fr Ft Gen Gov Hon Insp Lieut Lt Maj Messrs Mlle Mme Mr Mrs Ms Mt Mx Pres Prof"
    " Rep Revd Rev Sen Sgt Sr Supt St Ste Rt v vs viz cf ca approx al".split()
)
BEFORE_A_NUMBER = frozenset(
    "b d s Hwy Rte No Nos no nos p pp vol Vol ch Ch Fig fig Art art sec Sec c"
    " Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec".split()
)
# These may end a sentence or stand inside one: what follows decides.
EITHER = frozenset(
    "a.m p.m am pm etc Inc Ltd Co Corp Bros Jr Snr Jnr Ave Rd Blvd Dept Est est Univ"
    " U.S U.K U.N E.U D.C U.S.A Ph.D B.C A.D i.e e.g Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun".split()
)
# German writes "22. November" and "3. Platz". Those of its months that English has too need a word before the number.
AFTER_AN_ORDINAL = frozenset(
    "Januar Februar März Mai Juni Juli Oktober Dezember Jahrhundert Jahrestag Geburtstag Platz Mal Minute Runde"
    " Spieltag Bundesliga Liga Weltkrieg Lebensjahr Stock Etage Auflage Klasse Tag".split()
)
MONTHS_ALIKE = frozenset({"April", "August", "September", "November"})
BEFORE_AN_ORDINAL = frozenset(
    "am ab bis beim dem den der die das im seit vom zum Am Ab Bis Den Der Seit Vom Zum".split()
)
NEVER_LAST = frozenset({"i.e", "e.g"})
INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]$")
# Words that begin a sentence far oftener than they go on with a name.
OPENERS = frozenset(
    "A After All Although An And Another As At Both But By Despite During Each Earlier Even Every For Four From He Her"
    " Here His However I If In Instead Is It Its Last Later Many Meanwhile Most My No Nobody None Not Nothing Now Of On"
    " Once One Only Other Our Outside Several She Since So Some Still Such That The Their Then There These They This"
    " Those Three Through To Today Tomorrow Two Under Until We What When Where While Who Why With Without Yesterday Yet"
    " You".split()
)

# Where a long sentence is cut: the strongest kind of break that leaves a piece of fair length.
BREAKS = (
    re.compile(r"[;:]\s+"),
    re.compile(r"(?:\s[–—-]|[–—])\s+"),
    re.compile(rf",[{CLOSERS}]*\s+"),
    re.compile(
        r"\s+(?=(?:and|but|or|nor|so|yet|because|although|though|while|when|where|which|who|whose|that|after"
        r"|before|unless|until|if|as|than)\s)"
    ),
    re.compile(r"\s+"),
)
LEAST_SHARE = 3
"""A piece before a break is at least a third of the bound, unless nothing else is there."""


def split(text: str) -> tuple[Span, ...]:
    """The sentences of `text`, long ones in pieces."""
    return tuple(piece for sentence in _sentences(text) for piece in _cut(text, *sentence))


def _sentences(text: str) -> list[Span]:
    spans, start = [], 0
    for stop in STOP.finditer(text):
        if _ends(text, start, stop):
            spans.append((start, stop.end()))
            start = stop.end()
    spans.append((start, len(text)))
    return [span for span in (_tight(text, *span) for span in spans) if span[0] < span[1]]


def _tight(text: str, start: int, end: int) -> Span:
    """The span without the white space at its ends."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), max(start, end - len(piece) + len(piece.rstrip()))


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a stop ends the sentence that began at `start`."""
    following = WORD.search(text, stop.end())
    if following is None:
        return True
    after = following.group().lstrip("\"'“‘([«")
    if after[:1].islower():
        return False
    if stop.group() != ".":
        return True
    rest, _, before = text[start : stop.start()].rpartition(" ")
    before = before.lstrip("\"'“‘([«–—-")
    if before.isdecimal() and len(before) <= 2 and _is_counted(rest.rpartition(" ")[2], after.rstrip(".,;:!?")):
        return False
    return _ends_after(before, after)


def _is_counted(word: str, after: str) -> bool:
    """Whether a number between two words is a German ordinal: "am 22. November"."""
    return after in AFTER_AN_ORDINAL or (after in MONTHS_ALIKE and word in BEFORE_AN_ORDINAL)


def _ends_after(before: str, after: str) -> bool:
    """Whether "before." ends a sentence when the next word is `after`, which does not begin in lower case."""
    opener = after.rstrip(".,;:!?’'\"") in OPENERS
    if before in NEVER_LAST:
        return False
    if before in BEFORE_A_NUMBER:
        return not after[:1].isdigit()
    if before in BEFORE_A_NAME:
        return opener
    if before in EITHER or INITIALS.match(before):
        return opener
    return True


def _cut(text: str, start: int, end: int) -> list[Span]:
    """A sentence in pieces within the bound."""
    pieces = []
    while (limit := _limit(text, start, end)) < end:
        at = _best_break(text, start, limit)
        pieces.append(_tight(text, start, at))
        start = _tight(text, at, end)[0]
    return [*pieces, (start, end)]


def _limit(text: str, start: int, end: int) -> int:
    """The furthest end of a piece that begins at `start`."""
    limit = min(end, start + MOST_CHARACTERS)
    for count, word in enumerate(WORD.finditer(text, start, limit)):
        if count == MOST_WORDS:
            return word.start()
    return limit


def _best_break(text: str, start: int, limit: int) -> int:
    """Where the next piece begins: at or before `limit`, always after `start`."""
    window = limit + 1 if limit < len(text) and text[limit].isspace() else limit
    for kind, least in [(kind, (limit - start) // LEAST_SHARE) for kind in BREAKS] + [(BREAKS[-1], 1)]:
        ends = [found.end() for found in kind.finditer(text, start, window) if found.start() - start >= least]
        if ends:
            return min(ends[-1], limit)
    return limit
