"""The report on the press in the admin, why a page is as it is, and trying again what failed."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.views.decorators.http import require_POST
from django.views.generic.base import TemplateView
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.models import Page

from standfirst.newsroom.pressroom import narrations, rights, state
from standfirst.newsroom.pressroom.runs import shown_runs
from standfirst.newsroom.pressroom.untold import untold
from standfirst.newsroom.pressroom.words import Words
from standfirst.press.models import Due
from standfirst.press.run import why
from standfirst.press.store import address
from standfirst.site import addresses
from standfirst.stories.models import Home, Section, Story

PUBLISHED = (Home, Section, Story)
"""Kinds of page that have an address of their own."""
RUNS = 20
REPORT = "newsroom_press"


class PressView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """What the pages on the press share: who may see them, and where they stand in the admin."""

    model = Page
    any_permission_required = rights.SEE
    header_icon = "globe"
    page_title = "Press"

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        """Home, then the report, then what stands under it."""
        return [*self.breadcrumbs_items, {"url": reverse_lazy(REPORT), "label": "Press"}]


class Report(PressView):
    """What was pressed, what waits, what failed, what is held back, who was not told, what is not heard."""

    template_name = "newsroom/press_report.html"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """All the lists. Each is short, however large the archive."""
        return super().get_context_data(
            **kwargs,
            runs=shown_runs(RUNS),
            waiting=state.waiting(),
            failed=state.failed(),
            failed_count=state.failed_count(),
            postponed=state.postponed()[: state.SHOWN],
            unremoved=state.unremoved()[: state.SHOWN],
            late=state.late(),
            untold=untold(),
            unheard=narrations.unheard(),
            may_retry=rights.may_retry(self.request.user),
        )


@dataclass(frozen=True, slots=True)
class Explained:
    """What is known of an address."""

    address: str
    sentences: tuple[str, ...]
    reads: tuple[str, ...]
    """What the page was made of, a sentence each."""
    as_the_command_says: str

    @property
    def live(self) -> str:
        """Where readers find it."""
        return settings.ENVIRONMENT.base_url + self.address


class Why(PressView):
    """Why a published page is as it is: of a page of the tree, or of any address that is asked for."""

    template_name = "newsroom/press_why.html"
    page_title = "Why is this page as it is?"

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": "Why"}]

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """The explanation, and the page that it is of when it was asked for by its number."""
        number = self.kwargs.get("number")
        page = get_object_or_404(Page, pk=number).specific if number else None
        asked = published_address(page) if page else self.request.GET.get("path", "").strip()
        return super().get_context_data(
            **kwargs,
            page=page,
            asked=asked,
            explained=explained(asked) if asked else None,
            failed=failing(page) if page else (),
            may_retry=rights.may_retry(self.request.user),
        )


def published_address(page: Page) -> str:
    """Where a page of the tree is published, or would be; empty for one that never is."""
    if isinstance(page, Story):
        return addresses.story(page.get_parent().slug, page.slug)
    if isinstance(page, Section):
        return addresses.section(page.slug)
    return "/" if isinstance(page, Home) else ""


def failing(page: Page) -> list[state.Failed]:
    """What failed of a page itself: one that was never pressed has no address to ask for."""
    output = {Story: "story", Section: "section", Home: "home"}.get(type(page), "")
    key = 1 if isinstance(page, Home) else page.pk
    return state.as_failed(list(Due.objects.filter(output=output, key=str(key), tries__gt=0)))


def explained(asked: str) -> Explained:
    """What `standfirst press --why` says, with titles in the place of numbers."""
    path = "/" + asked.removeprefix(settings.ENVIRONMENT.base_url).lstrip("/")
    lines = why(path)
    words = Words(lines)
    said = [words.sentence(line) for line in lines]
    return Explained(
        address=address(path.lstrip("/")) if path != "/" else path,
        sentences=tuple(line for line in said if not line.startswith("It read ")),
        reads=tuple(line for line in said if line.startswith("It read ")),
        as_the_command_says="\n".join(lines),
    )


@require_POST
def retry(request: HttpRequest) -> HttpResponse:
    """Has what failed tried at once: one page (`due`), or everything."""
    _check(request)
    one = request.POST.get("due", "")
    count = state.try_again([int(one)] if one.isdigit() else None)
    if count:
        messages.success(request, f"The press tries {'it' if count == 1 else f'all {count}'} again at once.")
    else:
        messages.info(request, "Nothing is left to try again.")
    return back(request)


@require_POST
def narrate(request: HttpRequest, story: int) -> HttpResponse:
    """Has a story narrated again."""
    _check(request)
    found = get_object_or_404(Story, pk=story)
    narrations.narrate_again(found)
    messages.success(request, f"“{found.get_admin_display_title()}” is narrated again in the background.")
    return back(request)


def _check(request: HttpRequest) -> None:
    if not rights.may_retry(request.user):
        raise PermissionDenied


def back(request: HttpRequest) -> HttpResponse:
    """To the report, or to the page that was asked for."""
    page = request.POST.get("page", "")
    return HttpResponseRedirect(reverse("newsroom_press_why", args=[page]) if page.isdigit() else reverse(REPORT))
