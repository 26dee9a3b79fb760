"""Sitemaps (sitemaps.org 0.9) with Google's image extension, in shards, so that a new story moves no old file."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable

from standfirst.feeds.markup import SITEMAP, SITEMAP_IMAGE, add, document
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
    root = ET.Element(f"{SITEMAP}urlset")
    by_address = {absolute(entry.url): entry for entry in entries}
    check("addresses", len(by_address), MOST_ADDRESSES)
    for _, entry in sorted(by_address.items()):
        add_entry(root, entry)
    return whole(root)


def sitemap_index(shards: Iterable[Shard]) -> bytes:
    """The index that names each shard, in order of address. Raises ValueError as `urlset` does."""
    root = ET.Element(f"{SITEMAP}sitemapindex")
    by_address = {absolute(shard.url): shard for shard in shards}
    check("sitemaps", len(by_address), MOST_ADDRESSES)
    for url, shard in sorted(by_address.items()):
        node = add(root, f"{SITEMAP}sitemap")
        add(node, f"{SITEMAP}loc", url)
        if shard.modified:
            add(node, f"{SITEMAP}lastmod", timestamp(shard.modified))
    return whole(root)


def add_entry(root: ET.Element, entry: SitemapEntry) -> None:
    """One address with its pictures."""
    node = add(root, f"{SITEMAP}url")
    add(node, f"{SITEMAP}loc", entry.url)
    if entry.modified:
        add(node, f"{SITEMAP}lastmod", timestamp(entry.modified))
    for image in list(dict.fromkeys(entry.images))[:MOST_IMAGES]:
        add(add(node, f"{SITEMAP_IMAGE}image"), f"{SITEMAP_IMAGE}loc", absolute(image))


def whole(root: ET.Element) -> bytes:
    """The file. Raises ValueError when it is larger than search engines read."""
    data = document(root)
    check("bytes", len(data), MOST_BYTES)
    return data


def check(what: str, count: int, most: int) -> None:
    """Raises ValueError when a sitemap would hold more than it may."""
    if count > most:
        raise ValueError(f"A sitemap holds at most {most:,} {what}; this one would hold {count:,}.")
