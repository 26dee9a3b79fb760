"""What pages are made of: row facts and listing facts, declared once and loaded in bulk. No Django here.

@row("story_card", of="stories.Story")
def cards(ids): ...                         # ids -> {id: StoryCard}; an id without one is absent

@listing("latest", of="stories.Story", keys=latest_keys)
def latest(section, count): ...             # -> tuple of ids
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from .keys import Part

Rows: TypeAlias = Callable[[Collection[int]], Mapping[int, object]]
KeysOf: TypeAlias = Callable[[Collection[int]], Mapping[int, Collection[tuple[Part, ...]]]]
MembersOf: TypeAlias = Callable[..., Iterable[int]]
Loader = TypeVar("Loader", bound=Callable[..., object])


@dataclass(frozen=True, slots=True)
class RowFact:
    """One row with its child rows as one value."""

    name: str
    of: tuple[str, ...]
    """Sources ("stories.Story") whose touched row has this fact under its own id."""
    load: Rows


@dataclass(frozen=True, slots=True)
class ListingFact:
    """A query's answer, mostly ids."""

    name: str
    of: tuple[str, ...]
    """Sources whose rows are listed. The members are rows of the first."""
    load: Callable[..., object]
    keys: KeysOf
    """For each id, the arguments of every listing that the row may appear under now. A row that is
    no longer there may be left out: the ledger knows which listings held it. A listing that counts or
    groups rows instead of naming them must give its keys for such a row too."""
    members: MembersOf
    """The ids in a loaded value."""


ROWS: dict[str, RowFact] = {}
LISTINGS: dict[str, ListingFact] = {}


def ids_in(value: object) -> tuple[int, ...]:
    """The ids of a listing that is a plain tuple of ids; other items are no members."""
    items = value if isinstance(value, tuple | list) else ()
    return tuple(item for item in items if isinstance(item, int) and not isinstance(item, bool))


def _sources(of: str | Collection[str]) -> tuple[str, ...]:
    sources = (of,) if isinstance(of, str) else tuple(of)
    for source in sources:
        if source.count(".") != 1:
            raise ValueError(f"{source!r} is not a source; write it as 'app_label.Model'.")
    return sources


def _check_free(name: str, load: Callable[..., object]) -> None:
    for taken in (ROWS.get(name), LISTINGS.get(name)):
        if taken is not None and (taken.load.__module__, taken.load.__qualname__) != (
            load.__module__,
            load.__qualname__,
        ):
            raise ValueError(f"the fact {name!r} is already declared by {taken.load.__module__}.")


def row(name: str, *, of: str | Collection[str]) -> Callable[[Loader], Loader]:
    """Declare a row fact. Raises ValueError for a name that another function has."""

    def declare(load: Loader) -> Loader:
        _check_free(name, load)
        ROWS[name] = RowFact(name, _sources(of), load)  # type: ignore[arg-type]
        return load

    return declare


def listing(
    name: str,
    *,
    of: str | Collection[str],
    keys: KeysOf,
    members: MembersOf = ids_in,
) -> Callable[[Loader], Loader]:
    """Declare a listing fact. Raises ValueError for a name that another function has."""

    def declare(load: Loader) -> Loader:
        _check_free(name, load)
        LISTINGS[name] = ListingFact(name, _sources(of), load, keys, members)
        return load

    return declare
