"""What listeners say was said wrong, in the menu of reports: to be heard, fixed and done with."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.views.decorators.http import require_POST
from django.views.generic.base import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.models import Page

from standfirst.newsroom.listening.rights import for_editors
from standfirst.newsroom.models import Misheard
from standfirst.newsroom.pressroom import rights

REPORT = "newsroom_misheard"
SHOWN = 50


class MisheardMenuItem(MenuItem):
    """In the menu of reports, for whoever works on stories."""

    def is_shown(self, request: HttpRequest) -> bool:
        return rights.may_see(request.user)


def menu_item() -> MenuItem:
    """The list, in the menu of reports."""
    return MisheardMenuItem("Said wrong", reverse(REPORT), name="misheard", icon_name="media", order=110)


@dataclass(frozen=True, slots=True)
class Wrong:
    """A report as the page shows it."""

    row: Misheard
    hear: str
    fix: str
    before: str
    after: str
    """The sentence round the word."""


def wrong(row: Misheard) -> Wrong:
    """A report with what leads from it."""
    before, _, after = row.sentence.partition(row.word) if row.word else (row.sentence, "", "")
    hear = f"{reverse('newsroom_listening_hear')}?{urlencode({'sentence': row.sentence[:300]})}"
    fix = f"{reverse('lexicon:add')}?{urlencode({'written': row.word})}"
    return Wrong(row, hear, fix, before, after)


class Wrongs(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """The list: what is open, the most often reported first; or what was done."""

    model = Page
    any_permission_required = rights.SEE
    header_icon = "media"
    page_title = "Said wrong"
    template_name = "newsroom/listening/wrongs.html"

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        return [*self.breadcrumbs_items, {"url": reverse_lazy(REPORT), "label": "Said wrong"}]

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """One page of them."""
        are_done = "done" in self.request.GET
        rows = Misheard.objects.filter(done_at__isnull=not are_done).select_related("story")
        rows = rows.order_by("-done_at") if are_done else rows.order_by("-count", "-last_at")
        page = Paginator(rows, SHOWN).get_page(self.request.GET.get("p"))
        found = [wrong(row) for row in page]
        return super().get_context_data(**kwargs, found=found, page=page, are_done=are_done)


@require_POST
@for_editors
def done(request: HttpRequest, number: int) -> HttpResponse:
    """An editor is done with it: fixed, or right as it was."""
    row = get_object_or_404(Misheard, pk=number)
    row.done_at = timezone.now()
    row.save(update_fields=["done_at"])
    messages.success(request, f"Done: {row}.")
    return HttpResponseRedirect(reverse(REPORT))
