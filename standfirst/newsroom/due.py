"""The sweep for what is due: embargoes that end, stories that expire, hours that pass. Each item on its own."""

import logging
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone
from wagtail.models import Revision

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
    failed: list[tuple[int, str]] = []
    published = tuple(id for one in due_revisions(now) if (id := _try_publish(one, failed)))
    expired = tuple(one.pk for one in expired_stories(now) if _try_expire(one, failed))
    remember(failed, done=(*published, *expired))
    enter_hour()
    return Swept(published, expired, tuple(failed))


def _try_publish(revision: Revision, failed: list[tuple[int, str]]) -> int:
    id = int(revision.object_id)
    try:
        with transaction.atomic():
            story = revision.content_object
            if isinstance(story, Story):
                set_first_published(story, revision.approved_go_live_at)
            revision.publish(log_action="wagtail.publish.scheduled")
    except (ValidationError, DatabaseError, ValueError, LookupError) as error:
        failed.append((id, _sentence(error)))
        logger.error("Story %s is due but cannot go out: %s", id, _sentence(error))
        return 0
    return id


def _try_expire(story: Story, failed: list[tuple[int, str]]) -> bool:
    try:
        with transaction.atomic():
            story.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    except (ValidationError, DatabaseError) as error:
        failed.append((story.pk, _sentence(error)))
        logger.error("Story %s has expired but cannot be withdrawn: %s", story.pk, _sentence(error))
        return False
    return True


def _sentence(error: Exception) -> str:
    return "; ".join(error.messages) if isinstance(error, ValidationError) else str(error)
