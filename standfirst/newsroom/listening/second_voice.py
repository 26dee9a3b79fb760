"""The voice for quotes in the newsroom's settings, chosen among the installed ones."""

from collections.abc import Iterator, Mapping

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import ObjectList

from standfirst.narration.engines import DEFAULT_SERVED, UnknownEngine, engine, folders, voices
from standfirst.stories.models import NewsroomSettings

NONE = "None: one voice throughout"
FIELD = "quote_voice"


def choices(chosen: str) -> Iterator[tuple[str, str]]:
    """Each installed voice, and the chosen one where that is none of them, as a select has them."""
    yield "", NONE
    here = settings.ENVIRONMENT
    listed = voices.listed(folders(here), here.speech_server)
    known = {one.name.replace("<voice>", DEFAULT_SERVED): one.language for one in listed if one.installed}
    for name, language in known.items():
        yield name, f"{name} ({language})"
    if chosen and chosen not in known:
        yield chosen, chosen if _speaks(chosen) else f"{chosen} – is there no longer"


def _speaks(name: str) -> bool:
    try:
        engine(name, settings.ENVIRONMENT.narration_threads)
    except UnknownEngine:
        return False
    return True


class SettingsForm(WagtailAdminModelForm):
    """The newsroom's settings."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        if FIELD in self.fields:
            typed = self.fields[FIELD]
            self.fields[FIELD] = forms.ChoiceField(
                choices=list(choices(self.instance.quote_voice)), required=False, label=typed.label,
                help_text=typed.help_text,
            )  # fmt: skip

    def clean(self) -> Mapping[str, object] | None:
        """Refuses what an editor came back from, so that it can be changed."""
        found: Mapping[str, object] | None = super().clean()
        if self.data.get("back"):
            raise ValidationError("Nothing is saved yet.")
        return found

    def _get_validation_exclusions(self) -> set[str]:
        # A voice that has gone keeps nobody from changing the paper's name.
        return super()._get_validation_exclusions() | ({FIELD} - set(self.changed_data))


def panels() -> ObjectList:
    """The settings' panels, in a form that knows the voices."""
    return ObjectList(NewsroomSettings.panels, base_form_class=SettingsForm)
