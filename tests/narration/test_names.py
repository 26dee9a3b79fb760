"""Which words of a story are names, and which of them a voice may say wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.narration.lexicon import Lexicon
from standfirst.narration.names import names, uncertain
from standfirst.narration.pronouncing import knows

pytestmark = pytest.mark.no_database


def found(*sentences: str) -> list[str]:
    return [one.name for one in names((f"body.p.{number}", text) for number, text in enumerate(sentences))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The ferry came home.", []),
        ("Then Siobhan Quillfeather spoke to Ngaio Tredwen.", ["Siobhan Quillfeather", "Ngaio Tredwen"]),
        ("Siobhan Quillfeather’s boat left.", ["Siobhan Quillfeather"]),
        ("Ludwig van der Meulen spoke.", ["Ludwig van der Meulen"]),
        ("It was Rosalind Pym, Tom Vane and the NHS on Monday.", ["Rosalind Pym", "Tom Vane"]),
        ("Councillors met Mr Featherstonehaugh.", ["Featherstonehaugh"]),
        ("“Ngaio left.”", ["Ngaio"]),
        ("Jean-Luc O’Shaughnessy of MacAber", ["Jean-Luc O’Shaughnessy of MacAber"]),
        ("Storm damaged roofs.", []),
    ],
)
def test_names_are_runs_of_capitals_that_do_not_only_begin_a_sentence(sentence: str, expected: list[str]) -> None:
    assert found(sentence) == expected


def test_a_first_word_is_a_name_where_it_is_one_elsewhere() -> None:
    assert found("Storm left.", "He saw Storm.") == ["Storm"]


def doubts(text: str, lexicon: Lexicon, counts: dict[str, int]) -> dict[str, tuple[str, ...]]:
    said = names([("body.p.0", text)])
    return {
        one.name: one.why
        for one in uncertain(said, lexicon, lambda asked: {name: counts.get(name, 0) for name in asked})
    }


def test_why_a_name_is_uncertain() -> None:
    text = "It was Ngaio Tredwen, Björn Smith, Mary Smith and Siobhan Quillfeather; Quillfeather left."
    lexicon = Lexicon([("Ngaio Tredwen", "Nye-oh Tredwen")])
    assert doubts(text, lexicon, {"Siobhan Quillfeather": 9, "Björn Smith": 1}) == {
        "Björn Smith": (
            "not in the lexicon",
            "not in a pronouncing dictionary",
            "foreign letters (ö)",
            "seldom seen here (1 other story)",
        ),
        "Siobhan Quillfeather": ("not in the lexicon", "not in a pronouncing dictionary"),
    }


def test_the_dictionary_knows_words_whole() -> None:
    assert knows("Smith") and knows("SMITH’S") and knows("o'brien")
    assert not knows("Smit h") and not knows("") and not knows("Ngaio")


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=80))))
def test_any_text_has_names_that_stand_in_it(sentences: list[tuple[str, str]]) -> None:
    for one in names(sentences):
        words = one.name.split()
        assert words and all(word in one.sentence for word in words)
