"""All that a template may use: one frozen dataclass a page, every address and date already in words.

A template gets `page` and nothing else. No Django here.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as it is written (`text`, with zone) and as machines read it (`iso`)."""

    iso: str
    text: str
    """"22 November 2026, 06:11 GMT"."""
    day: str
    """"22 November 2026"."""
    clock: str
    """"06:11"."""


@dataclass(frozen=True, slots=True)
class Source:
    """A <source>: its media type and srcset."""

    media_type: str
    srcset: str


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture ready for <picture>: width and height always set, alt empty when decorative."""

    sources: tuple[Source, ...]
    src: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str
    """Without the word "Picture:"."""


@dataclass(frozen=True, slots=True)
class Card:
    """A story in a list."""

    href: str
    headline: str
    label: str
    standfirst: str
    section: Link | None
    published: Moment
    picture: PictureView | None
    byline: str
    """Plain text such as "Asha Rowe in Port Ellery", or empty."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in <head>: all addresses absolute."""

    title: str
    description: str
    canonical: str
    kind: str
    """Open Graph type: article or website."""
    image: str
    image_alt: str
    image_width: int
    image_height: int
    json_ld: str
    """JSON, safe inside a script element, or empty."""
    feeds: tuple[Link, ...]
    published: str
    updated: str
    section: str


@dataclass(frozen=True, slots=True)
class Shell:
    """What surrounds every page: masthead, navigation, footer, the addresses of styles and scripts."""

    site_name: str
    strapline: str
    language: str
    logo: PictureView | None
    sections: tuple[Link, ...]
    current: str
    """href of the section this page stands in, or empty."""
    about: str
    policies: tuple[Link, ...]
    legal_name: str
    assets: tuple[tuple[str, str], ...]
    """(logical name, published address) of every static file, such as ("site.css", "/static/site.ab12.css")."""

    def asset(self, name: str) -> str:
        """The published address of a static file. Raises KeyError for a name that is not shipped."""
        return dict(self.assets)[name]


@dataclass(frozen=True, slots=True)
class BylineName:
    """A name and the free words after it; `href` is empty for words alone."""

    name: str
    href: str
    words: str


@dataclass(frozen=True, slots=True)
class Player:
    """The listen player of a story that has been recorded."""

    src: str
    captions: str
    """Empty, as `timings` is, where nobody knows when each sentence is heard: a person reads."""
    timings: str
    duration: str
    """"4:05"."""
    duration_words: str
    """"4 minutes 5 seconds"."""
    disclosure: str
    """Says in words that the voice is synthetic, or who reads."""
    partial: bool = False
    """Whether the rest is still being spoken: another page with more of it will soon take this one's place."""
    version: Moment | None = None
    """When the version of the story that it reads went out, by what the page says: the last update or correction."""


@dataclass(frozen=True, slots=True)
class CorrectionView:
    kind: str
    """"Correction", "Clarification" or "Apology"."""
    when: Moment
    text: str
    block: str = ""
    """The value of `data-block` on its text, where it is heard too; else empty."""


@dataclass(frozen=True, slots=True)
class BlockView:
    """One block of a body, ready to show. `kind` names the template's branch:
    paragraph, heading, items, quote, pull_quote, picture, embed, read_more."""

    kind: str
    id: str
    html: str = ""
    text: str = ""
    attribution: str = ""
    ordered: bool = False
    items: tuple["BlockView", ...] = ()
    picture: PictureView | None = None
    link: Link | None = None
    provider: str = ""
    frame: str = ""


@dataclass(frozen=True, slots=True)
class StoryPage:
    shell: Shell
    head: Head
    label: str
    headline: str
    standfirst: str
    section: Link | None
    byline: tuple[BylineName, ...]
    published: Moment
    updated: Moment | None
    picture: PictureView | None
    player: Player | None
    body: tuple[BlockView, ...]
    topics: tuple[Link, ...]
    corrections_top: tuple[CorrectionView, ...]
    corrections_foot: tuple[CorrectionView, ...]
    rail: str
    """Address of the latest-rail fragment."""
    latest: str
    """Address of the full list ("/latest/")."""
    awaits_sound: bool = False
    """Whether it was heard before, and the sound of what it says now is still being made."""


@dataclass(frozen=True, slots=True)
class FrontPage:
    """Home and section fronts: the chosen stories, then the rest newest first, nothing twice."""

    shell: Shell
    head: Head
    title: str
    description: str
    is_home: bool
    top: tuple[Card, ...]
    rest: tuple[Card, ...]
    rail: str
    latest: str


@dataclass(frozen=True, slots=True)
class ListPage:
    """/latest/, a topic, an archive day: stories in a plain list."""

    shell: Shell
    head: Head
    kicker: str
    """What kind of list it is: "Topic", "Archive"; may be empty."""
    title: str
    description: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class ContributorPage:
    shell: Shell
    head: Head
    name: str
    role: str
    biography: str
    email: str
    picture: PictureView | None
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class IndexPage:
    """A page of links: the archive's months, or the days of a month."""

    shell: Shell
    head: Head
    kicker: str
    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class LoggedCorrection:
    story: Link
    correction: CorrectionView


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """The public log."""

    shell: Shell
    head: Head
    title: str
    entries: tuple[LoggedCorrection, ...]
    policy: str


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was asked for and found. The one page that is made when a reader asks."""

    shell: Shell
    head: Head
    title: str
    words: str
    """As the reader wrote them; empty before anything was asked."""
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class NoticePage:
    """404 and 410."""

    shell: Shell
    head: Head
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class RailFragment:
    """What <latest-rail> fetches: a list of cards and a "See more" link. No shell."""

    cards: tuple[Card, ...]
    more: str


PAGES = (
    StoryPage,
    FrontPage,
    ListPage,
    ContributorPage,
    IndexPage,
    CorrectionsPage,
    SearchPage,
    NoticePage,
    RailFragment,
)
