"""The newsroom's own settings: its name, its time, its policies."""

import zoneinfo
from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.module_loading import import_string
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


def check_time_zone(name: str) -> None:
    """Raises ValidationError unless `name` is an IANA time zone."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(f"“{name}” is not a time zone; write it as in “Europe/London”.")


def check_voice(name: str) -> None:
    """Raises ValidationError, with the engine's own sentence, unless settings.STANDFIRST_VOICE knows that voice."""
    try:
        import_string(settings.STANDFIRST_VOICE)(name)
    except ValueError as error:
        raise ValidationError(str(error)) from error


@register_setting(icon="site")
class NewsroomSettings(BaseGenericSetting):
    """One row: what every page says of the newsroom."""

    name = models.CharField(max_length=120, default="The Newsroom")
    strapline = models.CharField(max_length=160, blank=True)
    language = models.CharField(max_length=20, default="en-GB", help_text="Such as en-GB or en-US.")
    time_zone = models.CharField(max_length=60, default="Europe/London", validators=[check_time_zone])
    quote_voice = models.CharField(
        "voice for quotes",
        max_length=100,
        blank=True,
        validators=[check_voice],
        help_text="Says quotations whose speaker is named. Published stories that have some are spoken anew for it.",
    )
    logo = models.ForeignKey("pictures.Picture", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    legal_name = models.CharField(max_length=160, blank=True, help_text="Who publishes, as the footer says it.")
    email = models.EmailField(blank=True)
    about = models.TextField(blank=True, max_length=600)
    corrections_policy_url = models.URLField(blank=True)
    ethics_policy_url = models.URLField(blank=True)
    masthead_url = models.URLField(blank=True, help_text="Who works here.")
    ownership_url = models.URLField(blank=True, help_text="Who owns and pays for the paper.")

    edit_handler: ClassVar[ObjectList]
    """Set by the newsroom's admin, which knows the voices; made of the panels."""
    panels = [
        MultiFieldPanel(
            [FieldPanel(name) for name in ("name", "strapline", "logo", "about", "legal_name", "email")],
            heading="The newsroom",
        ),
        MultiFieldPanel([FieldPanel("language"), FieldPanel("time_zone")], heading="Language and time"),
        FieldPanel("quote_voice"),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in ("corrections_policy_url", "ethics_policy_url", "masthead_url", "ownership_url")
            ],
            heading="Policies",
        ),
    ]

    class Meta:
        verbose_name = "Newsroom"
