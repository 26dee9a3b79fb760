"""One runner at a time."""

import threading
import time
from pathlib import Path

import pytest
from django.db import connection

from standfirst.press.run import press
from standfirst.press.turn import ADVISORY, NotMyTurn, turn


def test_another_runner_does_not_start(paper: Path) -> None:
    with turn(), pytest.raises(NotMyTurn, match=r"^Another process is pressing\.$"):
        press(wait=False)
    assert press(wait=False).written


def test_another_runner_waits_when_it_may(transactional_db: None, plant: Path) -> None:
    order = []
    started = threading.Event()

    def second() -> None:
        started.set()
        with turn():
            order.append("second")
        connection.close()

    thread = threading.Thread(target=second)
    with turn():
        thread.start()
        assert started.wait(5)
        time.sleep(0.05)
        order.append("first")
    thread.join(5)
    assert order == ["first", "second"]


def test_a_second_machine_is_held_off_by_the_database(transactional_db: None, plant: Path, home: Path) -> None:
    """Two machines share no lock file. With SQLite there is one machine only, and no lock to be found."""
    if connection.vendor != "postgresql":
        with turn(), connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        assert (home / "private/press.lock").is_file()
        return
    other = connection.copy()
    try:
        with turn(), other.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [ADVISORY])
            assert cursor.fetchone() == (False,)
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [ADVISORY])
            assert cursor.fetchone() == (True,)
            (home / "private/press.lock").unlink()
            with pytest.raises(NotMyTurn, match="Another machine"), turn(wait=False):
                pass
    finally:
        other.close()
