"""The bulletin's opening line, in words."""

from datetime import UTC, datetime

import pytest

from standfirst.narration.assembly import Part
from standfirst.narration.bulletin import BETWEEN_MS, join
from standfirst.narration.frames import frames_of
from standfirst.narration.openings import line, number
from standfirst.narration.spoken import spoken


@pytest.mark.parametrize(
    ("hour", "zone", "language", "said"),
    [
        (6, "Europe/London", "en-GB", "six o'clock on Sunday the twenty-second of November."),
        (0, "Europe/London", "en-GB", "midnight on Sunday the twenty-second of November."),
        (12, "Europe/London", "en-GB", "midday on Sunday the twenty-second of November."),
        (18, "Europe/London", "en-GB", "six o'clock on Sunday the twenty-second of November."),
        (23, "Europe/Paris", "en-GB", "midnight on Monday the twenty-third of November."),
        (0, "America/New_York", "en-US", "seven o'clock on Saturday, November twenty-first."),
        (6, "Asia/Kolkata", "en-GB", "half past eleven on Sunday the twenty-second of November."),
        (6, "Asia/Kathmandu", "en-GB", "a quarter to twelve on Sunday the twenty-second of November."),
        (6, "Australia/Eucla", "en-GB", "a quarter to three on Sunday the twenty-second of November."),
    ],
)
def test_place_and_time(hour: int, zone: str, language: str, said: str) -> None:
    found = line("The Tamsey Courant", datetime(2026, 11, 22, hour, tzinfo=UTC), zone, language)
    assert found == f"The Tamsey Courant, the headlines at {said}"


def test_no_english_is_said_where_the_paper_has_another_language() -> None:
    found = line("Der Hafenbote", datetime(2026, 11, 22, 17, tzinfo=UTC), "Europe/Berlin", "de")
    assert found == "Der Hafenbote, 2026-11-22, 18:00."
    said = "Der Hafenbote, zweiundzwanzigster November zweitausendsechsundzwanzig, achtzehn Uhr."
    assert spoken(found, "de") == said


def test_hours_are_numbered_whatever_the_zone() -> None:
    assert number(datetime(1970, 1, 2, 1, tzinfo=UTC)) == 25
    assert number(datetime.fromisoformat("1970-01-02T02:00+01:00")) == 25


def part(name: str, pause: int) -> Part:
    return Part(name, name, 0, 1, name, name, 10, pause)


def test_stories_stand_apart() -> None:
    first, second = (part("a", 3), part("b", 3)), (part("c", 400),)
    joined = join(part("opening", 5), [first, second])
    assert [one.address for one in joined] == ["opening", "a", "b", "c"]
    assert [one.pause for one in joined] == [5, 3, frames_of(BETWEEN_MS), 400]
    assert join(None, [second]) == second
