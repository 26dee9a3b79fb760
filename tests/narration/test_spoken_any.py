"""What cannot be spoken is handled, never fatal, and no figure is lost in silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.narration.sentences import MOST_CHARACTERS, split
from standfirst.narration.spoken import pieces, said_with_places, spoken
from tests.narration.texts import ANY, NEWSY

pytestmark = pytest.mark.no_database


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("It said [[ˈbuː]] twice.", "It said, bu, twice."),
        ("Happy 👩‍👩‍👧‍👦 crowds 🇬🇧 cheered.", "Happy crowds cheered."),
        ("The mayor of Москва met Ωmega.", "The mayor of met mega."),
        ("Tab\tand\x07bell\x00and join\u200ber.", "Tab and bell and joiner."),
        ("東京 is Tokyo.", "is Tokyo."),
        ("A fall of −5C and ٣٤ homes.", "A fall of minus five degrees Celsius and thirty-four homes."),
        ("Full width １２３.", "Full width one hundred and twenty-three."),
        ("Zalgo t̷e̷x̷t̷ here.", "Zalgo text here."),
        ("<b>bold</b> & {brace}", "b bold b and brace"),
    ],
)
def test_what_cannot_be_said_is_left_out(written: str, said: str) -> None:
    assert spoken(written) == said


def test_a_long_row_of_digits_is_said_one_by_one() -> None:
    assert spoken("Code 4929123456781234.").split()[1:5] == ["four", "nine", "two", "nine"]


@given(st.one_of(ANY, NEWSY, st.text("0123456789.,-/:£$%°kmx ", max_size=60)), st.sampled_from(["en-GB", "en-US"]))
def test_no_figure_is_lost_in_silence(text: str, locale: str) -> None:
    found = pieces(text, locale)
    silent = [piece for piece in found if not any(letter.isalpha() for letter in piece.say)]
    assert not [piece for piece in silent if any(letter in "0123456789" for letter in text[piece.start : piece.end])]
    places = said_with_places(text, locale)[1]
    for at, letter in enumerate(text):
        assert letter not in "0123456789" or any(place.start <= at < place.end for place in places)


@given(
    st.integers(1, 6000), st.sampled_from(["word ", "x", "9", "£3.2m ", "and, ", "( ", "… ", "привет ", "😀", "A. "])
)
def test_endless_text_is_cut_before_it_is_spoken(count: int, unit: str) -> None:
    for start, end in split(unit * count):
        assert end - start <= MOST_CHARACTERS
        spoken((unit * count)[start:end])
