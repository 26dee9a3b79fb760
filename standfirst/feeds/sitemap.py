"""Sitemaps (sitemaps.org 0.9) with Google's image extension, in shards, so that a new story moves no old file."""

from collections.abc import Iterable
from datetime import datetime

from standfirst.feeds import markup
from standfirst.feeds.markup import leaf
from standfirst.feeds.text import absolute, timestamp
from standfirst.feeds.values import Shard, SitemapEntry

MEDIA_TYPE = "application/xml"
# sitemaps.org: what one file may hold. Google: the pictures of one address.
MOST_ADDRESSES = 50_000
MOST_BYTES = 52_428_800
MOST_IMAGES = 1_000


def urlset(entries: Iterable[SitemapEntry]) -> bytes:
    """One sitemap file, its addresses in order and none twice: a day or a month of stories, or the fronts.

    Raises ValueError for a relative address, a time without a zone, or more than one file may hold.
    """
    by_address = {absolute(entry.url): entry for entry in entries}
    check("addresses", len(by_address), MOST_ADDRESSES)
    return whole("urlset", (_url(entry) for _, entry in sorted(by_address.items())))


def sitemap_index(shards: Iterable[Shard]) -> bytes:
    """The index that names each shard, in order of address. Raises ValueError as `urlset` does."""
    by_address = {absolute(shard.url): shard for shard in shards}
    check("sitemaps", len(by_address), MOST_ADDRESSES)
    places = (_place(url, shard.modified) for url, shard in sorted(by_address.items()))
    return whole("sitemapindex", (f"<sitemap>{place}</sitemap>" for place in places))


def _url(entry: SitemapEntry) -> str:
    """One address with its pictures."""
    images = (leaf("image:loc", absolute(image)) for image in list(dict.fromkeys(entry.images))[:MOST_IMAGES])
    shown = "".join(f"<image:image>{image}</image:image>" for image in images)
    return f"<url>{_place(entry.url, entry.modified)}{shown}</url>"


def _place(url: str, modified: datetime | None) -> str:
    return leaf("loc", url) + (leaf("lastmod", timestamp(modified)) if modified else "")


def whole(root: str, children: Iterable[str]) -> bytes:
    """The file. Raises ValueError when it is larger than search engines read."""
    data = markup.sitemap(root, children)
    check("bytes", len(data), MOST_BYTES)
    return data


def check(what: str, count: int, most: int) -> None:
    """Raises ValueError when a sitemap would hold more than it may."""
    if count > most:
        raise ValueError(f"A sitemap holds at most {most:,} {what}; this one would hold {count:,}.")
