"""Times as readers see them, in the newsroom's zone and language. No Django here."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from standfirst.site.pages import Moment
from standfirst.stories.calendar import MONTHS


def moment(when: datetime, time_zone: str, language: str) -> Moment:
    """The written and the machine form of an aware time."""
    local = when.astimezone(ZoneInfo(time_zone))
    clock = _clock(local, language)
    day = day_text(local.date(), language)
    return Moment(iso=local.isoformat(timespec="seconds"), text=f"{day}, {clock} {_zone(local)}", day=day, clock=clock)


def day_text(day: date, language: str) -> str:
    """ "22 November 2026", or "November 22, 2026" in American English."""
    month = MONTHS[day.month - 1]
    return f"{month} {day.day}, {day.year}" if language == "en-US" else f"{day.day} {month} {day.year}"


def month_text(number: int) -> str:
    """ "November 2026" for 202611."""
    return f"{MONTHS[number % 100 - 1]} {number // 100}"


def _clock(local: datetime, language: str) -> str:
    if language != "en-US":
        return f"{local:%H:%M}"
    return f"{(local.hour - 1) % 12 + 1}:{local.minute:02} {'a.m.' if local.hour < 12 else 'p.m.'}"


def _zone(local: datetime) -> str:
    """The zone's letters, or its offset where it has none ("UTC+3")."""
    name = local.tzname() or ""
    if name.isalpha():
        return name
    offset = local.utcoffset() or timedelta()
    hours, minutes = divmod(abs(int(offset.total_seconds())) // 60, 60)
    return f"UTC{'-' if offset < timedelta() else '+'}{hours}" + (f":{minutes:02}" if minutes else "")


def length(seconds: float) -> str:
    """A duration as a player shows it: "4:05"."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def length_words(seconds: float) -> str:
    """A duration in words: "4 minutes 5 seconds"."""
    minutes, rest = divmod(round(seconds), 60)
    parts = [
        f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in ((minutes, "minute"), (rest, "second")) if count
    ]
    return " ".join(parts) or "0 seconds"
