"""The fine voice, with its real model: the same bytes every time, words in order, nothing too long for it."""

import hashlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.narration import segments
from standfirst.narration.engines import symbols, voices
from standfirst.narration.engines.kokoro import MOST_AT_ONCE, Kokoro, pieces_of
from standfirst.narration.engines.symbols import NUMBERS, Sounded, converted, sounded
from standfirst.narration.frames import RATE
from standfirst.narration.loudness import loudness_of, true_peak
from standfirst.narration.phonemes import marked
from tests.narration.sounding import decoded

pytestmark = pytest.mark.no_database

SENTENCE = "“Nobody was hurt,” she said, “but three of the boats were lost.”"
PLACE = voices.installation() / "kokoro"


@pytest.fixture(scope="module")
def emma() -> Kokoro:
    assert PLACE.is_dir(), "Kokoro is lacking; `standfirst voices add kokoro --for-all` installs it."
    return Kokoro(PLACE, "bf_emma")


def spelt(text: str, *, american: bool = False) -> list[str]:
    return [word.symbols for word in sounded(text, american)]


@pytest.mark.parametrize(
    ("text", "british", "american"),
    [
        ("boat", "bˈQt", "bˈOt"),
        ("day", "dˈA", "dˈA"),
        ("judge", "ʤˈʌʤ", "ʤˈʌʤ"),
        ("church", "ʧˈɜːʧ", "ʧˈɜɹʧ"),
        ("happy", "hˈapi", "hˈæpi"),
        ("bottle", "bˈɒtᵊl", "bˈɑTᵊl"),
        ("hair", "hˈɛː", "hˈɛɹ"),
        ("past", "pˈɑːst", "pˈæst"),
    ],
)
def test_words_are_spelt_in_the_models_alphabet(text: str, british: str, american: str) -> None:
    assert (spelt(text), spelt(text, american=True)) == ([british], [american])


def test_what_espeak_says_as_one_is_given_to_each_word() -> None:
    assert spelt("one of the boats") == ["wˈʌn", "ɒv", "ðə", "bˈQts"]


@pytest.mark.parametrize(
    ("text", "british", "american"),
    [
        ("sixty-four", "sˈɪksti fˈɔː", "sˈɪksti fˈɔɹ"),
        ("a family-run", "fˈamɪli ɹˈʌn", "fˈæmɪli ɹˈʌn"),
        ("eighteen", "ˌAtˈiːn", "ˌAtˈin"),
        ("thirteen", "θˌɜːtˈiːn", "θˌɜɹtˈin"),
        ("seventeen", "sˌɛvəntˈiːn", "sˌɛvəntˈin"),
        ("None", "nˈʌn", "nˈʌn"),
        ("someone’s", "sˈʌmwʌnz", "sˈʌmwʌnz"),
    ],
)
def test_numbers_are_not_heard_as_others(text: str, british: str, american: str) -> None:
    assert (spelt(text)[-1], spelt(text, american=True)[-1]) == (british, american)


def test_marks_stay_with_their_words() -> None:
    assert spelt("“Stop,” he said – why?")[0:2] == ["“stˈɒp,”", "hiː"]
    assert spelt("a – b [x] *")[1::2] == ["—", "ˈɛks"]


def test_letters_and_titles_are_said_as_such() -> None:
    assert spelt("the R A F")[1:] == ["ˈɑːɹ", "ˈA", "ˈɛf"]
    assert spelt("A man of Ms Rowe") == ["ɐ", "mˈan", "ɒv", "mˈɪz", "ɹˈQ"]


def test_the_lexicons_sounds_are_taken_as_they_are() -> None:
    text = f"met {marked('Siobhán', '/ʃɪˈvɔːn/')}'s brother"
    assert spelt(text)[1] == "ʃɪvˈɔːnz"


def test_every_symbol_has_a_number_that_is_its_own() -> None:
    assert len(set(NUMBERS.values())) == len(NUMBERS)
    assert set(converted("ˈæŋɡɹi", american=True)) <= set(NUMBERS)


def test_all_that_espeak_says_of_many_words_is_known() -> None:
    text = "Journalists measured six hundred unusual bridges; youths enjoyed thorough, cheerful, Welsh poetry outdoors."
    for american in (False, True):
        for word in sounded(text, american):
            assert word.symbols
            assert set(word.symbols) <= set(NUMBERS)
            assert text[word.start : word.end].strip()


@given(st.text(max_size=40) | st.lists(st.sampled_from("a of the — “x” [[h]] N H S 12 é 日本 *".split()), max_size=12))
def test_any_text_is_spelt_in_known_symbols_and_in_its_own_order(drawn: str | list[str]) -> None:
    text = drawn if isinstance(drawn, str) else " ".join(drawn)
    words = sounded(text, american=False)
    assert [text[word.start : word.end] for word in words] == text.split()
    assert {symbol for word in words for symbol in word.symbols} <= set(NUMBERS)


def test_a_long_text_is_cut_after_clauses_and_never_too_long() -> None:
    clause = [Sounded(0, 1, "abcdefghi" + ("," if number % 7 == 6 else "")) for number in range(200)]
    pieces = list(pieces_of(clause))
    assert [word for piece in pieces for word in piece] == clause
    assert max(sum(len(word.symbols) + 1 for word in piece) for piece in pieces) <= MOST_AT_ONCE
    assert all(piece[-1].symbols.endswith(",") for piece in pieces[:-1])
    assert max(len(word.symbols) for piece in pieces_of([Sounded(0, 1, "a" * 2000)]) for word in piece) == 510
    assert list(pieces_of([Sounded(0, 1, "")] * 400)) == []


ALONE = """
import hashlib, re, sys
from pathlib import Path
from standfirst.narration.engines.kokoro import Kokoro
said = Kokoro(Path(sys.argv[1]), "bf_emma").speak(sys.argv[2])
peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text()).group(1)
print(hashlib.sha256(said.samples.tobytes()).hexdigest(), int(peak) // 1024)
"""


def test_another_process_gives_the_same_samples_and_keeps_its_size(emma: Kokoro) -> None:
    told = subprocess.run(
        [sys.executable, "-c", ALONE, str(PLACE), SENTENCE], capture_output=True, text=True, check=True
    ).stdout.split()
    # In this one two sentences are spoken side by side.
    with ThreadPoolExecutor(2) as lanes:
        said, _ = lanes.map(emma.speak, [SENTENCE, "The ferry sailed."])
    assert told[0] == hashlib.sha256(said.samples.tobytes()).hexdigest()
    assert int(told[1]) < 600


def test_every_word_has_its_time(emma: Kokoro) -> None:
    said = emma.speak(SENTENCE)
    assert [SENTENCE[word.start : word.end] for word in said.words] == SENTENCE.split()
    begins = [word.at for word in said.words]
    assert begins == sorted(set(begins))
    assert 0.1 < begins[0] / 24_000 < 0.6
    assert 2.5 < len(said.samples) / 24_000 < 6
    # The pauses after "hurt" and "said" are heard.
    gaps = np.diff(begins) / 24_000
    assert gaps[2] > 0.35 and gaps[4] > 0.35
    assert np.abs(said.samples).max() < 1


def test_its_segments_are_as_loud_as_all_others(emma: Kokoro) -> None:
    sound = decoded(segments.make(emma, "The harbour board met on Monday.").data)
    assert loudness_of(sound, RATE) == pytest.approx(-16, abs=0.5)
    assert true_peak(sound) <= -1


def test_what_cannot_be_said_gives_no_sound(emma: Kokoro) -> None:
    assert emma.speak(" * ").samples.size == 0
    assert symbols.marks("<*>") == ""
