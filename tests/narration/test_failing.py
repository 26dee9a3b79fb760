"""A sentence that fails is tried again, then said plainly, then left out with a warning; the rest is heard.

And what an edit costs: exactly its own sentences, whatever they are.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from standfirst.narration.engines import EngineFailed
from standfirst.narration.engines.protocol import Speech
from standfirst.narration.engines.tone import Tone
from standfirst.narration.script import script
from standfirst.narration.segments import Store
from standfirst.narration.speaking import Speaker, plain
from tests.narration.stories import with_paragraphs

pytestmark = pytest.mark.no_database


@dataclass
class Choosy:
    """The tests' tone, which comes to grief over some texts: so often, and in its own way."""

    texts: str
    """A pattern."""
    times: int = 99
    grief: Exception = field(default_factory=lambda: EngineFailed("Choosy will not say that."))
    asked: list[str] = field(default_factory=list)
    name: str = "choosy"
    version: str = "1"
    voice: str = "Choosy"
    sample_rate: int = 22_050

    def speak(self, text: str) -> Speech:
        self.asked.append(text)
        if self.times and re.search(self.texts, text):
            self.times -= 1
            raise self.grief
        return Tone().speak(text)


GRIEFS = (EngineFailed("Choosy will not."), RuntimeError("odd"), ValueError("NaN"), KeyError(7))
TEXTS = ("One stood.", "The café, “O’Neill’s”, was shut.", "Three lay.")


def story(engine: Choosy, folder: Path, lanes: int = 1) -> tuple[Speaker, list[str]]:
    """The three sentences narrated, and which of them are heard."""
    speaker = Speaker(engine, Store(folder), lanes=lanes)
    return speaker, [part.text for part in speaker.parts(script(with_paragraphs(*TEXTS), {}))][1:]


def told(engine: Choosy) -> list[str]:
    return [text for text in engine.asked if "caf" in text]


@pytest.mark.parametrize("lanes", [1, 2])
def test_first_it_is_tried_again(tmp_path: Path, lanes: int) -> None:
    engine = Choosy("caf", times=1)
    speaker, heard = story(engine, tmp_path, lanes)
    assert heard == list(TEXTS)
    assert (speaker.warnings, speaker.spoken, len(set(told(engine))), len(told(engine))) == ([], 4, 1, 2)


@pytest.mark.parametrize("lanes", [1, 2])
def test_then_it_is_said_plainly(tmp_path: Path, lanes: int) -> None:
    engine = Choosy("é")
    speaker, heard = story(engine, tmp_path, lanes)
    assert heard == list(TEXTS)
    assert (speaker.warnings, speaker.skipped, speaker.spoken) == ([], 0, 4)
    first, again, bare = told(engine)
    assert first == again
    assert bare == "The cafe O'Neill's was shut"


def test_a_plain_reading_tells_no_word_times_and_is_not_spoken_twice(tmp_path: Path) -> None:
    engine = Choosy("é")
    for _ in range(2):
        speaker = Speaker(engine, Store(tmp_path))
        parts = speaker.parts(script(with_paragraphs(*TEXTS), {}))
        assert [bool(part.words) for part in parts] == [True, True, False, True]
    assert (speaker.spoken, engine.asked.count("The cafe O'Neill's was shut")) == (0, 1)


@pytest.mark.parametrize("lanes", [1, 2])
@pytest.mark.parametrize(
    "grief", [EngineFailed("Choosy will not."), RuntimeError("odd"), ValueError("NaN"), KeyError(7)]
)
def test_then_it_is_left_out_with_a_warning(tmp_path: Path, lanes: int, grief: Exception) -> None:
    engine = Choosy("caf", grief=grief)
    speaker, heard = story(engine, tmp_path, lanes)
    assert heard == [TEXTS[0], TEXTS[2]]
    assert (speaker.skipped, speaker.spoken, len(told(engine))) == (1, 3, 3)
    (warning,) = speaker.warnings
    assert warning.startswith(f"“{TEXTS[1]}” (body.p1.0) is not heard: ")


def test_a_full_disk_is_no_fault_of_the_sentence(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="full"):
        story(Choosy("caf", grief=OSError("full")), tmp_path)


@given(st.text(max_size=80))
def test_a_plain_reading_is_letters_digits_and_spaces(text: str) -> None:
    said = plain(text)
    assert re.fullmatch(r"(?:[A-Za-z0-9]+(?:'[A-Za-z]+)*(?: |$))*", said), said
    assert plain(said) == said


WORDS = st.lists(st.sampled_from("ferry quay board lamp tide".split()), min_size=1, max_size=4)
SENTENCES = st.lists(WORDS.map(lambda words: f"{' '.join(words).capitalize()}."), min_size=1, max_size=8)


@hypothesis_settings(max_examples=20)
@given(SENTENCES, st.lists(SENTENCES, min_size=1, max_size=4), st.sampled_from([1, 2]))
def test_edits_speak_exactly_the_changed_sentences(
    tmp_path_factory: pytest.TempPathFactory, first: list[str], edits: list[list[str]], lanes: int
) -> None:
    folder, engine, known = tmp_path_factory.mktemp("segments"), Choosy("never"), set()
    for sentences in [first, *edits]:
        engine.asked.clear()
        speaker = Speaker(engine, Store(folder), lanes=lanes)
        parts = speaker.parts(script(with_paragraphs(" ".join(sentences)), {}))
        assert [part.text for part in parts[1:]] == sentences
        said = {parts[0].text, *sentences}
        assert sorted(engine.asked) == sorted(said - known)
        assert (speaker.spoken, speaker.reused) == (len(said - known), len(parts) - len(said - known))
        known |= said


@hypothesis_settings(max_examples=20)
@given(st.lists(st.text(max_size=80), min_size=1, max_size=3), st.sampled_from(["[aeiou]", r"\W", "[0-9]", "."]))
def test_any_text_gives_a_sound_or_a_warning(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str], fails: str
) -> None:
    said = script(with_paragraphs(*(re.sub("[<&]", "", text) for text in texts)), {})
    speaker = Speaker(Choosy(fails), Store(tmp_path_factory.mktemp("segments")), lanes=2)
    heard = {part.address for part in speaker.parts(said)}
    for one in said:
        if one.address not in heard and any(letter.isalnum() for letter in one.text):
            assert any(f"({one.address}) is not heard: " in warning for warning in speaker.warnings)
