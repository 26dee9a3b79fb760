"""The search page over HTTP."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from standfirst.ops.misses import guarded
from standfirst.site import search


@require_safe
def searched(request: HttpRequest) -> HttpResponse:
    """What was found for ?q=, with the headers of every reader page."""
    return guarded(HttpResponse(search.answer(request.GET.get("q", ""))))
