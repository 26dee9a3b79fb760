"""The one row by which time enters what is published."""

from django.db import models


class Clock(models.Model):
    """The hour that the due sweep last entered. The news sitemap reads it instead of a clock."""

    hour = models.DateTimeField()

    def __str__(self) -> str:
        return self.hour.isoformat()
