"""What follows a change on disk: purge, sync, ping. Nothing, until a newsroom names some.

`settings.PRESS_AFTER` lists dotted names of callables such as `Nothing`; `settings.PRESS_QUEUED` such as only write
to the database what is to be told, and so are called in the ledger's own transaction: what was recorded is told.
"""

import logging
from collections.abc import Sequence
from typing import Protocol

from django.conf import settings
from django.db import Error
from django.utils.module_loading import import_string

log = logging.getLogger(__name__)


class After(Protocol):
    """Told once a run which files are new and which are gone, as paths in the tree.

    `store.address` gives the address of a path. It may raise: the press is done already, and the
    failure is logged and reported.
    """

    def __call__(self, changed: Sequence[str], removed: Sequence[str]) -> None: ...


class Nothing:
    """The null version."""

    def __call__(self, changed: Sequence[str], removed: Sequence[str]) -> None:
        """Do nothing."""


def follow(changed: Sequence[str], removed: Sequence[str]) -> tuple[str, ...]:
    """Run every step; what went wrong, a sentence each. Never raises for a step that fails."""
    if not changed and not removed:
        return ()
    errors = []
    for name in getattr(settings, "PRESS_AFTER", ()):
        try:
            import_string(name)()(changed, removed)
        except Exception as error:
            log.exception("After the press, %s failed.", name)
            errors.append(f"{name} failed after the press: {error}.")
    return tuple(errors)


def queue(changed: Sequence[str], removed: Sequence[str]) -> None:
    """Have written down what is to be told, in the transaction that is open.

    A file counts as changed when the ledger had other bytes for it, so that a crash between the files and the ledger
    leaves none untold. Raises DatabaseError; any other failure is logged, for it must not hold up the press.
    """
    for name in getattr(settings, "PRESS_QUEUED", ()) if changed or removed else ():
        try:
            import_string(name)()(changed, removed)
        except Error:
            raise
        except Exception:
            log.exception("After the press, %s failed.", name)
