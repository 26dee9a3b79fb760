"""The press on the admin's home page: the last publish, what waits, what failed."""

from collections.abc import Mapping

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from standfirst.newsroom.pressroom import rights, state
from standfirst.newsroom.pressroom.runs import shown_runs


class PressPanel(Component):
    """Three figures and a link to the report."""

    name = "press"
    template_name = "newsroom/press_panel.html"
    order = 150

    class Media:
        css = {"all": ["newsroom/press.css"]}

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def get_context_data(self, parent_context: Mapping[str, object] | None = None) -> dict[str, object]:
        """What the template shows."""
        last = shown_runs(1)
        return {
            "last": last[0] if last else None,
            "waiting": state.waiting(1),
            "failed_count": state.failed_count(),
            "late": state.late(),
        }

    def render_html(self, parent_context: Mapping[str, object] | None = None) -> str:
        """Nothing for somebody who has no rights over pages."""
        return super().render_html(parent_context) if rights.may_see(self.request.user) else ""
