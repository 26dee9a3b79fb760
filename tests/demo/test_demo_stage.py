"""Story files laid out as if filed in the last days."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.ops.demo import stage
from standfirst.wire.sources import story_file

pytestmark = pytest.mark.no_database

FIRST = datetime(2026, 3, 20, tzinfo=UTC)
MOMENTS = st.integers(0, 14 * 366 * 24 * 60).map(lambda minutes: FIRST + timedelta(minutes=minutes))


def newest(now: datetime) -> datetime:
    return datetime.fromisoformat(stage.moved(stage.NEWEST.isoformat(), stage.shift(now)))


@given(MOMENTS)
def test_the_newest_story_is_less_than_a_day_old_and_never_ahead(now: datetime) -> None:
    # A day on which clocks go back has 25 hours.
    assert timedelta(0) <= now - newest(now) <= timedelta(hours=25)


@given(MOMENTS)
def test_a_story_keeps_its_hour_on_the_papers_clock(now: datetime) -> None:
    local = newest(now).astimezone(stage.ZONE)
    assert (local.hour, local.minute) == (stage.NEWEST.hour, stage.NEWEST.minute)


def test_only_times_move() -> None:
    text = "published: 2026-03-11T21:40:00+00:00\nheadline: 2014-2022, 41-40\n"
    assert stage.moved(text, timedelta(days=3)) == text.replace("03-11", "03-14")


def test_a_story_filed_at_6_11_in_winter_is_of_6_11_in_summer() -> None:
    assert stage.moved("2026-03-06T18:11:00+00:00", timedelta(days=120)) == "2026-07-04T18:11:00+01:00"


def test_every_file_is_laid_out_with_one_story_ahead(tmp_path: Path) -> None:
    now = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    written = stage.lay_out(tmp_path, now)
    assert [path.name for path in written] == [path.name for path in stage.sources()]
    times = [story_file.read(path.read_bytes(), path.name).published for path in written]
    assert sum(when > now for when in times if when) == 1
