"""An editor's click is one transaction: all of it is done, or nothing.

Wagtail's views for pages save a draft, a revision and the live page one after the other, each in a transaction of its
own. What the press then finds could be half of a story, and each of them would be synced to the disk alone.
"""

from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet

from standfirst.newsroom.listening.panel import ListenPanel, tell_uncertain
from standfirst.stories.models import Home, Section, Story


class OneClick:
    """What Wagtail's two views of a page's form do when it is sent."""

    request: HttpRequest
    page: Home | Section | Story

    def form_valid(self, form: Form) -> HttpResponse:
        """Saves, publishes or submits. Whatever is raised takes back all that was written."""
        with transaction.atomic():
            response = super().form_valid(form)  # type: ignore[misc]
        # After the fact, which the press waits for.
        if "action-publish" in self.request.POST and isinstance(self.page, Story):
            tell_uncertain(self.request, self.page)
        return response


class Edit(OneClick, EditView):
    """Wagtail's own view of a page's form."""

    def get_side_panels(self) -> MediaContainer:
        """Wagtail's own, and a story's sound beside it."""
        panels = super().get_side_panels()
        if isinstance(self.page, Story) and not self.expects_json_response and not self.hydrate_create_view:
            return MediaContainer([*panels, ListenPanel(self.page, self.request)])
        return panels


class Create(OneClick, CreateView):
    """Wagtail's own view of a new page's form."""


def viewset(page: type[Home | Section | Story]) -> PageViewSet:
    """The admin's views of one kind of page."""
    return PageViewSet(page._meta.model_name, model=page, edit_view_class=Edit, add_view_class=Create)


VIEWSETS = tuple(viewset(page) for page in (Home, Section, Story))
