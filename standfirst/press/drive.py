"""What waits is pressed a batch at a time, by this process or, where there is much, by several; the news goes first."""

from collections import deque
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Protocol, TypeAlias

from . import everything, ledger, record
from .batch import Batch, Run
from .collector import spare_the_collector
from .crew import Crew, processes
from .job import Job, Order
from .models import Due, Pressed
from .pace import Pace
from .plan import Pair, Stale

MANY = 500
"""Outputs from which on further processes are worth the second that each takes to begin."""
AT_ONCE = 1000
"""Waiting outputs that are looked up together."""
LOOK = 0.02
"""Seconds between two looks at the touched rows while others work."""

Progress: TypeAlias = Callable[[int, int], None]
"""Told after each batch: outputs handled so far, and how many there are to handle as far as known."""


class Source(Protocol):
    """Where the outputs come from."""

    due: bool
    """Whether they are noted as due."""

    def next(self, run: Run, count: int) -> list[Stale]:
        """The next of them; none when all were given."""

    def left(self) -> int:
        """How many there are still, about."""


class Waiting:
    """All that is due and did not fail, newest first."""

    due = True

    def __init__(self) -> None:
        self._found: deque[Stale] = deque()
        self._rounds = -1
        self._beyond = 0
        self.marks: set[str] = set()
        """Keys of what stands for a press of everything, as far as found."""

    def next(self, run: Run, count: int) -> list[Stale]:
        """The first of them. A round of touched rows may have changed which these are."""
        if not self._found or self._rounds != run.rounds:
            self.look(run)
        return [self._found.popleft() for _ in range(min(count, len(self._found)))]

    def left(self) -> int:
        """Those that are not given out."""
        return len(self._found) + self._beyond

    def look(self, run: Run) -> None:
        """Find the first thousand."""
        out: set[Pair] = run.crew.out() if run.crew else set()
        found = ledger.waiting(AT_ONCE + len(out))
        rows = [item for item in found if item.output != everything.NAME]
        self.marks.update(item.key for item in found if item.output == everything.NAME)
        self._found = deque(item for item in rows if item.pair not in out)
        self._rounds = run.rounds
        # Fewer than were asked for are all that there are.
        count = Due.objects.filter(tries=0).count() if len(rows) >= AT_ONCE else 0
        self._beyond = max(0, count - len(rows))


class Every:
    """Every output there is, for a check."""

    due = False

    def __init__(self, reason: str) -> None:
        self._items: Iterator[Stale] = everything.every_output(reason)
        self._left = Pressed.objects.filter(gone=False).count()
        self._seen: set[int] = set()

    def next(self, run: Run, count: int) -> list[Stale]:
        """The next of them."""
        some = list(islice(self._items, count))
        self._left = max(0, self._left - len(some))
        self._seen.update(hash(item.pair) for item in some)
        return some

    def left(self) -> int:
        """As many as the ledger has beyond those that were given."""
        return self._left

    def unseen(self) -> Iterator[Pair]:
        """What the ledger has and was not given."""
        return (pair for pair in ledger.all_pairs() if hash(pair) not in self._seen)


def drive(run: Run, source: Source, most: int, fresh: Callable[[], bool], progress: Progress | None) -> None:
    """Press all that a source has, `most` outputs at a time at the most.

    `fresh` plans and presses a round of touched rows, and is called before each batch as long as it finds any.
    Raises OperationalError and InterfaceError when the database cannot be reached.
    """
    if source.left() >= MANY:
        spare_the_collector()
    pace, handled = Pace(most), 0
    while True:
        if fresh():
            continue
        done = _settled(run, source, pace)
        if done is None:
            done = _next(run, source, pace)
        if done is None:
            return
        handled += done
        if done and progress is not None:
            progress(handled, handled + source.left() + (len(run.crew.out()) if run.crew else 0))


def _next(run: Run, source: Source, pace: Pace) -> int | None:
    """Hand out a batch, or press one here; how many outputs are done with that, None when there was nothing to do."""
    crew = run.crew
    if crew is not None and not crew.free and crew.busy:
        return 0
    some = source.next(run, pace.size)
    if some and crew is None and source.left() >= MANY and processes() > 1:
        run.crew = Crew(run.root, run.release, processes())
    if some and crew is not None and crew.free:
        crew.give(Order(some, run.root, run.checking, run.rounds))
        return 0
    if some:
        _press(run, source, some, pace)
        return len(some)
    if crew is None or not crew.busy:
        return None
    crew.listen(LOOK)
    return 0


def _settled(run: Run, source: Source, pace: Pace) -> int | None:
    """Put the oldest batch that is out in its place, if it is made; how many outputs that were, None for no batch.

    Waits a moment only where nothing else can be done.
    """
    if run.crew is None:
        return None
    job = run.crew.next(0 if run.crew.free or not run.crew.busy else LOOK)
    if job is None:
        return None
    if job.prepared is None:
        _press(run, source, job.order.wanted, pace)
    else:
        with pace.timed(len(job.order.wanted)):
            _settle(run, source, job)
    return len(job.order.wanted)


def _press(run: Run, source: Source, some: list[Stale], pace: Pace) -> None:
    with pace.timed(len(some)):
        Batch(run, some, run.reader, waited=True, due=source.due).press()
    run.reader.grow_old()


def _settle(run: Run, source: Source, job: Job) -> None:
    prepared = job.prepared
    if prepared is None:
        raise ValueError("a batch that was not prepared cannot be settled.")
    try:
        aside = job.put_aside(prepared)
        if aside and not source.due:
            record.spill(aside, ())
        gone = {item.pair for item in aside}
        wanted = [item for item in job.order.wanted if item.pair not in gone]
        # The ledger may have changed since the other process looked.
        prepared.before = ledger.before(item.pair for item in wanted)
    except BaseException:
        prepared.staging.discard()
        raise
    Batch(run, wanted, run.reader, waited=True, due=source.due).settle(prepared)
