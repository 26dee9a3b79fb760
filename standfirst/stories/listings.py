"""Listing facts: which stories stand where, each answered from one index."""

import calendar
import zoneinfo
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, date, datetime, timedelta

from django.db import connection
from django.db.models import Max, Min, QuerySet
from wagtail.models import Page

from standfirst.press.facts import listing, row
from standfirst.press.keys import Part
from standfirst.press.sharing import shared, shared_rows
from standfirst.stories import facts, rows, values
from standfirst.stories.models import BylineEntry, Contributor, Correction, NewsroomSettings, Section, Story, StoryTopic
from standfirst.stories.models.clock import Clock
from standfirst.stories.models.shown import ShownPicture

FRONT = 40
"""Stories that a front may show."""
RAIL = 8
"""Stories that the latest rail shows."""
LATEST = 60
"""Stories on /latest/, on a topic's page, on a contributor's page."""
FEED = 30
"""Items of a feed."""
LOG = 500
"""Stories whose corrections the public log shows."""
NEWS = 1000
"""Entries of the news sitemap, as Google bounds it."""
DAYS_ASKED = 5000
"""Days in one query: three parameters each, and SQLite takes no more than 32,766."""

Arguments = tuple[Part, ...]
Keys = Mapping[int, Collection[Arguments]]
# Without the tree's order, which would join and sort by the page's path.
LIVE = Story.objects.filter(published_at__isnull=False).order_by()


def newest(stories: QuerySet[Story], count: int) -> tuple[int, ...]:
    """Ids, newest first; the id settles a tie so that every run agrees."""
    return tuple(stories.order_by("-published_at", "-pk").values_list("pk", flat=True)[:count])


@shared_rows
def _places(ids: Collection[int]) -> Mapping[int, tuple[int, datetime]]:
    """Live stories: section and time of each."""
    found = LIVE.filter(pk__in=ids).values_list("pk", "placed_in_id", "published_at")
    return {id: (section, when) for id, section, when in found}


def _everywhere(ids: Collection[int]) -> Keys:
    return {id: [()] for id in ids}


def _none(value: object) -> tuple[int, ...]:
    return ()


@listing("navigation", of="stories.Section", keys=_everywhere, members=_none)
def navigation() -> tuple[tuple[str, str], ...]:
    """Name and slug of the live sections, in the order that the editors gave them.

    One fact, so that a page need not note that it read each of forty sections.
    """
    # By their ids, and sorted here: otherwise the database may read the whole tree of pages to find forty sections.
    ids = list(Section.objects.order_by().values_list("page_ptr_id", flat=True))
    rows = Page.objects.filter(pk__in=ids, live=True).order_by().values_list("path", "title", "slug")
    return tuple((title, slug) for _, title, slug in sorted(rows))


def _latest_keys(ids: Collection[int]) -> Keys:
    return {
        id: [(place, count) for place in (0, section) for count in (RAIL, FEED, FRONT, LATEST)]
        for id, (section, _) in _places(ids).items()
    }


@listing("latest", of="stories.Story", keys=_latest_keys)
def latest(section: int, count: int) -> tuple[int, ...]:
    """The newest stories of a section, or of the whole paper (0)."""
    return _newest_of([section])[section][:count] if count <= LATEST else newest(_stories_of(section), count)


@shared_rows
def _newest_of(sections: Collection[int]) -> Mapping[int, tuple[int, ...]]:
    """The newest stories of sections, as many as any list shows: a shorter list is the beginning of it."""
    return {section: newest(_stories_of(section), LATEST) for section in sections}


def _stories_of(section: int) -> QuerySet[Story]:
    return LIVE.filter(placed_in=section) if section else LIVE


def zone() -> str:
    """The newsroom's time zone."""
    return facts.own_settings().time_zone


def day_bounds(day: date, tz: str) -> tuple[datetime, datetime]:
    """The first moment of a local day and of the next, in UTC."""
    local = zoneinfo.ZoneInfo(tz)
    begin, end = (datetime(d.year, d.month, d.day, tzinfo=local) for d in (day, day + timedelta(days=1)))
    return begin.astimezone(UTC), end.astimezone(UTC)


def local_day(when: datetime, tz: str) -> date:
    """The newsroom's date at that moment."""
    return when.astimezone(zoneinfo.ZoneInfo(tz)).date()


