"""Processes that prepare batches for one run: given out in order, and settled in that order by whoever has the turn."""

import logging
import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from socket import socketpair

from django.conf import settings
from django.db import OperationalError

from . import store
from .job import Gone, Job, Order, Ready
from .keys import FactKey, key_text
from .plan import Pair
from .prepare import Prepared

log = logging.getLogger(__name__)

AHEAD = 2
"""Batches that a process has at once: the one that it makes, and the next."""


def processes() -> int:
    """How many processes may make outputs: settings.PRESS_PROCESSES, else the processors that this one may use."""
    return getattr(settings, "PRESS_PROCESSES", 0) or len(os.sched_getaffinity(0))


@dataclass(slots=True, eq=False)
class Hand:
    """One process, and the line to it."""

    line: Connection
    pid: int = 0
    """0 until it is ready."""
    jobs: deque[Job] = field(default_factory=deque)


class Crew:
    """The processes of one run. They are this one's children, and end when their line to it does."""

    def __init__(self, root: Path, release: str, count: int) -> None:
        self._root = root
        self._release = release
        self._first, self._hands = _hired(count)
        self._jobs: deque[Job] = deque()

    @property
    def free(self) -> bool:
        """Whether a process could do more."""
        # One that takes long holds up what was given out after it; that must not pile up.
        few = len(self._jobs) < 2 * AHEAD * len(self._hands)
        return few and any(hand.pid and len(hand.jobs) < AHEAD for hand in self._hands)

    @property
    def busy(self) -> bool:
        """Whether a batch is out."""
        return bool(self._jobs)

    def out(self) -> set[Pair]:
        """The outputs that are being made."""
        return {item.pair for job in self._jobs for item in job.order.wanted}

    def give(self, order: Order) -> None:
        """Have the process that has least to do make a batch. Raises IndexError when none is `free`."""
        hand = sorted((hand for hand in self._hands if hand.pid), key=lambda hand: len(hand.jobs))[0]
        job = Job(order)
        self._jobs.append(job)
        hand.jobs.append(job)
        try:
            hand.line.send(order)
        except OSError:
            self._bury(hand)

    def next(self, seconds: float) -> Job | None:
        """The oldest batch that is out, once it is prepared or lost; None when it is not within the time.

        Raises OperationalError when its process could not reach the database.
        """
        self.listen(0.0 if self._head_is_done() else seconds)
        return self._jobs.popleft() if self._head_is_done() else None

    def doubt(self, rows: Mapping[str, set[int]], facts: Collection[FactKey]) -> None:
        """Have all that is out know that a round was planned."""
        texts = {key_text(key) for key in facts} if self._jobs else set()
        for job in self._jobs:
            job.doubt(rows, texts)

    def doubt_paths(self, paths: set[str]) -> None:
        """Have all that is out know which files were written or removed."""
        for job in self._jobs:
            job.paths |= paths

    def close(self) -> None:
        """End the processes, whatever they are at, and take away what they left."""
        with suppress(ProcessLookupError):
            os.killpg(self._first.pid, signal.SIGKILL)
        for hand in self._hands:
            _drained(hand.line)
        self._first.wait()
        store.sweep(self._root)
        self._hands.clear()
        self._jobs.clear()

    def _head_is_done(self) -> bool:
        return bool(self._jobs) and (self._jobs[0].lost or self._jobs[0].prepared is not None)

    def listen(self, seconds: float) -> None:
        """Wait for a word of any process. Raises OperationalError as `next` does."""
        lines = {hand.line: hand for hand in self._hands}
        for line in wait(list(lines), seconds):
            hand = lines[line]  # type: ignore[index]
            try:
                self._hear(hand, hand.line.recv())
            except (EOFError, OSError):
                self._bury(hand)

    def _hear(self, hand: Hand, said: object) -> None:
        if isinstance(said, Gone):
            raise OperationalError(said.said)
        if isinstance(said, Prepared):
            hand.jobs.popleft().prepared = said
        elif isinstance(said, Ready) and said.release == self._release:
            hand.pid = said.pid
        else:
            # The files changed after this process began. What it makes would be recorded under another release.
            self._bury(hand)

    def _bury(self, hand: Hand) -> None:
        """Do without a process: what it had is made by others."""
        self._hands.remove(hand)
        # One that lives yet ends with its line.
        hand.line.close()
        log.warning("A process of the press ended; the others go on.")
        for job in hand.jobs:
            job.lost = True


def _hired(count: int) -> tuple[subprocess.Popen[bytes], list[Hand]]:
    """The first process, from which the others come, and all of them."""
    pairs = [socketpair() for _ in range(count)]
    theirs = [end.fileno() for _, end in pairs]
    command = [sys.executable, "-m", "standfirst.press.hand", *map(str, theirs)]
    # In a session of its own: Ctrl-C is for the one that has the turn, and that one ends the others.
    first = subprocess.Popen(command, pass_fds=theirs, stdin=subprocess.DEVNULL, start_new_session=True)
    for _, end in pairs:
        end.close()
    return first, [Hand(Connection(ours.detach())) for ours, _ in pairs]


def _drained(line: Connection) -> None:
    """Wait until the process at the other end is gone."""
    with line, suppress(EOFError, OSError):
        while True:
            line.recv()
