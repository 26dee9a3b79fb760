"""Feeds and sitemaps: which stories stand in each, as the values that `standfirst.feeds` writes."""

from collections.abc import Iterable

from standfirst.feeds.values import Feed, FeedItem, NewsEntry, Shard, SitemapEntry
from standfirst.narration import credits
from standfirst.press.reader import Reader
from standfirst.site import addresses, picturing
from standfirst.site.cards import story_address
from standfirst.site.lists import published_months
from standfirst.site.shell import sections, site
from standfirst.site.story_page import audio, authors, logo
from standfirst.stories import values
from standfirst.stories.facts import SITE
from standfirst.stories.listings import FEED, NEWS, news_since


def published_cards(read: Reader, ids: tuple[int, ...]) -> list[tuple[values.StoryCard, str]]:
    """The stories that are out, each with its absolute address."""
    read.prefetch("story_card", ids)
    base = site(read).base_url
    found = [one for id in ids if (one := read("story_card", id))]
    return [(one, base + address) for one in found if (address := story_address(read, one))]


def feed_item(read: Reader, one: values.StoryCard, url: str) -> FeedItem:
    """A story as every feed has it."""
    base = site(read).base_url
    section = read("section", one.section)
    picture = picturing.feed_picture(read("picture", one.picture), "full", base) if one.picture else None
    return FeedItem(
        id=f"{base}/#story-{one.id}", url=url, title=one.headline, summary=one.standfirst, published=one.published,
        updated=one.updated, authors=authors(read, one.byline, base), section=section.name, label=one.label,
        image=picture, audio=audio(read, one.id),
        topics=tuple(topic.name for id in one.topics if (topic := read("topic", id))),
    )  # fmt: skip


def paper_feed(read: Reader, kind: str) -> Feed:
    """The whole paper's feed; kind is xml or json."""
    own = site(read)
    return _feed(read, own.name, own.strapline, "/", f"/feed.{kind}", read("latest", 0, FEED))


def section_feed(read: Reader, id: int, kind: str) -> Feed | None:
    """A section's feed; None while the section is not live."""
    section: values.Section | None = read("section", id)
    if section is None:
        return None
    address = addresses.section(section.slug)
    title, description = f"{site(read).name} – {section.name}", read("section_description", id)
    return _feed(read, title, description, address, f"{address}feed.{kind}", read("latest", id, FEED))


def _feed(read: Reader, title: str, description: str, page: str, own_address: str, ids: tuple[int, ...]) -> Feed:
    own = site(read)
    credits.heard(read, ids)
    items = tuple(feed_item(read, one, url) for one, url in published_cards(read, ids))
    return Feed(
        title=title, description=description or own.strapline or own.name, url=own.base_url + page,
        self_url=own.base_url + own_address, language=own.language, items=items, publisher=own.legal_name,
        logo=logo(read, own),
    )  # fmt: skip


def sitemap_shards(read: Reader) -> tuple[Shard, ...]:
    """The index: one shard for the paper's own pages, one a day of stories."""
    base = site(read).base_url
    days = [
        f"{number // 100:04}-{number % 100:02}-{day:02}"
        for number, found in published_months(read)
        for day in reversed(found)
    ]
    return (Shard(f"{base}/sitemaps/pages.xml"), *(Shard(base + addresses.day_sitemap(day)) for day in days))


def own_pages(read: Reader) -> tuple[SitemapEntry, ...]:
    """Home, sections, and the lists that are always there."""
    fixed = ("/", addresses.LATEST, addresses.ARCHIVE, addresses.CORRECTIONS)
    found = [*fixed, *(one.href for one in sections(read))]
    return tuple(SitemapEntry(site(read).base_url + address) for address in found)


def day_sitemap(read: Reader, iso: str) -> tuple[SitemapEntry, ...] | None:
    """One day's stories; None when there are none."""
    own = site(read)
    found = published_cards(read, read("day", iso, own.time_zone))
    return (
        None
        if not found
        else tuple(
            SitemapEntry(url, one.updated or one.published, _images(read, one, own.base_url)) for one, url in found
        )
    )


def _images(read: Reader, one: values.StoryCard, base_url: str) -> tuple[str, ...]:
    picture = picturing.feed_picture(read("picture", one.picture), "full", base_url) if one.picture else None
    return (picture.url,) if picture else ()


News = tuple[NewsEntry, ...]


def news_entries(read: Reader) -> News:
    """The stories of the last two days, as the swept clock has them."""
    links: Iterable[values.StoryLink] = (one for _, one in read("news", news_since(read("clock", SITE)), NEWS))
    found = [(one, address) for one in links if (address := story_address(read, one))]
    base = site(read).base_url
    return tuple(NewsEntry(base + address, one.headline, one.published) for one, address in found)
