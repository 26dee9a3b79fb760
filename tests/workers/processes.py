"""Processes to be workers in tests."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def forked(work: Callable[[], object]) -> Iterator[int]:
    """A process like this one that does `work` and then waits to be killed; its id, once the work is done."""
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        try:
            # The parent's session must not be used by two; it is kept, so that nothing ends it.
            kept, connection.connection = connection.connection, None
            work()
            os.write(writing, b".")
            while kept is not work:
                signal.pause()
        finally:
            os.kill(os.getpid(), signal.SIGKILL)
    os.close(writing)
    try:
        assert os.read(reading, 1) == b"."
        yield process
    finally:
        os.close(reading)
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
