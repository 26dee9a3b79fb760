"""What the newsroom adds to Wagtail's admin. Registrations only."""

from django.http import HttpRequest
from django.urls import URLPattern, re_path
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from standfirst.newsroom.renditions import rendition
from standfirst.newsroom.snippets import PeopleAndTopics

register_snippet(PeopleAndTopics)


@hooks.register("construct_main_menu")
def without_documents(request: HttpRequest, items: list[MenuItem]) -> None:
    """Stories show no documents, so the menu does not offer them."""
    items[:] = [item for item in items if item.name != "documents"]


@hooks.register("register_admin_urls")
def admin_addresses() -> list[URLPattern]:
    """Addresses under /admin/, all behind its login."""
    return [re_path(r"^renditions/(?P<digest>[0-9a-f]{32})\.(?P<extension>avif|webp|jpg)$", rendition)]
