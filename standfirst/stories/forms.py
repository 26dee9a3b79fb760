"""The story's form in the admin: an "updated now" tick, and a publish that names what is missing."""

from typing import Any

from django import forms
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm

PUBLISHING = ("action-publish", "action-submit")


class StoryForm(WagtailAdminPageForm):
    """Adds `mark_updated`, and refuses to publish or submit while a shown picture lacks credit or alt text."""

    mark_updated = forms.BooleanField(
        required=False, label="Mark as updated now", help_text="Readers see “Updated” with this moment's time."
    )

    def clean(self) -> dict[str, Any]:
        """Sets the update time, and checks the pictures when the story is on its way out."""
        cleaned = super().clean()
        if cleaned.get("mark_updated"):
            cleaned["updated_at"] = timezone.now().replace(microsecond=0)
        if any(name in self.data for name in PUBLISHING) or self.data.get("workflow-action-name") == "approve":
            self._check_pictures(cleaned)
        return cleaned

    def _check_pictures(self, cleaned: dict[str, Any]) -> None:
        from standfirst.stories.checks import form_problems

        lead = cleaned.get("lead_picture")
        for field, sentence in form_problems(lead.pk if lead else None, cleaned.get("body")):
            self.add_error(field, sentence)
