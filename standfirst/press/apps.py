"""The press as a Django app."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PressConfig(AppConfig):
    """Finds `facts.py` and `outputs.py` in every installed app, so that no list of them is kept by hand."""

    name = "standfirst.press"
    label = "press"

    def ready(self) -> None:
        autodiscover_modules("facts", "outputs")
