"""What is said of a story's corrections before the story itself: the newest two, each with its day. No Django here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import TypeAlias

from standfirst.narration.rules.tongues import is_english, tongue
from standfirst.stories.calendar import MONTHS
from standfirst.stories.values import Correction, Story

MOST = 2
"""How many are said whole; a listener came for the story."""
OPENINGS = {
    "correction": "This story was corrected on {day}.",
    "clarification": "This story was clarified on {day}.",
    "apology": "An apology was added to this story on {day}.",
}
EARLIER = "Earlier corrections stand with it on its page."

Day: TypeAlias = Callable[[datetime, bool], str]
"""The day of a moment in words, with its year or without."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A correction as it is said."""

    stem: str
    """Of its sentences' addresses: "correction.0" is the oldest, so a new one renames no other."""
    block: str
    """The value of `data-block` on its text; empty at the story's foot, whither no reading eye is to be sent."""
    opening: str
    text: str


def notices(story: Story, day: Day, locale: str = "en-GB") -> Iterator[Notice]:
    """The newest corrections of a story, the newest first."""
    for number, one in numbered(story):
        said = day(one.when, one.when.year != story.published.year)
        yield Notice(f"correction.{number}", block(number, one), opening(one.kind, said, locale), one.text)


def opening(kind: str, day: str, locale: str) -> str:
    """What is said before a correction; of a language that is not known no more than the day."""
    if is_english(locale):
        return OPENINGS[kind].format(day=day)
    known = tongue(locale)
    return f"{known.notices[kind]}, {day}." if known else f"{day}."


def earlier(locale: str) -> str:
    """What is said instead of older corrections; nothing in a language that is not known."""
    known = tongue(locale)
    return EARLIER if is_english(locale) else known.earlier if known else ""


def numbered(story: Story) -> list[tuple[int, Correction]]:
    """The corrections that are said, the newest first, each with its number, counted from the oldest of all."""
    last = len(story.corrections) - 1
    return [(last - place, one) for place, one in enumerate(story.corrections[:MOST])]


def block(number: int, one: Correction) -> str:
    """The `data-block` of the element with its text; empty where it has none."""
    return f"correction-{number}" if one.place == "top" else ""


def days(zone: tzinfo = UTC, language: str = "en-GB") -> Day:
    """Days as a newsroom there writes them: "22 November 2026", or "November 22, 2026" where the language is en-US.

    In another language than English "2026-11-22", which its rules say.
    """

    def day(when: datetime, with_year: bool) -> str:
        here = when.astimezone(zone)
        month = MONTHS[here.month - 1]
        if not is_english(language):
            return f"{here:%Y-%m-%d}"
        if language == "en-US":
            return f"{month} {here.day}" + f", {here.year}" * with_year
        return f"{here.day} {month}" + f" {here.year}" * with_year

    return day
