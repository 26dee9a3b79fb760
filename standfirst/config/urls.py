"""What Django answers: the editor, its files, whether all is well, and every address that is no pressed file."""

from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.urls import serve_pattern

from standfirst.newsroom.listening import counting, reporting
from standfirst.ops import health, misses, originals, searching

urlpatterns = [
    path("healthz", health.healthz),
    path("search/", searching.searched),
    path("listen/count", counting.count),
    path("listen/wrong", reporting.wrong),
    path("admin", RedirectView.as_view(pattern_name="wagtailadmin_home", permanent=True)),
    path("admin/media/<path:name>", originals.original),
    path("admin/", include(wagtailadmin_urls)),
    # The name by which Wagtail makes a page's address; the page itself is a file.
    re_path(serve_pattern, misses.answer, name="wagtail_serve"),
    re_path("", misses.answer),
]
