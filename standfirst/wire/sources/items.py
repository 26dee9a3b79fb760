"""What comes in by wire, as plain frozen values: an item is one story, whatever format it came in."""

from dataclasses import dataclass
from datetime import datetime

LABELS = ("Exclusive", "Breaking", "Live", "Analysis", "Opinion")
CORRECTION_KINDS = ("correction", "clarification", "apology")
PLACES = ("top", "foot")


class BadItem(Exception):
    """Something that came in cannot be read. Its text is one sentence that names file, and line or field."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph or list as rich text: p, ul, ol, li, b, i, a and br, everything else escaped.

    A link inside the newsroom is still an address ("/uk/ferry/"): only ingest knows which story it is.
    """

    html: str
    silent: bool = False
    """Shown and not read aloud."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading between paragraphs."""

    text: str
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of somebody's own."""

    text: str
    attribution: str
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as the item shows it. None: the item does not say, and the file's own IPTC may."""

    path: str
    """Relative to the item's file, never outside its folder."""
    alt: str | None = None
    caption: str | None = None
    credit: str | None = None
    line: int = 0
    """Where in the file it stands; 0 for the front matter."""


@dataclass(frozen=True, slots=True)
class Embed:
    """Something of another site's."""

    url: str


@dataclass(frozen=True, slots=True)
class ReadMore:
    """A story to read next."""

    address: str
    """Such as "/uk/ferry/"."""
    line: int


Block = Paragraph | Heading | Quote | Picture | Embed | ReadMore


@dataclass(frozen=True, slots=True)
class Correction:
    """What was wrong, and what is right."""

    kind: str
    when: datetime
    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Item:
    """One story. None: the item does not say, so a story that is already there keeps what it has."""

    headline: str
    section: str
    """A section's name or slug."""
    slug: str
    standfirst: str | None = None
    spoken_headline: str | None = None
    label: str | None = None
    byline: tuple[str, ...] | None = None
    """Entries such as "Asha Rowe in Port Ellery"."""
    published: datetime | None = None
    updated: datetime | None = None
    embargo: datetime | None = None
    """Not to be published before."""
    topics: tuple[str, ...] | None = None
    picture: Picture | None = None
    corrections: tuple[Correction, ...] = ()
    lead: bool = False
    """Whether it belongs at the top of its section's front."""
    body: tuple[Block, ...] = ()
