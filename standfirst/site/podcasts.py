"""Podcasts of the paper and of each section: the newest stories that can be heard, and what players show beside."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from standfirst.feeds import hearing
from standfirst.feeds.podcast import Episode, Podcast, podcast
from standfirst.feeds.values import Feed
from standfirst.narration.assembly import Sound, sentences
from standfirst.narration.outputs import Audio, sound_of
from standfirst.narration.tags import DISCLOSURE
from standfirst.pictures import files
from standfirst.press.facts import row
from standfirst.press.keys import Key
from standfirst.press.outputs import register
from standfirst.press.reader import Reader
from standfirst.site import addresses, artwork, syndication
from standfirst.site.outputs import FEEDS, Family, Listed, Single, Way, section_at
from standfirst.site.roots import SECTIONS, ids_of
from standfirst.site.shell import site
from standfirst.stories import values
from standfirst.stories.facts import SITE, load_stories, own_settings
from standfirst.stories.listings import FEED, LATEST
from standfirst.stories.models import Section

MIXED = "Read by a synthetic voice, or by the person whom an episode names."
FOLDER = "podcast/"
"""Of the covers, and of each recording's chapters and transcript."""


@row("owner_email", of="stories.NewsroomSettings")
def load_owner_email(ids: Collection[int]) -> Mapping[int, str]:
    """Where a podcast's owner is written to; kept apart from what else stands at the foot of pages."""
    return {SITE: own_settings().email} if SITE in ids else {}


@row("chapter_heads", of="stories.Story")
def load_chapter_heads(ids: Collection[int]) -> Mapping[int, tuple[str, tuple[str, ...]]]:
    """By story id: the headline, and the blocks that are headings."""
    return {
        id: (story.headline, tuple(block.id for block in story.body if isinstance(block, values.Heading)))
        for id, story in load_stories(ids).items()
    }


def heard(read: Reader, ids: tuple[int, ...]) -> tuple[int, ...]:
    """The newest stories that can be heard to their end, as many as a feed has items.

    Most often the first look finds them all.
    """
    found: list[int] = []
    for at in range(0, len(ids), FEED):
        some = ids[at : at + FEED]
        found += [
            id for id, sound in zip(some, read.many("recording", some), strict=True) if sound and not sound.partial
        ]
        if len(found) >= FEED:
            break
    return tuple(found[:FEED])


def episode(read: Reader, one: values.StoryCard, url: str) -> Episode:
    """A story as it is heard."""
    sound: values.Recording = read("recording", one.id)
    base = site(read).base_url
    if not sound.timed:
        return Episode(syndication.feed_item(read, one, url))
    return Episode(
        syndication.feed_item(read, one, url),
        (
            (base + addresses.audio(sound.digest, "vtt"), "text/vtt"),
            (f"{base}/{FOLDER}{sound.digest}.transcript.json", "application/json"),
        ),
        f"{base}/{FOLDER}{sound.digest}.chapters.json",
    )


def paper_podcast(read: Reader) -> Podcast:
    """The whole paper's."""
    own = site(read)
    words = f"The newest stories from {own.name}, read aloud. {own.strapline}".strip()
    return _podcast(read, own.name, words, "/", read("latest", 0, LATEST))


def section_podcast(read: Reader, id: int) -> Podcast | None:
    """A section's; None while the section is not live."""
    section: values.Section | None = read("section", id)
    if section is None:
        return None
    own = site(read)
    words = f"{section.name}: the newest stories from {own.name}, read aloud."
    address = addresses.section(section.slug)
    return _podcast(read, f"{own.name} – {section.name}", words, address, read("latest", id, LATEST), section.name)


def _podcast(read: Reader, title: str, words: str, page: str, ids: tuple[int, ...], section: str = "") -> Podcast:
    newest = heard(read, ids)
    read.prefetch("sound_credits", newest)
    found = syndication.published_cards(read, newest)
    episodes = tuple(episode(read, one, url) for one, url in found)
    return show(read, title, f"{words} {_voices(read, found)}", page, episodes, section)


