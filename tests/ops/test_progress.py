"""The bar says how much time is left, from how fast the work goes now."""

import pytest

from standfirst.ops.progress import WINDOW, Speed, line, spoken

pytestmark = pytest.mark.no_database


def test_nothing_is_said_before_two_seconds_nor_without_a_whole() -> None:
    speed = Speed()
    assert speed.left(100, 1000, 0.0) is None
    assert speed.left(200, 1000, 1.0) is None
    assert speed.left(300, 0, 5.0) is None


def test_what_was_done_before_counts_for_nothing() -> None:
    """A press that goes on begins at a high number, and has not done that since."""
    speed = Speed()
    speed.left(90_000, 100_000, 0.0)
    assert speed.left(90_100, 100_000, 10.0) == pytest.approx(990.0)


def test_only_the_last_half_minute_counts() -> None:
    speed = Speed()
    speed.left(0, 10_000, 0.0)
    for second in range(1, 101):
        speed.left(second * 10, 10_000, float(second))
    for second in range(101, 101 + int(WINDOW) + 2):
        left = speed.left(1000 + (second - 100) * 100, 10_000, float(second))
    done = 1000 + 32 * 100
    assert left == pytest.approx((10_000 - done) / 100, rel=0.02)


def test_another_piece_of_work_starts_anew() -> None:
    speed = Speed()
    speed.left(0, 100, 0.0)
    assert speed.left(50, 100, 10.0) == pytest.approx(10.0)
    assert speed.left(1, 100, 11.0) is None


@pytest.mark.parametrize(
    ("seconds", "said"), [(0.2, "1 s"), (40, "40 s"), (150, "2 min"), (200, "3 min"), (7500, "2 h 5 min")]
)
def test_times_as_people_read_them(seconds: float, said: str) -> None:
    assert spoken(seconds) == said


def test_the_line_names_it_and_fits() -> None:
    assert line("Pressing", 15, 30, 80, 40.0).endswith("15/30, 40 s left")
    assert line("Pressing", 30, 30, 80, 0.0).endswith("30/30")
    assert len(line("Pressing", 15, 30, 20, 40.0)) == 19
