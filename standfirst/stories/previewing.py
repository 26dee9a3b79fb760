"""Lets the page types of this package be previewed by the reader site, which lies above it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string


class Previewed:
    """Answers Wagtail's preview, and its own address, with what settings.STANDFIRST_PREVIEW makes of the page."""

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The page as it will be pressed."""
        return import_string(settings.STANDFIRST_PREVIEW)(self)
