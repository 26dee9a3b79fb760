"""The ledger and its queues. Every query on them goes by an index; nothing here is scanned."""

from django.db import models
from django.utils import timezone

from .keys import LONGEST


class Touched(models.Model):
    """A row that an editor changed, written in the editor's own transaction."""

    source = models.CharField(max_length=100)
    """"stories.Story"."""
    row = models.BigIntegerField()
    at = models.DateTimeField(default=timezone.now)
    not_before = models.DateTimeField(null=True)
    """Set only on a row that could not be planned: when it is tried again."""

    def __str__(self) -> str:
        return f"{self.source} {self.row}"


class Pressed(models.Model):
    """One published file and what it was made with; or, when `gone`, an address that answers 410."""

    output = models.CharField(max_length=60)
    """Empty on a row that is gone, and `key` is then the path: so the output may come back elsewhere."""
    key = models.CharField(max_length=500)
    path = models.CharField(max_length=500)
    digest = models.CharField(max_length=32)
    size = models.BigIntegerField()
    """Bytes, uncompressed."""
    pressed_at = models.DateTimeField()
    release = models.CharField(max_length=32)
    """Digest of the templates, static files and code it was made with, or that failed to make it since."""
    reason = models.CharField(max_length=300)
    gone = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["output", "key"], name="press_pressed_key"),
            models.UniqueConstraint(fields=["path"], name="press_pressed_path"),
        ]
        indexes = [models.Index(fields=["release", "id"], name="press_pressed_release", condition=models.Q(gone=False))]

    def __str__(self) -> str:
        return self.path


class Read(models.Model):
    """A fact that an output read when it was last pressed, and the fact's digest then."""

    pressed = models.ForeignKey(Pressed, on_delete=models.CASCADE, db_index=False, related_name="reads")
    key = models.CharField(max_length=LONGEST)
    digest = models.CharField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pressed", "key"], name="press_read_pressed")]
        indexes = [models.Index(fields=["key", "digest"], name="press_read_key")]

    def __str__(self) -> str:
        return self.key


class Member(models.Model):
    """A row that a listing held when it was last read."""

    listing = models.CharField(max_length=LONGEST)
    source = models.CharField(max_length=100)
    row = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["listing", "row"], name="press_member_listing")]
        indexes = [models.Index(fields=["source", "row"], name="press_member_row")]

    def __str__(self) -> str:
        return f"{self.listing}: {self.row}"


class Due(models.Model):
    """An output that still has to be pressed: one of many that wait, or one that failed."""

    output = models.CharField(max_length=60)
    key = models.CharField(max_length=LONGEST)
    order = models.IntegerField()
    newness = models.BigIntegerField()
    reason = models.CharField(max_length=300)
    since = models.DateTimeField(default=timezone.now)
    tries = models.IntegerField(default=0)
    """How often it failed; 0 while it only waits its turn."""
    error = models.TextField(blank=True)
    """What went wrong, in one sentence."""
    place = models.TextField(blank=True)
    """File and line where it went wrong."""
    not_before = models.DateTimeField(null=True)
    """When a worker tries it again of its own accord; empty for at once."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["output", "key"], name="press_due_key")]
        indexes = [
            models.Index(fields=["tries", "order", "-newness"], name="press_due_order"),
            models.Index(fields=["not_before"], name="press_due_not_before"),
        ]

    def __str__(self) -> str:
        return f"{self.output} {self.key}"


class Leaving(models.Model):
    """An old path whose output has moved; its file is removed when what links to it is pressed."""

    path = models.CharField(max_length=500)
    gone = models.BooleanField(default=False)
    """Whether it answers 410 from then on: its file was about to be written for the first time, and may have been."""
    not_before = models.DateTimeField(null=True)
    """Set when it could not be removed: when that is tried again."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["path"], name="press_leaving_path")]

    def __str__(self) -> str:
        return self.path


class Run(models.Model):
    """What one run of the press did, for editors to look at. The last `history.KEPT` are kept."""

    class Kind(models.TextChoices):
        CHANGES = "changes", "What was changed"
        EVERYTHING = "everything", "Every page"
        CHECK = "check", "A check of every page"

    kind = models.CharField(max_length=20, choices=Kind)
    started = models.DateTimeField()
    took_s = models.FloatField()
    """Seconds from its start to its end, what follows the press too."""
    phases = models.JSONField()
    """Phase (plan, read, render, write, record) -> seconds."""
    written = models.PositiveIntegerField()
    unchanged = models.PositiveIntegerField()
    """Made again with the same bytes."""
    removed = models.PositiveIntegerField()
    failed = models.PositiveIntegerField()
    differed = models.PositiveIntegerField()
    """What a check found and healed."""
    details = models.JSONField()
    """The first of each: "written" [path, reason], "removed" paths, "failed" [output, key, path, error],
    "differences" and "after" sentences."""

    def __str__(self) -> str:
        return f"{self.kind} {self.started:%Y-%m-%d %H:%M:%S}"


def touch(source: str, *ids: int) -> None:
    """Note that rows have changed ("stories.Story", 5, 7). Call it inside the transaction that changes them."""
    Touched.objects.bulk_create([Touched(source=source, row=id) for id in ids])
