"""Batches, refusals, backing off, giving up."""

import logging
import time
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.ops.after import delivery
from standfirst.ops.after.target import Nothing, SendError

pytestmark = pytest.mark.no_database


class Moody:
    """A target that refuses when its list of moods says so: how many paths it takes first, or None for all."""

    name = "moody"
    lasting = 3600.0

    def __init__(self, size: int, moods: Sequence[int | None]) -> None:
        self.size, self.moods, self.got = size, list(moods), []
        self.longest, self.error = 0, {}

    def wants(self, paths: Sequence[str]) -> Sequence[str]:
        return paths

    def send(self, paths: Sequence[str]) -> None:
        self.longest = max(self.longest, len(paths))
        taken = self.moods.pop(0) if self.moods else None
        if taken is None or taken >= len(paths):
            self.got += paths
            return
        self.got += paths[:taken]
        raise SendError("moody answered 503.", left=paths[taken:], **self.error)


MOODS = st.lists(st.none() | st.integers(0, 5), max_size=12)


@given(count=st.integers(0, 40), size=st.integers(1, 7), moods=MOODS)
def test_every_path_arrives_once_however_often_it_is_refused(count: int, size: int, moods: list[int | None]) -> None:
    target, paths = Moody(size, moods), [f"uk/{number}/index.html" for number in range(count)]
    left, tries, since = tuple(paths), 0, 0.0
    for _ in range(len(moods) + 1):
        delivery._quiet.clear()
        later = delivery.send(target, left, tries, since)
        if later is None:
            break
        left, tries, since = later.paths, later.tries, later.since
    assert later is None
    assert target.got == paths
    assert target.longest <= size


def test_waits_double_up_to_ten_minutes() -> None:
    waits, tries, since = [], 0, time.time()
    for _ in range(11):
        delivery._quiet.clear()
        later = delivery.send(Moody(10, [0]), ["a"], tries, since)
        waits.append(round(later.at.timestamp() - time.time()))
        tries = later.tries
    assert waits == [2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600]


def test_a_receiver_may_ask_for_a_longer_wait() -> None:
    target = Moody(10, [0])
    target.error = {"wait": 90.0}
    assert round(delivery.send(target, ["a"]).at.timestamp() - time.time()) == 90


def test_a_target_that_refused_is_left_alone_and_no_try_is_counted() -> None:
    target = Moody(10, [0])
    first = delivery.send(target, ["a"])
    second = delivery.send(target, ["b"])
    assert (first.tries, second.tries) == (1, 0)
    assert first.said == second.said == "moody answered 503."
    assert target.got == []
    assert second.at.timestamp() == pytest.approx(first.at.timestamp(), abs=0.2)


def test_another_target_is_told_meanwhile() -> None:
    delivery.send(Moody(10, [0]), ["a"])
    other = Moody(10, [])
    other.name = "other"
    assert delivery.send(other, ["a"]) is None
    assert other.got == ["a"]


def test_what_is_too_old_is_given_up_with_one_sentence(caplog: pytest.LogCaptureFixture) -> None:
    assert delivery.send(Moody(10, [0]), ["a", "b"], 9, time.time() - 3_590) is None
    assert [(record.levelno, record.message) for record in caplog.records] == [
        (logging.ERROR, "moody answered 503. It is not told again of a and 1 more.")
    ]


def test_what_would_always_be_refused_is_given_up_at_once(caplog: pytest.LogCaptureFixture) -> None:
    target = Moody(10, [0])
    target.error = {"final": True}
    assert delivery.send(target, ["a"]) is None
    assert [record.levelno for record in caplog.records] == [logging.ERROR]


def test_a_refusal_is_logged_with_one_sentence_and_the_wait(caplog: pytest.LogCaptureFixture) -> None:
    delivery.send(Moody(10, [0]), ["a"])
    assert [(record.levelno, record.message) for record in caplog.records] == [
        (logging.WARNING, "moody answered 503. It is told of a again in 2 s.")
    ]


def test_the_null_version_takes_everything_and_wants_nothing() -> None:
    nothing = Nothing()
    assert nothing.wants(["a"]) == ()
    assert delivery.send(nothing, ["a"]) is None
    assert delivery.empty(nothing) is None
