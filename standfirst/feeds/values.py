"""What feeds, sitemaps and structured data say of a story: frozen values, addresses absolute, times aware."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Author:
    """One name of a byline. `url` is the contributor's page, or empty."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class FeedPicture:
    """One file of a picture, and the rights that travel with it."""

    url: str
    media_type: str
    width: int
    """Pixels."""
    height: int
    """Pixels."""
    size: int | None = None
    """Bytes; None when not known."""
    credit: str = ""
    caption: str = ""
    alt: str = ""
    copyright: str = ""
    creator: str = ""


@dataclass(frozen=True, slots=True)
class FeedAudio:
    """A story's recording."""

    url: str
    size: int
    """Bytes."""
    duration_s: float
    media_type: str = "audio/mpeg"
    captions_url: str = ""
    """Address of the WebVTT, or empty."""
    disclosure: str = ""
    """Whose voice it is, in words, where it is no person's."""
    source_type: str = ""
    """IPTC's digital source type, by the last part of its address: "trainedAlgorithmicMedia"; or empty."""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One story in a feed."""

    id: str
    """Never changes, even when the address does: what tells a reader that this is the same story."""
    url: str
    title: str
    summary: str
    published: datetime
    updated: datetime | None = None
    html: str = ""
    """The whole text as HTML, or empty when the feed carries the summary alone."""
    authors: tuple[Author, ...] = ()
    section: str = ""
    topics: tuple[str, ...] = ()
    label: str = ""
    image: FeedPicture | None = None
    audio: FeedAudio | None = None

    @property
    def changed(self) -> datetime:
        """When it was published, or later updated."""
        return self.updated or self.published


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed and its items, in the order in which they are written."""

    title: str
    description: str
    url: str
    """The page that this feed follows."""
    self_url: str
    """Where this feed itself stands."""
    language: str
    """BCP 47, such as "en-GB"."""
    items: tuple[FeedItem, ...]
    publisher: str
    logo: FeedPicture | None = None
    hubs: tuple[str, ...] = ()
    """WebSub hubs, absolute addresses."""

    @property
    def changed(self) -> datetime | None:
        """The newest date of its items: a feed has no clock of its own. None when it is empty."""
        return max((item.changed for item in self.items), default=None)


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """One address of the site, for search engines."""

    url: str
    modified: datetime | None = None
    images: tuple[str, ...] = ()
    """Addresses of the pictures that the page shows."""


@dataclass(frozen=True, slots=True)
class Shard:
    """One sitemap file, as the index names it."""

    url: str
    modified: datetime | None = None


@dataclass(frozen=True, slots=True)
class NewsEntry:
    """One story of the last two days."""

    url: str
    title: str
    published: datetime


@dataclass(frozen=True, slots=True)
class CorrectionData:
    """One correction of a story."""

    text: str
    when: datetime


@dataclass(frozen=True, slots=True)
class PublisherData:
    """The newsroom, and where it says how it works. Empty addresses are left out."""

    name: str
    url: str
    legal_name: str = ""
    logo: FeedPicture | None = None
    corrections_policy: str = ""
    ethics_policy: str = ""
    masthead: str = ""
    ownership: str = ""


@dataclass(frozen=True, slots=True)
class ArticleData:
    """What a story's page says of itself to machines."""

    url: str
    headline: str
    description: str
    published: datetime
    language: str
    publisher: PublisherData
    updated: datetime | None = None
    authors: tuple[Author, ...] = ()
    images: tuple[FeedPicture, ...] = ()
    section: str = ""
    keywords: tuple[str, ...] = ()
    corrections: tuple[CorrectionData, ...] = ()
    audio: FeedAudio | None = None
    free: bool = True
    """Whether anyone may read it without paying."""
