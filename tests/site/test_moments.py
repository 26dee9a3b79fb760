"""Times in words."""

from datetime import UTC, datetime

import pytest

from standfirst.site.moments import length, length_words, moment, month_text


def at(month: int, day: int, hour: int, minute: int) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("when", "zone", "language", "text", "iso"),
    [
        (at(11, 22, 6, 11), "Europe/London", "en-GB",
         "22 November 2026, 06:11 GMT", "2026-11-22T06:11:00+00:00"),
        (at(7, 1, 22, 30), "Europe/London", "en-GB",
         "1 July 2026, 23:30 BST", "2026-07-01T23:30:00+01:00"),
        (at(7, 1, 23, 30), "Europe/London", "en-GB",
         "2 July 2026, 00:30 BST", "2026-07-02T00:30:00+01:00"),
        (at(7, 1, 4, 5), "America/New_York", "en-US",
         "July 1, 2026, 12:05 a.m. EDT", "2026-07-01T00:05:00-04:00"),
        (at(7, 1, 12, 0), "Asia/Kathmandu", "en-GB",
         "1 July 2026, 17:45 UTC+5:45", "2026-07-01T17:45:00+05:45"),
        (at(7, 1, 12, 0), "America/Sao_Paulo", "en-GB",
         "1 July 2026, 09:00 UTC-3", "2026-07-01T09:00:00-03:00"),
    ],
)  # fmt: skip
def test_moments(when: datetime, zone: str, language: str, text: str, iso: str) -> None:
    found = moment(when, zone, language)
    assert (found.text, found.iso) == (text, iso)


def test_lengths() -> None:
    assert [length(s) for s in (0, 59.6, 245, 3725)] == ["0:00", "1:00", "4:05", "1:02:05"]
    assert [length_words(s) for s in (0, 1, 60, 245)] == ["0 seconds", "1 second", "1 minute", "4 minutes 5 seconds"]


def test_months() -> None:
    assert (month_text(202601), month_text(202612)) == ("January 2026", "December 2026")
