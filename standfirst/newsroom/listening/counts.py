"""How far stories are heard: counters of a story, a day and a paragraph, and nothing of who listened."""

from collections.abc import Collection
from datetime import date

from django.db import models, transaction
from django.db.models import F

from standfirst.stories.models import Story

PLAYED = "(played)"
FINISHED = "(finished)"
"""Places that stand for the story as a whole; no block is called so."""


class PlayCount(models.Model):
    """How many times, on one day, a story was played, a paragraph of it was begun, or its end was reached."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="play_counts")
    day = models.DateField()
    """In the newsroom's time zone."""
    place = models.CharField(max_length=64)
    """A paragraph's block, as in the page's `data-block`, or PLAYED or FINISHED."""
    count = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["story", "day", "place"], name="newsroom_play_count_place")]
        indexes = [models.Index(fields=["place", "day"], name="newsroom_play_count_day")]

    def __str__(self) -> str:
        return f"Story {self.story_id}, {self.day}, {self.place}: {self.count}"


@transaction.atomic
def add(story: int, day: date, places: Collection[str]) -> None:
    """Count one more for each of some places of a story: two queries, and two more for places new on that day."""
    wanted = set(places)
    rows = PlayCount.objects.filter(story=story, day=day, place__in=wanted)
    # Locked in one order where the database locks rows, so that two listeners never wait for each other.
    known = set(rows.order_by("pk").select_for_update().values_list("place", flat=True))
    if known:
        rows.filter(place__in=known).update(count=F("count") + 1)
    if new := sorted(wanted - known):
        made = [PlayCount(story_id=story, day=day, place=place) for place in new]
        PlayCount.objects.bulk_create(made, ignore_conflicts=True)
        rows.filter(place__in=new).update(count=F("count") + 1)
