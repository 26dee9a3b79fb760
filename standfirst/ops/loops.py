"""The two loops behind publishing: press what was touched, and look for what is due."""

import logging
import threading
import time
from contextlib import suppress

from django.db import DatabaseError, close_old_connections, connection

from standfirst.newsroom.due import sweep
from standfirst.press import history
from standfirst.press.collector import spare_the_collector
from standfirst.press.report import Report
from standfirst.press.run import pending, press
from standfirst.press.turn import NotMyTurn

logger = logging.getLogger(__name__)

LOOK = 0.05
"""Seconds between two looks at what was touched."""
GLANCE = 0.005
"""Seconds between two looks whether SQLite's file was written to at all, which costs next to nothing."""
SWEEP = 0.4
"""Seconds between two looks at what is due: an embargo ends within a second with its page on disk."""
PRUNE = 600.0
"""Seconds between two looks for runs that are too old to be kept."""
FIRST_WAIT, LONGEST_WAIT = 0.5, 10.0
"""Seconds to wait after the database or the disk refused: doubled with each refusal in a row."""


def run(stop: threading.Event) -> None:
    """Turns until `stop` is set. A refusal of the database or the disk is logged, waited for and tried again."""
    wait, next_sweep, next_prune, first = FIRST_WAIT, 0.0, 0.0, True
    while not stop.is_set():
        try:
            if time.monotonic() >= next_sweep:
                next_sweep = time.monotonic() + SWEEP
                sweep()
            if time.monotonic() >= next_prune:
                next_prune = time.monotonic() + PRUNE
                history.prune()
            seen = _version()
            # The first press looks for a new release too, which nobody touched.
            turn(always=first)
            wait, first = FIRST_WAIT, False
            spare_the_collector()
            _rest(stop, seen)
        except (DatabaseError, OSError) as error:
            logger.error("The press waits %g s: %s", wait, error)
            connection.close()
            stop.wait(wait)
            wait = min(LONGEST_WAIT, wait * 2)


def _rest(stop: threading.Event, seen: int) -> None:
    """Waits until the next look, which comes at once where the database was written to since it was `seen`."""
    until = time.monotonic() + LOOK
    glance = GLANCE if connection.vendor == "sqlite" else LOOK
    while not stop.wait(glance) and time.monotonic() < until and _version() == seen:
        pass


def _version() -> int:
    """A number that is another when another connection has written to SQLite's file; 0 for other databases."""
    if connection.vendor != "sqlite":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA data_version")
        return int(cursor.fetchone()[0])


def turn(*, always: bool) -> None:
    """Presses if there is anything to press and nobody else is pressing."""
    if always or pending():
        # Whoever has the turn presses this too; what they miss is found in a moment.
        with suppress(NotMyTurn):
            tell(press(wait=False))
    close_old_connections()


def tell(report: Report) -> None:
    """Logs what a press did, if it did anything."""
    if report.written or report.removed:
        seconds = sum(report.seconds.values())
        logger.info("%d written, %d removed in %.3f s", len(report.written), len(report.removed), seconds)
    for failure in report.failed:
        logger.error("%s %s cannot be pressed: %s", failure.output, failure.key, failure.error)
