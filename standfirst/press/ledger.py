"""What the ledger is asked. Every query goes by keys, in chunks, so its cost is that of what is asked."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import TypeVar

from django.db.models import Q
from django.utils import timezone

from .models import Due, Leaving, Member, Pressed, Read, Touched
from .outputs import REGISTERED
from .plan import Pair, Stale, stale

CHUNK = 200
"""Keys in one query: well under every database's limit of parameters and of an expression's depth."""
Item = TypeVar("Item")


def chunks(items: Iterable[Item], size: int = CHUNK) -> Iterator[list[Item]]:
    """The items in lists of at most `size`."""
    remaining = iter(items)
    while chunk := list(islice(remaining, size)):
        yield chunk


@dataclass(frozen=True, slots=True)
class Taken:
    """Touched rows of one round."""

    ids: tuple[int, ...]
    """Of the Touched rows themselves: only these are deleted afterwards, not those that came meanwhile."""
    pairs: tuple[tuple[str, int], ...]


@dataclass(slots=True)
class Before:
    """An output as the ledger has it."""

    id: int
    path: str
    digest: str
    reads: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Text of a fact's key -> id of the Read row, digest."""


def _ripe(now: datetime) -> Q:
    return Q(not_before=None) | Q(not_before__lte=now)


def take(limit: int, above: int = 0) -> Taken:
    """The oldest touched rows, of those with a higher id than `above`."""
    found = Touched.objects.filter(_ripe(timezone.now()), id__gt=above).order_by("id")
    rows = list(found.values_list("id", "source", "row")[:limit])
    return Taken(tuple(row[0] for row in rows), tuple((source, row) for _, source, row in rows))


def pending() -> bool:
    """Whether a run would find anything to do now: one indexed query, so it can be asked often.

    A new release is not looked for here; a worker presses once when it starts.
    """
    ripe = _ripe(timezone.now())
    queries = (
        Touched.objects.filter(ripe).order_by().values("pk"),
        Due.objects.filter(ripe).order_by().values("pk"),
        Leaving.objects.filter(ripe).order_by().values("pk"),
    )
    return queries[0].union(*queries[1:], all=True).exists()


def held(touches: Mapping[str, Collection[int]]) -> set[str]:
    """Texts of the listings that held a touched row when they were last read."""
    found: set[str] = set()
    for source, ids in touches.items():
        for some in chunks(ids):
            found.update(Member.objects.filter(source=source, row__in=some).values_list("listing", flat=True))
    return found


def known(keys: Iterable[str]) -> set[str]:
    """Those facts that some output read."""
    found: set[str] = set()
    for some in chunks(keys):
        found.update(Read.objects.filter(key__in=some).order_by().values_list("key", flat=True).distinct())
    return found


def out_of_step(now: Mapping[str, str]) -> Iterator[tuple[str, str, str, str]]:
    """(output, key, fact's key, digest it had) wherever an output read another digest than `now` has."""
    for some in chunks(now.items(), 100):
        # Two ranges of the index (key, digest) each, so a fact that a hundred thousand pages read costs
        # nothing while it stays the same.
        wanted = Q()
        for key, digest in some:
            wanted |= Q(key=key, digest__lt=digest) | Q(key=key, digest__gt=digest)
        yield from Read.objects.filter(wanted).values_list("pressed__output", "pressed__key", "key", "digest")


def with_pairs(pairs: Collection[Pair]) -> Q:
    """Rows of these outputs and keys. Give it a chunk at a time."""
    names: dict[str, list[str]] = {}
    for name, key in pairs:
        names.setdefault(name, []).append(key)
    wanted = Q(pk__in=())
    for name, keys in names.items():
        wanted |= Q(output=name, key__in=keys)
    return wanted


def known_pairs(pairs: Iterable[Pair]) -> set[Pair]:
    """Those outputs that the ledger has."""
    found: set[Pair] = set()
    for some in chunks(pairs):
        found.update(Pressed.objects.filter(with_pairs(some)).values_list("output", "key"))
    return found


def before(pairs: Iterable[Pair]) -> dict[Pair, Before]:
    """These outputs as the ledger has them, with what they read."""
    found: dict[Pair, Before] = {}
    for some in chunks(pairs):
        rows = Pressed.objects.filter(with_pairs(some)).values_list("output", "key", "id", "path", "digest")
        found.update({(output, key): Before(id, path, digest) for output, key, id, path, digest in rows})
    by_id = {item.id: item for item in found.values()}
    for ids in chunks(by_id):
        for pressed, id, key, digest in Read.objects.filter(pressed__in=ids).values_list(
            "pressed_id",
            "id",
            "key",
            "digest",
        ):
            by_id[pressed].reads[key] = (id, digest)
    return found


def waiting(limit: int) -> list[Stale]:
    """The first of those that wait their turn."""
    rows = Due.objects.filter(tries=0).order_by("order", "-newness", "id")[:limit]
    return [_stale(row) for row in rows]


def failing(limit: int) -> list[Stale]:
    """Those that failed, longest ago first."""
    return [_stale(row) for row in Due.objects.filter(tries__gt=0).order_by("not_before", "id")[:limit]]


def _stale(row: Due) -> Stale:
    return stale((row.output, row.key), row.reason, REGISTERED)


def has_other_release(release: str) -> bool:
    """Whether any output was made with another release. Two looks at an index, so it can be asked in every run."""
    return any(Pressed.objects.filter(other, gone=False).exists() for other in _others(release))


def _others(release: str) -> tuple[Q, Q]:
    return Q(release__lt=release), Q(release__gt=release)


def owners(paths: Sequence[str]) -> list[Pressed]:
    """The ledger's rows at these paths, those that are gone too."""
    return [row for some in chunks(paths) for row in Pressed.objects.filter(path__in=some)]


def all_pairs() -> Iterator[tuple[str, str]]:
    """Every output in the ledger; for a clean press and a check only."""
    last = 0
    while rows := list(
        Pressed.objects.filter(id__gt=last, gone=False).order_by("id").values_list("id", "output", "key")[:2000]
    ):
        yield from ((output, key) for _, output, key in rows)
        last = rows[-1][0]
