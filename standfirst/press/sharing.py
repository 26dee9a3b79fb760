"""What several facts ask alike is asked once, for as long as one reader lives. No Django here.

A story's names are wanted for the listings it stands in, for the pages it may bring about, for its card and for its
page. Whoever loads them says so with `shared` or `shared_rows`; within a reader's life each is then asked once.
Outside of one (a task, a view) everything is asked anew.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import TypeAlias, TypeVar

Answers: TypeAlias = dict[object, object]
"""Function, or function and arguments -> what it answered."""
Row = TypeVar("Row")
Answer = TypeVar("Answer")
Rows: TypeAlias = Callable[[Collection[int]], Mapping[int, Row]]

_answers: ContextVar[Answers | None] = ContextVar("answers", default=None)


@contextmanager
def sharing(answers: Answers) -> Iterator[None]:
    """Answers that are known already are given again; new ones are added to `answers`."""
    token = _answers.set(answers)
    try:
        yield
    finally:
        _answers.reset(token)


def shared(ask: Callable[[], Answer]) -> Callable[[], Answer]:
    """Asked once: a function without arguments."""

    @wraps(ask)
    def asked() -> Answer:
        answers = _answers.get()
        if answers is None:
            return ask()
        if ask not in answers:
            answers[ask] = ask()
        return answers[ask]  # type: ignore[return-value]

    return asked


def shared_rows(load: Rows[Row]) -> Rows[Row]:
    """Each id asked once: a function that loads rows by their ids, and leaves out those that are not there."""

    @wraps(load)
    def asked(ids: Collection[int]) -> Mapping[int, Row]:
        answers = _answers.get()
        if answers is None:
            return load(ids)
        known: dict[int, Row | None] = answers.setdefault(load, {})  # type: ignore[assignment]
        if missing := {id for id in ids if id not in known}:
            found = load(missing)
            known.update((id, found.get(id)) for id in missing)
        return {id: row for id in ids if (row := known[id]) is not None}

    return asked
