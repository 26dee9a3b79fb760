"""Written words and when they are heard: from the engine to the player's JSON."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from standfirst.narration.assembly import Part, Sound, duration, sentences
from standfirst.narration.encoding import LEAD_S
from standfirst.narration.engines.tone import GAP_S, WORD_S, Tone
from standfirst.narration.frames import DELAY, FRAME, RATE
from standfirst.narration.models import as_rows
from standfirst.narration.outputs import Timings
from standfirst.narration.script import Said, lines, script
from standfirst.narration.segments import Store, Word
from standfirst.narration.speaking import Speaker
from standfirst.narration.spoken import said_with_places
from standfirst.narration.timings import as_json
from standfirst.narration.word_times import WordTime, as_line, of_line, word_times
from standfirst.stories.values import Story
from tests.narration.stories import NAMES, STORY, with_paragraphs

pytestmark = pytest.mark.no_database


def timed(story: Story, folder: Path) -> tuple[tuple[Part, ...], list[dict[str, object]]]:
    parts = Speaker(Tone(), Store(folder)).parts(script(story, NAMES))
    found = as_json(sentences(parts), duration(parts), [part.words for part in parts])
    return parts, json.loads(found)["sentences"]


def shown(story: Story, block: str, start: int, end: int) -> str:
    text = next(line.text for line in lines(story, NAMES) if line.block == block)
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def test_each_written_word_has_its_time(tmp_path: Path) -> None:
    story = with_paragraphs("It cost £3m 😀 on Tuesday, she said.")
    parts, (_, sentence) = timed(story, tmp_path)
    assert [shown(story, "p0", *word[:2]) for word in sentence["w"]] == [
        "It", "cost", "£3m", "on", "Tuesday", "she", "said",
    ]  # fmt: skip
    begin = parts[0].frames + parts[0].pause
    # "Three million pounds" is three spoken words: what comes after is the sixth.
    places = [0, 1, 2, 5, 6, 7, 8]
    first = begin * FRAME / RATE + LEAD_S + DELAY / RATE
    expected = [first + place * (WORD_S + GAP_S) for place in places]
    assert [word[2] for word in sentence["w"]] == pytest.approx(expected, abs=0.013)


def test_sentences_that_the_page_shows_otherwise_have_no_words(tmp_path: Path) -> None:
    _, found = timed(STORY, tmp_path)
    assert all(sentence.get("w") for sentence in found if sentence["b"])
    assert not any(sentence.get("w") for sentence in found if not sentence["b"])
    said = Said("headline.0", "headline", 0, 20, "Ferry to stay", 900)
    assert not list(word_times(said, said_with_places(said.text)[1], [Word(0, 5, 0.1)]))


def test_words_come_through_the_database_into_the_published_file(tmp_path: Path) -> None:
    parts, _ = timed(with_paragraphs("It cost £3m."), tmp_path)
    kept = tuple(Part(**row) for row in json.loads(json.dumps(as_rows(parts))))
    assert kept == parts
    published = json.loads(Timings().body(Sound("d" * 32, kept)))
    assert [len(sentence["w"]) for sentence in published["sentences"]] == [len(of_line(part.words)) for part in parts]


def test_a_segment_without_its_words_is_good(tmp_path: Path) -> None:
    story = with_paragraphs("One stood.")
    timed(story, tmp_path)
    for path in tmp_path.rglob("*.words"):
        path.unlink()
    again = Speaker(Tone(), Store(tmp_path))
    parts = again.parts(script(story, NAMES))
    assert (again.spoken, again.reused) == (0, 2)
    assert {part.words for part in parts} == {""}
    assert b'"w"' not in as_json(sentences(parts), duration(parts), [part.words for part in parts])


def test_a_corrected_sentence_leaves_the_others_their_words(tmp_path: Path) -> None:
    (old, _), (new, _) = (
        timed(with_paragraphs(f"One stood. Two {verb}. Three lay.", "Four ran."), tmp_path) for verb in ("sat", "slept")
    )
    kept = [one == other for one, other in zip(old, new, strict=True)]
    assert kept == [True, True, False, False, True]
    assert (old[3].segment, [t.ms for t in of_line(old[3].words)]) == (
        new[3].segment,
        [t.ms for t in of_line(new[3].words)],
    )


@given(st.lists(st.builds(WordTime, *[st.integers(0, 10**6)] * 3)))
def test_a_line_says_what_it_was_made_of(times: list[WordTime]) -> None:
    assert list(of_line(as_line(iter(times)))) == times


WRITTEN = st.text(st.sampled_from("abé 12£%.,;:’“”—-()/\u00a0😀[]\ufeff" + "e " * 5), max_size=80)


@hypothesis_settings(max_examples=25)
@given(st.lists(WRITTEN | st.text(max_size=40), min_size=1, max_size=3))
def test_any_text_has_ordered_words_inside_its_sentences(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    story = with_paragraphs(*(re.sub("[<&]", "", text) for text in texts))
    parts, found = timed(story, tmp_path_factory.mktemp("segments"))
    for part, sentence in zip(parts, found, strict=True):
        words = sentence["w"]
        assert isinstance(words, list)
        assert words
        spans = [(start, end) for start, end, _ in words]
        assert all(sentence["s"] <= start < end <= sentence["e"] for start, end in spans)
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))
        times = [sentence["t0"], *(at for _, _, at in words), sentence["t1"]]
        assert times == sorted(times)
        assert words[-1][2] < sentence["t0"] + part.frames * FRAME / RATE
