"""The sweep for what is due: embargoes that end, stories that expire, hours that pass. Each item on its own.

Any number of sweeps may run at once, on several machines too: an item is done by the one that has locked its rows, and
found due again once it has. Where an editor or another sweep holds one of them the item is left for the next sweep.
Nothing is waited for while rows are held, so no sweep can be caught in a deadlock with an editor.
"""

import logging
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.db.models import Model
from django.utils import timezone
from wagtail.models import DraftStateMixin, Revision

from standfirst.newsroom.models import remember
from standfirst.newsroom.signals import enter_hour
from standfirst.stories.actions import set_first_published
from standfirst.stories.models import Story

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Swept:
    """What one sweep did."""

    published: tuple[int, ...]
    expired: tuple[int, ...]
    failed: tuple[tuple[int, str], ...]
    """Story ids and why they could not go out."""


def due_revisions(now: datetime) -> list[Revision]:
    """Approved revisions whose time has come, the earliest first."""
    return list(Revision.objects.filter(approved_go_live_at__lte=now).order_by("approved_go_live_at", "pk"))


def expired_stories(now: datetime) -> list[Story]:
    """Live stories whose expiry has come."""
    return list(Story.objects.filter(live=True, expire_at__lte=now).order_by("expire_at", "pk"))


def sweep() -> Swept:
    """Publishes and expires what is due now. An item that fails is reported and stays due; the rest goes out."""
    now = timezone.now()
    held: list[tuple[int, str]] = []
    stuck: list[tuple[int, str]] = []
    published = tuple(int(one.object_id) for one in due_revisions(now) if _try_publish(one, now, held))
    expired = tuple(one.pk for one in expired_stories(now) if _try_expire(one, now, stuck))
    failed = (*held, *stuck)
    for id, reason in remember(failed, done=(*published, *expired)):
        # Once for each reason, and not at every sweep: what is held is looked at again each second.
        what = "is due but cannot go out" if (id, reason) in held else "has expired but cannot be withdrawn"
        logger.error("Story %s %s: %s", id, what, reason)
    enter_hour()
    return Swept(published, expired, failed)


def _try_publish(found: Revision, now: datetime, failed: list[tuple[int, str]]) -> bool:
    id = int(found.object_id)
    try:
        with transaction.atomic():
            if not _locked(found.content_object):
                return False
            # As it is now that nobody else can change it: another sweep may have published it meanwhile.
            revision = Revision.objects.filter(pk=found.pk, approved_go_live_at__lte=now).first()
            if revision is None:
                return False
            story = revision.content_object
            if isinstance(story, Story):
                set_first_published(story, revision.approved_go_live_at)
            revision.publish(log_action="wagtail.publish.scheduled")
    except (ValidationError, DatabaseError, ValueError, LookupError) as error:
        failed.append((id, _sentence(error)))
        return False
    return True


def _try_expire(found: Story, now: datetime, failed: list[tuple[int, str]]) -> bool:
    try:
        with transaction.atomic():
            if not _locked(found):
                return False
            story = Story.objects.filter(pk=found.pk, live=True, expire_at__lte=now).first()
            if story is None:
                return False
            story.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    except (ValidationError, DatabaseError) as error:
        failed.append((found.pk, _sentence(error)))
        return False
    return True


def _locked(row: Model | None) -> bool:
    """Locks a row and its revisions until the transaction ends; False where one of them is in other hands, or gone.

    Wagtail writes to every revision of what it publishes, so all of them are locked. With SQLite a transaction holds
    the whole database, and there is nothing to lock.
    """
    if not isinstance(row, DraftStateMixin):
        return False
    # What a plain UPDATE takes: rows that only point here (a log entry, a recording) do not stand in its way.
    # The whole row is asked for, so that what it inherits from is locked with it.
    mine = type(row)._base_manager.select_for_update(skip_locked=True, no_key=True).filter(pk=row.pk)
    if mine.first() is None:
        return False
    revisions = row.revisions.order_by("pk").values_list("pk", flat=True)
    return len(revisions.select_for_update(skip_locked=True, no_key=True)) == revisions.count()


def _sentence(error: Exception) -> str:
    return "; ".join(error.messages) if isinstance(error, ValidationError) else str(error)
