"""RSS as aggregators read it."""

from dataclasses import replace
from email.utils import parsedate_to_datetime

import pytest
from defusedxml import ElementTree
from hypothesis import given

from standfirst.feeds.markup import ATOM, CONTENT, DC, MEDIA
from standfirst.feeds.rss import rss
from standfirst.feeds.text import clean, utc
from tests.feeds.samples import FEED, ITEM, PICTURE, WHEN, feeds


def channel_of(data: bytes):
    root = ElementTree.fromstring(data)
    assert root.tag == "rss" and root.get("version") == "2.0"
    [channel] = root
    return channel


def test_channel_says_where_it_stands():
    channel = channel_of(rss(FEED))
    assert channel.findtext("title") == "The Gazette"
    assert channel.findtext("link") == "https://gazette.example/"
    assert channel.findtext("language") == "en-GB"
    link = channel.find(f"{ATOM}link")
    assert (link.get("href"), link.get("rel"), link.get("type")) == (
        "https://gazette.example/feed.xml", "self", "application/rss+xml",
    )  # fmt: skip
    assert channel.findtext("image/title") == channel.findtext("title")
    assert channel.findtext("image/link") == channel.findtext("link")
    assert channel.find("image/width") is None, "RSS allows a logo of 144 pixels; this one is larger"


def test_date_is_the_newest_items_not_the_clocks():
    assert channel_of(rss(FEED)).findtext("lastBuildDate") == "Sun, 22 Nov 2026 08:11:00 GMT"
    assert channel_of(rss(replace(FEED, items=()))).find("lastBuildDate") is None


def test_story_has_everything_an_aggregator_credits():
    item = channel_of(rss(FEED)).find("item")
    assert item.findtext("title") == "Ferry & crew return"
    assert item.findtext("description") == "The <Marigold> is back after eleven weeks."
    assert item.find("guid").text == ITEM.id and item.find("guid").get("isPermaLink") == "false"
    assert parsedate_to_datetime(item.findtext("pubDate")) == WHEN
    assert item.findtext(f"{ATOM}updated") == "2026-11-22T08:11:00Z"
    assert [node.text for node in item.findall(f"{DC}creator")] == ["Asha Rowe", "Tom Lark"]
    assert [node.text for node in item.findall("category")] == ["UK", "Exclusive", "Ferries", "Port Ellery"]
    assert item.findtext(f"{CONTENT}encoded") == "<p>The ferry is back.</p>"
    assert item.find("enclosure").attrib == {
        "url": "https://gazette.example/audio/cd34.mp3", "length": "1960000", "type": "audio/mpeg",
    }  # fmt: skip


def test_picture_travels_with_its_rights():
    media = channel_of(rss(FEED)).find(f"item/{MEDIA}content")
    assert media.attrib == {
        "url": PICTURE.url, "type": "image/jpeg", "medium": "image",
        "width": "960", "height": "640", "fileSize": "81234",
    }  # fmt: skip
    credits = {node.get("role"): node.text for node in media.findall(f"{MEDIA}credit")}
    assert credits == {"copyright holder": "Harbour Press/Ines Calder", "photographer": "Ines Calder"}
    assert media.findtext(f"{MEDIA}description") == "The ferry at dawn"
    assert media.findtext(f"{MEDIA}text") == "A white ferry leaves a stone quay"
    assert media.findtext(f"{MEDIA}copyright") == "© 2026 Harbour Press"


def test_prefixes_are_the_usual_ones():
    data = rss(FEED)
    for name in (b"<dc:creator>", b"<media:content ", b"<content:encoded>", b"<atom:link "):
        assert name in data


def test_address_as_guid_is_a_permalink():
    item = replace(ITEM, id=ITEM.url)
    assert channel_of(rss(replace(FEED, items=(item,)))).find("item/guid").get("isPermaLink") == "true"


@pytest.mark.parametrize("url", ["/uk/ferry/", "gazette.example/uk/", "javascript:alert(1)", "https://a b/", "http://"])
def test_only_absolute_addresses(url):
    with pytest.raises(ValueError, match="not an absolute"):
        rss(replace(FEED, items=(replace(ITEM, url=url),)))


def test_times_need_a_zone():
    with pytest.raises(ValueError, match="no zone"):
        rss(replace(FEED, items=(replace(ITEM, published=WHEN.replace(tzinfo=None), updated=None),)))


@given(feeds)
def test_any_text_is_well_formed_and_comes_back(feed):
    data = rss(feed)
    assert data == rss(feed)
    channel = channel_of(data)
    assert channel.findtext("title") == clean(feed.title)
    nodes = channel.findall("item")
    assert len(nodes) == len(feed.items)
    for node, item in zip(nodes, feed.items, strict=True):
        assert node.findtext("title") == clean(item.title)
        assert node.findtext("description") == clean(item.summary)
        assert node.findtext("link") == item.url
        assert parsedate_to_datetime(node.findtext("pubDate")) == utc(item.published)
        assert [name.text or "" for name in node.findall(f"{DC}creator")] == [clean(a.name) for a in item.authors]
