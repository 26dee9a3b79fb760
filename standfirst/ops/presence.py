"""Which workers are there: each holds a lock under its name for as long as its process lives.

A lock needs no clock: a worker that is stopped, swapped out or busy keeps it, and one that is killed loses it.
PostgreSQL keeps the locks for all machines. With SQLite there is one machine, and its kernel keeps them, each a byte
of one file.
"""

import fcntl
import os
from functools import cache
from hashlib import blake2b
from pathlib import Path

from django.conf import settings
from django.db import connection

from standfirst.press.turn import noticed_sooner

LOCK_FILE = "workers.lock"


def announce(worker: str) -> None:
    """Take the lock, or take it again where the connection that had it is lost. Does not wait for it.

    With PostgreSQL it belongs to this thread's connection, which has to stay open.
    """
    if connection.vendor != "postgresql":
        fcntl.lockf(_file(settings.ENVIRONMENT.private / LOCK_FILE), fcntl.LOCK_EX | fcntl.LOCK_NB, 1, _number(worker))
        return
    with connection.cursor() as cursor:
        # Asked for a second time in one session it would have to be given back twice.
        cursor.execute(f"SELECT {_held('pid = pg_backend_pid()')}", [_number(worker)])
        if not cursor.fetchone()[0]:
            cursor.execute(f"SELECT pg_try_advisory_lock(%s), {noticed_sooner()}", [_number(worker)])


def present(worker: str) -> bool:
    """Whether a process holds a worker's lock. Another than this one, with SQLite."""
    if connection.vendor != "postgresql":
        return _byte_taken(_file(settings.ENVIRONMENT.private / LOCK_FILE), _number(worker))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {_held()}", [_number(worker)])
        return bool(cursor.fetchone()[0])


def _held(more: str = "true") -> str:
    """SQL: whether the advisory lock of the number that is its one parameter is held in this database."""
    return (
        "EXISTS (SELECT 1 FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database"  # noqa: S608
        " WHERE datname = current_database() AND locktype = 'advisory' AND objsubid = 1 AND granted"
        f" AND (classid::bigint << 32 | objid::bigint) = %s AND {more})"
    )


def _number(worker: str) -> int:
    """What a worker's lock goes by: 62 bits, so that a file's offset can be it too."""
    return int.from_bytes(blake2b(worker.encode(), digest_size=8).digest(), "big") >> 2


@cache
def _file(path: Path) -> int:
    """The file of the locks, opened once: the kernel drops all of a process's locks when it closes one descriptor."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def _byte_taken(file: int, number: int) -> bool:
    try:
        fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB, 1, number)
    except (BlockingIOError, PermissionError):
        # Which of the two it is differs between kernels.
        return True
    fcntl.lockf(file, fcntl.LOCK_UN, 1, number)
    return False
