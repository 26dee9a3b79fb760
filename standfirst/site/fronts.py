"""Home, section fronts and the latest rail."""

from standfirst.press.reader import Reader
from standfirst.site import addresses
from standfirst.site.cards import cards
from standfirst.site.pages import FrontPage, RailFragment
from standfirst.site.shell import plain_head, section_feed, section_podcast, shell, site
from standfirst.stories import values
from standfirst.stories.facts import SITE
from standfirst.stories.listings import FRONT, RAIL


def home_page(read: Reader) -> FrontPage | None:
    """The home front; None before there is a home page."""
    own: values.Home | None = read("home", SITE)
    if own is None:
        return None
    name = site(read).name
    top, rest = _chosen_then_newest(read, own.chosen, 0)
    return FrontPage(
        shell=shell(read), head=plain_head(read, name, own.description, "/"), title=name, description=own.description,
        is_home=True, top=top, rest=rest, rail=addresses.RAIL, latest=addresses.LATEST,
    )  # fmt: skip


def section_page(read: Reader, id: int) -> FrontPage | None:
    """A section's front; None while it is not live."""
    own: values.Section | None = read("section", id)
    if own is None:
        return None
    address = addresses.section(own.slug)
    description: str = read("section_description", id)
    top, rest = _chosen_then_newest(read, read("section_tops", id) or (), id)
    feed = (section_feed(site(read), own), section_podcast(site(read), own))
    return FrontPage(
        shell=shell(read, address), head=plain_head(read, own.name, description, address, feed), title=own.name,
        description=description, is_home=False, top=top, rest=rest, rail=addresses.RAIL, latest=addresses.LATEST,
    )  # fmt: skip


def _chosen_then_newest(read: Reader, chosen: tuple[int, ...], section: int) -> tuple[tuple, tuple]:
    """The chosen stories that are out, then the newest, nothing twice."""
    newest = read("latest", section, FRONT)
    return cards(read, chosen), cards(read, [id for id in newest if id not in chosen])


def rail(read: Reader) -> RailFragment:
    """The fragment that <latest-rail> fetches."""
    return RailFragment(cards=cards(read, read("latest", 0, RAIL)), more=addresses.LATEST)
