"""The narration app. The press finds its facts and outputs by itself."""

from django.apps import AppConfig


class NarrationConfig(AppConfig):
    name = "standfirst.narration"
    label = "narration"
    default_auto_field = "django.db.models.BigAutoField"
