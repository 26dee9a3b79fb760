"""Words found among the phonemes of a whole sentence, also where espeak fuses or splits them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.narration.engines.alignment import word_starts

pytestmark = pytest.mark.no_database

ALONE = {
    "the": "ðˈə", "of": "ˈʌv", "in": "ˈɪn", "a": "ˈeɪ", "end": "ˈɛnd", "storm": "stˈɔːɹm", "and": "ˈænd",
    "twenty-one,": "twˈɛnti wˈʌn", "boats": "bˈoʊts", "for": "fˈɔːɹ", "I": "ˈaɪ", "have": "hˈæv", "been": "bˈɪn",
    "–": "", "3.5": "θɹˈiː pˈɔɪnt fˈaɪv", "NHS": "ˌɛnˌeɪtʃˈɛs",
}  # fmt: skip


def heard(text: str, whole: str) -> list[str]:
    """What follows each word's beginning, up to the next word's."""
    starts = [*word_starts(text.split(), list(whole), ALONE.__getitem__), len(whole)]
    return [whole[begin:end].strip() for begin, end in pairwise(starts)]


@pytest.mark.parametrize(
    ("text", "whole", "parts"),
    [
        ("boats of the storm", "bˈoʊts ʌvðə stˈɔːɹm.", ["bˈoʊts", "ʌv", "ðə", "stˈɔːɹm."]),
        ("in a storm", "ɪnɐ stˈɔːɹm", ["ɪn", "ɐ", "stˈɔːɹm"]),
        ("I have been in the end", "aɪhɐv bˌɪn ɪnðɪ ˈɛnd", ["aɪ", "hɐv", "bˌɪn", "ɪn", "ðɪ", "ˈɛnd"]),
        ("twenty-one, boats", "twˈɛnti wˈʌn, bˈoʊts", ["twˈɛnti wˈʌn,", "bˈoʊts"]),
        ("3.5 boats", "θɹˈiː pˈɔɪnt fˈaɪv bˈoʊts", ["θɹˈiː pˈɔɪnt fˈaɪv", "bˈoʊts"]),
        ("the NHS and I", "ðɪ ˌɛnˌeɪtʃˈɛs ænd ˈaɪ", ["ðɪ", "ˌɛnˌeɪtʃˈɛs", "ænd", "ˈaɪ"]),
        ("the the the end", "ðə ðə ðɪ ˈɛnd", ["ðə", "ðə", "ðɪ", "ˈɛnd"]),
        ("boats – and boats", "bˈoʊts ænd bˈoʊts", ["bˈoʊts", "", "ænd", "bˈoʊts"]),
        ("for a storm –", "fɚɹɐ stˈɔːɹm", ["fɚɹ", "ɐ", "stˈɔːɹm", ""]),
    ],
)
def test_each_word_begins_where_it_is_heard(text: str, whole: str, parts: list[str]) -> None:
    assert heard(text, whole) == parts


@given(st.lists(st.sampled_from(sorted(ALONE)), max_size=12), st.text("ðəˈɛnd ,.stɔːɹmɪ\u0329", max_size=60))
def test_every_word_has_a_beginning_and_none_falls(words: list[str], whole: str) -> None:
    starts = word_starts(words, list(whole), ALONE.__getitem__)
    assert len(starts) == len(words)
    assert list(starts) == sorted(starts)
    assert all(0 <= start <= len(whole) for start in starts)
