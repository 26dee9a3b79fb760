"""Which output has a path, when more than one asks for it.

One that is leaving the path gives way. Where two claim it at once, the one of lower rank has it and the
other fails with a sentence that names both, whichever came first: so the tree does not depend on the order
of events.
"""

from collections.abc import Iterator

from . import ledger
from .keys import in_words, key_from
from .make import make
from .models import Pressed
from .outputs import REGISTERED
from .plan import Pair, Stale, stale
from .reader import DATABASE_GONE, Reader
from .record import Outcome
from .report import Report


class PathTaken(Exception):
    """Two outputs claim one path."""


def named(item: Stale) -> str:
    """An output as people read it: `story 99`."""
    return f"{item.output} {in_words(key_from(item.key))}"


def settle(outcome: Outcome, reader: Reader, handled: set[Pair]) -> Iterator[tuple[Stale, PathTaken]]:
    """Compare a batch's claims with the ledger: who must give way is evicted or, of this batch, yielded.

    `handled`: the outputs of the batch, which speak for themselves.
    """
    made = {item.path: item.stale for item in outcome.made}
    failed = {item.pair for item, _ in outcome.failed}
    for row in ledger.owners(list(made)):
        item, pair = made[row.path], (row.output, row.key)
        if row.gone:
            outcome.cleared[row.path] = row.pk
        elif pair == item.pair or (pair in handled and pair not in failed):
            continue
        elif (holder := _holder(row, reader)) is not None and holder.rank < item.rank:
            yield item, PathTaken(f"{row.path} is claimed by {named(item)} and by {named(holder)}, which has it.")
        else:
            outcome.cleared[row.path] = row.pk
            reason = f"{named(item)} took its path"
            outcome.evicted.append(stale(pair, reason, REGISTERED))


def _holder(row: Pressed, reader: Reader) -> Stale | None:
    """The row's output, while it still claims its path."""
    item = stale((row.output, row.key), "", REGISTERED)
    try:
        page = make(item, reader, Report())
    except DATABASE_GONE:
        raise
    except Exception:  # noqa: BLE001
        # It cannot be made, so it keeps its old file, and the path with it.
        return item
    return item if page is not None and page.path == row.path else None
