"""Numbers that a listener would take for others, as espeak alone has them."""

import pytest

from standfirst.narration.engines.clear_numbers import stressed
from standfirst.narration.engines.piper import Piper

pytestmark = pytest.mark.no_database


@pytest.mark.parametrize(
    ("espeak", "said"),
    [
        ("ˈeɪtiːn mˈɪliən", "ˌeɪtˈiːn mˈɪliən"),
        ("fˈɔːɹtiːn, sˈɪkstiːn", "fˌɔːɹtˈiːn, sˌɪkstˈiːn"),
        ("fˈɔːtiːn", "fˌɔːtˈiːn"),
        ("sˈɛvəntˌiːn", "sˌɛvəntˈiːn"),
        ("nˈaɪntiːn nˈaɪnti", "nˌaɪntˈiːn nˈaɪnti"),
        ("kˈɔːtiːn", "kˈɔːtiːn"),
        ("kæntˈiːn", "kæntˈiːn"),
        ("fˈɔːtiːnθ", "fˈɔːtiːnθ"),
    ],
)
def test_only_teens_are_stressed_at_their_end(espeak: str, said: str) -> None:
    assert stressed(espeak) == said


def test_the_quick_voice_says_them_clearly_and_knows_when() -> None:
    text = "Some sixty-four hectares and eighteen family-run boats."
    voice = Piper()
    words = voice.speak(text).words
    assert [text[word.start : word.end] for word in words] == text.split()
    assert [word.at for word in words] == sorted({word.at for word in words})
    assert voice._alone("eighteen") == "ˌeɪtˈiːn"
