"""Pages of stories in plain lists: latest, topics, contributors, the archive, and the log of corrections."""

from datetime import date

from standfirst.press.reader import Reader
from standfirst.site import addresses, moments, picturing
from standfirst.site.cards import cards, story_link
from standfirst.site.pages import (
    ContributorPage,
    CorrectionsPage,
    IndexPage,
    Link,
    ListPage,
    LoggedCorrection,
    NoticePage,
)
from standfirst.site.shell import footer, plain_head, shell, site
from standfirst.site.story_page import corrections
from standfirst.stories import values
from standfirst.stories.listings import LATEST, LOG


def _list(read: Reader, kicker: str, title: str, description: str, address: str, ids: tuple[int, ...]) -> ListPage:
    return ListPage(
        shell=shell(read), head=plain_head(read, title, description, address), kicker=kicker, title=title,
        description=description, cards=cards(read, ids),
    )  # fmt: skip


def latest_page(read: Reader) -> ListPage:
    """The newest stories of the whole paper."""
    name = site(read).name
    return _list(
        read, "", "Latest news", f"The newest stories from {name}.", addresses.LATEST, read("latest", 0, LATEST)
    )


def topic_page(read: Reader, id: int) -> ListPage | None:
    """A topic's stories; None until one is out, so that a topic made ahead of an embargo says nothing."""
    own, ids = read("topic", id), read("topic_stories", id, LATEST)
    if own is None or not ids:
        return None
    return _list(read, "Topic", own.name, read("topic_description", id), addresses.topic(own.slug), ids)


def contributor_page(read: Reader, id: int) -> ContributorPage | None:
    """A contributor and what they wrote; None until a story of theirs is out."""
    own, ids = read("contributor", id), read("contributor_stories", id, LATEST)
    if own is None or not ids:
        return None
    said: values.Profile = read("contributor_profile", id)
    return ContributorPage(
        shell=shell(read), head=plain_head(read, own.name, said.role, addresses.contributor(own.slug)), name=own.name,
        role=said.role, biography=said.biography, email=said.email, cards=cards(read, ids),
        picture=picturing.view(read("picture", said.picture), "card") if said.picture else None,
    )  # fmt: skip


def day_page(read: Reader, iso: str) -> ListPage | None:
    """The stories of one local day; None when it has none."""
    own = site(read)
    ids = read("day", iso, own.time_zone)
    if not ids:
        return None
    title = moments.day_text(date.fromisoformat(iso), own.language)
    return _list(read, "Archive", title, f"Every story of {title}.", addresses.day(iso), ids)


def published_months(read: Reader) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """(month, its days with stories), newest first, from the oldest story to the newest."""
    span = read("archive_span")
    if not span:
        return ()
    first, last = (month // 100 * 12 + month % 100 - 1 for month in span)
    numbers = [n // 12 * 100 + n % 12 + 1 for n in range(last, first - 1, -1)]
    read.prefetch("archive_month", numbers)
    return tuple((number, days) for number in numbers if (days := read("archive_month", number)))


def archive_page(read: Reader) -> IndexPage:
    """The months that have stories."""
    links = tuple(Link(moments.month_text(number), addresses.month(number)) for number, _ in published_months(read))
    return IndexPage(
        shell(read), plain_head(read, "Archive", "Every story, day by day.", addresses.ARCHIVE), "", "Archive", links
    )


def month_page(read: Reader, number: int) -> IndexPage | None:
    """The days of a month that have stories."""
    days = read("archive_month", number)
    if not days:
        return None
    title, language = moments.month_text(number), site(read).language
    dates = [date(number // 100, number % 100, day) for day in days]
    links = tuple(Link(moments.day_text(one, language), addresses.day(one.isoformat())) for one in dates)
    return IndexPage(
        shell(read), plain_head(read, title, f"The days of {title}.", addresses.month(number)), "Archive", title, links
    )


def corrections_page(read: Reader) -> CorrectionsPage:
    """The public log, the latest correction first."""
    ids = read("corrected", LOG)
    read.prefetch("story_corrections", ids)
    read.prefetch("story_link", ids)
    found = [(link, one) for id in ids if (link := story_link(read, id)) for one in read("story_corrections", id) or ()]
    found.sort(key=lambda pair: (pair[1].when, pair[1].id), reverse=True)
    entries = tuple(LoggedCorrection(link, corrections(read, [one])[0]) for link, one in found)
    head = plain_head(read, "Corrections", "What we got wrong, and what is right.", addresses.CORRECTIONS)
    return CorrectionsPage(
        shell(read), head, "Corrections and clarifications", entries, footer(read).corrections_policy_url
    )


def notice_page(read: Reader, title: str, text: str) -> NoticePage:
    """A page that says why there is nothing at an address."""
    return NoticePage(shell(read), plain_head(read, title, text, ""), title, text)
