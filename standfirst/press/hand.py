"""A process that prepares batches for the one that has the turn: `python -m standfirst.press.hand FD`.

FD is its end of a line to that one, and it lives as long as the line does.
"""

import os
import signal
import sys
from contextlib import suppress
from multiprocessing.connection import Connection

import django

NICE = 10
"""Publishing a story, and whatever else runs on the machine, goes before a long press."""


def main(descriptor: int) -> None:
    """Prepare what is ordered until the line ends."""
    os.set_inheritable(descriptor, False)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(NICE)
    django.setup()
    with Connection(descriptor) as line, suppress(EOFError, BrokenPipeError, ConnectionResetError):
        serve(line)


def serve(line: Connection) -> None:
    """Say which release this is, and then answer each order. Raises EOFError and OSError when the line ends."""
    from .job import Gone
    from .prepare import prepare
    from .reader import DATABASE_GONE, Reader
    from .render import release

    line.send(release())
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
    main(int(sys.argv[1]))
