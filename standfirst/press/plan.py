"""From touched rows to stale outputs, each with its reason. No Django here: what it needs is handed in.

A touched row may change its own row facts, the listings it may appear under now, and the listings
that held it when they were last read. Where the digest of such a fact is what an output read, that
output is left alone, however many rows were touched.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from .digest import ABSENT
from .facts import ListingFact, RowFact
from .keys import FactKey, Key, in_words, key_from, key_text

if TYPE_CHECKING:
    from .outputs import Output

Touches: TypeAlias = Mapping[str, Collection[int]]
"""Source -> touched ids of it."""
Pair: TypeAlias = tuple[str, str]
"""An output's name and the text of its key."""

EVERYTHING = "everything is pressed"
NEW = "new"
RELEASE = "new release"
DROPPED = "no output has this key any longer"


@dataclass(frozen=True, slots=True)
class Stale:
    """An output that has to be pressed."""

    output: str
    key: str
    """Canonical text."""
    reason: str
    order: int = 0
    newness: int = 0
    drop: bool = False
    """Take it away without asking the output, which no longer has this key."""

    @property
    def pair(self) -> Pair:
        return self.output, self.key

    @property
    def rank(self) -> tuple[int, int, str, str]:
        """Lower is pressed first, and keeps a path that two outputs claim."""
        return self.order, -self.newness, self.output, self.key


def by_source(touched: Iterable[tuple[str, int]]) -> dict[str, set[int]]:
    """Touched (source, id) pairs, grouped."""
    found: dict[str, set[int]] = {}
    for source, row in touched:
        found.setdefault(source, set()).add(row)
    return found


def row_keys(touches: Touches, rows: Iterable[RowFact]) -> set[FactKey]:
    """The row facts that touched rows may have changed."""
    return {(fact.name, id) for fact in rows for source in fact.of for id in touches.get(source, ())}


def listing_keys(touches: Touches, listings: Iterable[ListingFact]) -> set[FactKey]:
    """The listings that touched rows may appear under now."""
    found: set[FactKey] = set()
    for fact in listings:
        ids = {id for source in fact.of for id in touches.get(source, ())}
        if ids:
            found.update((fact.name, *args) for keys in fact.keys(ids).values() for args in keys)
    return found


def affected(
    touches: Touches,
    rows: Iterable[RowFact],
    listings: Iterable[ListingFact],
    held: Iterable[str],
) -> set[FactKey]:
    """Every fact that may have changed. `held`: texts of listings that held a touched row when last read."""
    before = {key for key in map(key_from, held) if isinstance(key, tuple)}
    return row_keys(touches, rows) | listing_keys(touches, listings) | before


def change(key: str, before: str, now: str) -> str:
    """What happened to a fact, in words."""
    name = in_words(key_from(key))
    if now == ABSENT:
        return f"{name} is gone"
    return f"{name} appeared" if before == ABSENT else f"{name} changed"


def reasons(reads: Iterable[tuple[str, str, str, str]], now: Mapping[str, str]) -> dict[Pair, str]:
    """Stale outputs and why. `reads`: (output, key, fact's key, digest it had) that differ from `now`."""
    changes: dict[Pair, list[str]] = {}
    for output, key, fact, before in reads:
        changes.setdefault((output, key), []).append(change(fact, before, now[fact]))
    return {pair: _summed(sorted(said)) for pair, said in changes.items()}


def _summed(said: list[str]) -> str:
    return said[0] if len(said) == 1 else f"{said[0]}, and {len(said) - 1} more"


def candidates(touches: Touches, outputs: Iterable[Output]) -> dict[str, list[Key]]:
    """Output name -> keys that may have come to exist with the touched rows."""
    found: dict[str, list[Key]] = {}
    for output in outputs:
        for source, keys in output.roots.items():
            if touches.get(source):
                found.setdefault(output.name, []).extend(keys(touches[source]))
    return found


def stale(pair: Pair, reason: str, registered: Mapping[str, Output]) -> Stale:
    """An output with its place in the order; one that is no longer registered is dropped."""
    name, text = pair
    output = registered.get(name)
    if output is None:
        return Stale(name, text, DROPPED, drop=True)
    return Stale(name, text, reason[:300], output.order, output.newness(key_from(text)))


def ranked(found: Mapping[Pair, str], registered: Mapping[str, Output]) -> list[Stale]:
    """Stale outputs in the order in which they are pressed."""
    return sorted((stale(pair, reason, registered) for pair, reason in found.items()), key=lambda item: item.rank)


def unknown(keys: Mapping[str, Iterable[Key]], known: Collection[Pair]) -> dict[Pair, str]:
    """Candidates that the ledger does not have."""
    pairs = ((name, key_text(key)) for name, some in keys.items() for key in some)
    return {pair: NEW for pair in pairs if pair not in known}
