"""What the ledger is told, once the files of a batch are in place: everything in one transaction."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from . import after
from .crash import crash_point
from .digest import ABSENT
from .insert import insert
from .ledger import Before, chunks, out_of_step, with_pairs
from .models import Due, Leaving, Member, Pressed, Read, Touched
from .outputs import REGISTERED
from .plan import Pair, Stale, change, stale
from .reader import Noted
from .report import Failure

LONGEST_WAIT = 300
"""Seconds between two tries of an output that keeps failing."""
LISTINGS = 5000
"""Listings that a run remembers."""


@dataclass(frozen=True, slots=True)
class Made:
    """An output whose bytes are in the tree."""

    stale: Stale
    path: str
    digest: str
    size: int
    noted: Noted


@dataclass(slots=True)
class Outcome:
    """All that a batch did."""

    before: Mapping[Pair, Before]
    release: str
    made: list[Made] = field(default_factory=list)
    absent: list[Stale] = field(default_factory=list)
    failed: list[tuple[Stale, Failure]] = field(default_factory=list)
    cleared: dict[str, int] = field(default_factory=dict)
    """Path -> id of the Pressed row that loses it: another output took it, or it was gone and is back."""
    evicted: list[Stale] = field(default_factory=list)
    """Outputs that lost their path, and so are due."""
    changed: tuple[str, ...] = ()
    """Paths whose bytes are others than the tree or the ledger had."""
    removed: tuple[str, ...] = ()
    gone: list[str] = field(default_factory=list)
    """Paths that answer 410 from now on."""
    leaving: list[str] = field(default_factory=list)
    """Old paths whose files stay until the run's end."""
    unwritten: list[str] = field(default_factory=list)
    """Paths where a file was to be, and none is."""
    touched: tuple[int, ...] = ()
    """Ids of Touched rows that are done with."""
    listings: dict[str, str] = field(default_factory=dict)
    """Text of a listing's key -> digest, of those whose members this run has recorded: `record` adds to them."""


def record(outcome: Outcome) -> None:
    """Bring the ledger in step with the files."""
    with transaction.atomic():
        _forget(outcome)
        ids = _record_pressed(outcome)
        _record_reads(outcome, ids)
        recorded = _record_listings(outcome)
        _record_due(outcome)
        _record_paths(outcome)
        after.queue(outcome.changed, outcome.removed)
        crash_point("recording")
        _delete_touched(outcome.touched)
    if len(outcome.listings) > LISTINGS:
        outcome.listings.clear()
    outcome.listings.update(recorded)


def intend(items: Iterable[Stale], new: Iterable[Made]) -> None:
    """Note what is about to be written or removed, and which of it is at new paths, before any of it is.

    Whoever dies between the files and the ledger leaves files that the ledger does not know. What an editor does
    next may bring every fact back to what the ledger says, or take the page away again: nothing would then lead to
    these files. So each is due until it is recorded, and a new path is removed unless an output has it by then.
    """
    with transaction.atomic():
        _add_due(items)
        rows = ((made.path, REGISTERED[made.stale.output].gone) for made in new)
        insert(Leaving, ["path", "gone"], rows, ignore=True)


def spill(found: Iterable[Stale], touched: Iterable[int]) -> None:
    """Note many outputs as due, and so be done with the touched rows that made them stale."""
    with transaction.atomic():
        _add_due(found)
        _delete_touched(touched)


def postpone(ids: Iterable[int], seconds: float) -> None:
    """Leave touched rows that cannot be planned for later."""
    Touched.objects.filter(id__in=list(ids)).update(not_before=timezone.now() + timedelta(seconds=seconds))


def _delete_touched(ids: Iterable[int]) -> None:
    for some in chunks(ids):
        Touched.objects.filter(id__in=some).delete()


def _add_due(found: Iterable[Stale]) -> None:
    now = connection.ops.adapt_datetimefield_value(timezone.now()) or ""
    fields = ["output", "key", "order", "newness", "reason", "since", "tries", "error", "place"]
    rows = ((item.output, item.key, item.order, item.newness, item.reason, now, 0, "", "") for item in found)
    insert(Due, fields, rows, ignore=True)


def _forget(outcome: Outcome) -> None:
    ids = [outcome.before[item.pair].id for item in outcome.absent if item.pair in outcome.before]
    taken = {item.path for item in outcome.made}
    cleared = [id for path, id in outcome.cleared.items() if path in taken]
    for some in chunks([*ids, *cleared]):
        Pressed.objects.filter(id__in=some).delete()
    moved = [
        outcome.before[item.stale.pair].id
        for item in outcome.made
        if item.stale.pair in outcome.before and outcome.before[item.stale.pair].path != item.path
    ]
    for some in chunks(moved):
        # Two outputs may swap paths: each old path is free before a new one is taken.
        Pressed.objects.filter(id__in=some).update(path=Concat(Value("//"), Cast("id", CharField())))


def _record_pressed(outcome: Outcome) -> dict[Pair, int]:
    now = timezone.now()
    rows = [
        Pressed(
            output=item.stale.output,
            key=item.stale.key,
            path=item.path,
            digest=item.digest,
            size=item.size,
            pressed_at=now,
            release=outcome.release,
            reason=item.stale.reason,
        )
        for item in outcome.made
    ]
    fields = ["path", "digest", "size", "pressed_at", "release", "reason", "gone"]
    saved = Pressed.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["output", "key"],
        update_fields=fields,
    )
    return {(row.output, row.key): row.pk for row in saved}


