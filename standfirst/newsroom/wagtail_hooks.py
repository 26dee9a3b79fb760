"""What the newsroom adds to Wagtail's admin. Registrations only."""

from django.urls import URLPattern, re_path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from standfirst.newsroom.renditions import rendition
from standfirst.newsroom.snippets import PeopleAndTopics

register_snippet(PeopleAndTopics)


@hooks.register("register_admin_urls")
def admin_addresses() -> list[URLPattern]:
    """Addresses under /admin/, all behind its login."""
    return [re_path(r"^renditions/(?P<digest>[0-9a-f]{32})\.(?P<extension>avif|webp|jpg)$", rendition)]
