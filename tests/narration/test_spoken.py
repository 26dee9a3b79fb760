"""Written words become spoken words: a table of news sentences, and what holds for any text."""

import csv
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.narration.lexicon import Lexicon
from standfirst.narration.reading import CLAIMED, NOTHING
from standfirst.narration.spoken import pieces, sayable, spoken
from tests.narration.texts import ANY, NEWSY

pytestmark = pytest.mark.no_database

with (Path(__file__).parent / "news_cases.tsv").open(encoding="utf-8") as file:
    CASES = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["written"])
def test_news_sentence(case: dict[str, str]) -> None:
    assert spoken(case["written"]) == case["spoken"]


def test_the_table_is_broad() -> None:
    assert len(CASES) >= 140
    assert min(Counter(case["class"] for case in CASES).values()) >= 3


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("It was 1,250 on Jan 3.", "It was one thousand two hundred fifty on January third."),
        ("Prices rose 3%.", "Prices rose three percent."),
        ("On 11/22/2026 it shut.", "On November twenty-second twenty twenty-six it shut."),
        ("A toll of $5.99.", "A toll of five dollars and ninety-nine cents."),
    ],
)
def test_american_reading(written: str, said: str) -> None:
    assert spoken(written, "en-US") == said


def test_the_lexicon_speaks_first_and_its_words_are_left_alone() -> None:
    forms = [("Llanerch", "Hlan erk"), ("St Ellery", "Sent Ellery"), ("Port Llanerch", "The Port"), ("", "x")]
    lexicon = Lexicon(forms)
    assert spoken("St Ellery, Llanerch, Port Llanerch and Llanerchs", sayings=lexicon) == (
        "Sent Ellery, Hlan erk, The Port and Llanerchs"
    )
    assert spoken("Dr Rowe", sayings=Lexicon([])) == "Doctor Rowe"


def test_accents_in_two_characters_are_one_letter() -> None:
    assert spoken("the cafe\u0301 at Zoe\u0308's") == "the café at Zoë's"


@pytest.mark.parametrize("text", ["", " ", "…", "😀", "привет", "***", "\x00\x01", "“”", "(–)"])
def test_nothing_is_said_for_what_cannot_be_said(text: str) -> None:
    assert spoken(text) == ""


@given(st.one_of(ANY, NEWSY), st.sampled_from(["en-GB", "en-US"]))
def test_any_text_is_spoken_on_one_line_without_digits_or_marks(text: str, locale: str) -> None:
    said = spoken(text, locale)
    assert not any(letter.isdigit() for letter in said), said
    assert not set(said) & {"\n", "\t", "[", "]", CLAIMED, NOTHING, "£", "%", "&", "“", "”", "–", "…"}
    assert said == said.strip()
    assert "  " not in said


@given(st.one_of(ANY, NEWSY))
def test_pieces_cover_the_text_in_order(text: str) -> None:
    found = pieces(text)
    assert [piece.start for piece in found] == [0, *(piece.end for piece in found)][: len(found)]
    assert (found[-1].end if found else 0) == len(text) == len(sayable(text))


@given(st.integers(0, 10**15 - 1))
def test_a_plain_number_is_said_whole(number: int) -> None:
    from num2words import num2words

    said = spoken(f"There were {number:,} of them.")
    assert said == f"There were {num2words(number).replace(',', '')} of them."


def test_a_sentence_takes_under_a_millisecond() -> None:
    for case in CASES:
        spoken(case["written"])
    began = time.perf_counter()
    for case in CASES:
        spoken(case["written"])
    assert (time.perf_counter() - began) / len(CASES) < 0.001
