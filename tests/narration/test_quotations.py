"""Whose words a paragraph's sentences are: told only where it is certain."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from standfirst.narration.engines.tone import Tone
from standfirst.narration.quotations import quoted
from standfirst.narration.script import QUOTE, script
from standfirst.narration.segments import Store
from standfirst.narration.sentences import split
from standfirst.narration.speaking import Speaker
from tests.narration.stories import with_paragraphs
from tests.narration.test_second_voice import Other

pytestmark = pytest.mark.no_database


def second(text: str) -> list[str]:
    return [text[start:end] for start, end in sorted(quoted(text, split(text)))]


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("“It is over. We go home,” said Nora Vale.", ["“It is over."]),
        ("“It is over,” said Nora Vale. “We go. I mean it.” Nobody rose.", ["“We go.", "I mean it.”"]),
        ("Nora Vale said: “It is over. We go home. I mean it.” Nobody rose.", ["We go home.", "I mean it.”"]),
        ('"It is over", Nora Vale, the chair, told the board on Monday. "I mean it."', ['"I mean it."']),
        ('But Nora Vale told the board: "It is over. We go home."', ['We go home."']),
        ('On Tuesday, Dr Ana de la Cruz said: "It is over. We go home."', ['We go home."']),
        ("Nora Vale told the board, “It is over. We go home.” It rose.", ["We go home.”"]),
        ("“Is it over? Are we going?” Nora Vale asked.", ["“Is it over?", "Are we going?”"]),
        ("“It’s over. We don’t mind,” said Nora O’Brien. “It isn’t ours.”", ["“It’s over.", "“It isn’t ours.”"]),
        ("“It is over. We go home,” said Vale of the harbour board.", ["“It is over."]),
    ],
)
def test_whole_sentences_of_who_is_named_are_found(text: str, heard: list[str]) -> None:
    assert second(text) == heard


@pytest.mark.parametrize(
    "text",
    [
        "“It is over. We go home,” she said.",
        "“It is over. We go home.” The board rose.",
        "“It is over,” said Nora Vale. “We go home. I mean it,” he said.",
        "He said: “It is over. We go home.”",
        "Islanders said: “It is over. We go home.”",
        "A spokesman for Nora Vale said: “It is over. We go home.”",
        "Tom Hale and Nora Vale said: “It is over. We go home.”",
        "Nora Vale never said: “It is over. We go home.”",
        "Nora Vale said that Tom Hale had told her: “It is over. We go home.”",
        "“Is it over? Are we going?” Nora Vale said the chair had asked.",
        "“It is over. We go home,” said Nora Vale’s mother.",
        "“It is over. We go home,” said Nora Vale and Tom Hale.",
        "The “best” boat of all. “The Last Boat.” Nora Vale said it was hers.",
        "Nora Vale said her book, “The Last Boat. A Life. A Death. The End”, was out.",
        "‘It’s over. We go home,’ said Nora Vale.",
        "'It's over. We go home,' said Nora Vale.",
        "‘I asked. “Go home. Now.” I went,’ said Nora Vale.",
        "“He told me ‘go’. I went. So,” said Nora Vale.",
        "“He said “go. Now.” I went. So,” said Nora Vale.",
        "“It is over. We go home, said Nora Vale.",
        "It is over. We go home,” said Nora Vale. “I mean it.”",
        'A 12" pipe broke. "It is over. We go home," said Nora Vale.',
        '“It is over. We go home," said Nora Vale.',
    ],
)
def test_what_is_not_certain_is_nobodys(text: str) -> None:
    assert second(text) == []


PIECES = st.lists(
    st.sampled_from(
        "“ ” \" ' ‘ ’ , . ? ! : It is over We go home said told the board Nora Vale she don’t <br> 😀 é — (".split()
    ),
    max_size=30,
)
GLUED = st.tuples(PIECES, st.lists(st.booleans(), min_size=30, max_size=30)).map(
    lambda made: "".join(piece + " " * gap for piece, gap in zip(*made, strict=False))
)


@given(GLUED)
@hypothesis_settings(max_examples=300)
def test_the_second_voice_says_only_whole_sentences_between_marks(text: str) -> None:
    sentences = split(text)
    for start, end in quoted(text, sentences):
        assert (start, end) in sentences
        marks = [mark for mark in text[:start] if mark in '“”"']
        inside = text[start] in '“"' or len(marks) % 2 == 1
        assert inside and "Nora" in text[:start] + text[end:]
        assert not any(mark in text for mark in "‘«")


@given(st.lists(GLUED, min_size=1, max_size=3))
@hypothesis_settings(max_examples=20)
def test_turning_it_on_leaves_every_sentence_where_it_was(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    store = Store(_folder(tmp_path_factory))
    said = script(with_paragraphs(*texts, "“It is over. We go,” said Nora Vale."), {})
    assert said[-2].voice == QUOTE and not said[-1].voice
    one, two = (Speaker(Tone(), store, quotes=quotes).parts(said) for quotes in (None, Other()))
    places = [[(part.address, part.block, part.start, part.end, part.text, part.pause) for part in parts]
              for parts in (one, two)]  # fmt: skip
    assert places[0] == places[1]


def _folder(factory: pytest.TempPathFactory) -> Path:
    return factory.getbasetemp() / "quotations"
