"""Everything that the reader site publishes, each registered with the press once."""

import mimetypes
from collections.abc import Callable, Collection, Iterable, Mapping

from standfirst.feeds.jsonfeed import json_feed
from standfirst.feeds.newssitemap import news_sitemap
from standfirst.feeds.robots import robots
from standfirst.feeds.rss import rss
from standfirst.feeds.sitemap import sitemap_index, urlset
from standfirst.press.outputs import Key, Output, register
from standfirst.press.reader import Reader
from standfirst.site import addresses, assets, fronts, lists, story_page, syndication
from standfirst.site.shell import site
from standfirst.stories import listings
from standfirst.stories.facts import SITE
from standfirst.stories.models import BylineEntry, Contributor, Section, Story, StoryTopic, Topic

Ids = Collection[int]


def same(ids: Ids) -> Iterable[Key]:
    """Outputs that bear the touched row's own id."""
    return ids


class Single(Output):
    """An output of which there is one, at a fixed address. Without roots, the press looks for it at every run."""

    def __init__(self, name: str, address: str, make: Callable, template: str = "", order: int = 50, write: Callable | None = None) -> None:
        self.name, self.address, self.make, self.template, self.order, self.write = name, address, make, template, order, write

    def keys(self) -> Iterable[Key]:
        return [SITE]

    def path(self, read: Reader, key: Key) -> str:
        return addresses.file(self.address)

    def page(self, read: Reader, key: Key) -> object:
        return self.make(read)

    def body(self, page: object) -> bytes:
        return self.write(page) if self.write else super().body(page)


class Listed(Output):
    """An output for each of some rows. Its address is asked of the fact that names it."""

    def __init__(
        self, name: str, address: Callable, make: Callable, every: Callable, roots: Mapping, template: str = "",
        order: int = 50, gone: bool = False, write: Callable | None = None, bulk: Callable | None = None,
    ) -> None:  # fmt: skip
        self.name, self.address, self.make, self.every, self.roots = name, address, make, every, roots
        self.template, self.order, self.gone, self.write, self.bulk = template, order, gone, write, bulk

    def prefetch(self, read: Reader, keys: Collection[Key]) -> None:
        if self.bulk:
            self.bulk(read, keys)

    def keys(self) -> Iterable[Key]:
        return self.every()

    def path(self, read: Reader, key: Key) -> str:
        return addresses.file(self.address(read, key))

    def page(self, read: Reader, key: Key) -> object:
        return self.make(read, key)

    def body(self, page: object) -> bytes:
        return self.write(page) if self.write else super().body(page)


def live_story_ids() -> Iterable[Key]:
    """Every live story, newest first, so that a long press shows readers the news before the archive."""
    return listings.newest(listings.LIVE, 100_000_000)


def stories_in(ids: Ids) -> Iterable[Key]:
    """The live stories of sections: they come and go with them."""
    return listings.LIVE.filter(placed_in__in=ids).order_by("-published_at").values_list("pk", flat=True)


def story_at(read: Reader, id: int) -> str:
    """A story's address, of its own row."""
    story = read("story", id)
    return addresses.story(read("section", story.section).slug, story.slug)


def section_at(read: Reader, id: int) -> str:
    """A section's address."""
    return addresses.section(read("section", id).slug)


def days_of(ids: Ids) -> Iterable[Key]:
    """The local days on which these stories went out."""
    return sorted(set(listings.story_days(ids).values()))


def every_day(_: Ids = ()) -> Iterable[Key]:
    """Every local day that has a story."""
    tz = listings.zone()
    return sorted({listings.local_day(when, tz).isoformat() for when in listings.LIVE.values_list("published_at", flat=True)})


def every_month(_: Ids = ()) -> Iterable[Key]:
    """Every local month that has a story."""
    return sorted(listings.months_of(listings.LIVE.values_list("published_at", flat=True)))


def topics_of(ids: Ids) -> Iterable[Key]:
    """The topics of these stories."""
    return StoryTopic.objects.filter(story__in=ids).order_by().values_list("topic_id", flat=True).distinct()


def contributors_of(ids: Ids) -> Iterable[Key]:
    """The contributors who wrote these stories."""
    entries = BylineEntry.objects.filter(story__in=ids, contributor__isnull=False).order_by()
    return entries.values_list("contributor_id", flat=True).distinct()


