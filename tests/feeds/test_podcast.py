"""A podcast by the rules that Apple, the podcast namespace and the W3C's feed validator check."""

import json
import re
from dataclasses import replace
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st

from standfirst.feeds.hearing import chapters, marks, transcript
from standfirst.feeds.markup import ATOM, ITUNES, PODCAST
from standfirst.feeds.podcast import Episode, Podcast, guid, podcast
from standfirst.feeds.text import clean
from standfirst.stories.values import Sentence
from tests.feeds.samples import FEED, ITEM, WHEN, any_text, audios, feeds

AUDIO = replace(ITEM.audio, disclosure="Read by a synthetic voice.")
EPISODE = Episode(
    replace(ITEM, audio=AUDIO),
    (
        ("https://gazette.example/audio/cd34.vtt", "text/vtt"),
        ("https://gazette.example/p/cd34.json", "application/json"),
    ),
    "https://gazette.example/p/cd34.chapters.json",
)
SHOW = Podcast(
    replace(FEED, self_url="https://gazette.example/podcast.xml"), "https://gazette.example/podcast/cover.ab12.jpg",
    "The Gazette", "desk@gazette.example", (EPISODE,),
)  # fmt: skip


def channel_of(data: bytes):
    root = ElementTree.fromstring(data)
    assert root.tag == "rss" and root.get("version") == "2.0"
    [channel] = root
    return channel


def check(data: bytes) -> None:
    """What is refused by Apple ("A podcaster's guide to RSS") and by the W3C's feed validator."""
    channel = channel_of(data)
    for name in ("title", "link", "description", "language", f"{ITUNES}explicit", f"{ITUNES}type", f"{PODCAST}guid"):
        assert len(channel.findall(name)) == 1, name
    [cover] = channel.findall(f"{ITUNES}image")
    assert urlsplit(cover.get("href")).path.endswith((".jpg", ".png"))
    [category] = channel.findall(f"{ITUNES}category")
    assert (category.get("text"), category[0].get("text")) == ("News", "Daily News")
    assert channel.findtext(f"{ITUNES}explicit") in ("true", "false")
    assert channel.findtext(f"{ITUNES}type") in ("episodic", "serial")
    assert channel.findtext("image/title") == channel.findtext("title")
    assert channel.findtext("image/link") == channel.findtext("link")
    [own] = [link for link in channel.findall(f"{ATOM}link") if link.get("rel") == "self"]
    assert own.get("type") == "application/rss+xml"
    guids = [item.findtext("guid") for item in channel.findall("item")]
    assert len(set(guids)) == len(guids)
    for item in channel.findall("item"):
        check_item(item)


def check_item(item) -> None:
    for name in ("title", "guid", "pubDate", "description", "enclosure", f"{ITUNES}duration", f"{ITUNES}explicit"):
        assert len(item.findall(name)) == 1, name
    enclosure = item.find("enclosure")
    assert enclosure.get("type") == "audio/mpeg"
    assert int(enclosure.get("length")) >= 0
    assert urlsplit(enclosure.get("url")).scheme in ("http", "https")
    assert re.fullmatch(r"[1-9]\d*", item.findtext(f"{ITUNES}duration"))
    assert parsedate_to_datetime(item.findtext("pubDate")).tzinfo is not None
    assert item.findtext(f"{ITUNES}episodeType") in ("full", "trailer", "bonus")
    guid_is_link = item.find("guid").get("isPermaLink") == "true"
    assert guid_is_link == (item.findtext("guid") == item.findtext("link"))


def test_the_show():
    data = podcast(SHOW)
    check(data)
    channel = channel_of(data)
    assert channel.findtext(f"{ITUNES}author") == "The Gazette"
    assert channel.findtext(f"{ITUNES}owner/{ITUNES}email") == "desk@gazette.example"
    assert channel.findtext(f"{ITUNES}owner/{ITUNES}name") == "The Gazette"
    locked = channel.find(f"{PODCAST}locked")
    assert (locked.text, locked.get("owner")) == ("yes", "desk@gazette.example")
    assert channel.findtext("lastBuildDate") == "Sun, 22 Nov 2026 08:11:00 GMT"


