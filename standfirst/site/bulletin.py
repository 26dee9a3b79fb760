"""The bulletin: the headlines of the hour to be heard, with a page, captions and a podcast of its own."""

from dataclasses import dataclass
from datetime import UTC, datetime

from standfirst.feeds import hearing
from standfirst.feeds.podcast import Episode, Podcast, podcast
from standfirst.feeds.values import FeedAudio, FeedItem
from standfirst.narration import provenance
from standfirst.narration.assembly import Part, assemble, duration, sentences
from standfirst.narration.bulletin import Parts, join, size
from standfirst.narration.openings import line, number
from standfirst.narration.record import store
from standfirst.narration.tags import DISCLOSURE, Tags, disclosure, id3
from standfirst.narration.timings import as_json, as_vtt
from standfirst.press.digest import digest
from standfirst.press.outputs import register
from standfirst.press.reader import Reader
from standfirst.site import addresses, moments
from standfirst.site.bulletin_page import BulletinItem, BulletinPage
from standfirst.site.cards import story_address
from standfirst.site.outputs import FEEDS, Single, Way
from standfirst.site.pages import Link, Player
from standfirst.site.podcasts import show
from standfirst.site.shell import plain_head, sections, shell, site
from standfirst.stories import values
from standfirst.stories.facts import SITE
from standfirst.stories.listings import FRONT

TOP = 6
"""Stories in a bulletin: those at the top of the home page."""
SILENT = "There is nothing to be heard yet."


@dataclass(frozen=True, slots=True)
class Bulletin:
    """One bulletin's sound."""

    parts: Parts
    marks: tuple[hearing.Mark, ...]
    tags: Tags

    @property
    def title(self) -> str:
        return self.tags.title


def top(read: Reader) -> tuple[values.StoryCard, ...]:
    """The stories at the top of the home page, in its order."""
    own: values.Home | None = read("home", SITE)
    chosen = own.chosen if own else ()
    newest = read("latest", 0, FRONT)
    wanted = tuple(dict.fromkeys((*chosen, *newest)))
    # As many as are shown, where each has a page. Loaded together: one by one they would be three queries each.
    read.prefetch("story_card", wanted[:TOP])
    found: list[values.StoryCard] = []
    for id in wanted:
        one = read("story_card", id)
        if one and story_address(read, one):
            found.append(one)
        if len(found) == TOP:
            break
    return tuple(found)


def opening(read: Reader, hour: datetime | None) -> Part | None:
    """The hour's opening line; None where it is not spoken yet, or was before the paper changed its name or clock."""
    own = site(read)
    part: Part | None = read("opening", number(hour)) if hour else None
    wanted = line(own.name, hour, own.time_zone, own.language) if hour else ""
    return part if part and part.text == wanted else None


def bulletin(read: Reader) -> Bulletin | None:
    """The bulletin of the hour; None while nothing of it can be heard. It waits for nothing."""
    stories = top(read)
    heard = [(one, parts) for one, parts in zip(stories, _headlines(read, stories), strict=True) if parts]
    if not heard:
        return None
    own, hour, manifests = site(read), read("clock", SITE), read("paper", SITE)[2]
    first = opening(read, hour)
    date = hour or max(one.published for one, _ in heard)
    title = f"The headlines, {moments.moment(date, own.time_zone, own.language).text}"
    kind = read("heard_source", heard[0][0].id)
    parts = join(first, [parts for _, parts in heard])
    manifest = manifests + addresses.BULLETIN_MANIFEST if manifests else ""
    tags = Tags(title, own.name, own.name, date, own.language, kind, manifest)
    return Bulletin(parts, _marks(parts, title, heard), tags)


def _headlines(read: Reader, stories: tuple[values.StoryCard, ...]) -> tuple[Parts | None, ...]:
    ids = [one.id for one in stories]
    read.prefetch("heard_source", ids)
    return read.many("heard_headline", ids)


def _marks(parts: Parts, title: str, heard: list[tuple[values.StoryCard, Parts]]) -> tuple[hearing.Mark, ...]:
    """A chapter a story, and one for the opening line."""
    begins = {one.address: one.begin_s for one in sentences(parts)}
    first = ((0.0, title),) if begins[heard[0][1][0].address] else ()
    return (*first, *((begins[said[0].address], one.headline) for one, said in heard))


def mp3(one: Bulletin) -> bytes:
    """Its sound. Raises FileNotFoundError where a segment has gone from the disk."""
    return id3(one.tags) + assemble(one.parts, store().load)


def signed(read: Reader) -> Bulletin | None:
    """The bulletin, where there is a certificate to sign it."""
    one = bulletin(read)
    return one if one and one.tags.manifest_url else None


