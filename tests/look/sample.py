"""An invented newspaper's pages as plain values, enough of each kind to look at."""

from pathlib import Path

from standfirst.site.bulletin_page import BulletinItem, BulletinPage
from standfirst.site.pages import (
    Card,
    ContributorPage,
    CorrectionsPage,
    FrontPage,
    IndexPage,
    Link,
    ListPage,
    LoggedCorrection,
    NoticePage,
    RailFragment,
)

from . import pictures
from .headlines import STORIES
from .sample_story import CORRECTION
from .shell import SECTIONS, head, moment, shell

BARE = {4, 9, 14, 17}


def card(number: int, tree: Path) -> Card:
    label, headline, section, standfirst = STORIES[number]
    return Card(
        href=f"/news/story-{number}/" if number else "/news/harbour-wall/",
        headline=headline,
        label=label,
        standfirst=standfirst,
        section=SECTIONS[section],
        published=moment(number),
        picture=None if number in BARE else pictures.view(number, tree),
        byline="Asha Rowe in Port Ellery" if number % 2 == 0 else "Tomas Brandt",
    )


def front(tree: Path, *, home: bool) -> FrontPage:
    cards = tuple(card(number, tree) for number in range(len(STORIES)))
    chosen = cards if home else tuple(cards[number] for number in (7, 0, 4, 9, 13, 1, 5, 8, 11))
    return FrontPage(
        shell=shell("" if home else "/news/"),
        head=head("Home" if home else "News", "/" if home else "/news/"),
        title="Home" if home else "News",
        description="" if home else "Port Ellery, the islands and the valley, every day.",
        is_home=home,
        top=chosen[:3],
        rest=chosen[3:],
        rail="/fragments/latest.html",
        latest="/latest/",
    )


def bulletin() -> BulletinPage:
    """The headlines of the hour; its player comes with its sound."""
    items = tuple(
        BulletinItem(str(number), f"/news/story-{number}/" if number else "/news/harbour-wall/", headline, standfirst)
        for number, (_, headline, _, standfirst) in enumerate(STORIES[:6])
    )
    text = "The Ellery Packet, the headlines at six o’clock on Sunday the twenty-second of November."
    feeds = (Link("The headlines", "/bulletin/podcast.xml"), Link("All stories", "/podcast.xml"))
    page_head = head("Listen", "/bulletin/")
    return BulletinPage(shell(), page_head, "Listen", text, None, "There is nothing to be heard yet.", items, feeds)


def pages(tree: Path) -> dict[str, tuple[str, object]]:
    """Path in the tree -> (template, page), all but the story with its player."""
    cards = tuple(card(number, tree) for number in range(len(STORIES)))
    portrait = pictures.view(3, tree)
    return {
        "index.html": ("front.html", front(tree, home=True)),
        "news/index.html": ("front.html", front(tree, home=False)),
        "latest/index.html": (
            "list.html",
            ListPage(
                shell(),
                head("Latest", "/latest/"),
                "",
                "Latest news",
                "",
                cards,
            ),
        ),
        "topic/harbour/index.html": (
            "list.html",
            ListPage(
                shell(),
                head("Harbour", "/topic/harbour/"),
                "Topic",
                "Harbour",
                "Boats, tides and the people who live by them.",
                cards[:4],
            ),
        ),
        "archive/2026/11/22/index.html": (
            "list.html",
            ListPage(
                shell(),
                head("22 November 2026", "/archive/2026/11/22/"),
                "Archive",
                "22 November 2026",
                "",
                cards[:7],
            ),
        ),
        "archive/index.html": (
            "index.html",
            IndexPage(
                shell(),
                head("Archive", "/archive/"),
                "",
                "Archive",
                tuple(
                    Link(f"{month} 2026", f"/archive/2026/{n:02}/")
                    for n, month in enumerate(("January", "February", "March", "April", "May", "June"), 1)
                ),
            ),
        ),
        "by/asha-rowe/index.html": (
            "contributor.html",
            ContributorPage(
                shell(),
                head("Asha Rowe", "/by/asha-rowe/"),
                "Asha Rowe",
                "Harbour correspondent",
                "Asha Rowe has reported from the quays of Port Ellery since 2011.\nShe rows, badly.",
                "asha.rowe@ellery.example",
                portrait,
                cards[::2][:4],
            ),
        ),
        "corrections/index.html": (
            "corrections.html",
            CorrectionsPage(
                shell(),
                head("Corrections", "/corrections/"),
                "Corrections and clarifications",
                (
                    LoggedCorrection(Link(STORIES[0][1], "/news/harbour-wall/"), CORRECTION),
                    LoggedCorrection(Link(STORIES[3][1], "/news/story-3/"), CORRECTION),
                ),
                "https://ellery.example/policy/corrections/",
            ),
        ),
        "404.html": (
            "notice.html",
            NoticePage(
                shell(),
                head("Not found", ""),
                "This page cannot be found",
                "The address may be mistyped, or the page may have moved.",
            ),
        ),
        "fragments/latest.html": ("rail.html", RailFragment(cards[:7], "/latest/")),
    }