def ids_of(model: type) -> Callable[[], Iterable[Key]]:
    """Every id of a model, in order."""
    return lambda: model.objects.order_by("pk").values_list("pk", flat=True)


DAYS = {"stories.Story": days_of, "stories.NewsroomSettings": every_day}
MONTHS = {"stories.Month": same, "stories.NewsroomSettings": every_month}
SECTIONS = {"stories.Section": same}


class StaticFile(Output):
    """The site's own styles and scripts."""

    name = "static"
    order = 1

    def keys(self) -> Iterable[Key]:
        return list(assets.asset_files())

    def path(self, read: Reader, key: Key) -> str:
        return addresses.file(assets.asset_files()[key][0])

    def page(self, read: Reader, key: Key) -> object:
        found = assets.asset_files().get(key)
        return found[1] if found else None

    def body(self, page: object) -> bytes:
        return page


def register_pages() -> None:
    """Pages for readers. A story is written before the fronts that link to it."""
    register(StaticFile())
    register(Listed("story", story_at, story_page.story_page, live_story_ids, {"stories.Story": same, "stories.Section": stories_in}, "story.html",
                    order=10, gone=True, bulk=story_page.prefetch))
    register(Single("home", "/", fronts.home_page, "front.html"))
    register(Listed("section", section_at, fronts.section_page, ids_of(Section), SECTIONS, "front.html"))
    register(Single("rail", addresses.RAIL, fronts.rail, "rail.html"))
    register(Single("latest", addresses.LATEST, lists.latest_page, "list.html"))
    register(Listed("topic", lambda read, id: addresses.topic(read("topic", id).slug), lists.topic_page, ids_of(Topic),
                    {"stories.Topic": same, "stories.Story": topics_of}, "list.html"))
    register(Listed("contributor", lambda read, id: addresses.contributor(read("contributor", id).slug), lists.contributor_page,
                    ids_of(Contributor), {"stories.Contributor": same, "stories.Story": contributors_of}, "contributor.html"))
    register(Listed("day", lambda read, iso: addresses.day(iso), lists.day_page, every_day, DAYS, "list.html"))
    register(Listed("month", lambda read, number: addresses.month(number), lists.month_page, every_month, MONTHS, "index.html"))
    register(Single("archive", addresses.ARCHIVE, lists.archive_page, "index.html"))
    register(Single("corrections", addresses.CORRECTIONS, lists.corrections_page, "corrections.html"))
    register(Single("not-found", "/404.html", lambda read: lists.notice_page(
        read, "Page not found", "There is nothing at this address. The story may have moved, or the link may be mistyped."), "notice.html"))
    register(Single("gone", "/410.html", lambda read: lists.notice_page(
        read, "Story withdrawn", "The story that stood at this address has been withdrawn."), "notice.html"))


def register_feeds() -> None:
    """Feeds, sitemaps and robots.txt, written after the pages that they name."""
    for kind, write in (("xml", rss), ("json", json_feed)):
        register(Single(f"feed-{kind}", f"/feed.{kind}", lambda read, kind=kind: syndication.paper_feed(read, kind), order=60, write=write))
        register(Listed(f"section-feed-{kind}", lambda read, id, kind=kind: f"{section_at(read, id)}feed.{kind}",
                        lambda read, id, kind=kind: syndication.section_feed(read, id, kind), ids_of(Section), SECTIONS, order=60, write=write))
    register(Single("sitemap", addresses.SITEMAP, syndication.sitemap_shards, order=61, write=sitemap_index))
    register(Single("sitemap-pages", "/sitemaps/pages.xml", syndication.own_pages, order=60, write=urlset))
    register(Listed("sitemap-day", lambda read, iso: addresses.day_sitemap(iso),
                    lambda read, iso: syndication.day_sitemap(read, iso) or None, every_day, DAYS, order=60, write=urlset))
    register(Single("sitemap-news", addresses.NEWS_SITEMAP, lambda read: (syndication.news_entries(read), site(read)), order=60,
                    write=lambda page: news_sitemap(page[0], publication=page[1].name, language=page[1].language)))
    register(Single("robots", "/robots.txt", lambda read: site(read).base_url, order=60,
                    write=lambda base: robots(sitemaps=[base + addresses.SITEMAP, base + addresses.NEWS_SITEMAP])))


register_pages()
register_feeds()
