"""Registers the reader site's outputs with the press."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "standfirst.site"
    label = "reader_site"
    verbose_name = "Reader site"

    def ready(self) -> None:
        from standfirst.site import bulletin, indexing, outputs, podcasts  # noqa: F401  (importing registers them)
