"""Addresses that are no file: moved, gone, or never there."""

import logging

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect

from standfirst.ops.serving import headers, paths
from standfirst.press.models import Pressed

LOG = logging.getLogger(__name__)
WORDS = {
    404: "There is no such page.\n",
    405: "This can only be read.\n",
    410: "This page was withdrawn.\n",
    503: "The newsroom does not answer just now.\n",
}


@csrf_exempt
def answer(request: HttpRequest, path: str = "") -> HttpResponse:
    """301 or 302 where an editor or a renaming left a redirect, 410 for what was withdrawn, else 404.

    503 while the database, which knows of these, does not answer.
    """
    if request.method not in ("GET", "HEAD"):
        response = page(405)
        response["Allow"] = "GET, HEAD"
        return guarded(response)
    try:
        return guarded(moved(request) or page(410 if was_withdrawn(request.path) else 404))
    except DatabaseError as error:
        LOG.error("%s cannot be looked up: %s", request.path, error)
        response = guarded(page(503))
        response["Cache-Control"], response["Retry-After"] = "no-store", "10"
        return response


def moved(request: HttpRequest) -> HttpResponse | None:
    """A redirect from this address, with its query or without; None where there is none or it leads to itself.

    One that leads to a page that is not out tells nobody where that is or was: 404, or 410 once it was out.
    """
    asked = [Redirect.normalise_path(path, decode_unicode=False) for path in (request.get_full_path(), request.path)]
    for path in dict.fromkeys(asked):
        found = get_redirect(request, path)
        if found and found.redirect_page and not found.redirect_page.live:
            return page(410 if found.redirect_page.last_published_at else 404)
        link = found.link if found else None
        if found and link and Redirect.normalise_path(link) != found.old_path:
            return HttpResponse(status=301 if found.is_permanent else 302, headers={"Location": link})
    return None


def was_withdrawn(path: str) -> bool:
    """Whether the ledger knows this address as one that was published and taken back."""
    name = paths.inside(path) or ""
    # An address without its closing slash was the same page.
    return Pressed.objects.filter(path__in=[name, f"{name}/{paths.INDEX}"], gone=True).exists()


def page(status: int) -> HttpResponse:
    """The pressed page for a status, or a sentence while there is none."""
    file = settings.ENVIRONMENT.public / f"{status}.html"
    try:
        return HttpResponse(file.read_bytes(), status=status, content_type="text/html; charset=utf-8")
    except FileNotFoundError:
        return HttpResponse(WORDS[status], status=status, content_type="text/plain; charset=utf-8")


def guarded(response: HttpResponse) -> HttpResponse:
    """The same headers as every reader page has."""
    for name, value in headers.SECURITY.items():
        response[name] = value
    response["Cache-Control"] = headers.ASK_AGAIN
    return response
