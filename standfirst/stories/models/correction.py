"""Corrections: what was wrong, said in public, with its time."""

from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel


class Correction(models.Model):
    """A correction, clarification or apology on one story; also shown in the log at /corrections/."""

    class Kind(models.TextChoices):
        CORRECTION = "correction", "Correction"
        CLARIFICATION = "clarification", "Clarification"
        APOLOGY = "apology", "Apology"

    class Place(models.TextChoices):
        TOP = "top", "At the top of the story"
        FOOT = "foot", "At the foot of the story"

    story = ParentalKey("stories.Story", on_delete=models.CASCADE, related_name="corrections")
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.CORRECTION)
    when = models.DateTimeField(default=timezone.now, db_index=True)
    text = models.TextField(max_length=2000, help_text="What was wrong, and what is right.")
    place = models.CharField(max_length=10, choices=Place.choices, default=Place.FOOT)

    panels = [FieldPanel("kind"), FieldPanel("when"), FieldPanel("text"), FieldPanel("place")]

    class Meta:
        ordering = ["-when", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.when:%d %B %Y}"
