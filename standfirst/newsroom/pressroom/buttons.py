"""What leads to the press from elsewhere in the admin."""

from collections.abc import Iterator

from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from standfirst.newsroom.pressroom import rights
from standfirst.newsroom.pressroom.views import PUBLISHED


class PressMenuItem(MenuItem):
    """In the menu of reports, for whoever works on pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return rights.may_see(request.user)


def menu_item() -> MenuItem:
    """The report, in the menu of reports."""
    return PressMenuItem("Press", reverse("newsroom_press"), name="press", icon_name="globe", order=100)


def why_button(page: Page, user: AbstractBaseUser, priority: int) -> Iterator[Button]:
    """For a page that is published under an address of its own."""
    if page.pk and page.specific_class in PUBLISHED and rights.may_see(user):
        address = reverse("newsroom_press_why", args=[page.pk])
        yield Button("Why is this page as it is?", address, icon_name="help", priority=priority)
