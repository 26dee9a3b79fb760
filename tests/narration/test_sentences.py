"""Where sentences end, as newspapers write them, and that no piece is ever too long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench import words
from standfirst.narration.sentences import MOST_CHARACTERS, MOST_WORDS, split

pytestmark = pytest.mark.no_database


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The ferry sank.", "Nobody was hurt."],
        ["Dr. Calder of St. Andrews met Gov. Vane on Jan. 3 at No. 10.", "They shook hands."],
        ["It leaves at 6 p.m. on Monday.", "It is late."],
        ["It left at 6 p.m.", "The harbour was dark."],
        ["J. K. Vane and A.B. Rowe wrote it.", "It sold."],
        ["The U.S. Navy came.", "It left the U.S.", "The war ended."],
        ["Prices rose 3.2 per cent to £1.50.", "Pay did not."],
        ["“We shall see,” she said.", "“Nothing is decided.”", "He agreed."],
        ["“Stop!” he cried.", "Nobody did."],
        ["Is it over?", "Yes!", "It is…", "Perhaps not."],
        ["He paused… and went on.", "Then he left."],
        ["Rowe v. Vane was heard.", "Calder & Co. Ltd. lost."],
        ["She said no.", "Ten people left."],
        ["The firm, Rowe Inc., closed.", "He came with his wife, etc. and left."],
        ["(It was late.)", "They slept."],
        ["A sentence without an end"],
    ],
    ids=lambda sentences: sentences[0],
)
def test_newspaper_sentences(sentences: list[str]) -> None:
    assert cut(" ".join(sentences)) == sentences


def test_a_thousand_words_without_a_stop_are_cut() -> None:
    pieces = cut("word " * 1000)
    assert sum(len(piece.split()) for piece in pieces) == 1000
    assert all(len(piece.split()) <= MOST_WORDS for piece in pieces)


def test_a_long_sentence_is_cut_at_its_clauses() -> None:
    text = ("The board, which met on Tuesday, said that the ferry would sail; " * 8).strip()
    assert all(piece.endswith((";", ",")) for piece in cut(text))


def test_one_endless_word_is_cut() -> None:
    assert [len(piece) for piece in cut("x" * 700)] == [MOST_CHARACTERS, MOST_CHARACTERS, 100]


PROSE = st.lists(
    st.one_of(
        st.sampled_from("Dr. St. No. a.m. U.S. the and , ; : – . ! ? … ” ’) A. 3.2 £5 \n \u00a0".split(" ")),
        st.text(max_size=8),
    ),
    max_size=200,
).map(" ".join)


@given(st.one_of(st.text(max_size=900), PROSE, st.integers(0, 2000).map("ab ".__mul__)))
def test_spans_are_ordered_hold_everything_and_are_bounded(text: str) -> None:
    spans = split(text)
    left = list(text)
    end_before = 0
    for start, end in spans:
        assert end_before <= start < end
        piece = text[start:end]
        assert piece == piece.strip()
        assert len(piece) <= MOST_CHARACTERS
        assert len(piece.split()) <= MOST_WORDS
        left[start:end] = " " * (end - start)
        end_before = end
    assert "".join(left).strip() == ""


def test_a_news_sentence_is_one_sentence() -> None:
    """Abbreviations end nothing: "Gov. Lee Hart", "at 6 p.m. on Monday", "350 Fifth Ave., apartment 4"."""
    written = [case.written for case in words.cases(words.NEWS)]
    assert [line for line in written if len(split(line)) > 1] == ["Who owns the beach? Not the council, it turns out."]