def story_days(ids: Collection[int]) -> dict[int, str]:
    """Each live story's local date, such as "2026-11-22"."""
    return {id: day for id, (day, _) in _days_and_zone(ids).items()}


def _days_and_zone(ids: Collection[int]) -> dict[int, tuple[str, str]]:
    tz = zone()
    return {id: (local_day(when, tz).isoformat(), tz) for id, (_, when) in _places(ids).items()}


def _day_keys(ids: Collection[int]) -> Keys:
    return {id: [place] for id, place in _days_and_zone(ids).items()}


@listing("day", of="stories.Story", keys=_day_keys)
def day(text: str, tz: str) -> tuple[int, ...]:
    """The stories of one local day, newest first."""
    begin, end = day_bounds(date.fromisoformat(text), tz)
    return newest(LIVE.filter(published_at__gte=begin, published_at__lt=end), 100_000)


@listing("archive_span", of="stories.Month", keys=_everywhere)
def archive_span() -> tuple[int, ...]:
    """The first and the last month (202611) that have stories; empty without any."""
    # One at a time: SQLite finds either end in the index, but both in one query by reading all of it.
    ends = (LIVE.aggregate(end=kind("published_at"))["end"] for kind in (Min, Max))
    return tuple(month for when in ends for month in months_of([when]))


