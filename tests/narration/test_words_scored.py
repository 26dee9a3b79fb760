"""The scoreboard's own definitions: what is an error of meaning, and what is compared with NeMo's readings."""

import pytest

from bench import words

pytestmark = pytest.mark.no_database


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        ("five million pounds", "five billion pounds"),
        ("five million pounds", "five million euros"),
        ("one hundred and five", "one hundred and five five"),
        ("It was not agreed.", "It was agreed."),
        ("It wasn't agreed.", "It was agreed."),
        ("Asha Rowe spoke.", "Rowe spoke."),
        ("two one", "two to one"),
        ("The N H S paid.", "The N S paid."),
        ("minus two degrees", "two degrees"),
        ("a day", "a week"),
    ],
)
def test_errors_of_meaning(expected: str, said: str) -> None:
    assert words.alters_meaning(expected, said)


@pytest.mark.parametrize(
    ("expected", "said"),
    [
        ("one hundred and five homes", "one hundred five homes"),
        ("Asha Rowe, Labour, spoke.", "Asha Rowe Labour spoke."),
        ("It wasn't agreed.", "It isn't agreed."),
        ("The Number Ten cat", "the number ten cat"),
    ],
)
def test_no_errors_of_meaning(expected: str, said: str) -> None:
    assert not words.alters_meaning(expected, said)


def test_no_news_sentence_is_altered() -> None:
    assert [case.written for case in words.cases(words.NEWS) if words.alters_meaning(case.spoken, case.said)] == []


def test_nemo_is_compared_by_sound() -> None:
    assert words.plain("One hundred and five P M, twenty-first") == words.plain("one hundred five PM twenty first")
    assert words.plain("two metres") == "two meters" != words.plain("three metres")


def test_nemo_cases() -> None:
    nemo = words.cases(words.NEMO, "en-US")
    assert len(nemo) >= 450
    assert sum(words.as_nemo(case) for case in nemo) >= 0.97 * len(nemo)
    # As a newsroom has it, without NeMo's conventions.
    assert sum(words.plain(case.said) == words.plain(case.spoken) for case in nemo) >= 0.82 * len(nemo)
