"""IPA from the lexicon to the voice: carried through the spoken text, said by Piper, tested for what a voice drops."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.narration import phonemes
from standfirst.narration.engines import engine
from standfirst.narration.engines.known import phonemes as known_phonemes
from standfirst.narration.engines.piper import respelt
from standfirst.narration.lexicon import Lexicon
from standfirst.narration.spoken import spoken

pytestmark = pytest.mark.no_database

SAYINGS = Lexicon(
    (written, phonemes.marked(written, say))
    for written, say in (("Siobhan", "/ʃɪˈvɔːn/"), ("Ngaio Tredwen", "/ˈnaɪəʊ ˈtrɛdwən/"), ("Marsh", "/mɑːʃ/"))
)


@pytest.mark.parametrize(
    ("text", "piper"),
    [
        ("Siobhan’s boat left.", "[[ʃɪˈvɔːnz]] boat left."),
        ("Then came Siobhan.", "Then came [[ʃɪˈvɔːn.]]"),
        ("She said “Siobhan,” twice.", "She said [[ʃɪˈvɔːn,]] twice."),
        ("Marsh’s Siobhan-like voice", "[[mɑːʃɪz]] [[ʃɪˈvɔːn]]-like voice"),
        ("Ngaio Tredwen wept.", "[[ˈnaɪəʊ]] [[ˈtrɛdwən]] wept."),
        ("[[ʃ]] is no sound.", "ʃ, is no sound."),
    ],
)
def test_what_piper_is_given(text: str, piper: str) -> None:
    assert " ".join(respelt(spoken(text, "en-GB", SAYINGS)).split()) == piper


def test_an_engine_without_phonemes_is_given_the_written_form() -> None:
    said = spoken("Siobhan’s boat", "en-GB", SAYINGS)
    assert phonemes.plain(said) == "Siobhan's boat"


@given(st.text())
def test_no_written_text_can_hold_the_marks(text: str) -> None:
    assert not set(spoken(text)) & {phonemes.BEGIN, phonemes.BETWEEN, phonemes.END}


def test_ipa_is_tidied_to_what_voices_know() -> None:
    assert phonemes.ipa_of("/t͡ʃiː.go ni:/") == "tʃiːɡo niː"
    assert phonemes.ipa_of("Shi-vawn") == phonemes.ipa_of("//") == phonemes.ipa_of("/a/ b") == ""


def test_what_a_voice_drops_is_named() -> None:
    assert phonemes.lost("/ʃɪ⁈ɧ/", {"ʃ", "ɪ"}) == ("⁈", "ɧ")
    assert phonemes.lost("/ʃɪ/", None) == ()
    assert phonemes.lost("Шi-vawn é", {"x"}) == ("Ш",)


def test_the_voice_tells_what_it_has_no_sound_for() -> None:
    known = known_phonemes(engine("piper"))
    assert phonemes.lost("/ˈkʷa ʃɪˈvɔːn/", known) == ("ʷ",)
    assert known_phonemes(engine("tone")) is None


def test_piper_says_the_phonemes_themselves() -> None:
    voice = engine("piper")
    [said] = voice._loaded.phonemize(respelt(spoken("I saw Ngaio Tredwen, once.", "en-GB", SAYINGS)))
    assert " ".join("".join(said).split()) == "aɪ sˈɔː ˈnaɪəʊ ˈtrɛdwən, wˈʌns."