def show(
    read: Reader, title: str, description: str, page: str, episodes: tuple[Episode, ...], section: str = ""
) -> Podcast:
    """A podcast of the paper's. `page` is its site; the feed lies under it. `section` stands on the cover."""
    own = site(read)
    feed = Feed(
        title=title, description=description, url=own.base_url + page,
        self_url=f"{own.base_url}{page}podcast.xml", language=own.language,
        items=tuple(one.item for one in episodes), publisher=own.legal_name, hubs=read("hubs", SITE),
    )  # fmt: skip
    art = f"{own.base_url}/{cover_path(cover(read, section))}"
    return Podcast(feed, art, own.name, read("owner_email", SITE), episodes)


def _voices(read: Reader, found: list[tuple[values.StoryCard, str]]) -> str:
    """What a podcast says of who reads its episodes; each says it of its own."""
    people = any(not read("recording", one.id).timed for one, _ in found)
    return MIXED if people else DISCLOSURE


@dataclass(frozen=True, slots=True)
class Cover:
    """What a cover is drawn of."""

    name: str
    section: str
    logo: tuple[str, str] = ("", "")
    """Digest and media type of the logo's file; empty without one."""


def cover(read: Reader, section: str) -> Cover:
    """The cover of a section's podcast, or of the paper's."""
    own = site(read)
    picture = read("picture", own.logo) if own.logo else None
    found = [one for one in picture.renditions if one.spec == "full-960-jpeg"] if picture else []
    return Cover(own.name, section, (found[0].digest, found[0].media_type) if found else ("", ""))


def section_cover(read: Reader, id: int) -> Cover | None:
    """A section's cover; None while it is not live."""
    section = read("section", id)
    return cover(read, section.name) if section else None


def cover_path(of: Cover) -> str:
    """Where a cover lies: another cover has another name, for players keep what they have seen."""
    return f"{FOLDER}cover.{artwork.digest(of.name, of.section, of.logo[0])}.jpg"


def draw(of: Cover) -> bytes:
    """The cover's file. Raises FileNotFoundError where the logo's has gone."""
    return artwork.cover(of.name, of.section, files.read(*of.logo) if of.logo[0] else b"")


class Beside(Audio):
    """A file that a podcast's player shows beside a recording."""

    def file(self, name: str) -> str:
        return f"{FOLDER}{name}.{self.name}.json"


class Chapters(Beside):
    """Where its parts begin."""

    name = "chapters"

    def page(self, read: Reader, key: Key) -> tuple[hearing.Mark, ...] | None:
        sound, heads = sound_of(read, key), read("chapter_heads", key) if isinstance(key, int) else None
        if sound is None or heads is None:
            return None
        headline, blocks = heads
        return hearing.marks(headline, blocks, sentences(sound.parts))

    def body(self, page: tuple[hearing.Mark, ...]) -> bytes:
        return hearing.chapters(page)


class Transcript(Beside):
    """Its words, with their times."""

    name = "transcript"

    def body(self, page: Sound) -> bytes:
        return hearing.transcript(sentences(page.parts))


class PaperCover(Single):
    """The paper's cover, at an address that changes with it."""

    def path(self, read: Reader, key: Key) -> str:
        return cover_path(cover(read, ""))


def section_cover_at(read: Reader, id: int) -> str:
    """The address of a section's cover."""
    return "/" + cover_path(cover(read, read("section", id).name))


def podcast_at(read: Reader, id: int) -> str:
    """The address of a section's podcast."""
    return f"{section_at(read, id)}podcast.xml"


def register_podcasts() -> None:
    """The feeds, their covers, and what stands beside each recording."""
    feed, art = Way(write=podcast, order=FEEDS), Way(write=draw, order=10)
    every = ids_of(Section)
    register(Single("podcast", addresses.PODCAST, paper_podcast, feed))
    register(Listed("section-podcast", Family(podcast_at, every, SECTIONS), section_podcast, feed))
    register(PaperCover("cover", "", lambda read: cover(read, ""), art))
    register(Listed("section-cover", Family(section_cover_at, every, SECTIONS), section_cover, art))
    register(Chapters())
    register(Transcript())


register_podcasts()
