"""What narration keeps: recordings, people's and the machine's, and the newsroom's lexicon."""

from collections.abc import Iterable
from dataclasses import asdict

from django.db import models

from standfirst.narration.assembly import Part
from standfirst.narration.human import HumanRecording
from standfirst.narration.lexicon_entry import LexiconEntry, lexicon
from standfirst.narration.openings import Opening

__all__ = ["FINE", "QUICK", "HumanRecording", "LexiconEntry", "Opening", "Recording", "as_rows", "lexicon"]

QUICK, FINE = 0, 1
"""Ranks of a voice: the one that narrates at once, and the one whose whole recording takes that one's place."""


class Recording(models.Model):
    """The sound of one version of a story: which segments, in which order, with which pauses.

    Kept for the live version and the newest draft, one for each of the newsroom's voices. Whether it may be heard by
    readers is decided by the fact "recording": only while the live story is said in just these sentences.
    """

    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="recordings")
    script_digest = models.CharField(max_length=32)
    """Of what is said; see script.script_digest."""
    rank = models.PositiveSmallIntegerField(default=QUICK)
    """QUICK or FINE: which of the newsroom's voices reads it."""
    partial = models.BooleanField(default=False)
    """Whether it is a live story's first sentences only, which readers hear while the others are being spoken."""
    digest = models.CharField(max_length=32, unique=True)
    """Names its published files. The story's id is part of it, so no two stories share a file."""
    segments = models.JSONField()
    """The fields of assembly.Part, a list of them."""
    warnings = models.JSONField(default=list, blank=True)
    """A sentence for an editor for each sentence of the story that could not be spoken."""
    duration_s = models.FloatField()
    size_bytes = models.PositiveIntegerField()
    voice = models.CharField(max_length=100)
    engine = models.CharField(max_length=100)
    """Name and version."""
    created_at = models.DateTimeField(auto_now=True)
    """When it was last assembled."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["story", "script_digest", "rank"], name="narration_story_script_rank")
        ]

    def __str__(self) -> str:
        return f"Recording of story {self.story_id}, {self.duration_s:.0f} s"

    @property
    def parts(self) -> tuple[Part, ...]:
        return tuple(Part(**part) for part in self.segments)


def as_rows(parts: Iterable[Part]) -> list[dict[str, str | int]]:
    """Parts as `Recording.segments` keeps them."""
    return [asdict(part) for part in parts]
