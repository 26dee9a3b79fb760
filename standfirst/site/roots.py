"""Which outputs there are, and which may come to be when a row is touched: keys, found by rows."""

from collections.abc import Callable, Collection, Iterable

from django.db.models import Model

from standfirst.press.keys import Key
from standfirst.press.outputs import Roots
from standfirst.stories import listings, rows

Ids = Collection[int]


def same(ids: Ids) -> Iterable[Key]:
    """Outputs that bear the touched row's own id."""
    return ids


def live_story_ids() -> Iterable[Key]:
    """Every live story, newest first, so that a long press shows readers the news before the archive."""
    return listings.newest(listings.LIVE, 100_000_000)


def stories_in(ids: Ids) -> Iterable[Key]:
    """The live stories of sections that are opened: they come with them."""
    return listings.LIVE.filter(placed_in__in=ids).order_by("-published_at").values_list("pk", flat=True)


def days_of(ids: Ids) -> Iterable[Key]:
    """The local days on which these stories went out."""
    return sorted(set(listings.story_days(ids).values()))


def days_in(ids: Ids) -> Iterable[Key]:
    """The local days of the stories of sections that are opened: a day's sitemap is empty without them."""
    tz = listings.zone()
    times = listings.LIVE.filter(placed_in__in=ids).values_list("published_at", flat=True)
    return sorted({listings.local_day(when, tz).isoformat() for when in times})


def every_day(_: Ids = ()) -> Iterable[Key]:
    """Every local day that has a story."""
    tz = listings.zone()
    return sorted(
        {listings.local_day(when, tz).isoformat() for when in listings.LIVE.values_list("published_at", flat=True)}
    )


def every_month(_: Ids = ()) -> Iterable[Key]:
    """Every local month that has a story."""
    return sorted(listings.months_of(listings.LIVE.values_list("published_at", flat=True)))


def topics_of(ids: Ids) -> Iterable[Key]:
    """The topics of these stories."""
    return sorted({topic for topics in rows.topics(ids).values() for topic in topics})


def contributors_of(ids: Ids) -> Iterable[Key]:
    """The contributors who wrote these stories."""
    return sorted({who for found in listings.written(ids).values() for who in found})


def ids_of(model: type[Model]) -> Callable[[], Iterable[Key]]:
    """Every id of a model, in order."""
    return lambda: model._default_manager.order_by("pk").values_list("pk", flat=True)


DAYS: Roots = {
    "stories.Story": days_of,
    "stories.SectionOpened": days_in,
    "stories.NewsroomSettings": every_day,
}
MONTHS: Roots = {"stories.Month": same, "stories.NewsroomSettings": every_month}
SECTIONS: Roots = {"stories.Section": same}
