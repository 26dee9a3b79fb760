"""A press of everything: each output is noted as due, and the press then goes on as ever.

So whoever dies on the way has lost nothing, and the next run goes on from there. A row among those that are due,
which is no output, stands for the whole: first that everything was asked for, and then, until the last of them is
pressed, that everything is noted.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from . import outputs, plan, record
from .batch import Run
from .keys import Key, key_text
from .ledger import chunks
from .models import Due, Pressed, Touched
from .plan import Stale, stale

NAME = "everything"
"""In the place of an output's name."""
ASKED, NOTED = '"asked"', '"noted"'
FIRST, LAST = -1, 1_000_000
"""In the place of an output's order."""
MANY = 1000
"""Outputs that are noted in one transaction."""


def ask() -> bool:
    """Have everything pressed by this run, or by another after it; whether `note` comes next.

    Where a press of everything was interrupted, it goes on instead.
    """
    with transaction.atomic():
        found = Due.objects.filter(output=NAME).values_list("key", flat=True).first()
        if found is None:
            Due.objects.create(output=NAME, key=ASKED, order=FIRST, newness=0, reason=plan.EVERYTHING)
    return found != NOTED


def note(run: Run, fresh: Callable[[], None]) -> None:
    """Everything was asked for: note each output as due, and what the ledger has besides.

    What was touched before is done with then. `fresh` is called now and then, for what is touched meanwhile.
    """
    touched = array("q", Touched.objects.order_by("id").values_list("id", flat=True).iterator())
    run.above = max(touched, default=0)
    Due.objects.filter(tries__gt=0).update(tries=0, not_before=None)
    for items in (every_output(plan.EVERYTHING), _others()):
        note_some(items, fresh)
    with transaction.atomic():
        record.spill((), touched)
        Due.objects.filter(output=NAME).update(key=NOTED, order=LAST)
    run.above = 0


def note_some(items: Iterable[Stale], fresh: Callable[[], None]) -> None:
    """Note outputs as due, MANY at a time, so that neither an editor's save nor the news waits for all of them."""
    for some in chunks(items, MANY):
        record.spill(some, ())
        fresh()


def finish() -> None:
    """Nothing is left of it."""
    Due.objects.filter(output=NAME, key=NOTED).delete()


def every_output(reason: str) -> Iterator[Stale]:
    """Every key of every output, in the order of writing."""
    for output in outputs.in_order():
        for key in _streamed(output.keys()):
            yield stale((output.name, key_text(key)), reason, outputs.REGISTERED)


def note_release(run: Run, fresh: Callable[[], None]) -> None:
    """Note as due what was made with another release."""
    rows = Pressed.objects.filter(gone=False).exclude(release=run.release)
    note_some((stale(pair, plan.RELEASE, outputs.REGISTERED) for pair in _by_id(rows)), fresh)


def _others() -> Iterator[Stale]:
    """What the ledger has and nothing else does: asked once more, each goes if it is not there."""
    same = Due.objects.filter(output=OuterRef("output"), key=OuterRef("key"))
    for pair in _by_id(Pressed.objects.filter(~Exists(same), gone=False)):
        yield replace(stale(pair, plan.DROPPED, outputs.REGISTERED), order=LAST - 1)


def _by_id(rows: QuerySet[Pressed]) -> Iterator[plan.Pair]:
    """Outputs and keys, a thousand at a time, since the ledger is written meanwhile."""
    last = 0
    while some := list(rows.filter(id__gt=last).order_by("id").values_list("id", "output", "key")[:MANY]):
        yield from ((output, key) for _, output, key in some)
        last = some[-1][0]


def _streamed(keys: Iterable[Key]) -> Iterable[Key]:
    return keys.iterator() if isinstance(keys, QuerySet) else keys
