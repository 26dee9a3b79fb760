"""Google's news sitemap: the stories of the last two days, which whoever builds the page chooses."""

from collections.abc import Sequence

from standfirst.feeds.markup import leaf, sitemap
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
    named = leaf("news:name", publication) + leaf("news:language", iso_language(language))
    return sitemap("urlset", (_url(entry, f"<news:publication>{named}</news:publication>") for entry in entries))


def _url(entry: NewsEntry, publication: str) -> str:
    told = publication + leaf("news:publication_date", timestamp(entry.published)) + leaf("news:title", entry.title)
    return f"<url>{leaf('loc', absolute(entry.url))}<news:news>{told}</news:news></url>"


def iso_language(language: str) -> str:
    """ISO 639 for BCP 47: "en" for "en-GB"."""
    lower = language.lower()
    return lower if lower in WITH_REGION else lower.partition("-")[0]
