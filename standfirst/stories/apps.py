"""Registers the facts of stories with the press."""

from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "standfirst.stories"
    label = "stories"
    verbose_name = "Stories"

    def ready(self) -> None:
        from standfirst.stories import facts, listings  # noqa: F401  (importing declares them)
