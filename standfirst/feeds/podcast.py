"""A podcast: RSS 2.0 with Apple's tags and those of the podcast namespace (Podcasting 2.0)."""

import uuid
import xml.etree.ElementTree as ET
from dataclasses import dataclass

from standfirst.feeds.markup import ITUNES, PODCAST, add, document
from standfirst.feeds.rss import add_channel, rfc822
from standfirst.feeds.text import absolute
from standfirst.feeds.values import Feed, FeedAudio, FeedItem

# The namespace of podcast:guid (podcast namespace 1.0, "Guid").
GUIDS = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
CATEGORY = ("News", "Daily News")
"""Apple's category and its subcategory."""
CHAPTERS_TYPE = "application/json+chapters"


@dataclass(frozen=True, slots=True)
class Episode:
    """One thing to hear. Its item must have sound."""

    item: FeedItem
    transcripts: tuple[tuple[str, str], ...] = ()
    """(address, media type)."""
    chapters_url: str = ""
    """Empty for none."""


@dataclass(frozen=True, slots=True)
class Podcast:
    """A podcast and its episodes, the newest first. The feed's own items are not written."""

    feed: Feed
    artwork_url: str
    """A square JPEG or PNG of 1400 to 3000 pixels."""
    author: str
    email: str
    """Of whoever owns it; empty where the newsroom names none."""
    episodes: tuple[Episode, ...]


def guid(self_url: str) -> str:
    """What tells this podcast from all others: of its address without scheme and closing slashes."""
    return str(uuid.uuid5(GUIDS, self_url.partition("://")[2].rstrip("/")))


def podcast(show: Podcast) -> bytes:
    """The podcast's feed. Raises ValueError for a relative address, a time without a zone, an episode without sound."""
    root = ET.Element("rss", version="2.0")
    channel = add_channel(root, show.feed)
    if show.feed.publisher:
        add(channel, "copyright", f"© {show.feed.publisher}")
    if show.feed.changed:
        add(channel, "lastBuildDate", rfc822(show.feed.changed))
    _add_show(channel, show)
    for episode in show.episodes:
        if episode.item.audio is None:
            raise ValueError(f"The episode {episode.item.title!r} has no sound.")
        _add_episode(add(channel, "item"), episode, episode.item.audio, show)
    return document(root)


def _add_show(channel: ET.Element, show: Podcast) -> None:
    """Apple's tags and the podcast namespace's."""
    image = add(channel, "image")
    add(image, "url", absolute(show.artwork_url))
    add(image, "title", show.feed.title)
    add(image, "link", show.feed.url)
    add(channel, f"{ITUNES}image", href=show.artwork_url)
    place = channel
    for name in CATEGORY:
        place = add(place, f"{ITUNES}category")
        place.set("text", name)
    add(channel, f"{ITUNES}explicit", "false")
    add(channel, f"{ITUNES}type", "episodic")
    add(channel, f"{ITUNES}author", show.author)
    # Apple takes an owner by the address alone; there is none without it.
    if show.email:
        owner = add(channel, f"{ITUNES}owner")
        add(owner, f"{ITUNES}name", show.author)
        add(owner, f"{ITUNES}email", show.email)
    add(channel, f"{PODCAST}guid", guid(show.feed.self_url))
    add(channel, f"{PODCAST}locked", "yes", **({"owner": show.email} if show.email else {}))
    add(channel, f"{PODCAST}medium", "podcast")


def _add_episode(node: ET.Element, episode: Episode, audio: FeedAudio, show: Podcast) -> None:
    item = episode.item
    add(node, "title", item.title)
    add(node, "link", absolute(item.url))
    add(node, "guid", item.id, isPermaLink="true" if item.id == item.url else "false")
    add(node, "pubDate", rfc822(item.published))
    add(node, "description", "\n\n".join(part for part in (item.summary, audio.disclosure) if part) or item.title)
    add(node, "enclosure", url=absolute(audio.url), length=str(audio.size), type=audio.media_type)
    add(node, f"{ITUNES}title", item.title)
    add(node, f"{ITUNES}author", ", ".join(author.name for author in item.authors) or show.author)
    add(node, f"{ITUNES}duration", str(max(1, round(audio.duration_s))))
    add(node, f"{ITUNES}explicit", "false")
    add(node, f"{ITUNES}episodeType", "full")
    for url, media_type in episode.transcripts:
        add(node, f"{PODCAST}transcript", url=absolute(url), type=media_type, language=show.feed.language)
    if episode.chapters_url:
        add(node, f"{PODCAST}chapters", url=absolute(episode.chapters_url), type=CHAPTERS_TYPE)
    for author in item.authors:
        place = {"href": absolute(author.url)} if author.url else {}
        add(node, f"{PODCAST}person", author.name, group="writing", role="author", **place)
