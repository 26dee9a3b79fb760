"""JSON Feed 1.1, rule by rule."""

import json
from dataclasses import replace
from datetime import datetime

from hypothesis import given

from standfirst.feeds.jsonfeed import json_feed
from standfirst.feeds.text import clean, utc
from tests.feeds.samples import FEED, ITEM, feeds


def test_top_of_the_feed():
    feed = json.loads(json_feed(FEED))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["title"], feed["home_page_url"]) == ("The Gazette", "https://gazette.example/")
    assert feed["feed_url"] == FEED.self_url and feed["language"] == "en-GB"
    assert feed["icon"] == "https://gazette.example/pictures/ab12.jpg"


def test_item():
    [item] = json.loads(json_feed(FEED))["items"]
    assert item["content_html"] == "<p>The ferry is back.</p>" and "content_text" not in item
    assert (item["date_published"], item["date_modified"]) == ("2026-11-22T06:11:00Z", "2026-11-22T08:11:00Z")
    assert item["authors"] == [
        {"name": "Asha Rowe", "url": "https://gazette.example/by/asha-rowe/"}, {"name": "Tom Lark"},
    ]  # fmt: skip
    assert item["tags"] == ["UK", "Exclusive", "Ferries", "Port Ellery"]
    assert item["attachments"] == [{
        "url": "https://gazette.example/audio/cd34.mp3", "mime_type": "audio/mpeg",
        "size_in_bytes": 1_960_000, "duration_in_seconds": 245,
    }]  # fmt: skip
    assert item["_standfirst"]["label"] == "Exclusive"
    assert item["_standfirst"]["image"]["credit"] == "Harbour Press/Ines Calder"


def test_item_without_html_carries_its_summary():
    [item] = json.loads(json_feed(replace(FEED, items=(replace(ITEM, html=""),))))["items"]
    assert item["content_text"] == ITEM.summary and "content_html" not in item


@given(feeds)
def test_any_text_is_json_and_comes_back(feed):
    data = json_feed(feed)
    assert data == json_feed(feed)
    read = json.loads(data.decode())
    assert len(read["items"]) == len(feed.items)
    for got, item in zip(read["items"], feed.items, strict=True):
        assert ("content_html" in got) != ("content_text" in got)
        assert got.get("title", "") == clean(item.title)
        assert datetime.fromisoformat(got["date_published"]) == utc(item.published)
