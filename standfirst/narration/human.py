"""Readings by people: an audio file in place of the machine's sound, for one version of a story.

A reading is offered to readers while the live story says just what it reads. Its file lies in `private/human/` under a
name that nobody can guess, and is published under that name with the story alone.
"""

import secrets
import time
from collections.abc import Collection, Mapping
from pathlib import Path

from django.conf import settings
from django.db import models, transaction

from standfirst.narration.versions import SOURCE, by_script, of_now
from standfirst.pictures.sweeping import BROKEN_S, Swept
from standfirst.press.models import touch
from standfirst.press.sharing import shared_rows


class HumanRecording(models.Model):
    """One version of a story, read by a person. The same sound may stand for several versions."""

    class State(models.TextChoices):
        """How far its file is."""

        WAITING = "waiting", "being made even"
        READY = "ready", "ready"
        FAILED = "failed", "cannot be used"

    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="human_recordings")
    script_digest = models.CharField(max_length=32)
    """Of the version that it reads, or was said to be right for."""
    reader = models.CharField(max_length=100)
    """Who reads, as readers are told."""
    sound = models.CharField(max_length=32)
    """Names its file, here and published: 32 random hex digits, so that nobody can guess where one will be."""
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    problem = models.CharField(max_length=300, blank=True)
    """Why it cannot be used, a sentence for whoever sent it."""
    duration_s = models.FloatField()
    size_bytes = models.PositiveIntegerField(default=0)
    """Of its MP3, once it is ready."""
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """Who sent it, or found it right for this version."""
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["story", "script_digest", "sound"], name="narration_human_story_script")
        ]
        indexes = [models.Index(fields=["sound"], name="narration_human_sound")]

    def __str__(self) -> str:
        return f"Story {self.story_id}, read by {self.reader}"

    @property
    def path(self) -> Path:
        """Of its MP3, which is there once it is ready."""
        return file_of(self.sound)


def new_sound() -> str:
    """A name for a file."""
    return secrets.token_hex(16)


def file_of(sound: str) -> Path:
    """Where the even MP3 of a sound lies."""
    return settings.ENVIRONMENT.private / "human" / sound[:2] / f"{sound}.mp3"


def sent_file(sound: str) -> Path:
    """Where what was sent lies until it is made even. It needs no ending: what it holds is told by its first bytes."""
    return file_of(sound).with_suffix(".sent")


@shared_rows
def _readings(ids: Collection[int]) -> Mapping[int, Mapping[str, HumanRecording]]:
    """Each story's readings that are ready, by script digest, the newest of several."""
    return by_script(HumanRecording.objects.filter(story__in=ids, state=HumanRecording.State.READY).order_by("pk"))


def current(ids: Collection[int]) -> dict[int, HumanRecording]:
    """The reading of each live story's own script, the newest of several that are ready."""
    return of_now(_readings, ids)


@transaction.atomic
def ready(row: HumanRecording, duration_s: float, size: int) -> bool:
    """Offer a reading whose file is there, in place of what was sent before for what it reads.

    False where it was withdrawn meanwhile.
    """
    rows = HumanRecording.objects.filter(story=row.story_id, sound=row.sound)
    if not rows.update(state=HumanRecording.State.READY, duration_s=duration_s, size_bytes=size):
        return False
    scripts = list(rows.values_list("script_digest", flat=True))
    older = HumanRecording.objects.filter(story=row.story_id, script_digest__in=scripts, pk__lt=row.pk)
    older.exclude(sound=row.sound).delete()
    touch(SOURCE, row.story_id)
    return True


def failed(row: HumanRecording, problem: str) -> None:
    """Keep why a file cannot be used. What is offered stays."""
    rows = HumanRecording.objects.filter(story=row.story_id, sound=row.sound)
    rows.update(state=HumanRecording.State.FAILED, problem=problem[:300])


@transaction.atomic
def still_right(row: HumanRecording, script: str, user: int | None) -> None:
    """Take a reading as one of another version too, which says nothing else that matters."""
    HumanRecording.objects.get_or_create(
        story_id=row.story_id,
        script_digest=script,
        sound=row.sound,
        defaults={
            "reader": row.reader, "state": row.state, "problem": row.problem, "duration_s": row.duration_s,
            "size_bytes": row.size_bytes, "added_by_id": user,
        },
    )  # fmt: skip
    touch(SOURCE, row.story_id)


@transaction.atomic
def withdraw(story: int, sound: str) -> int:
    """Take a reading away, for every version; the machine's sound is the story's again. How many versions had it."""
    count = HumanRecording.objects.filter(story=story, sound=sound).delete()[0]
    touch(SOURCE, story)
    return count


def forget(sound: str) -> None:
    """Delete a sound's files once this transaction stands, unless a reading has it still."""

    def now() -> None:
        if not HumanRecording.objects.filter(sound=sound).exists():
            file_of(sound).unlink(missing_ok=True)
            sent_file(sound).unlink(missing_ok=True)

    transaction.on_commit(now)


def sweep(now: float | None = None) -> Swept:
    """Take away what a process left that died while it took, made or deleted a file, a day after.

    `now` is in seconds since 1970.
    """
    before, swept = (time.time() if now is None else now) - BROKEN_S, Swept()
    for folder in sorted((settings.ENVIRONMENT.private / "human").glob("??")):
        found = sorted(folder.iterdir())
        named = HumanRecording.objects.filter(sound__in={file.name[:32] for file in found})
        kept = set(named.values_list("sound", flat=True))
        for file in found:
            if file.name[:32] not in kept or file.suffix == ".part":
                swept.take(file, before=before)
    return swept
