"""Written words become spoken words: a table of news sentences, and what holds for any text."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench import words
from standfirst.narration.lexicon import Lexicon
from standfirst.narration.reading import CLAIMED, NOTHING
from standfirst.narration.spoken import pieces, sayable, spoken
from tests.narration.texts import ANY, NEWSY

pytestmark = pytest.mark.no_database

CASES = words.cases(words.NEWS)
CLASSES = dict.fromkeys(case.kind for case in CASES)


@pytest.mark.parametrize("kind", CLASSES)
def test_news_sentences(kind: str) -> None:
    asked = [case for case in CASES if case.kind == kind]
    assert [(case.written, case.said) for case in asked] == [(case.written, case.spoken) for case in asked]


def test_the_table_is_broad() -> None:
    assert len(CASES) >= 1000
    assert len({case.written for case in CASES}) == len(CASES)
    assert min(Counter(case.kind for case in CASES).values()) >= 18
    assert Counter(case.locale for case in CASES)["en-US"] >= 90
    assert set(CLASSES) == set(
        "money date year time score range percentage unit ordinal fraction age number regnal party versus title"
        " initialism acronym phone handle address abbreviation url plain mixed".split()
    )


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
