"""What a story is, as plain frozen values: the facts that pages, feeds and narration read.

Every value here is digested by the press, so it holds only what a reader can come to see or hear.
References to other rows are ids; whoever builds a page reads them through the press's reader.
No Django here.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Site:
    """The newsroom's settings, one row."""

    name: str
    strapline: str
    base_url: str
    """Absolute address of the reader site, without a closing slash."""
    language: str
    """BCP 47, such as "en-GB"."""
    time_zone: str
    """IANA name, such as "Europe/London"."""
    logo: int | None
    """Picture id."""
    legal_name: str


@dataclass(frozen=True, slots=True)
class Footer:
    """What the settings say at the foot of every page: kept apart, for feeds and sitemaps show none of it."""

    email: str
    about: str
    """Plain text for the "About" line in the footer."""
    corrections_policy_url: str
    ethics_policy_url: str
    masthead_url: str
    ownership_url: str


@dataclass(frozen=True, slots=True)
class Section:
    """A section as every page of its stories names it. What its front alone shows is not here."""

    id: int
    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class Home:
    """The home front."""

    id: int
    title: str
    description: str
    chosen: tuple[int, ...]
    """Story ids an editor placed at the top, in order."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic as stories name it. Its description is a fact of its own."""

    id: int
    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class Contributor:
    """Somebody as bylines name them."""

    id: int
    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class Profile:
    """What a contributor's own page alone shows."""

    role: str
    biography: str
    email: str
    picture: int | None


@dataclass(frozen=True, slots=True)
class BylineEntry:
    """One name in a byline. `words` follow the contributor's name, or stand alone where there is none."""

    contributor: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Correction:
    id: int
    kind: str
    """correction, clarification or apology."""
    when: datetime
    text: str
    place: str
    """top or foot."""


@dataclass(frozen=True, slots=True)
class PictureUse:
    """A picture as a story shows it. An empty caption means the picture's own."""

    picture: int
    caption: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    id: str
    html: str
    """Inline HTML: a, b, i, br only; links to stories as href="story:<id>"."""
    silent: bool = False
    """Shown and never said, as an editor decided. So for each of the blocks below that has it."""


@dataclass(frozen=True, slots=True)
class Heading:
    id: str
    text: str
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list. Each item has an id of its own so that it can be heard and found."""

    id: str
    ordered: bool
    items: tuple[Paragraph, ...]
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    id: str
    text: str
    attribution: str
    silent: bool = False


@dataclass(frozen=True, slots=True)
class PullQuote:
    """A line lifted out of the story: shown large, never spoken twice."""

    id: str
    text: str
    attribution: str


@dataclass(frozen=True, slots=True)
class BodyPicture:
    id: str
    use: PictureUse


@dataclass(frozen=True, slots=True)
class Embed:
    """Something of another site's, shown as a link until the reader asks for it."""

    id: str
    url: str
    title: str
    provider: str
    frame: str
    """https address for an iframe, or empty when only a link is known."""


@dataclass(frozen=True, slots=True)
class ReadMore:
    id: str
    story: int


Block = Paragraph | Heading | Items | Quote | PullQuote | BodyPicture | Embed | ReadMore


@dataclass(frozen=True, slots=True)
class Story:
    """All that a story's own page shows of its own row, and what is said in place of it."""

    id: int
    slug: str
    section: int
    label: str
    """Exclusive, Breaking, Live, Analysis, Opinion, or empty."""
    headline: str
    standfirst: str
    byline: tuple[BylineEntry, ...]
    published: datetime
    """Aware, UTC: when it first went out, or the time that was set for that."""
    updated: datetime | None
    """Set only when an editor says that the story was updated."""
    picture: PictureUse | None
    body: tuple[Block, ...]
    topics: tuple[int, ...]
    corrections: tuple[Correction, ...]
    """Newest first."""
    search_title: str
    search_description: str
    spoken_headline: str = ""
    """Said in place of the headline, where an editor wrote one for the ear."""


@dataclass(frozen=True, slots=True)
class StoryCard:
    """What a front, rail or feed shows of a story."""

    id: int
    slug: str
    section: int
    label: str
    headline: str
    standfirst: str
    byline: tuple[BylineEntry, ...]
    published: datetime
    updated: datetime | None
    picture: int | None
    topics: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StoryLink:
    """What a link to a story shows, and a list of bare links."""

    slug: str
    section: int
    headline: str
    published: datetime


@dataclass(frozen=True, slots=True)
class Sentence:
    """One spoken sentence of a recording, and where its words stand on the page."""

    address: str
    """"headline.0", "body.<block id>.3"."""
    block: str
    """The value of `data-block` on the element that shows it; empty when nothing does."""
    start: int
    end: int
    """Where in that element's text, in UTF-16 code units, as the browser counts."""
    begin_s: float
    end_s: float
    """Seconds from the start of the recording."""
    text: str


@dataclass(frozen=True, slots=True)
class Recording:
    """A story's sound, as its page shows it."""

    digest: str
    """Names /audio/<digest>.vtt and .json where it is timed, and begins the name of its .mp3."""
    duration_s: float
    size_bytes: int
    voice: str
    """The machine's, or the name of the person who reads."""
    source_type: str = "trainedAlgorithmicMedia"
    """IPTC's digital source type of the sound, by the last part of its address."""
    partial: bool = False
    """Whether it is only the beginning, while the rest is being spoken: for the story's own page alone."""
    timed: bool = True
    """Whether it is known when each sentence is heard: not where a person reads."""
