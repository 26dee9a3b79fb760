"""Connects the newsroom's signal receivers."""

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    name = "standfirst.newsroom"
    label = "newsroom"
    verbose_name = "Newsroom"

    def ready(self) -> None:
        from standfirst.newsroom import moved, signals  # noqa: F401  (importing connects them)
