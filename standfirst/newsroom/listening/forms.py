"""How an entry of the lexicon is typed in."""

from django import forms
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminModelForm

from standfirst.narration.models import LexiconEntry


class EntryForm(WagtailAdminModelForm):
    """An entry, and whether its sound was found right by whoever saves it."""

    heard = forms.BooleanField(
        required=False,
        label="I have listened to it, and it is right",
        help_text="Your name and the time are kept with the word.",
    )

    class Meta:
        model = LexiconEntry
        fields = ("written", "say", "language", "note")

    def save(self, commit: bool = True) -> LexiconEntry:
        """A changed saying is confirmed by nobody until somebody hears it."""
        if self.cleaned_data["heard"]:
            self.instance.confirmed_by, self.instance.confirmed_at = self.for_user, timezone.now()
        elif {"written", "say"} & set(self.changed_data):
            self.instance.confirmed_by = self.instance.confirmed_at = None
        return super().save(commit)
