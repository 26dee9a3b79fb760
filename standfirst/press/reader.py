"""The one way that a page reads a fact: loaded once a round, noted with its digest."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import InterfaceError, OperationalError

from . import facts
from .digest import ABSENT, digest
from .keys import FactKey, Part, in_words, key_text
from .sharing import Answers, sharing

UNREADABLE = "unreadable"
"""In the place of a digest: equal to none."""
KEPT = 2500
"""Facts read since a reader last grew old; at most twice as many, and a batch's own, are kept."""
DATABASE_GONE = (OperationalError, InterfaceError)
"""Not the fault of one row or page: a run stops at these, and everything stays due."""


class UnknownFact(LookupError):
    """A fact that nothing declares, or one asked for with the wrong arguments."""


@dataclass(slots=True)
class Noted:
    """What one output read: the text of each key with its digest, and each listing's members."""

    digests: dict[str, str] = field(default_factory=dict)
    members: dict[str, tuple[str, frozenset[int]]] = field(default_factory=dict)
    """Text of a listing's key -> its source and the ids it held."""


@dataclass(slots=True)
class _Loaded:
    value: object
    text: str
    digest: str = ""
    members: tuple[str, frozenset[int]] | None = None

    def note(self, noted: Noted) -> None:
        if not self.digest:
            self.digest = ABSENT if self.value is None else digest(self.value)
        noted.digests[self.text] = self.digest
        if self.members is not None:
            noted.members[self.text] = self.members


class Reader:
    """Reads facts and remembers them as long as it lives: a preview, or the press from one round to the next.

    `overrides` puts other values in the place of facts (a draft in a preview); these are never noted.
    """

    def __init__(self, overrides: Mapping[FactKey, object] | None = None) -> None:
        self._overrides = dict(overrides or {})
        self._loaded: dict[FactKey, _Loaded] = {}
        self._older: dict[FactKey, _Loaded] = {}
        self._noted: Noted | None = None
        self._answers: Answers = {}

    # A fact has the type that its loader gives it; there is no narrower type for all of them.
    def read(self, name: str, *args: Part) -> Any:  # noqa: ANN401
        """A fact's value; None for a row that is not there. Raises UnknownFact."""
        key = (name, *args)
        if key in self._overrides:
            return self._overrides[key]
        loaded = self._loaded.get(key) or self._again(key) or self._load(key)
        if self._noted is not None:
            loaded.note(self._noted)
        return loaded.value

    __call__ = read

    def many(self, name: str, ids: Collection[int]) -> tuple[Any, ...]:
        """A row fact of several rows, in their order and loaded together; None where there is no row."""
        self.prefetch(name, ids)
        return tuple(self.read(name, id) for id in ids)

    def prefetch(self, name: str, ids: Collection[int]) -> None:
        """Load a row fact of many rows together. Nothing is noted: that is for those who read it."""
        fact = facts.ROWS.get(name)
        if fact is None:
            raise UnknownFact(f"no row fact is named {name!r}.")
        missing = {
            id
            for id in ids
            if (name, id) not in self._loaded and (name, id) not in self._overrides and not self._again((name, id))
        }
        if missing:
            with self.sharing():
                found = fact.load(missing)
            for id in missing:
                self._loaded[name, id] = _Loaded(found.get(id), key_text((name, id)))

    def digest(self, key: FactKey) -> str:
        """The digest of a fact as it is now."""
        noted = Noted()
        loaded = self._loaded.get(key) or self._again(key) or self._load(key)
        loaded.note(noted)
        return loaded.digest

    def digest_or_unreadable(self, key: FactKey) -> str:
        """The digest of a fact as it is now; that of nothing else when it cannot be loaded.

        Whatever read it is then made again, and meets the error itself. Database failures are raised.
        """
        try:
            return self.digest(key)
        except DATABASE_GONE:
            raise
        except Exception:  # noqa: BLE001
            return UNREADABLE

    def sharing(self) -> AbstractContextManager[None]:
        """Inside, what facts ask alike is asked once in this reader's life."""
        return sharing(self._answers)

    @contextmanager
    def noting(self) -> Iterator[Noted]:
        """Note all that is read inside. Raises RuntimeError when something is being noted already."""
        if self._noted is not None:
            raise RuntimeError("one output at a time can note what it reads.")
        self._noted = Noted()
        try:
            yield self._noted
        finally:
            self._noted = None

    def grow_old(self) -> None:
        """Between two batches: forget what has not been read for long, so that a reader may live as long as a run."""
        if len(self._loaded) > KEPT:
            self._loaded, self._older, self._answers = {}, self._loaded, {}

    def _again(self, key: FactKey) -> _Loaded | None:
        """A fact that was read some while ago; it counts as new from here on."""
        found = self._older.get(key)
        if found is not None:
            self._loaded[key] = found
        return found

    def _load(self, key: FactKey) -> _Loaded:
        name, *args = key
        if name in facts.ROWS:
            if len(args) != 1 or not isinstance(args[0], int):
                raise UnknownFact(f"the row fact {name!r} takes one id, not {in_words(tuple(args)) or 'nothing'}.")
            self.prefetch(str(name), args)  # type: ignore[arg-type]
            return self._loaded[key]
        fact = facts.LISTINGS.get(str(name))
        if fact is None:
            raise UnknownFact(f"no fact is named {name!r}.")
        text = key_text(key)
        with self.sharing():
            value = fact.load(*args)
        self._loaded[key] = _Loaded(value, text, members=(fact.of[0], frozenset(fact.members(value))))
        return self._loaded[key]
