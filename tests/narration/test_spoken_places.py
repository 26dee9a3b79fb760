"""Each spoken word knows its place in the written text: what highlighting follows."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.narration.lexicon import Lexicon
from standfirst.narration.spoken import said_with_places, spoken
from tests.narration.texts import ANY, NEWSY

pytestmark = pytest.mark.no_database


def told(text: str) -> list[tuple[str, str]]:
    said, places = said_with_places(text, sayings=Lexicon([("Llanerch", "Hlan erk")]))
    return [(text[place.start : place.end], said[place.at : place.to]) for place in places]


def test_words_marks_and_numbers() -> None:
    assert told("“Stop,” said Dr. Rowe’s aide – the £3.2m boat wasn’t at Llanerch.") == [
        ("Stop", "Stop"),
        ("said", "said"),
        ("Dr", "Doctor"),
        ("Rowe’s", "Rowe's"),
        ("aide", "aide"),
        ("the", "the"),
        ("£3.2m", "three point two million pound"),
        ("boat", "boat"),
        ("wasn’t", "wasn't"),
        ("at", "at"),
        ("Llanerch", "Hlan erk"),
    ]


def test_what_hangs_together_has_one_place() -> None:
    assert told("A 5,000-seat stand, 22 November and/or later") == [
        ("A", "A"),
        ("5,000-seat", "five thousand-seat"),
        ("stand", "stand"),
        ("22 November", "the twenty-second of November"),
        ("and", "and"),
        ("or", "or"),
        ("later", "later"),
    ]


def test_letters_that_take_no_room_are_inside_the_place() -> None:
    assert told("the cafe\u0301 😀 is") == [("the", "the"), ("cafe\u0301", "café"), ("is", "is")]


@given(st.one_of(ANY, NEWSY), st.sampled_from(["en-GB", "en-US"]))
def test_every_spoken_letter_is_in_one_place(text: str, locale: str) -> None:
    said, places = said_with_places(text, locale)
    assert said == spoken(text, locale)
    written_before = spoken_before = 0
    for place in places:
        assert written_before <= place.start < place.end <= len(text)
        assert spoken_before <= place.at < place.to <= len(said)
        assert text[place.start : place.end].strip() == text[place.start : place.end]
        assert not re.search(r"[^\W_]", said[spoken_before : place.at])
        written_before, spoken_before = place.end, place.to
    assert not re.search(r"[^\W_]", said[spoken_before:])


@given(st.lists(st.from_regex(r"(?:ba|lo|me|ru|ti){2,4}", fullmatch=True), min_size=1, max_size=20))
def test_plain_words_have_each_its_own_place(words: list[str]) -> None:
    text = " ".join(words)
    said, places = said_with_places(text)
    assert [text[place.start : place.end] for place in places] == said.split()
