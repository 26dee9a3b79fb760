"""What all page types share in the admin: a preview by the reader site, an address and words for search engines."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

PROMOTE = [
    MultiFieldPanel(
        [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
        heading="Address and search engines",
    )
]


class Previewed:
    """Answers Wagtail's preview, and its own address, with what settings.STANDFIRST_PREVIEW makes of the page."""

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The page as it will be pressed."""
        return import_string(settings.STANDFIRST_PREVIEW)(self)
