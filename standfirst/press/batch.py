"""A batch of outputs: made, put into the tree, and only then recorded.

Files come first and the ledger after them, in one transaction. A crash between the two leaves the
ledger as it was, so the same outputs are stale again and the next run makes them once more.
"""

import logging
from dataclasses import dataclass, field
from pathlib import Path

from . import store
from .claims import settle
from .crash import crash_point
from .crew import Crew
from .keys import in_words, key_from
from .make import failure
from .outputs import REGISTERED
from .plan import Stale
from .prepare import Prepared, prepare
from .reader import Reader
from .record import Outcome, intend, record
from .report import Report

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Run:
    """What the batches of one run share."""

    root: Path
    release: str
    report: Report
    checking: bool = False
    """Compare the tree and the ledger with what is made, and report each difference."""
    failed: set[tuple[str, str]] = field(default_factory=set)
    """Outputs that failed in this run, and so are not tried again in it."""
    above: int = 0
    """Touched rows up to this id are done with when all that hangs on them is noted as due."""
    rounds: int = 0
    """Rounds of touched rows so far: what was read before one is not read again after it."""
    reader: Reader = field(default_factory=Reader)
    """Keeps what many batches read, such as the navigation, until the next round."""
    listings: dict[str, str] = field(default_factory=dict)
    """Text of a listing's key -> digest, of listings whose members this run has recorded."""
    crew: Crew | None = None
    """Processes that make outputs for this run, where there are many."""


@dataclass(slots=True)
class Batch:
    """One batch, with one reader."""

    run: Run
    wanted: list[Stale]
    reader: Reader = field(default_factory=Reader)
    touched: tuple[int, ...] = ()
    """Touched rows that are done with when this batch is."""
    waited: bool = False
    """The outputs are among many: noted as due already, perhaps. One that moved leaves its old file until the run's
    end, for the links that other pages still have."""
    due: bool = False
    """They are noted as due, so this need not be done before they are written."""
    staging: store.Staging = field(init=False)
    outcome: Outcome = field(init=False)
    changed: set[str] = field(init=False, default_factory=set)

    def press(self) -> None:
        """Make, write, remove, record. A page that fails keeps its old file and stays due.

        Raises OperationalError and InterfaceError when the database cannot be reached; nothing is lost.
        """
        self.settle(prepare(self.wanted, self.reader, self.run.root, checking=self.run.checking))

    def settle(self, prepared: Prepared) -> None:
        """Write, remove and record what was made, here or by another process. Raises as `press` does."""
        timing = self.run.report.timing
        self.staging = prepared.staging
        try:
            self._take(prepared)
            crash_point("staged")
            with timing("record"):
                self._intend()
            crash_point("intended")
            with timing("write"):
                self._write()
        finally:
            self.staging.discard()
        crash_point("written")
        with timing("write"):
            removed = self._remove()
        crash_point("removed")
        self.outcome.changed, self.outcome.removed = self._new(), tuple(removed)
        with timing("record"):
            record(self.outcome)
        crash_point("recorded")
        self._tell(removed)

    def _take(self, prepared: Prepared) -> None:
        report = self.run.report
        report.spent(prepared.seconds)
        self.outcome = Outcome(
            prepared.before,
            self.run.release,
            made=prepared.made,
            absent=prepared.absent,
            failed=prepared.failed,
            touched=self.touched,
            listings=self.run.listings,
        )
        self.changed = self.staging.paths()
        report.unchanged += prepared.unchanged
        report.differences += tuple(said for _, said in prepared.differences)
        with report.timing("record"):
            for item, taken in settle(self.outcome, self.reader, {item.pair for item in self.wanted}):
                self._unmake(item, taken)

    def _fail(self, item: Stale, error: Exception, path: str) -> None:
        self.outcome.failed.append((item, failure(item, path, error)))

    def _unmake(self, item: Stale, error: Exception) -> None:
        made = next(made for made in self.outcome.made if made.stale == item)
        self.outcome.made.remove(made)
        self.staging.drop(made.path)
        self.changed.discard(made.path)
        self._fail(item, error, made.path)

    def _intend(self) -> None:
        before = self.outcome.before
        changing = [made for made in self.outcome.made if made.path in self.changed]
        leaving = [item for item in self.outcome.absent if item.pair in before]
        known = {item.path for item in before.values()}
        if changing or leaving:
            items = [] if self.due else [*(made.stale for made in changing), *leaving]
            intend(items, [made for made in changing if made.path not in known])

    def _write(self) -> None:
        refused = self.staging.commit()
        for made in [made for made in self.outcome.made if made.path in refused]:
            self._unmake(made.stale, refused[made.path])
            if not (self.run.root / made.path).is_file():
                self.outcome.unwritten.append(made.path)

    def _new(self) -> tuple[str, ...]:
        known = self.outcome.before
        return tuple(
            made.path
            for made in self.outcome.made
            if made.path in self.changed
            or (before := known.get(made.stale.pair)) is None
            or (before.path, before.digest) != (made.path, made.digest)
        )

    def _remove(self) -> list[str]:
        """Take away the files of absent outputs, and the old files of those that moved."""
        before, outcome = self.outcome.before, self.outcome
        taken = {made.path for made in outcome.made}
        absent = {before[item.pair].path: item for item in outcome.absent if item.pair in before}
        moved = {
            before[made.stale.pair].path
            for made in outcome.made
            if made.stale.pair in before and before[made.stale.pair].path != made.path
        }
        if self.waited:
            outcome.leaving = sorted(moved - taken)
            moved = set()
        leaving = sorted((absent.keys() | moved) - taken)
        removed = [path for path in leaving if self._removed(path, absent.get(path))]
        outcome.gone = [path for path in removed if path in absent and _answers_gone(absent[path])]
        return removed

    def _removed(self, path: str, absent: Stale | None) -> bool:
        try:
            store.remove(self.run.root, path)
        except store.StoreError as error:
            if absent is None:
                self.outcome.leaving.append(path)
            else:
                self.outcome.absent.remove(absent)
                self._fail(absent, error, path)
            return False
        return True

    def _tell(self, removed: list[str]) -> None:
        report = self.run.report
        for item, failed in self.outcome.failed:
            log.error("%s %s could not be pressed: %s", item.output, in_words(key_from(item.key)), failed.error)
        written = [made for made in self.outcome.made if made.path in self.changed]
        report.written += tuple((made.path, made.stale.reason) for made in written)
        report.unchanged += len(self.outcome.made) - len(written)
        report.removed += tuple(removed)
        report.failed += tuple(failed for _, failed in self.outcome.failed)
        self.run.failed.update(item.pair for item, _ in self.outcome.failed)
        if self.run.crew is not None:
            self.run.crew.doubt_paths({*removed, *(made.path for made in self.outcome.made)})


def _answers_gone(item: Stale) -> bool:
    output = REGISTERED.get(item.output)
    return output is not None and output.gone and not item.drop
