"""A batch that another process makes, and what happens meanwhile that it did not know of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .plan import Pair, Stale
from .prepare import Prepared
from .reader import Noted


@dataclass(frozen=True, slots=True)
class Order:
    """What a process is told to make."""

    wanted: list[Stale]
    root: Path
    checking: bool
    rounds: int
    """Rounds of touched rows before it: facts that were read before the last of them are read anew."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A process can be given orders."""

    pid: int
    release: str
    """Of the files that it was begun with."""


@dataclass(frozen=True, slots=True)
class Gone:
    """A process could not reach the database."""

    said: str


@dataclass(slots=True, eq=False)
class Job:
    """A batch that is out, with what rounds of touched rows and other batches have done since."""

    order: Order
    prepared: Prepared | None = None
    lost: bool = False
    """Its process has died."""
    rounds: bool = False
    """A round was planned."""
    facts: set[str] = field(default_factory=set)
    """Texts of the facts that may have changed."""
    rows: dict[str, set[int]] = field(default_factory=dict)
    """Source -> rows that were touched: a listing that held one may have lost it."""
    paths: set[str] = field(default_factory=set)
    """Files that were written or removed."""

    def doubt(self, rows: Mapping[str, set[int]], facts: set[str]) -> None:
        """Note a round that was planned."""
        self.rounds = True
        self.facts |= facts
        for source, ids in rows.items():
            self.rows.setdefault(source, set()).update(ids)

    def put_aside(self, prepared: Prepared) -> list[Stale]:
        """Take out of what was prepared all that may be out of date; it has to be made again."""
        aside = [made for made in prepared.made if made.path in self.paths or self._read(made.noted)]
        for made in aside:
            prepared.made.remove(made)
            prepared.staging.drop(made.path)
        items = [made.stale for made in aside]
        if self.rounds:
            # Of these nothing is known but that they are not there, or could not be made.
            items += [*prepared.absent, *(item for item, _ in prepared.failed)]
            prepared.absent, prepared.failed = [], []
        pairs: set[Pair] = {item.pair for item in items}
        prepared.differences = [one for one in prepared.differences if one[0] not in pairs]
        return items

    def _read(self, noted: Noted) -> bool:
        """Whether it read anything that a round may have changed."""
        if not self.rounds:
            return False
        members = noted.members.values()
        return not self.facts.isdisjoint(noted.digests) or any(
            not ids.isdisjoint(self.rows.get(source, ())) for source, ids in members
        )
