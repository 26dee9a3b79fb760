"""How long one page may take to render: a template that never ends must not hold up the news. No Django here."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

SECONDS = 30.0
"""A page takes milliseconds; a long recording that is assembled, less than a second."""


class TookTooLong(Exception):
    """A page was not rendered in time."""


@contextmanager
def limited(what: str) -> Iterator[None]:
    """Raise TookTooLong, naming `what`, when what is inside takes longer than SECONDS.

    Only in a process's main thread, as the press's worker is, since only there a signal is heard; elsewhere, and
    within one call of compiled code, time is not limited. Nothing inside may speak to a database, whose answer
    would be left half read.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def late(number: int, frame: FrameType | None) -> NoReturn:
        raise TookTooLong(f"{what} took longer than {SECONDS:g} s to render.")

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