def captions(one: Bulletin) -> bytes:
    """Its captions."""
    return as_vtt(sentences(one.parts)).encode()


def timings(one: Bulletin) -> bytes:
    """Its timings, as a story's."""
    return as_json(sentences(one.parts), duration(one.parts), [part.words for part in one.parts])


def page(read: Reader) -> BulletinPage:
    """The page: the bulletin, what is said in it, and every podcast."""
    one, own = bulletin(read), site(read)
    said = read("opening", number(hour)).text if (hour := read("clock", SITE)) and opening(read, hour) else ""
    text = said or f"The headlines from {own.name}, read aloud and always in step with the front page."
    items = tuple(
        BulletinItem(str(card.id), story_address(read, card), card.headline, card.standfirst) for card in top(read)
    )
    feeds = [Link("The headlines", addresses.BULLETIN_PODCAST)] if one else []
    feeds += [Link("All stories", addresses.PODCAST)]
    feeds += [Link(link.text, f"{link.href}podcast.xml") for link in sections(read)]
    return BulletinPage(
        shell=shell(read), head=plain_head(read, "Listen", text, addresses.BULLETIN), title="Listen", text=text,
        player=_player(one) if one else None, silent=SILENT, items=items, feeds=tuple(feeds),
    )  # fmt: skip


def _player(one: Bulletin) -> Player:
    """Its player. The three addresses name what is in them: a browser that has last hour's takes no half of it."""
    length, version = duration(one.parts), digest(one.parts)[:8]
    files = (addresses.BULLETIN_SOUND, addresses.BULLETIN_CAPTIONS, addresses.BULLETIN_TIMINGS)
    src, captions_at, timings_at = (f"{address}?{version}" for address in files)
    return Player(
        src, captions_at, timings_at, moments.length(length), moments.length_words(length),
        disclosure(one.tags.source_type),
    )  # fmt: skip


def feed(read: Reader) -> Podcast | None:
    """Its podcast: one episode, another each hour. None while nothing can be heard."""
    own, one = site(read), bulletin(read)
    if one is None:
        return None
    description = f"The headlines from {own.name}, every hour. {DISCLOSURE}"
    return show(read, f"{own.name}: the headlines", description, addresses.BULLETIN, (episode(own, one),))


def episode(own: values.Site, one: Bulletin) -> Episode:
    """The bulletin of the hour. Its sound's address names the hour, so that no player takes it for the last one's."""
    base, hour = own.base_url, one.tags.date.astimezone(UTC).strftime("%Y%m%dT%H")
    said = "; ".join(title for _, title in one.marks if title != one.title)
    audio = FeedAudio(
        url=f"{base}{addresses.BULLETIN_SOUND}?{hour}", size=size(one.parts), duration_s=duration(one.parts),
        captions_url=base + addresses.BULLETIN_CAPTIONS, disclosure=disclosure(one.tags.source_type),
        source_type=one.tags.source_type,
    )  # fmt: skip
    item = FeedItem(
        id=f"{base}{addresses.BULLETIN}#{hour}", url=base + addresses.BULLETIN, title=one.title, summary=said,
        published=one.tags.date, audio=audio,
    )  # fmt: skip
    files = (
        (base + addresses.BULLETIN_CAPTIONS, "text/vtt"),
        (base + addresses.BULLETIN_TRANSCRIPT, "application/json"),
    )
    return Episode(item, files, base + addresses.BULLETIN_CHAPTERS)


def register_bulletin() -> None:
    """The page, the sound before it, and what stands beside the sound."""
    for name, address, write in (
        ("bulletin-mp3", addresses.BULLETIN_SOUND, mp3),
        ("bulletin-vtt", addresses.BULLETIN_CAPTIONS, captions),
        ("bulletin-json", addresses.BULLETIN_TIMINGS, timings),
        ("bulletin-chapters", addresses.BULLETIN_CHAPTERS, lambda one: hearing.chapters(one.marks)),
        ("bulletin-transcript", addresses.BULLETIN_TRANSCRIPT, lambda one: hearing.transcript(sentences(one.parts))),
    ):
        register(Single(name, address, bulletin, Way(write=write, order=10)))
    way = Way(write=lambda one: provenance.manifest(mp3(one), one.tags), order=10)
    register(Single("bulletin-c2pa", addresses.BULLETIN_MANIFEST, signed, way, provenance.configured))
    register(Single("bulletin", addresses.BULLETIN, page, Way("bulletin.html")))
    register(Single("bulletin-podcast", addresses.BULLETIN_PODCAST, feed, Way(write=podcast, order=FEEDS)))


register_bulletin()
