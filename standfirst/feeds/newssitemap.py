"""Google's news sitemap: the stories of the last two days, which whoever builds the page chooses."""

import xml.etree.ElementTree as ET
from collections.abc import Sequence

from standfirst.feeds.markup import SITEMAP, SITEMAP_NEWS, add, document
from standfirst.feeds.sitemap import check
from standfirst.feeds.text import absolute, timestamp
from standfirst.feeds.values import NewsEntry

MEDIA_TYPE = "application/xml"
MOST_STORIES = 1_000
# The two languages that Google asks for with their region.
WITH_REGION = {"zh-cn", "zh-tw"}


def news_sitemap(entries: Sequence[NewsEntry], *, publication: str, language: str) -> bytes:
    """The sitemap of `publication` (its name as readers know it), entries as given.

    `language` is BCP 47. Raises ValueError for more than 1,000 entries, a relative address or a time without a zone.
    """
    check("news stories", len(entries), MOST_STORIES)
    root = ET.Element(f"{SITEMAP}urlset")
    for entry in entries:
        node = add(root, f"{SITEMAP}url")
        add(node, f"{SITEMAP}loc", absolute(entry.url))
        news = add(node, f"{SITEMAP_NEWS}news")
        named = add(news, f"{SITEMAP_NEWS}publication")
        add(named, f"{SITEMAP_NEWS}name", publication)
        add(named, f"{SITEMAP_NEWS}language", iso_language(language))
        add(news, f"{SITEMAP_NEWS}publication_date", timestamp(entry.published))
        add(news, f"{SITEMAP_NEWS}title", entry.title)
    return document(root)


def iso_language(language: str) -> str:
    """ISO 639 for BCP 47: "en" for "en-GB"."""
    lower = language.lower()
    return lower if lower in WITH_REGION else lower.partition("-")[0]