def _record_reads(outcome: Outcome, ids: Mapping[Pair, int]) -> None:
    old: list[int] = []
    new: list[tuple[int, str, str]] = []
    for item in outcome.made:
        known = outcome.before.get(item.stale.pair)
        reads = known.reads if known is not None and known.id == ids[item.stale.pair] else {}
        digests = item.noted.digests
        old.extend(id for key, (id, digest) in reads.items() if digests.get(key) != digest)
        new.extend(
            (ids[item.stale.pair], key, digest)
            for key, digest in digests.items()
            if key not in reads or reads[key][1] != digest
        )
    for some in chunks(old):
        Read.objects.filter(id__in=some).delete()
    insert(Read, ["pressed", "key", "digest"], new)


def _record_listings(outcome: Outcome) -> dict[str, str]:
    """Keep each listing's members, and have whatever else read it differently pressed too. Gives the digests of all.

    A listing may be read here after a row left it, before that row's own touch is planned. Its members
    then no longer lead from the row to the listing, so what hangs on it must become due at once.
    """
    members: dict[str, tuple[str, frozenset[int]]] = {}
    digests: dict[str, str] = {}
    for item in outcome.made:
        members |= item.noted.members
        digests |= {key: item.noted.digests[key] for key in item.noted.members}
    members = {key: held for key, held in members.items() if outcome.listings.get(key) != digests[key]}
    changed = _record_members(members)
    now = {key: digests[key] for key in changed}
    handled = {item.stale.pair for item in outcome.made} | {item.pair for item in outcome.absent}
    _add_due(
        stale((output, key), change(fact, before, now[fact]), REGISTERED)
        for output, key, fact, before in out_of_step(now)
        if (output, key) not in handled
    )
    return digests


def _record_members(members: Mapping[str, tuple[str, frozenset[int]]]) -> set[str]:
    had: dict[str, dict[int, int]] = {}
    for some in chunks(members):
        for id, listing, row in Member.objects.filter(listing__in=some).values_list("id", "listing", "row"):
            had.setdefault(listing, {})[row] = id
    old: list[int] = []
    new: list[tuple[str, str, int]] = []
    changed: set[str] = set()
    for listing, (source, rows) in members.items():
        known = had.get(listing, {})
        old.extend(id for row, id in known.items() if row not in rows)
        new.extend((listing, source, row) for row in sorted(rows) if row not in known)
        if rows != known.keys():
            changed.add(listing)
    for ids in chunks(old):
        Member.objects.filter(id__in=ids).delete()
    insert(Member, ["listing", "source", "row"], new)
    return changed


def _record_due(outcome: Outcome) -> None:
    done = [item.stale.pair for item in outcome.made] + [item.pair for item in outcome.absent]
    for some in chunks(done):
        Due.objects.filter(with_pairs(some)).delete()
    _add_due(outcome.evicted)
    if outcome.failed:
        _record_failures(outcome.failed)
        for some in chunks(item.pair for item, _ in outcome.failed):
            # From here on it is tried again because it failed, not because the release is another.
            Pressed.objects.filter(with_pairs(some)).update(release=outcome.release)


def _record_failures(failed: list[tuple[Stale, Failure]]) -> None:
    tries: dict[Pair, int] = {}
    for some in chunks(item.pair for item, _ in failed):
        known = Due.objects.filter(with_pairs(some)).values_list("output", "key", "tries")
        tries |= {(output, key): count for output, key, count in known}
    now = timezone.now()
    rows = []
    for item, failure in failed:
        count = tries.get(item.pair, 0) + 1
        wait = timedelta(seconds=min(2.0 ** min(count, 20), LONGEST_WAIT))
        rows.append(
            Due(
                output=item.output,
                key=item.key,
                order=item.order,
                newness=item.newness,
                reason=item.reason,
                since=now,
                tries=count,
                error=failure.error,
                place=failure.place,
                not_before=now + wait,
            )
        )
    fields = ["order", "newness", "reason", "tries", "error", "place", "not_before"]
    Due.objects.bulk_create(rows, update_conflicts=True, unique_fields=["output", "key"], update_fields=fields)


def record_gone(paths: Iterable[str], release: str) -> None:
    """Have these paths, which no output has, answer 410."""
    rows = [
        Pressed(
            output="",
            key=path,
            path=path,
            digest=ABSENT,
            size=0,
            pressed_at=timezone.now(),
            release=release,
            reason="removed",
            gone=True,
        )
        for path in paths
    ]
    # One that was gone before it was about to be written again has its row still.
    Pressed.objects.bulk_create(rows, ignore_conflicts=True)


def _record_paths(outcome: Outcome) -> None:
    record_gone(outcome.gone, outcome.release)
    insert(Leaving, ["path", "gone"], ((path, False) for path in outcome.leaving), ignore=True)
    taken = [*(item.path for item in outcome.made), *outcome.unwritten]
    if taken and Leaving.objects.exists():
        for some in chunks(taken):
            Leaving.objects.filter(path__in=some).delete()
