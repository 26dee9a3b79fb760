"""Stories in lists: cards for pages, and the names of a byline."""

from collections.abc import Collection, Iterable
from datetime import datetime

from standfirst.press.reader import Reader
from standfirst.site import addresses, moments, picturing
from standfirst.site.pages import BylineName, Card, Link, Moment
from standfirst.site.shell import site
from standfirst.stories import values


def byline(read: Reader, entries: Iterable[values.BylineEntry]) -> tuple[BylineName, ...]:
    """The names, each with its page's address where it has one; an entry whose contributor is gone keeps its words."""
    names = []
    for entry in entries:
        who = read("contributor", entry.contributor) if entry.contributor else None
        if who:
            names.append(BylineName(who.name, addresses.contributor(who.slug), entry.words))
        elif entry.words:
            names.append(BylineName("", "", entry.words))
    return tuple(names)


def byline_words(names: Iterable[BylineName]) -> str:
    """The byline as plain text, without "By"."""
    words = [" ".join(filter(None, (one.name, one.words))) for one in names]
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


def story_address(read: Reader, card: values.StoryCard | values.StoryLink | values.Story) -> str:
    """Where the story stands; empty when its section is gone or not published."""
    section = read("section", card.section)
    return addresses.story(section.slug, card.slug) if section else ""


def story_link(read: Reader, id: int) -> Link | None:
    """A link that follows the story's headline and address; None when it is not out."""
    found: values.StoryLink | None = read("story_link", id)
    address = story_address(read, found) if found else ""
    return Link(found.headline, address) if found and address else None


def when(read: Reader, time: datetime) -> Moment:
    """A time in the newsroom's zone and language."""
    own = site(read)
    return moments.moment(time, own.time_zone, own.language)


def cards(read: Reader, ids: Iterable[int]) -> tuple[Card, ...]:
    """Cards of the stories that are out, in the order given, nothing twice."""
    found = load(read, tuple(dict.fromkeys(ids)))
    return tuple(made for one in found if (made := _card(read, one)))


def load(read: Reader, ids: Collection[int]) -> list[values.StoryCard]:
    """The cards that there are, in the order given, with all that they refer to loaded in a few queries."""
    read.prefetch("story_card", ids)
    found = [one for id in ids if (one := read("story_card", id))]
    read.prefetch("picture", [one.picture for one in found if one.picture])
    read.prefetch("section", {one.section for one in found})
    read.prefetch("contributor", {entry.contributor for one in found for entry in one.byline if entry.contributor})
    return found


def _card(read: Reader, one: values.StoryCard) -> Card | None:
    section = read("section", one.section)
    if section is None:
        return None
    return Card(
        href=addresses.story(section.slug, one.slug), headline=one.headline, label=one.label, standfirst=one.standfirst,
        section=Link(section.name, addresses.section(section.slug)), published=when(read, one.published),
        picture=picturing.view(read("picture", one.picture), "card") if one.picture else None,
        byline=byline_words(byline(read, one.byline)),
    )  # fmt: skip
