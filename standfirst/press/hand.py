"""Processes that prepare batches for the one that has the turn: `python -m standfirst.press.hand FD...`.

Each FD is one process's end of a line to that one, and a process lives as long as its line does.
"""

import os
import signal
import sys
from contextlib import suppress
from multiprocessing.connection import Connection

import django
from django.db import connections

NICE = 10
"""Publishing a story, and whatever else runs on the machine, goes before a long press."""


def main(lines: list[int]) -> None:
    """Prepare what is ordered until the line ends, in a process for each line."""
    for each in lines:
        os.set_inheritable(each, False)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(NICE)
    django.setup()
    from .render import release

    release()
    with Connection(divided(lines)) as line, suppress(EOFError, BrokenPipeError, ConnectionResetError):
        serve(line)


def divided(lines: list[int]) -> int:
    """Become a process for each line, and return this one's.

    They share the memory of all that was imported by now, which is most of what one has.
    """
    from . import prepare  # noqa: F401 - imported once for all of them
    from .collector import spare_the_collector

    connections.close_all()
    # The collector also writes into every object that it looks at, and what is written to is no longer shared.
    spare_the_collector()
    for place, line in enumerate(lines[1:], 1):
        if os.fork() == 0:
            for other in (lines[0], *lines[place + 1 :]):
                os.close(other)
            return line
        os.close(line)
    return lines[0]


def serve(line: Connection) -> None:
    """Say which release this is, and then answer each order. Raises EOFError and OSError when the line ends."""
    from .job import Gone, Ready
    from .prepare import prepare
    from .reader import DATABASE_GONE, Reader
    from .render import release

    line.send(Ready(os.getpid(), release()))
    reader, rounds = Reader(), 0
    while True:
        order = line.recv()
        if order.rounds != rounds:
            reader, rounds = Reader(), order.rounds
        try:
            line.send(prepare(order.wanted, reader, order.root, checking=order.checking))
        except DATABASE_GONE as error:
            line.send(Gone(str(error)))
        reader.grow_old()


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]])
