"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), with an extension for labels and picture credits."""

import json

from standfirst.feeds.text import absolute, clean, timestamp
from standfirst.feeds.values import Author, Feed, FeedAudio, FeedItem, FeedPicture

MEDIA_TYPE = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"

Json = str | int | float | bool | list["Json"] | dict[str, "Json"]


def json_feed(feed: Feed) -> bytes:
    """The feed as JSON Feed 1.1 in UTF-8. Raises ValueError for a relative address or a time without a zone."""
    value: dict[str, Json] = {
        "version": VERSION,
        "home_page_url": absolute(feed.url),
        "feed_url": absolute(feed.self_url),
        "description": clean(feed.description),
        "language": clean(feed.language),
    }
    if feed.logo:
        value["icon"] = absolute(feed.logo.url)
    if feed.publisher:
        value["authors"] = [{"name": clean(feed.publisher), "url": feed.url}]
    if feed.hubs:
        value["hubs"] = [{"type": "WebSub", "url": absolute(hub)} for hub in feed.hubs]
    required: dict[str, Json] = {"title": clean(feed.title), "items": [item_value(item) for item in feed.items]}
    return json.dumps(without_blanks(value) | required, ensure_ascii=False, indent=1).encode() + b"\n"


def item_value(item: FeedItem) -> Json:
    """One story. A feed must carry its text as HTML or plain: the summary stands in where the HTML is kept back."""
    value: dict[str, Json] = {
        "id": clean(item.id),
        "url": absolute(item.url),
        "title": clean(item.title),
        "summary": clean(item.summary),
        "image": absolute(item.image.url) if item.image else "",
        "date_published": timestamp(item.published),
        "date_modified": timestamp(item.changed),
        "authors": [author_value(author) for author in item.authors],
        "tags": [clean(tag) for tag in dict.fromkeys((item.section, item.label, *item.topics)) if tag],
        "attachments": [attachment(item.audio)] if item.audio else [],
        "_standfirst": {"label": clean(item.label), "image": picture_value(item.image) if item.image else {}},
    }
    content = ("content_html", item.html) if item.html else ("content_text", item.summary or item.title)
    return without_blanks(value) | {content[0]: clean(content[1])}


def author_value(author: Author) -> Json:
    """A name, linked where there is a page for it."""
    return without_blanks({"name": clean(author.name), "url": absolute(author.url) if author.url else ""})


def attachment(audio: FeedAudio) -> Json:
    """The story's recording."""
    return without_blanks({
        "url": absolute(audio.url),
        "mime_type": clean(audio.media_type),
        "title": clean(audio.disclosure),
        "size_in_bytes": audio.size,
        "duration_in_seconds": round(audio.duration_s),
    })  # fmt: skip


def picture_value(picture: FeedPicture) -> Json:
    """What an aggregator needs to show the picture rightly and with its credit."""
    names = ("credit", "caption", "alt", "copyright", "creator")
    value: dict[str, Json] = {name: clean(getattr(picture, name)) for name in names}
    return without_blanks({"width": picture.width, "height": picture.height, **value})


def without_blanks(value: dict[str, Json]) -> dict[str, Json]:
    """The members that say something, blank ones removed at every depth of objects."""
    kept = {name: without_blanks(member) if isinstance(member, dict) else member for name, member in value.items()}
    return {name: member for name, member in kept.items() if member not in ("", [], {})}
