"""The one loop: plan, render, put, record; what must go is removed last.

press()                   bring the published files in step with what was touched
press(everything=True)    press every key of every output
verify()                  compare every output with the tree and the ledger, heal, report
why(path)                 what a file was made of, and when and why
pending()                 whether press() would find anything to do
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from . import after, facts, history, ledger, outputs, plan, record, render, store, turn
from . import everything as all_outputs
from .batch import Batch, Run
from .check import strays
from .crash import crash_point
from .drive import Every, Progress, Waiting, drive
from .keys import FactKey, key_from, key_text
from .ledger import Taken, chunks, pending
from .make import warm_keys
from .models import Leaving, Pressed
from .models import Run as Noted
from .plan import Stale
from .reader import DATABASE_GONE, Reader
from .report import Failure, Report
from .why import why

__all__ = ["Failure", "Report", "pending", "press", "verify", "why"]

log = logging.getLogger(__name__)

BATCH = 100
"""Outputs in one transaction of the ledger."""
TOUCHED = 500
"""Touched rows planned together."""
POSTPONED = 60.0
"""Seconds until a touched row that could not be planned is tried again."""


def press(*, everything: bool = False, wait: bool = True, progress: Progress | None = None) -> Report:
    """Bring the published files in step with the facts.

    A ledger that is empty has everything pressed; where that was interrupted, it goes on. Raises `turn.NotMyTurn` when
    another runner is at work and `wait` is False, and OperationalError when the database cannot be reached: all that
    was due stays due.
    """
    with _running(wait) as run:
        kind = Noted.Kind.CHANGES
        if everything or not Pressed.objects.exists():
            kind = Noted.Kind.EVERYTHING
            if all_outputs.ask():
                _note(run)
        _work(run, progress)
    return _end(run.report, kind)


def verify(*, wait: bool = True, progress: Progress | None = None) -> Report:
    """Make every output again, compare it with the tree and the ledger, and heal.

    What was due is pressed first and is no difference. A command exits non-zero unless `Report.good`.
    """
    with _running(wait) as run:
        _work(run, progress)
        run.checking = True
        every = Every("healed")
        drive(run, every, BATCH, lambda: _fresh(run), progress)
        _forget(run, every.unseen())
        run.checking = False
        known = len(run.report.removed)
        strays(run.root, run.report)
        after.queue((), run.report.removed[known:])
        _work(run, progress)
    return _end(run.report, Noted.Kind.CHECK)


def _end(report: Report, kind: Noted.Kind) -> Report:
    """What follows once the turn is somebody else's."""
    report.after = after.follow([path for path, _ in report.written], report.removed)
    history.note(report, kind)
    return report


@contextmanager
def _running(wait: bool) -> Iterator[Run]:
    with turn.turn(wait=wait):
        root = settings.ENVIRONMENT.public
        store.sweep(root)
        run = Run(root, render.release(), Report())
        try:
            yield run
        finally:
            if run.crew is not None:
                run.crew.close()


def _work(run: Run, progress: Progress | None = None) -> None:
    """Touched rows before all that waits, another release's pages among it, newest first."""
    _press(run, _constant(run), Reader())
    _all_fresh(run)
    _again(run)
    if ledger.has_other_release(run.release):
        all_outputs.note_release(run, lambda: _all_fresh(run))
    waiting = Waiting()
    waiting.look(run)
    if all_outputs.ASKED in waiting.marks:
        _note(run)
        waiting.look(run)
    drive(run, waiting, BATCH, lambda: _fresh(run), progress)
    if waiting.marks:
        all_outputs.finish()
    _close(run)


def _note(run: Run) -> None:
    all_outputs.note(run, lambda: _all_fresh(run))


def _all_fresh(run: Run) -> None:
    while _fresh(run):
        pass


def _constant(run: Run) -> list[Stale]:
    """Outputs that no row brings about (style sheets, robots.txt) and that the ledger does not have."""
    keys = {output.name: list(output.keys()) for output in outputs.in_order() if not output.roots}
    pairs = [(name, key_text(key)) for name, some in keys.items() for key in some]
    return plan.ranked(plan.unknown(keys, ledger.known_pairs(pairs)), outputs.REGISTERED)


def _fresh(run: Run) -> bool:
    """One round of touched rows; False when there are none."""
    taken = ledger.take(TOUCHED, run.above)
    if taken.ids:
        _round(run, taken)
    return bool(taken.ids)


