"""The plainest newspaper: a home page and section pages that list the latest stories, and stories with a rail."""

from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

FRONT, RAIL = 30, 10
"""Stories on a front, and in a story's rail."""


def latest(stories: "QuerySet[StoryPage]", count: int) -> "QuerySet[StoryPage]":
    """The latest of some stories."""
    return stories.live().order_by("-first_published_at")[:count]


class HomePage(Page):
    """Lists the latest stories of all sections."""

    def get_context(self, request: HttpRequest) -> dict[str, object]:
        return super().get_context(request) | {"stories": latest(StoryPage.objects.all(), FRONT)}


class SectionPage(Page):
    """Lists its latest stories."""

    def get_context(self, request: HttpRequest) -> dict[str, object]:
        return super().get_context(request) | {"stories": latest(StoryPage.objects.child_of(self), FRONT)}


class StoryPage(Page):
    """A story, and beside it the latest of its section."""

    standfirst = models.TextField(blank=True)
    body = RichTextField(blank=True)
    content_panels = [*Page.content_panels, FieldPanel("standfirst"), FieldPanel("body")]

    def get_context(self, request: HttpRequest) -> dict[str, object]:
        rail = latest(StoryPage.objects.sibling_of(self, inclusive=False), RAIL)
        return super().get_context(request) | {"rail": rail, "section": self.get_parent()}
