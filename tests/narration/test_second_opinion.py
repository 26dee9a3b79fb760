"""How written news is said, beside another library's readings: damga's grammars, which share nothing with these rules.

Where the two differ by more than capitals, hyphens, accents of spelling and "and", the difference stands in
second_opinion.tsv with the reason why ours stays, or the other has no opinion: it left figures or signs as they are. So
no number differs in value between the two unless a line there says so.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import pytest
from damga import Normalizer

from bench.words import NEWS, Case, cases
from standfirst.narration.spoken import spoken

pytestmark = pytest.mark.no_database

KEPT = Path(__file__).with_name("second_opinion.tsv")
FIGURE = re.compile(r"[^\w\s]*\d\S*|[£€$¢₹@#]\S*")
UNREAD = "\0"
"""Stands in the other's reading for what it left in figures and signs."""
WORD = re.compile(rf"{UNREAD}|[^\W_]+(?:'[^\W_]+)*")
AGREED = {
    "money": 0.69,
    "date": 0.70,
    "year": 0.65,
    "time": 0.85,
    "percentage": 0.90,
    "number": 0.70,
    "ordinal": 0.90,
    "age": 0.90,
    "regnal": 0.80,
    "range": 0.75,
    "initialism": 0.95,
    "acronym": 1.0,
    "plain": 0.95,
}
"""Where the other is competent: so many sentences of a class at least are said alike without help of the list."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A difference that stays: patterns of what each of the two says, in the classes named."""

    kinds: frozenset[str]
    ours: re.Pattern[str]
    theirs: re.Pattern[str]
    reason: str

    def explains(self, kind: str, ours: str, theirs: str) -> bool:
        return bool(kind in self.kinds and self.ours.fullmatch(ours) and self.theirs.fullmatch(theirs))


@cache
def kept() -> tuple[Kept, ...]:
    with KEPT.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return tuple(
        Kept(frozenset(row["class"].split("|")), re.compile(row["ours"]), re.compile(row["theirs"]), row["reason"])
        for row in rows
    )


def heard(said: str) -> list[str]:
    """The words of a reading without capitals, hyphens and "and"; American spelling, "zero" for "oh"."""
    said = FIGURE.sub(f" {UNREAD} ", said.lower().replace("’", "'"))
    said = re.sub(r"\boh\b", "zero", said.replace("metre", "meter").replace("litre", "liter")).replace(
        "per cent", "percent"
    )
    return [word for word in WORD.findall(said) if word != "and"]


def differences(ours: str, theirs: str) -> Iterator[tuple[str, str]]:
    """What one says and the other does not, in the order of the text. Letters that are spelt are no difference."""
    mine, other = heard(ours), heard(theirs)
    for kind, start, end, begin, stop in SequenceMatcher(None, mine, other, autojunk=False).get_opcodes():
        here, there = mine[start:end], other[begin:stop]
        if kind != "equal" and re.sub("'", "", "".join(here)) != re.sub("'", "", "".join(there)):
            yield " ".join(here), " ".join(there)


def has_no_opinion(ours: str, theirs: str) -> bool:
    """Whether the other left here in figures or signs what is said in words."""
    return bool(ours) and UNREAD in theirs


@cache
def opinions() -> tuple[tuple[Case, str, str], ...]:
    """Each news sentence with our reading and the other's."""
    other = Normalizer("tn", lang="en")
    return tuple((case, case.said, other.normalize(case.written)) for case in cases(NEWS))


def unexplained(case: Case, ours: str, theirs: str) -> list[tuple[str, str]]:
    return [
        (here, there)
        for here, there in differences(ours, theirs)
        if not has_no_opinion(here, there) and not any(one.explains(case.kind, here, there) for one in kept())
    ]


def test_every_difference_is_kept_with_its_reason() -> None:
    found = [(case.kind, case.written, *pair) for case, *said in opinions() for pair in unexplained(case, *said)]
    assert found == []


def test_no_kept_difference_is_stale() -> None:
    open_pairs = [
        (case.kind, *pair)
        for case, ours, theirs in opinions()
        for pair in differences(ours, theirs)
        if not has_no_opinion(*pair)
    ]
    assert [one for one in kept() if not one.reason or not any(one.explains(*pair) for pair in open_pairs)] == []


def test_the_other_agrees_where_it_is_competent() -> None:
    alike = Counter(case.kind for case, ours, theirs in opinions() if not list(differences(ours, theirs)))
    total = Counter(case.kind for case, _, _ in opinions())
    assert {
        kind: alike[kind] / total[kind] for kind, least in AGREED.items() if alike[kind] < least * total[kind]
    } == {}
    assert sum(alike.values()) > 0.6 * sum(total.values())


@pytest.mark.parametrize(
    ("kind", "written", "said"),
    [
        ("money", "It cost £3.2m.", "It cost three point two billion pounds."),
        ("money", "It cost £50,000.", "It cost fifteen thousand pounds."),
        ("money", "It cost £5.", "It cost five euros."),
        ("number", "Some 212 left.", "Some two hundred and twenty-one left."),
        ("percentage", "It rose 3.5%.", "It rose three five per cent."),
        ("percentage", "It rose 3.5%.", "It fell three point five per cent."),
        ("date", "It is 22 November.", "It is the twelfth of November."),
        ("ordinal", "The 21st boat.", "The twenty-second boat."),
        ("unit", "It is 5km long.", "It is five miles long."),
        ("score", "They won 3-1.", "They won three two."),
    ],
)
def test_another_reading_would_be_found(kind: str, written: str, said: str) -> None:
    """What this test is for: each of these is contradicted, and no kept line excuses it."""
    theirs = Normalizer("tn", lang="en").normalize(written)
    assert unexplained(Case(written, said, kind, "en-GB"), said, theirs)


@pytest.mark.parametrize("lang", ["de", "fr", "es", "it"])
def test_numbers_of_other_languages(lang: str) -> None:
    """Numbers, decimals and money, with each language's own spelling of the same word set aside."""
    other = Normalizer("tn", lang=lang)
    numbers = [str(number) for number in (*range(130), *range(130, 1000, 37))]
    thousands = [
        f"{number:,}".replace(",", " " if lang == "fr" else ".")
        for number in (1234, 21000, 31000, 101000, 999999, 10**6)
    ]
    written = [form.format(number) for number in [*numbers, *thousands] for form in ("x: {} x", "{} %")]
    written += [f"{number},{part} %" for number in numbers[:9] for part in (5, 25)] + ["12,50 €", "3 €", "21 €"]
    said = {text: (squashed(spoken(text, lang)), squashed(other.normalize(text))) for text in written}
    assert {text: pair for text, pair in said.items() if pair[0] != pair[1]} == {}


def squashed(said: str) -> str:
    """A reading without spaces and hyphens, its "einhundert" as "hundert", "uno" as "un", "cento ottanta" as one."""
    said = (
        re.sub(r"[\s-]", "", said.lower()).replace("é", "e").replace("ú", "u").replace("oo", "o").replace("uno", "un")
    )
    said = re.sub(r"cent(?=ott)", "cento", said).replace("centimes", "").replace("centimos", "").replace("céntimos", "")
    return re.sub(r"ein(?=tausend|hundert)", "", said).replace("milionie", "milioni")
