"""A very small newspaper: enough rows for every kind of fact and edit."""

from django.db import models


class Title(models.Model):
    """The newspaper's name: one row, which every page reads."""

    name = models.CharField(max_length=100)

    def __str__(self) -> str:
        return self.name


class Part(models.Model):
    """A section."""

    name = models.CharField(max_length=100)
    slug = models.CharField(max_length=100)

    def __str__(self) -> str:
        return self.name


class Note(models.Model):
    """A story."""

    part = models.ForeignKey(Part, on_delete=models.CASCADE)
    title = models.CharField(max_length=100)
    slug = models.CharField(max_length=100)
    text = models.TextField(blank=True)
    live = models.BooleanField(default=True)
    tag = models.CharField(max_length=20, blank=True)
    more = models.ForeignKey("self", null=True, on_delete=models.SET_NULL)

    def __str__(self) -> str:
        return self.title
