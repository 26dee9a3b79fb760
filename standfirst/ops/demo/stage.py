"""Lays the story files out as if filed in the last days: copies whose times end today, pictures beside them.

A story file's times are fixed, so that the files can be read and compared. What a reader sees must be recent, so
all of them move by the same number of whole days: the hour of each stays what its text says it is.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

STORIES = Path(__file__).resolve().parent / "stories"
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00")
ZONE = ZoneInfo("Europe/London")
"""The paper's own clock. The files are dated in its winter, when it is UTC."""
NEWEST = datetime.fromisoformat("2026-03-12T04:50:00+00:00")
"""When the last story before the scheduled ones was filed."""


def shift(now: datetime) -> timedelta:
    """How many whole days lie between the files' last day and the last day on which their newest could be out."""
    local = now.astimezone(ZONE)
    filed = NEWEST.replace(tzinfo=ZONE)
    today: date = local.date() if local.time() >= filed.time() else local.date() - timedelta(days=1)
    return today - filed.date()


def moved(text: str, days: timedelta) -> str:
    """The text with each time moved by whole days on the paper's clock, whether it is summer there or not."""

    def one(found: re.Match[str]) -> str:
        clock = datetime.fromisoformat(found[0]).replace(tzinfo=None)
        return (clock + days).replace(tzinfo=ZONE).isoformat()

    return TIME.sub(one, text)


def lay_out(folder: Path, now: datetime) -> list[Path]:
    """Writes the story files into `folder`, moved to end at `now`, and returns their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    days = shift(now)
    return [write(folder / path.name, moved(path.read_text(encoding="utf-8"), days)) for path in sources()]


def write(path: Path, text: str) -> Path:
    """Writes a file and returns its path."""
    path.write_text(text, encoding="utf-8")
    return path


def sources() -> Iterable[Path]:
    """The story files as they are kept."""
    return sorted(STORIES.glob("*.md"))
