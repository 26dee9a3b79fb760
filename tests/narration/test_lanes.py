"""Work in order on several lanes: nothing twice, nothing out of order, and an end when somebody is more urgent."""

import threading
import time

import pytest

from standfirst.narration.lanes import Lanes

pytestmark = pytest.mark.no_database

NAMES = [f"{number}" for number in range(12)]


class Asked:
    """Counts the looks between two pieces, and ends the work at one of them."""

    def __init__(self, most: int) -> None:
        self.most, self.looks = most, 0

    def __call__(self) -> None:
        self.looks += 1
        if self.looks > self.most:
            raise InterruptedError("Somebody is more urgent.")


@pytest.mark.parametrize("lanes", [1, 2])
def test_each_piece_is_done_once_and_given_in_its_order(lanes: int) -> None:
    done: list[str] = []

    def work(name: str) -> str:
        time.sleep(0.002 * (int(name) % 3))
        done.append(name)
        return f"{name}!"

    asked = Asked(99)
    pieces = [(name, name) for name in [*NAMES, *NAMES]]
    with Lanes(work, pieces, lanes=lanes, between=asked) as row:
        assert row.left == len(NAMES)
        assert [row.take(name) for name in [*NAMES, "3"]] == [f"{name}!" for name in [*NAMES, "3"]]
        assert row.left == 0
    assert sorted(done, key=int) == NAMES
    assert asked.looks == len(NAMES)


def test_two_lanes_work_at_the_same_time() -> None:
    both = threading.Barrier(2)
    with Lanes(lambda name: both.wait(5), [("a", "a"), ("b", "b")], lanes=2, between=Asked(9)) as row:
        row.take("a")


@pytest.mark.parametrize(("lanes", "most_done"), [(1, 4), (2, 4)])
def test_what_is_asked_between_two_pieces_ends_the_work(lanes: int, most_done: int) -> None:
    done: list[str] = []
    with (
        pytest.raises(InterruptedError),
        Lanes(done.append, zip(NAMES, NAMES, strict=True), lanes=lanes, between=Asked(4)) as row,
    ):
        for name in NAMES:
            row.take(name)
    assert set(done) <= set(NAMES[:most_done])


@pytest.mark.parametrize("lanes", [1, 2])
def test_a_failure_is_raised_where_it_is_asked_for_and_again(lanes: int) -> None:
    def work(name: str) -> str:
        if name == "1":
            raise ValueError("no")
        return name

    with Lanes(work, [(name, name) for name in NAMES], lanes=lanes, between=Asked(99)) as row:
        assert row.take("0") == "0"
        for _ in range(2):
            with pytest.raises(ValueError, match="no"):
                row.take("1")
        assert row.take("2") == "2"
