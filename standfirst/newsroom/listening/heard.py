"""The report on listening in the admin: how often stories are played, how many to their end, and how far."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, Sum
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse, reverse_lazy
from wagtail.admin.menu import MenuItem

from standfirst.narration import human
from standfirst.narration.facts import current_whole
from standfirst.newsroom.listening.counting import today
from standfirst.newsroom.listening.counts import FINISHED, PLAYED, PlayCount
from standfirst.newsroom.pressroom import rights
from standfirst.newsroom.pressroom.views import PressView
from standfirst.stories.models import Story

REPORT = "newsroom_heard"
SPANS: Mapping[int, str] = {1: "today", 7: "in seven days", 30: "in thirty days", 365: "in a year"}
USUAL = 30
SHOWN = 100
"""Stories in the list, the most played first."""
WORDS = 12
"""Of a paragraph's beginning in the chart."""


@dataclass(frozen=True, slots=True)
class Heard:
    """How often one story was played, and to its end."""

    story: Story
    plays: int
    finished: int

    @property
    def share(self) -> int:
        """Plays that came to the end, in hundredths. A play of yesterday may end today, so at most all."""
        return percent(self.finished, self.plays)


@dataclass(frozen=True, slots=True)
class Bar:
    """How many plays came to a paragraph."""

    words: str
    count: int
    share: int
    """Of the plays, in hundredths."""


def percent(part: int, whole: int) -> int:
    """A part in hundredths of a whole, 0 to 100."""
    return min(100, round(100 * part / whole)) if whole else 0


def most_played(since: date) -> list[Heard]:
    """The stories that were played from a day on."""
    plays = Sum("count", filter=Q(place=PLAYED), default=0)
    ends = Sum("count", filter=Q(place=FINISHED), default=0)
    whole = PlayCount.objects.filter(day__gte=since, place__in=(PLAYED, FINISHED))
    rows = list(whole.values("story").annotate(plays=plays, ends=ends).filter(plays__gt=0).order_by("-plays")[:SHOWN])
    stories = Story.objects.in_bulk([row["story"] for row in rows])
    return [Heard(stories[row["story"]], row["plays"], row["ends"]) for row in rows]


def counts_of(story: Story, since: date) -> dict[str, int]:
    """Each place of a story with its count from a day on."""
    rows = PlayCount.objects.filter(story=story, day__gte=since).values("place").annotate(total=Sum("count"))
    return {row["place"]: row["total"] for row in rows}


def reach(story: Story, counts: Mapping[str, int]) -> list[Bar]:
    """A bar for each paragraph of the sound that the story has now, in the order in which it is read."""
    recording = current_whole([story.pk]).get(story.pk)
    texts: dict[str, list[str]] = {}
    for part in recording.parts if recording else ():
        if part.block:
            texts.setdefault(part.block, []).extend(part.text.split())
    plays = counts.get(PLAYED, 0)
    return [
        Bar(beginning(words), counts.get(block, 0), percent(counts.get(block, 0), plays))
        for block, words in texts.items()
    ]


def beginning(words: list[str]) -> str:
    """The first words of a paragraph."""
    return " ".join(words[:WORDS]) + ("…" if len(words) > WORDS else "")


class HeardView(PressView):
    """What the report's two pages share: the span of days, asked for as ?days=7."""

    header_icon = "media"
    page_title = "Listening"

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        """Home, then the report."""
        return [*self.breadcrumbs_items, {"url": reverse_lazy(REPORT), "label": "Listening"}]

    @property
    def days(self) -> int:
        """The span, of those that are offered."""
        asked = self.request.GET.get("days", "")
        return int(asked) if asked.isdecimal() and int(asked) in SPANS else USUAL

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """The span, and those there are."""
        return super().get_context_data(**kwargs, days=self.days, span=SPANS[self.days], spans=SPANS)

    @property
    def since(self) -> date:
        """The span's first day."""
        return today() - timedelta(days=self.days - 1)


class Stories(HeardView):
    """The stories that were played."""

    template_name = "newsroom/heard.html"

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**kwargs, heard=most_played(self.since))


class OneStory(HeardView):
    """How far one story is heard."""

    template_name = "newsroom/heard_story.html"

    def get_breadcrumbs_items(self) -> list[dict[str, object]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": "One story"}]

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        story = get_object_or_404(Story, pk=self.kwargs["story"])
        counts = counts_of(story, self.since)
        heard = Heard(story, counts.get(PLAYED, 0), counts.get(FINISHED, 0))
        read_by = human.current([story.pk]).get(story.pk)
        return super().get_context_data(**kwargs, heard=heard, bars=reach(story, counts), read_by=read_by)


class HeardMenuItem(MenuItem):
    """In the menu of reports, for whoever works on pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        return rights.may_see(request.user)


def menu_item() -> MenuItem:
    """The report, in the menu of reports."""
    return HeardMenuItem("Listening", reverse(REPORT), name="listening", icon_name="media", order=110)