@row("archive_month", of="stories.Month")
def load_months(ids: Collection[int]) -> Mapping[int, tuple[int, ...]]:
    """The days of a month (202611) that have stories, as numbers. A story's save touches its month."""
    tz = zone()
    found: dict[int, tuple[int, ...]] = {}
    days = [day for id in sorted(ids) for day in _days(id // 100, id % 100)]
    for at in range(0, len(days), DAYS_ASKED):
        for day in _with_stories(days[at : at + DAYS_ASKED], tz):
            month = day.year * 100 + day.month
            found[month] = (*found.get(month, ()), day.day)
    return found


def _days(year: int, month: int) -> list[date]:
    return [date(year, month, day + 1) for day in range(calendar.monthrange(year, month)[1])]


def _with_stories(days: list[date], tz: str) -> list[date]:
    """Those days that have stories: one look into the index for each, and all of them in one query."""
    bounds = [day_bounds(day, tz) for day in days]
    rows = ", ".join(["(%s, %s, %s)"] * len(days))
    sql = f"""
        WITH asked(place, since, until) AS (VALUES {rows})
        SELECT place FROM asked WHERE EXISTS (
            SELECT 1 FROM stories_story WHERE published_at >= since AND published_at < until
        ) ORDER BY place
    """  # noqa: S608
    adapt = connection.ops.adapt_datetimefield_value
    with connection.cursor() as cursor:
        cursor.execute(sql, [part for n, (a, b) in enumerate(bounds) for part in (n, adapt(a), adapt(b))])
        return [days[place] for (place,) in cursor.fetchall()]


def months_of(times: Iterable[datetime | None]) -> set[int]:
    """The months (202611) that these moments fall in, as the newsroom's clock has them."""
    tz = zone()
    return {(d := local_day(when, tz)).year * 100 + d.month for when in times if when}


def _of_rows(rows: QuerySet, count: int) -> tuple[int, ...]:
    """The newest stories of child rows, each once: read from the rows' own index, whatever they number."""
    ids = rows.filter(published_at__isnull=False).order_by("-published_at", "-story").values_list("story_id", flat=True)
    found = tuple(ids[:count])
    # A story may bear a name or a topic twice. That is rare, so only then is more than `count` read.
    return found if len(set(found)) == len(found) else tuple(dict.fromkeys(ids))[:count]


def _topic_keys(ids: Collection[int]) -> Keys:
    return {story: [(topic, LATEST) for topic in topics] for story, topics in rows.topics(ids).items()}


@listing("topic_stories", of="stories.Story", keys=_topic_keys)
def topic_stories(topic: int, count: int) -> tuple[int, ...]:
    """The newest stories of a topic."""
    return _of_rows(StoryTopic.objects.filter(topic=topic), count)


def _contributor_keys(ids: Collection[int]) -> Keys:
    return {story: [(one, LATEST) for one in found] for story, found in written(ids).items()}


def written(ids: Collection[int]) -> dict[int, list[int]]:
    """Who wrote each of these stories: contributors, in the order of the byline."""
    return {id: [one.contributor for one in line if one.contributor] for id, line in rows.bylines(ids).items()}


@listing("contributor_stories", of="stories.Story", keys=_contributor_keys)
def contributor_stories(contributor: int, count: int) -> tuple[int, ...]:
    """The newest stories with that byline."""
    return _of_rows(BylineEntry.objects.filter(contributor=contributor), count)


def _log_keys(ids: Collection[int]) -> Keys:
    return {id: [(LOG,)] for id in rows.corrections(ids)}


@listing("corrected", of="stories.Story", keys=_log_keys)
def corrected(count: int) -> tuple[int, ...]:
    """Live stories with corrections, the latest correction first."""
    found = Correction.objects.filter(story__published_at__isnull=False).order_by("-when", "-pk")
    return tuple(dict.fromkeys(found.values_list("story_id", flat=True)[: count * 4]))[:count]


@row("clock", of="stories.Clock")
def load_clock(ids: Collection[int]) -> Mapping[int, datetime]:
    """The hour that the sweep last entered: how time comes into pages that show only recent stories."""
    hour = _hour() if facts.SITE in ids else None
    return {facts.SITE: hour.astimezone(UTC)} if hour else {}


@shared
def _hour() -> datetime | None:
    return Clock.objects.values_list("hour", flat=True).first()


def news_since(hour: datetime | None) -> str:
    """The oldest moment still news at any time in that hour: never more than two days ago.

    Before the first sweep there is no hour, and all is news.
    """
    return ((hour or datetime(1970, 1, 3, tzinfo=UTC)) - timedelta(hours=47)).isoformat()


def _news_keys(ids: Collection[int]) -> Keys:
    since = news_since(load_clock([facts.SITE]).get(facts.SITE))
    return {id: [(since, NEWS)] for id in ids}


@listing("news", of="stories.Story", keys=_news_keys, members=dict)
def news(since: str, count: int) -> tuple[tuple[int, values.StoryLink], ...]:
    """Id and link of the stories of the last two days, newest first: one fact, not a thousand to be noted."""
    stories = LIVE.filter(published_at__gte=datetime.fromisoformat(since))
    return tuple(facts.links(stories.order_by("-published_at", "-pk")[:count]).items())


def _picture_keys(ids: Collection[int]) -> Keys:
    return {story: [(picture,) for picture in found] for story, found in rows.pictures(ids).items()}


@listing("picture_uses", of="stories.Story", keys=_picture_keys)
def picture_uses(picture: int) -> tuple[int, ...]:
    """One live story that shows the picture, the first; empty when none does."""
    rows = ShownPicture.objects.filter(picture=picture, story__published_at__isnull=False)
    return tuple(rows.order_by("story_id").values_list("story_id", flat=True)[:1])


def _portrait_keys(ids: Collection[int]) -> Keys:
    rows = Contributor.objects.filter(pk__in=ids, picture__isnull=False).values_list("pk", "picture_id")
    return {id: [(picture,)] for id, picture in rows}


@listing("portraits", of="stories.Contributor", keys=_portrait_keys)
def portraits(picture: int) -> tuple[int, ...]:
    """Contributors whose portrait the picture is."""
    return tuple(Contributor.objects.filter(picture=picture).order_by("pk").values_list("pk", flat=True))


def _writer_keys(ids: Collection[int]) -> Keys:
    return {story: {(who,) for who in found} for story, found in written(ids).items()}


@listing("written_by", of="stories.Story", keys=_writer_keys)
def written_by(contributor: int) -> tuple[int, ...]:
    """One live story with that byline, the first; empty when there is none, and then the contributor has no page."""
    rows = BylineEntry.objects.filter(contributor=contributor, story__published_at__isnull=False)
    return tuple(rows.order_by("story_id").values_list("story_id", flat=True)[:1])


def _logo_keys(ids: Collection[int]) -> Keys:
    logos = NewsroomSettings.objects.filter(logo__isnull=False).values_list("logo_id", flat=True)
    return {id: [(logo,) for logo in logos] for id in ids}


@listing("logo_uses", of="stories.NewsroomSettings", keys=_logo_keys)
def logo_uses(picture: int) -> tuple[int, ...]:
    """The newsroom's settings, where the picture is its logo."""
    return (facts.SITE,) if NewsroomSettings.objects.filter(logo=picture).exists() else ()
