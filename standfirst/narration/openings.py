"""The bulletin's opening line: spoken ahead of its hour, and kept as a row."""

from collections.abc import Collection, Mapping
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import models
from django_tasks import task
from num2words import num2words

from standfirst.narration.assembly import Part
from standfirst.narration.rules.tongues import is_english
from standfirst.narration.script import Said, utf16
from standfirst.press.facts import row
from standfirst.press.models import touch
from standfirst.stories.calendar import DAYS, MONTHS
from standfirst.stories.facts import own_settings
from standfirst.stories.models import Clock

SOURCE = "narration.Opening"
"""Touched under the hour's number."""
QUEUE = "narration"
PAUSE_MS = 900
KEPT_HOURS = 48


class Opening(models.Model):
    """The opening line of one hour's bulletin."""

    hour = models.BigIntegerField(primary_key=True)
    """Hours since 1970, UTC."""
    part = models.JSONField()
    """The fields of assembly.Part."""

    def __str__(self) -> str:
        return str(self.part["text"])


@row("opening", of=SOURCE)
def load_openings(ids: Collection[int]) -> Mapping[int, Part]:
    """By the hour's number: the line as it was spoken. Whether it still says the paper's name is for readers to see."""
    return {one.hour: Part(**one.part) for one in Opening.objects.filter(hour__in=ids)}


def number(hour: datetime) -> int:
    """The number of an hour."""
    return int(hour.timestamp()) // 3600


def line(name: str, hour: datetime, time_zone: str, language: str) -> str:
    """What is said at the beginning of an hour's bulletin; no more than name and time where that is not in English."""
    local = hour.astimezone(ZoneInfo(time_zone))
    if not is_english(language):
        return f"{name}, {local:%Y-%m-%d}, {local:%H:%M}."
    day, month = num2words(local.day, to="ordinal"), MONTHS[local.month - 1]
    date = f"{month} {day}" if language == "en-US" else f"the {day} of {month}"
    comma = "," if language == "en-US" else ""
    return f"{name}, the headlines at {clock(local)} on {DAYS[local.weekday()]}{comma} {date}."


def clock(local: datetime) -> str:
    """A local time in words, to the quarter: "six o'clock". Some zones are half an hour or a quarter off."""
    quarter, hour = local.minute // 15, local.hour + (local.minute >= 45)
    if quarter == 0 and hour in (0, 12):
        return "midday" if hour else "midnight"
    named = num2words((hour - 1) % 12 + 1)
    return (f"{named} o'clock", f"a quarter past {named}", f"half past {named}", f"a quarter to {named}")[quarter]


@task(queue_name=QUEUE, priority=20)
def speak_openings() -> int:
    """Speak the lines of the hour that the clock shows, where it is lacking, and of the next; how many were spoken."""
    shown = Clock.objects.values_list("hour", flat=True).first()
    hour = (shown or datetime.now(UTC)).astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    Opening.objects.filter(hour__lt=number(hour) - KEPT_HOURS).delete()
    return sum(_speak(one) for one in (hour, hour + timedelta(hours=1)))


def _speak(hour: datetime) -> int:
    """Keep an hour's line; how many sentences had to be spoken for it."""
    from standfirst.narration import record
    from standfirst.narration.models import lexicon
    from standfirst.narration.speaking import Speaker

    own = own_settings()
    text = line(own.name, hour, own.time_zone, own.language)
    known = Opening.objects.filter(hour=number(hour)).first()
    said = Said("opening.0", "opening", 0, utf16(text), text, PAUSE_MS)
    speaker = Speaker(record.configured_engine(), record.store(), record.locale(), lexicon())
    for part in speaker.parts((said,)):
        # The same words in another voice are another segment.
        if known is None or (known.part["text"], known.part["segment"]) != (text, part.segment):
            Opening.objects.update_or_create(hour=number(hour), defaults={"part": asdict(part)})
            touch(SOURCE, number(hour))
    return speaker.spoken
