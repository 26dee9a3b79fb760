"""What listeners say was said wrong: kept once for each word of a sentence, with how often it was said."""

from django.db import models
from django.db.models import F
from django.utils import timezone

from standfirst.stories.models import Story

MOST_OPEN = 5000
"""Reports that wait for an editor, at most: nobody reads more, and the list cannot fill the disk."""


class Misheard(models.Model):
    """A word of a published sentence that a listener found wrong. Nothing is kept of who said so."""

    story = models.ForeignKey(Story, on_delete=models.CASCADE, related_name="misheard")
    address = models.CharField(max_length=100)
    """Of the sentence, as in script.Said."""
    sentence = models.TextField()
    """As written."""
    word = models.CharField(max_length=100, blank=True)
    """As written; empty where the whole sentence is meant."""
    count = models.PositiveIntegerField(default=1)
    first_at = models.DateTimeField(default=timezone.now)
    last_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True, blank=True)
    """When an editor was done with it. A later report opens it again."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["story", "address", "word"], name="newsroom_misheard_word"),
        ]
        indexes = [models.Index(fields=["done_at", "-last_at"], name="newsroom_misheard_open")]

    def __str__(self) -> str:
        return f"“{self.word}” in “{self.sentence}”" if self.word else f"“{self.sentence}”"


def note(story: int, address: str, sentence: str, word: str) -> bool:
    """Keep one report, or count it with those of the same word. False where too many wait already."""
    same = Misheard.objects.filter(story=story, address=address, word=word)
    now = timezone.now()
    if same.update(count=F("count") + 1, last_at=now, sentence=sentence, done_at=None):
        return True
    if Misheard.objects.filter(done_at=None).count() >= MOST_OPEN:
        return False
    Misheard.objects.get_or_create(story_id=story, address=address, word=word, defaults={"sentence": sentence})
    return True
