"""What is published: each kind of output says which keys it has, where each lies and what is on it."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, TypeAlias

from . import render
from .keys import Key, Part
from .reader import Reader

Roots: TypeAlias = Mapping[str, Callable[[Collection[int]], Iterable[Key]]]


DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def _number(part: Part) -> int | None:
    if isinstance(part, int):
        return part
    found = DATE.fullmatch(part)
    return int("".join(found.groups())) if found else None


class Output:
    """A kind of output. Subclass it, then `register(MyOutput())`.

    An output with no `roots` exists for the release alone (a style sheet, robots.txt): its keys are
    looked through at every run.
    """

    name: str
    template: str = ""
    """Name of its Jinja2 template; empty where `body` makes the bytes in another way."""
    roots: Roots = {}
    """Source -> what gives, for touched rows of it, the keys of outputs that may come to exist.
    The function must not be a method: wrap it in `staticmethod` or declare it outside the class."""
    gone: bool = False
    """Its path answers 410 once it is removed."""
    order: int = 50
    """Lower is written first: a story before the fronts that link to it."""

    def keys(self) -> Iterable[Key]:
        """Every key there is, for a clean press."""
        raise NotImplementedError

    def path(self, read: Reader, key: Key) -> str:
        """Where it lies in the tree ("uk/slug/index.html"). Asked only when there is a page."""
        raise NotImplementedError

    def page(self, read: Reader, key: Key) -> object | None:
        """All that is on it, as plain values; None when there is no such output (any longer)."""
        raise NotImplementedError

    # Each output takes back the page that it made; the types differ from one to the next.
    def body(self, page: Any) -> bytes:  # noqa: ANN401
        """The bytes to publish. The database is off while they are made."""
        return render.render(self.template, page)

    def prefetch(self, read: Reader, keys: Collection[Key]) -> None:
        """Load together what these keys will read. A help for a clean press; nothing depends on it."""

    def newness(self, key: Key) -> int:
        """Higher is pressed earlier among many of one kind: the last number or date ("2026-11-22") in the key."""
        numbers = [_number(part) for part in (key if isinstance(key, tuple) else (key,))]
        return next((number for number in reversed(numbers) if number is not None), 0)


REGISTERED: dict[str, Output] = {}


def register(output: Output) -> Output:
    """Make an output known to the press. Raises ValueError for a name that another class has."""
    taken = REGISTERED.get(output.name)
    if taken is not None and type(taken).__qualname__ != type(output).__qualname__:
        raise ValueError(f"the output {output.name!r} is already registered by {type(taken).__qualname__}.")
    REGISTERED[output.name] = output
    return output


def in_order() -> list[Output]:
    """All outputs, those that are written first at the front."""
    return sorted(REGISTERED.values(), key=lambda output: (output.order, output.name))
