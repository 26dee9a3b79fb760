"""A batch of outputs: made, put into the tree, and only then recorded.

Files come first and the ledger after them, in one transaction. A crash between the two leaves the
ledger as it was, so the same outputs are stale again and the next run makes them once more.
"""

import logging
from dataclasses import dataclass, field
from pathlib import Path

from . import ledger, store
from .claims import Claims
from .crash import crash_point
from .digest import digest_of_bytes
from .keys import in_words, key_from
from .make import Page, failure, make, warm
from .outputs import REGISTERED
from .plan import Pair, Stale
from .reader import DATABASE_GONE, Reader
from .record import Made, Outcome, intend, record
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
    seen: set[Pair] | None = None
    """Outputs that were handled, when a clean press wants to know them."""
    failed: set[Pair] = field(default_factory=set)
    """Outputs that failed in this run, and so are not tried again in it."""
    above: int = 0
    """Touched rows up to this id are done with at the end of a clean press."""


@dataclass(slots=True)
class Batch:
    """One batch, with one reader."""

    run: Run
    wanted: list[Stale]
    reader: Reader = field(default_factory=Reader)
    touched: tuple[int, ...] = ()
    """Touched rows that are done with when this batch is."""
    hold_moves: bool = False
    """An output that moved leaves its old file until the run's end, for the links that other pages still have."""
    staging: store.Staging = field(init=False)
    outcome: Outcome = field(init=False)
    changed: set[str] = field(init=False, default_factory=set)

    def press(self) -> None:
        """Make, write, remove, record. A page that fails keeps its old file and stays due.

        Raises OperationalError and InterfaceError when the database cannot be reached; nothing is lost.
        """
        timing = self.run.report.timing
        self.staging = store.Staging(self.run.root)
        before = ledger.before(item.pair for item in self.wanted)
        self.outcome = Outcome(before, self.run.release, touched=self.touched)
        try:
            self._make_all()
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

    def _make_all(self) -> None:
        with self.run.report.timing("read"):
            warm(self.wanted, self.outcome.before, self.reader)
        claims = Claims(self.reader, {item.pair for item in self.wanted})
        for item in sorted(self.wanted, key=lambda item: item.rank):
            try:
                page = make(item, self.reader, self.run.report)
                if page is not None:
                    self._stage(item, page, claims)
                else:
                    self.outcome.absent.append(item)
            except DATABASE_GONE:
                raise
            except Exception as error:  # noqa: BLE001
                self._fail(item, error)
        for item, taken in claims.settle(self.outcome):
            self._unmake(item, taken)

    def _stage(self, item: Stale, page: Page, claims: Claims) -> None:
        claims.claim(page.path, item)
        if self.run.checking and not self._differs(item, page):
            self.run.report.unchanged += 1
            return
        with self.run.report.timing("write"):
            if self.staging.add(page.path, page.body, trusting=not self.run.checking):
                self.changed.add(page.path)
        self.outcome.made.append(Made(item, page.path, digest_of_bytes(page.body), len(page.body), page.noted))

    def _fail(self, item: Stale, error: Exception, path: str = "") -> None:
        known = self.outcome.before.get(item.pair)
        failed = failure(item, path or (known.path if known else ""), error)
        log.error("%s %s could not be pressed: %s", item.output, in_words(key_from(item.key)), failed.error)
        self.outcome.failed.append((item, failed))

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
            items = [*(made.stale for made in changing), *leaving]
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
        if self.hold_moves:
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

    def _differs(self, item: Stale, page: Page) -> bool:
        known = self.outcome.before.get(item.pair)
        said = store.difference(self.run.root, page.path, page.body)
        if said:
            pass
        elif known is None:
            said = "is not in the ledger"
        elif known.path != page.path:
            said = f"is at {known.path} in the ledger"
        elif known.digest != digest_of_bytes(page.body):
            said = "has another digest in the ledger"
        elif {key: digest for key, (_, digest) in known.reads.items()} != page.noted.digests:
            said = "has read other facts than the ledger says"
        if said:
            self.run.report.differences += (f"{page.path} {said}.",)
        return bool(said)

    def _tell(self, removed: list[str]) -> None:
        report = self.run.report
        written = [made for made in self.outcome.made if made.path in self.changed]
        report.written += tuple((made.path, made.stale.reason) for made in written)
        report.unchanged += len(self.outcome.made) - len(written)
        report.removed += tuple(removed)
        report.failed += tuple(failed for _, failed in self.outcome.failed)
        self.run.failed.update(item.pair for item, _ in self.outcome.failed)
        if self.run.seen is not None:
            self.run.seen.update(item.pair for item in self.wanted)


def _answers_gone(item: Stale) -> bool:
    output = REGISTERED.get(item.output)
    return output is not None and output.gone and not item.drop
