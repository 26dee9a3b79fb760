"""The part of a batch that many processes can do side by side: read, render, compress, and write aside.

Nothing is changed here but temporary files: the tree and the ledger are the one runner's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from . import ledger, store
from .claims import PathTaken, named
from .digest import digest_of_bytes
from .ledger import Before
from .make import Page, failure, make, warm
from .plan import Pair, Stale
from .reader import DATABASE_GONE, Reader
from .record import Made
from .report import Failure, Report


@dataclass(slots=True)
class Prepared:
    """What was made of a batch. Plain values, so that one process can hand it to another."""

    staging: store.Staging
    """The bytes that differ from the tree's, in temporary files."""
    before: dict[Pair, Before]
    """The outputs as the ledger had them when this was begun."""
    made: list[Made] = field(default_factory=list)
    absent: list[Stale] = field(default_factory=list)
    failed: list[tuple[Stale, Failure]] = field(default_factory=list)
    unchanged: int = 0
    """Outputs of a check that are as they should be, and so are not in `made`."""
    differences: list[tuple[Pair, str]] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    """Phase -> seconds of the process that did it."""


def prepare(wanted: Sequence[Stale], reader: Reader, root: Path, *, checking: bool = False) -> Prepared:
    """Make the outputs, best rank first. What fails is in `failed`.

    Raises OperationalError and InterfaceError when the database cannot be reached, and leaves nothing behind then.
    """
    report = Report()
    with report.timing("read"):
        before = ledger.before(item.pair for item in wanted)
        prepared = Prepared(store.Staging(root), before)
        warm(wanted, before, reader)
    try:
        _make_all(wanted, reader, prepared, report, checking)
    except BaseException:
        prepared.staging.discard()
        raise
    prepared.seconds = report.seconds
    return prepared


def _make_all(wanted: Sequence[Stale], reader: Reader, prepared: Prepared, report: Report, checking: bool) -> None:
    claims: dict[str, Stale] = {}
    for item in sorted(wanted, key=lambda item: item.rank):
        known = prepared.before.get(item.pair)
        try:
            page = make(item, reader, report)
            if page is None:
                prepared.absent.append(item)
                continue
            holder = claims.setdefault(page.path, item)
            if holder.pair != item.pair:
                raise PathTaken(f"{page.path} is claimed by {named(item)} and by {named(holder)}, which has it.")
            with report.timing("write"):
                _stage(item, page, prepared, checking)
        except DATABASE_GONE:
            raise
        except Exception as error:  # noqa: BLE001
            prepared.failed.append((item, failure(item, known.path if known else "", error)))


def _stage(item: Stale, page: Page, prepared: Prepared, checking: bool) -> None:
    digest = digest_of_bytes(page.body)
    if checking:
        said = _difference(page, digest, prepared.before.get(item.pair), prepared.staging.root)
        if not said:
            prepared.unchanged += 1
            return
        prepared.differences.append((item.pair, f"{page.path} {said}."))
    prepared.staging.add(page.path, page.body, trusting=not checking)
    prepared.made.append(Made(item, page.path, digest, len(page.body), page.noted))


def _difference(page: Page, digest: str, known: Before | None, root: Path) -> str:
    """How the tree or the ledger differs from a page, in words; empty when they do not."""
    if said := store.difference(root, page.path, page.body):
        return said
    if known is None:
        return "is not in the ledger"
    if known.path != page.path:
        return f"is at {known.path} in the ledger"
    if known.digest != digest:
        return "has another digest in the ledger"
    if {key: digest for key, (_, digest) in known.reads.items()} != page.noted.digests:
        return "has read other facts than the ledger says"
    return ""
