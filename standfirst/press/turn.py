"""One runner at a time, over every process of a newsroom and, with PostgreSQL, every machine."""

import fcntl
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import Error, connection

log = logging.getLogger(__name__)

LOCK_FILE = "press.lock"
ADVISORY = 0x57A4DF12
"""The number under which PostgreSQL keeps the lock."""
NOTICED = {"tcp_keepalives_idle": "10", "tcp_keepalives_interval": "5", "tcp_keepalives_count": "3"}
"""PostgreSQL's settings (seconds, seconds, tries) for a session that holds a lock.

A killed process is noticed at once. Of a machine that lost its power nothing is heard, and the kernel's own defaults
would keep its lock for two hours; so it is noticed after 25 seconds.
"""


class NotMyTurn(Exception):
    """Another runner is pressing, and this one was not to wait."""


@contextmanager
def turn(*, wait: bool = True) -> Iterator[None]:
    """Hold the press. Raises NotMyTurn when it is taken and `wait` is False.

    The kernel and the database free the lock of a process that dies.
    """
    with _file_lock(settings.ENVIRONMENT.private / LOCK_FILE, wait), _database_lock(wait):
        yield


@contextmanager
def _file_lock(path: Path, wait: bool) -> Iterator[None]:
    path.parent.mkdir(parents=True, exist_ok=True)
    opened = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(opened)
        raise NotMyTurn("Another process is pressing.") from None
    try:
        yield
    finally:
        os.close(opened)


@contextmanager
def _database_lock(wait: bool) -> Iterator[None]:
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT pg_{'' if wait else 'try_'}advisory_lock(%s), {noticed_sooner()}",
            [ADVISORY],
        )
        if cursor.fetchone()[0] is False:
            raise NotMyTurn("Another machine is pressing.")
    try:
        yield
    finally:
        _release()


def noticed_sooner() -> str:
    """The SQL expressions by which a session of PostgreSQL has its own end noticed soon."""
    return ", ".join(f"set_config('{name}', '{value}', false)" for name, value in NOTICED.items())


def _release() -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ADVISORY])
    except Error as error:
        # The lock belongs to the session: ending that frees it, whatever state the session is in.
        log.warning("The press's lock is freed by closing the connection: %s", error)
        connection.close()
