"""RSS 2.0 with Atom's self link, Dublin Core creators, and Media RSS with full credits."""

import xml.etree.ElementTree as ET
from datetime import datetime
from email.utils import format_datetime

from standfirst.feeds.markup import ATOM, CONTENT, DC, MEDIA, add, document
from standfirst.feeds.text import absolute, timestamp, utc
from standfirst.feeds.values import Feed, FeedItem, FeedPicture

MEDIA_TYPE = "application/rss+xml"
# RSS 2.0, "<image> sub-element of <channel>": the largest sizes it allows.
LARGEST_LOGO = (144, 400)


def rss(feed: Feed) -> bytes:
    """The feed as RSS 2.0. Raises ValueError for a relative address or a time without a zone."""
    root = ET.Element("rss", version="2.0")
    channel = add_channel(root, feed)
    if feed.publisher:
        add(channel, f"{DC}publisher", feed.publisher)
    if feed.changed:
        add(channel, "lastBuildDate", rfc822(feed.changed))
    if feed.logo:
        add_logo(channel, feed, feed.logo)
    for item in feed.items:
        add_item(channel, item)
    return document(root)


def add_channel(root: ET.Element, feed: Feed) -> ET.Element:
    """The channel, with what every feed says of itself first."""
    channel = add(root, "channel")
    add(channel, "title", feed.title)
    add(channel, "link", absolute(feed.url))
    add(channel, "description", feed.description or feed.title)
    add(channel, "language", feed.language)
    add(channel, "generator", "Standfirst")
    add(channel, "docs", "https://www.rssboard.org/rss-specification")
    add(channel, f"{ATOM}link", href=absolute(feed.self_url), rel="self", type=MEDIA_TYPE)
    for hub in feed.hubs:
        add(channel, f"{ATOM}link", href=absolute(hub), rel="hub")
    return channel


def rfc822(when: datetime) -> str:
    """The moment as in "Sun, 22 Nov 2026 06:11:00 GMT"."""
    return format_datetime(utc(when), usegmt=True)


def add_logo(channel: ET.Element, feed: Feed, logo: FeedPicture) -> None:
    """The newsroom's logo; its title and link are those of the channel, as RSS asks."""
    image = add(channel, "image")
    add(image, "url", absolute(logo.url))
    add(image, "title", feed.title)
    add(image, "link", feed.url)
    if logo.width <= LARGEST_LOGO[0] and logo.height <= LARGEST_LOGO[1]:
        add(image, "width", str(logo.width))
        add(image, "height", str(logo.height))


def add_item(channel: ET.Element, item: FeedItem) -> None:
    """One story."""
    node = add(channel, "item")
    add(node, "title", item.title)
    add(node, "link", absolute(item.url))
    add(node, "guid", item.id, isPermaLink="true" if item.id == item.url else "false")
    add(node, "pubDate", rfc822(item.published))
    add(node, "description", item.summary)
    for author in item.authors:
        add(node, f"{DC}creator", author.name)
    for category in dict.fromkeys(name for name in (item.section, item.label, *item.topics) if name):
        add(node, "category", category)
    if item.updated:
        add(node, f"{ATOM}updated", timestamp(item.updated))
    if item.html:
        add(node, f"{CONTENT}encoded", item.html)
    if item.image:
        add_picture(node, item.image)
    if item.audio:
        audio = item.audio
        add(node, "enclosure", url=absolute(audio.url), length=str(audio.size), type=audio.media_type)


def add_picture(node: ET.Element, picture: FeedPicture) -> None:
    """The story's picture with credit, caption, alt text and copyright."""
    sizes = {"width": str(picture.width), "height": str(picture.height)}
    if picture.size is not None:
        sizes["fileSize"] = str(picture.size)
    media = add(node, f"{MEDIA}content", url=absolute(picture.url), type=picture.media_type, medium="image", **sizes)
    if picture.caption:
        add(media, f"{MEDIA}description", picture.caption, type="plain")
    if picture.alt:
        add(media, f"{MEDIA}text", picture.alt, type="plain")
    if picture.credit:
        add(media, f"{MEDIA}credit", picture.credit, role="copyright holder", scheme="urn:ebu")
    if picture.creator:
        add(media, f"{MEDIA}credit", picture.creator, role="photographer", scheme="urn:ebu")
    if picture.copyright:
        add(media, f"{MEDIA}copyright", picture.copyright)