def _round(run: Run, taken: Taken) -> None:
    reader = Reader()
    try:
        with run.report.timing("plan"), reader.sharing():
            found = _plan(run, taken, reader)
    except DATABASE_GONE:
        raise
    except Exception as error:  # noqa: BLE001
        _alone(run, taken, error)
        return
    run.rounds += 1
    run.reader = Reader()
    crash_point("planned")
    _press(run, found, reader, taken.ids)


def _alone(run: Run, taken: Taken, error: Exception) -> None:
    """One row that cannot be planned must not hold up the others: each alone, and that one later."""
    if len(taken.ids) > 1:
        for id, pair in zip(taken.ids, taken.pairs, strict=True):
            _round(run, Taken((id,), (pair,)))
        return
    source, row = taken.pairs[0]
    log.error("What hangs on %s %s could not be found.", source, row, exc_info=error)
    record.postpone(taken.ids, POSTPONED)
    run.report.failed += (Failure("", f"{source} {row}", "", f"{type(error).__name__}: {error}"),)


def _plan(run: Run, taken: Taken, reader: Reader) -> list[Stale]:
    touches = plan.by_source(taken.pairs)
    keys = plan.affected(touches, facts.ROWS.values(), facts.LISTINGS.values(), ledger.held(touches))
    if run.crew is not None:
        run.crew.doubt(touches, keys)
    read = ledger.known({key_text(key) for key in keys})
    found = plan.reasons(ledger.out_of_step(now := _digests(read, reader)), now)
    new = plan.candidates(touches, outputs.in_order())
    pairs = [(name, key_text(key)) for name, some in new.items() for key in some]
    return plan.ranked(plan.unknown(new, ledger.known_pairs(pairs)) | found, outputs.REGISTERED)


def _digests(texts: set[str], reader: Reader) -> dict[str, str]:
    keys: dict[str, FactKey] = {text: key for text in texts if isinstance(key := key_from(text), tuple)}
    warm_keys(keys.values(), reader)
    return {text: reader.digest_or_unreadable(key) for text, key in keys.items()}


def _press(run: Run, found: list[Stale], reader: Reader, touched: tuple[int, ...] = ()) -> None:
    """A few at once; many are noted as due first, so that a crash between two batches loses none."""
    if len(found) <= BATCH:
        if found or touched:
            Batch(run, found, reader, touched).press()
        return
    _note_as_due(run, found, touched)
    crash_point("spilled")


def _note_as_due(run: Run, found: list[Stale], touched: tuple[int, ...]) -> None:
    before, run.above = run.above, max(run.above, *touched, 0)
    all_outputs.note_some(found, lambda: _all_fresh(run))
    record.spill((), touched)
    run.above = before


def _again(run: Run) -> None:
    """One batch of those that failed before, so that many failures do not hold up the news."""
    some = [item for item in ledger.failing(BATCH) if item.pair not in run.failed]
    if some:
        known = len(run.report.failed)
        Batch(run, some).press()
        run.report.again = len(run.report.failed) - known


def _forget(run: Run, unseen: Iterator[plan.Pair]) -> None:
    """Take away what a check found in the ledger alone."""
    for pairs in chunks(unseen, BATCH):
        run.report.differences += tuple(f"{name} {key} is in the ledger, but is no output." for name, key in pairs)
        Batch(run, [Stale(name, key, plan.DROPPED, drop=True) for name, key in pairs]).press()


def _close(run: Run) -> None:
    """Remove the files of paths that were left, unless another output has taken them."""
    rows = Leaving.objects.order_by("path").values_list("path", "gone")
    for paths in chunks(rows):
        some = [path for path, _ in paths]
        owned = set(Pressed.objects.filter(path__in=some, gone=False).values_list("path", flat=True))
        done = [path for path in some if path in owned or _left(run, path)]
        crash_point("closed")
        with transaction.atomic():
            left = [path for path in done if path not in owned]
            record.record_gone([path for path, gone in paths if gone and path in left], run.release)
            after.queue((), left)
            Leaving.objects.filter(path__in=done).delete()


def _left(run: Run, path: str) -> bool:
    try:
        found = store.remove(run.root, path)
    except store.StoreError as error:
        later = timezone.now() + timedelta(seconds=POSTPONED)
        Leaving.objects.filter(path=path).update(not_before=later)
        run.report.failed += (Failure("", "", path, str(error)),)
        return False
    run.report.removed += (path,) if found else ()
    return True
