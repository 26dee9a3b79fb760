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


def _named(item: Stale) -> str:
    return f"{item.output} {in_words(key_from(item.key))}"


class Claims:
    """The claims of one batch."""

    def __init__(self, reader: Reader, handled: set[Pair]) -> None:
        self._reader = reader
        self._handled = handled
        """Outputs of the batch: they speak for themselves."""
        self._claims: dict[str, Stale] = {}

    def claim(self, path: str, item: Stale) -> None:
        """Ask for a path, in order of rank. Raises PathTaken when another of the batch has it."""
        holder = self._claims.setdefault(path, item)
        if holder.pair != item.pair:
            raise PathTaken(f"{path} is claimed by {_named(item)} and by {_named(holder)}, which has it.")

    def settle(self, outcome: Outcome) -> Iterator[tuple[Stale, PathTaken]]:
        """Compare the claims with the ledger: who must give way is evicted or, from this batch, yielded."""
        made = {item.path: item.stale for item in outcome.made}
        failed = {item.pair for item, _ in outcome.failed}
        for row in ledger.owners(list(made)):
            item, pair = made[row.path], (row.output, row.key)
            if row.gone:
                outcome.cleared[row.path] = row.pk
            elif pair == item.pair or (pair in self._handled and pair not in failed):
                continue
            elif (holder := self._holder(row)) is not None and holder.rank < item.rank:
                yield item, PathTaken(f"{row.path} is claimed by {_named(item)} and by {_named(holder)}, which has it.")
            else:
                outcome.cleared[row.path] = row.pk
                reason = f"{_named(item)} took its path"
                outcome.evicted.append(stale(pair, reason, REGISTERED))

    def _holder(self, row: Pressed) -> Stale | None:
        """The row's output, while it still claims its path."""
        item = stale((row.output, row.key), "", REGISTERED)
        try:
            page = make(item, self._reader, Report())
        except DATABASE_GONE:
            raise
        except Exception:  # noqa: BLE001
            # It cannot be made, so it keeps its old file, and the path with it.
            return item
        return item if page is not None and page.path == row.path else None
