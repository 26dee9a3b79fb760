"""Everything that the reader site publishes, each registered with the press once."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeAlias

from standfirst.feeds.jsonfeed import json_feed
from standfirst.feeds.newssitemap import news_sitemap
from standfirst.feeds.robots import robots
from standfirst.feeds.rss import rss
from standfirst.feeds.sitemap import sitemap_index, urlset
from standfirst.press.keys import Key
from standfirst.press.outputs import Output, Roots, register
from standfirst.press.reader import Reader
from standfirst.site import addresses, assets, cards, fronts, lists, story_page, syndication
from standfirst.site.hubs import with_hubs
from standfirst.site.roots import (
    DAYS,
    MONTHS,
    SECTIONS,
    contributors_of,
    every_day,
    every_month,
    ids_of,
    live_story_ids,
    same,
    stories_in,
    topics_of,
)
from standfirst.site.shell import site
from standfirst.stories.facts import SITE
from standfirst.stories.listings import LATEST
from standfirst.stories.models import Contributor, Section, Topic


@dataclass(frozen=True, slots=True)
class Way:
    """How a page becomes a file."""

    template: str = ""
    write: Callable[[Any], bytes] | None = None
    """Makes the bytes where no template does."""
    order: int = 50
    gone: bool = False
    bulk: Callable[[Reader, Collection[Any]], None] | None = None
    """Loads together what many pages will read."""


class Made(Output):
    """An output whose page a function makes. Its page types differ, hence the untyped callables."""

    def __init__(self, name: str, make: Callable[..., object], way: Way) -> None:
        self.name, self.make, self.way = name, make, way
        self.template, self.order, self.gone = way.template, way.order, way.gone

    # Each output takes back the page that it made; the types differ from one to the next.
    def body(self, page: Any) -> bytes:  # noqa: ANN401
        """The function's bytes, or the template's."""
        return self.way.write(page) if self.way.write else super().body(page)


def always() -> bool:
    """Whether an output is wanted that every newsroom has."""
    return True


class Single(Made):
    """An output of which there is one, at a fixed address. Without roots, the press looks for it at every run.

    `wanted` tells of those that hang on the environment, which does not change while the press runs.
    """

    def __init__(
        self, name: str, address: str, make: Callable[[Reader], object], way: Way, wanted: Callable[[], bool] = always
    ) -> None:
        super().__init__(name, make, way)
        self.address, self.wanted = address, wanted

    def keys(self) -> Iterable[Key]:
        return [SITE] if self.wanted() else []

    def path(self, read: Reader, key: Key) -> str:
        return addresses.file(self.address)

    def page(self, read: Reader, key: Key) -> object:
        return self.make(read)


Address: TypeAlias = Callable[[Reader, Any], str]


@dataclass(frozen=True, slots=True)
class Family:
    """The rows that a kind of output has pages for."""

    address: Address
    every: Callable[[], Iterable[Key]]
    roots: Roots


class Listed(Made):
    """An output for each of some rows. Its address is asked of the fact that names it."""

    def __init__(self, name: str, family: Family, make: Callable[..., object], way: Way) -> None:
        super().__init__(name, make, way)
        self.family, self.roots = family, family.roots

    def keys(self) -> Iterable[Key]:
        return self.family.every()

    def path(self, read: Reader, key: Key) -> str:
        return addresses.file(self.family.address(read, key))

    def page(self, read: Reader, key: Key) -> object:
        return self.make(read, key)

    def prefetch(self, read: Reader, keys: Collection[Key]) -> None:
        if self.way.bulk:
            self.way.bulk(read, keys)


class StaticFile(Output):
    """The site's own styles and scripts."""

    name = "static"
    order = 1

    def keys(self) -> Iterable[Key]:
        return list(assets.asset_files())

    def path(self, read: Reader, key: Key) -> str:
        return addresses.file(assets.asset_files()[str(key)][0])

    def page(self, read: Reader, key: Key) -> bytes | None:
        found = assets.asset_files().get(str(key))
        return found[1] if found else None

    def body(self, page: bytes) -> bytes:
        return page


def story_at(read: Reader, id: int) -> str:
    """A story's address, of its own row."""
    story = read("story", id)
    return addresses.story(read("section", story.section).slug, story.slug)


def section_at(read: Reader, id: int) -> str:
    """A section's address."""
    return addresses.section(read("section", id).slug)


def fixed(spelt: Callable[[Any], str]) -> Address:
    """An address that the key alone gives."""
    return lambda read, key: spelt(key)


def feed_at(kind: str) -> Address:
    """A section's feed."""
    return lambda read, id: f"{section_at(read, id)}feed.{kind}"


def in_bulk(listed: Callable[[Reader, Any], Iterable[int]]) -> Callable[[Reader, Collection[Any]], None]:
    """Loads together the cards of all the lists of some keys; `listed` gives a list's stories."""

    def load(read: Reader, keys: Collection[Any]) -> None:
        cards.load(read, list(dict.fromkeys(id for key in keys for id in listed(read, key))))

    return load


