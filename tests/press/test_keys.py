"""A key's text comes back as the key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.press.keys import in_words, key_from, key_text

pytestmark = pytest.mark.no_database

PART = st.one_of(st.integers(), st.text(max_size=12))


@given(st.one_of(PART, st.lists(PART, max_size=2).map(tuple)))
def test_a_key_comes_back(key: object) -> None:
    text = key_text(key)
    assert key_from(text) == key
    assert type(key_from(text)) is type(key)
    assert text.isascii()
    assert "\0" not in text


def test_a_number_and_its_digits_are_two_keys() -> None:
    assert len({key_text(key) for key in (7, "7", (7,), ("7",))}) == 4


@pytest.mark.parametrize("key", [True, None, 1.5, ("a", None), ("a", ("b",)), ["a"]])
def test_other_types_are_refused(key: object) -> None:
    with pytest.raises(TypeError, match="a key is made of int and str"):
        key_text(key)


def test_a_key_longer_than_the_ledger_holds_is_refused() -> None:
    with pytest.raises(ValueError, match="300 characters long; 250 is the most"):
        key_text("a" * 298)


@pytest.mark.parametrize("text", ["{}", "null", "1.5", "true?"])
def test_other_text_is_no_key(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a key|Expecting|Extra data"):
        key_from(text)


def test_a_key_in_words() -> None:
    assert in_words(("story_card", 99)) == "story_card 99"
    assert in_words("home") == "home"
