"""What is done to a story: publish, withdraw, correct. One function a verb, each one transaction."""

from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils import timezone

from standfirst.stories.models import Correction, Story


def set_first_published(story: Story, when: datetime) -> None:
    """Makes `when` the time readers see, for a story that has not been out yet.

    Wagtail takes the value from the row, so it is set there before the revision goes live.
    """
    Story.objects.filter(pk=story.pk, first_published_at__isnull=True).update(first_published_at=when)
    story.refresh_from_db(fields=["first_published_at"])


@transaction.atomic
def publish(story: Story, *, user: AbstractUser | None = None, at: datetime | None = None) -> Story:
    """Publishes the story as it stands in memory, and returns the live row.

    A time `at` in the future schedules it; one in the past is shown as its publication time if it has not been
    out before. Raises PublicationRefused, naming the field, when a shown picture lacks its credit or alt text.
    """
    now = timezone.now()
    if at is not None and at > now:
        story.go_live_at = at
    elif at is not None:
        set_first_published(story, at)
    if story.go_live_at and story.go_live_at > now:
        # What goes out at once is refused by its own save.
        story.refuse_problems()
    story.save_revision(user=user).publish(user=user)
    return Story.objects.get(pk=story.pk)


@transaction.atomic
def withdraw(story: Story, *, user: AbstractUser | None = None) -> None:
    """Takes the story off the site; its address answers 410 from the next press."""
    Story.objects.get(pk=story.pk).unpublish(user=user)


@transaction.atomic
def correct(
    story: Story,
    *,
    kind: str,
    text: str,
    place: str = "foot",
    when: datetime | None = None,
    user: AbstractUser | None = None,
) -> Story:
    """Adds a correction to the story and publishes it. `story` may carry the corrected text."""
    story.corrections.add(
        Correction(kind=kind, text=text, place=place, when=when or timezone.now().replace(microsecond=0))
    )
    return publish(story, user=user)