def test_without_an_address_there_is_no_owner():
    channel = channel_of(podcast(replace(SHOW, email="")))
    assert channel.find(f"{ITUNES}owner") is None
    assert channel.find(f"{PODCAST}locked").attrib == {}


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        # The two that the namespace itself gives ("Guid").
        ("https://mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
        ("https://podnews.net/rss", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
        ("http://podnews.net/rss/", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
    ],
)
def test_the_guid_is_the_namespaces(address: str, wanted: str):
    assert guid(address) == wanted


def test_an_episode():
    item = channel_of(podcast(SHOW)).find("item")
    assert item.findtext("guid") == ITEM.id
    assert item.findtext("description") == f"{ITEM.summary}\n\nRead by a synthetic voice."
    assert item.find("enclosure").attrib == {"url": AUDIO.url, "length": "1960000", "type": "audio/mpeg"}
    assert item.findtext(f"{ITUNES}duration") == "245"
    assert item.findtext(f"{ITUNES}author") == "Asha Rowe, Tom Lark"
    assert parsedate_to_datetime(item.findtext("pubDate")) == WHEN
    assert [node.attrib for node in item.findall(f"{PODCAST}transcript")] == [
        {"url": "https://gazette.example/audio/cd34.vtt", "type": "text/vtt", "language": "en-GB"},
        {"url": "https://gazette.example/p/cd34.json", "type": "application/json", "language": "en-GB"},
    ]
    assert item.find(f"{PODCAST}chapters").attrib == {
        "url": "https://gazette.example/p/cd34.chapters.json", "type": "application/json+chapters",
    }  # fmt: skip
    assert [(node.text, node.get("href"), node.get("role")) for node in item.findall(f"{PODCAST}person")] == [
        ("Asha Rowe", "https://gazette.example/by/asha-rowe/", "author"), ("Tom Lark", None, "author"),
    ]  # fmt: skip


def test_prefixes_are_the_usual_ones():
    data = podcast(SHOW)
    assert b'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"' in data
    assert b'xmlns:podcast="https://podcastindex.org/namespace/1.0"' in data


def test_an_episode_needs_sound():
    with pytest.raises(ValueError, match="has no sound"):
        podcast(replace(SHOW, episodes=(Episode(replace(ITEM, audio=None)),)))


@given(feeds, st.data())
def test_any_text_is_well_formed(feed, data):
    heard = [Episode(replace(one, id=f"{one.id} {n}", audio=data.draw(audios))) for n, one in enumerate(feed.items)]
    show = Podcast(feed, SHOW.artwork_url, data.draw(any_text), "", tuple(heard))
    written = podcast(show)
    assert written == podcast(show)
    check(written)
    titles = [item.findtext("title") for item in channel_of(written).findall("item")]
    assert titles == [clean(one.item.title) for one in heard]


def said(address: str, block: str, begin: float, end: float, text: str) -> Sentence:
    return Sentence(address, block, 0, len(text), begin, end, text)


SAID = (
    said("headline.0", "headline", 0, 4, "Ferry returns"),
    said(
        "body.p1.0", "p1", 4, 36, "The ferry came back to Port Ellery, after eleven weeks at sea and two in the dock."
    ),
    said("body.p1.1", "p1", 36, 50, "Nobody cheered."),
    said("body.h1.0", "h1", 50, 52, "What happens next"),
    said("body.p2.0", "p2", 52, 60, "It sails."),
    said("body.p3.0", "p3", 90, 99, "It sails again."),
)


def test_headings_begin_chapters():
    assert marks("Ferry returns", ("h1",), SAID) == ((0.0, "Ferry returns"), (50, "What happens next"))


def test_without_headings_long_paragraphs_do():
    assert marks("Ferry returns", (), SAID) == ((0.0, "Ferry returns"), (50, "What happens next"), (90, SAID[5].text))
    later = marks("Ferry returns", (), [replace(SAID[1], begin_s=31.0)])
    assert later[1] == (31.0, "The ferry came back to Port Ellery, after eleven weeks at…")


def test_chapters_are_json():
    value = json.loads(chapters(((0.0, "Ferry returns"), (50.12345, "Next\x00"))))
    assert value == {
        "version": "1.2.0",
        "chapters": [{"startTime": 0.0, "title": "Ferry returns"}, {"startTime": 50.123, "title": "Next"}],
    }


def test_the_transcript_is_json():
    value = json.loads(transcript(SAID))
    assert value["version"] == "1.0.0"
    assert value["segments"][0] == {"startTime": 0, "endTime": 4, "body": "Ferry returns"}
    assert len(value["segments"]) == len(SAID)