def of_day(read: Reader, iso: str) -> Iterable[int]:
    """A day's stories."""
    return read("day", iso, site(read).time_zone)


BY_TOPIC = in_bulk(lambda read, id: read("topic_stories", id, LATEST))
BY_NAME = in_bulk(lambda read, id: read("contributor_stories", id, LATEST))
BY_DAY = in_bulk(of_day)
LIST, FRONT, INDEX, NOTICE = (Way(f"{name}.html") for name in ("list", "front", "index", "notice"))
FEEDS = 60
"""Feeds and sitemaps are written after the pages that they name."""

STORIES = Family(story_at, live_story_ids, {"stories.Story": same, "stories.SectionOpened": stories_in})
FRONTS = Family(section_at, ids_of(Section), SECTIONS)
TOPICS = Family(
    lambda read, id: addresses.topic(read("topic", id).slug),
    ids_of(Topic),
    {"stories.Topic": same, "stories.Story": topics_of},
)
PEOPLE = Family(
    lambda read, id: addresses.contributor(read("contributor", id).slug),
    ids_of(Contributor),
    {"stories.Contributor": same, "stories.Story": contributors_of},
)
NOT_FOUND = "There is nothing at this address. The story may have moved, or the link may be mistyped."
GONE = "The story that stood at this address has been withdrawn."


def register_pages() -> None:
    """Pages for readers. A story is written before the fronts that link to it."""
    story = Way("story.html", order=10, gone=True, bulk=story_page.prefetch)
    register(StaticFile())
    register(Listed("story", STORIES, story_page.story_page, story))
    register(Single("home", "/", fronts.home_page, FRONT))
    register(Listed("section", FRONTS, fronts.section_page, FRONT))
    register(Single("rail", addresses.RAIL, fronts.rail, Way("rail.html")))
    register(Single("latest", addresses.LATEST, lists.latest_page, LIST))
    register(Listed("topic", TOPICS, lists.topic_page, Way("list.html", bulk=BY_TOPIC)))
    register(Listed("contributor", PEOPLE, lists.contributor_page, Way("contributor.html", bulk=BY_NAME)))
    register(Single("corrections", addresses.CORRECTIONS, lists.corrections_page, Way("corrections.html")))


def register_archive() -> None:
    """Every story by its day, and the pages that say that there is nothing."""
    register(Single("archive", addresses.ARCHIVE, lists.archive_page, INDEX))
    months = Family(fixed(addresses.month), every_month, MONTHS)
    register(Listed("month", months, lists.month_page, INDEX))
    register(
        Listed("day", Family(fixed(addresses.day), every_day, DAYS), lists.day_page, Way("list.html", bulk=BY_DAY))
    )
    for name, title, text in (("404", "Page not found", NOT_FOUND), ("410", "Story withdrawn", GONE)):
        register(Single(name, f"/{name}.html", partial(lists.notice_page, title=title, text=text), NOTICE))


def register_feeds() -> None:
    """RSS and JSON feeds, of the paper and of each section."""
    for kind, write in (("xml", rss), ("json", json_feed)):
        way = Way(write=write, order=FEEDS)
        register(Single(f"feed-{kind}", f"/feed.{kind}", with_hubs(partial(syndication.paper_feed, kind=kind)), way))
        family = Family(feed_at(kind), ids_of(Section), SECTIONS)
        made = with_hubs(partial(syndication.section_feed, kind=kind))
        register(Listed(f"section-feed-{kind}", family, made, way))


def news_file(page: tuple[syndication.News, str, str]) -> bytes:
    """The news sitemap of its entries, the paper's name and its language."""
    entries, publication, language = page
    return news_sitemap(entries, publication=publication, language=language)


def robots_file(base_url: str) -> bytes:
    """robots.txt, naming both sitemaps."""
    return robots(sitemaps=[base_url + addresses.SITEMAP, base_url + addresses.NEWS_SITEMAP])


def register_sitemaps() -> None:
    """An index over one shard a day, the news sitemap, robots.txt."""
    pages, index = Way(write=urlset, order=FEEDS), Way(write=sitemap_index, order=FEEDS + 1)
    days = Family(fixed(addresses.day_sitemap), every_day, DAYS)
    register(Single("sitemap", addresses.SITEMAP, syndication.sitemap_shards, index))
    register(Single("sitemap-pages", "/sitemaps/pages.xml", syndication.own_pages, pages))
    register(Listed("sitemap-day", days, syndication.day_sitemap, Way(write=urlset, order=FEEDS, bulk=BY_DAY)))
    news = Way(write=news_file, order=FEEDS)
    register(Single("sitemap-news", addresses.NEWS_SITEMAP, lambda read: (
        syndication.news_entries(read), site(read).name, site(read).language), news))  # fmt: skip
    register(Single("robots", "/robots.txt", lambda read: site(read).base_url, Way(write=robots_file, order=FEEDS)))


register_pages()
register_archive()
register_feeds()
register_sitemaps()
