"""What the newsroom adds to Wagtail's admin. Registrations only."""

from collections.abc import Iterator

from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.urls import URLPattern, path, re_path
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from standfirst.narration.models import LexiconEntry
from standfirst.newsroom.editing import VIEWSETS
from standfirst.newsroom.listening import heard, hearing, human, lexicon, resettling, second_voice, wrongs
from standfirst.newsroom.listening import panel as listening
from standfirst.newsroom.listening.rights import WithStories
from standfirst.newsroom.pressroom import buttons, views
from standfirst.newsroom.pressroom.panel import PressPanel
from standfirst.newsroom.renditions import rendition
from standfirst.newsroom.snippets import PeopleAndTopics
from standfirst.stories.models import NewsroomSettings

register_snippet(PeopleAndTopics)
register_permission_policy(LexiconEntry, WithStories(LexiconEntry))
hooks.register("before_edit_setting", resettling.ask_before)
hooks.register("after_edit_setting", resettling.speak_after)
NewsroomSettings.edit_handler = second_voice.panels()


@hooks.register("construct_main_menu")
def without_documents(request: HttpRequest, items: list[MenuItem]) -> None:
    """Stories show no documents, so the menu does not offer them."""
    items[:] = [item for item in items if item.name != "documents"]


@hooks.register("register_admin_viewset")
def pages_in_one_transaction() -> tuple[PageViewSet, ...]:
    """The views in which pages are saved and published."""
    return VIEWSETS


@hooks.register("register_admin_viewset")
def words() -> ViewSet:
    """The newsroom's lexicon."""
    return lexicon.viewset


@hooks.register("register_admin_urls")
def admin_addresses() -> list[URLPattern]:
    """Addresses under /admin/, all behind its login."""
    return [
        re_path(r"^renditions/(?P<digest>[0-9a-f]{32})\.(?P<extension>avif|webp|jpg)$", rendition),
        path("reports/listening/", heard.Stories.as_view(), name=heard.REPORT),
        path("reports/listening/<int:story>/", heard.OneStory.as_view(), name="newsroom_heard_story"),
        path("reports/press/", views.Report.as_view(), name=views.REPORT),
        path("reports/press/why/", views.Why.as_view(), name="newsroom_press_ask"),
        path("reports/press/why/<int:number>/", views.Why.as_view(), name="newsroom_press_why"),
        path("reports/press/retry/", views.retry, name="newsroom_press_retry"),
        path("reports/press/narrate/<int:story>/", views.narrate, name="newsroom_press_narrate"),
        path("listening/hear/", hearing.hear, name="newsroom_listening_hear"),
        path("listening/<int:story>/draft.mp3", hearing.draft, name="newsroom_listening_draft"),
        *human.addresses(),
        path("listening/<int:story>/", listening.look, name="newsroom_listening_look"),
        path("reports/misheard/", wrongs.Wrongs.as_view(), name=wrongs.REPORT),
        path("reports/misheard/<int:number>/done/", wrongs.done, name="newsroom_misheard_done"),
    ]


@hooks.register("register_reports_menu_item")
def press_report() -> MenuItem:
    """The report on the press."""
    return buttons.menu_item()


@hooks.register("register_reports_menu_item")
def misheard_report() -> MenuItem:
    """What listeners found wrong."""
    return wrongs.menu_item()


@hooks.register("register_reports_menu_item")
def listening_report() -> MenuItem:
    """How far stories are heard."""
    return heard.menu_item()


@hooks.register("construct_homepage_panels")
def press_panel(request: HttpRequest, panels: list[Component]) -> None:
    """The press on the admin's home page."""
    panels.append(PressPanel(request))


@hooks.register("register_page_header_buttons")
def why_in_the_header(
    page: Page, user: AbstractBaseUser, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    """Beside a page's title."""
    return buttons.why_button(page, user, priority=80)


@hooks.register("register_page_listing_more_buttons")
def why_in_listings(page: Page, user: AbstractBaseUser, next_url: str | None = None) -> Iterator[Button]:
    """In the menu of each page of a list."""
    return buttons.why_button(page, user, priority=80)
