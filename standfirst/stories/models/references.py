"""Wagtail's index of what refers to what: one update a save of a story, in the place of one for each of its rows."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from wagtail.models import Page

BOOKKEEPING = frozenset({
    "wagtail_admin_comments", "latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes",
})  # fmt: skip
"""What Wagtail writes to a page when a draft of it is saved. None of it refers to anything that is indexed."""


@contextmanager
def indexed_once(page: Page, update_fields: Collection[str] | None = None) -> Iterator[None]:
    """Around a save: the update is queued when the page and its rows are all written, by the same transaction.

    Wagtail would queue one for the page and one for each child row, and each would index the page and all its rows.
    """
    # Wagtail's module asks for models that are not there yet while this one is loaded.
    from wagtail.signal_handlers import (
        disable_reference_index_auto_update,
        reference_index_auto_update_disabled,
        update_reference_index_on_save,
    )

    if getattr(reference_index_auto_update_disabled, "value", False):
        yield
        return
    with disable_reference_index_auto_update():
        yield
    if update_fields is None or not BOOKKEEPING.issuperset(update_fields):
        update_reference_index_on_save(page)
