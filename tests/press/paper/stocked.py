"""The small newspaper with its outputs registered, in whatever process reads its settings."""

from django.apps import AppConfig


class Stocked(AppConfig):
    """Under the name that it has elsewhere too."""

    name = "tests.press.paper"

    def ready(self) -> None:
        """Register each kind of output."""
        from standfirst.press import outputs

        from . import stock

        for kind in stock.ALL:
            outputs.register(kind())
