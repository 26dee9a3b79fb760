"""Turns a refused publication into a message for the editor, wherever in the admin it was asked for."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from standfirst.stories.models.story import PublicationRefused


class RefusalMiddleware:
    """A workflow's approval or a bulk action publishes without the story's form: the refusal is shown all the same."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Django calls this with what a view raised; anything but a refusal is left to it."""
        if not isinstance(exception, PublicationRefused):
            return None
        for sentence in exception.messages:
            messages.error(request, f"Not published. {sentence}")
        return HttpResponseRedirect(request.META.get("HTTP_REFERER") or "/admin/")
