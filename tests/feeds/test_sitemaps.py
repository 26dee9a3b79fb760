"""Sitemaps, the news sitemap and robots.txt as search engines read them."""

from datetime import UTC, datetime
from urllib.robotparser import RobotFileParser

import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st

from standfirst.feeds import sitemap
from standfirst.feeds.markup import SITEMAP, SITEMAP_IMAGE, SITEMAP_NEWS
from standfirst.feeds.newssitemap import news_sitemap
from standfirst.feeds.robots import robots
from standfirst.feeds.text import clean
from standfirst.feeds.values import NewsEntry, Shard, SitemapEntry
from tests.feeds.samples import WHEN, addresses, any_text, times

FERRY = SitemapEntry("https://gazette.example/uk/ferry/", WHEN, ("https://gazette.example/pictures/a.jpg",) * 2)
site_entries = st.builds(SitemapEntry, addresses, st.none() | times, st.lists(addresses, max_size=2).map(tuple))
FRONT = SitemapEntry("https://gazette.example/uk/")


def test_urlset_holds_addresses_dates_and_pictures():
    root = ElementTree.fromstring(sitemap.urlset([FERRY, FRONT, FERRY]))
    assert root.tag == f"{SITEMAP}urlset"
    assert [node.findtext(f"{SITEMAP}loc") for node in root] == [FRONT.url, FERRY.url], "in order, and none twice"
    assert root[0].find(f"{SITEMAP}lastmod") is None
    assert root[1].findtext(f"{SITEMAP}lastmod") == "2026-11-22T06:11:00Z"
    assert [n.text for n in root[1].iter(f"{SITEMAP_IMAGE}loc")] == ["https://gazette.example/pictures/a.jpg"]


def test_files_name_the_default_namespace():
    assert b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"' in sitemap.urlset([FRONT])


def test_index_names_its_shards():
    shards = [
        Shard("https://gazette.example/sitemap-2026-11.xml", WHEN),
        Shard("https://gazette.example/sitemap-2026-10.xml"),
    ]
    root = ElementTree.fromstring(sitemap.sitemap_index(shards))
    assert root.tag == f"{SITEMAP}sitemapindex"
    assert [node.findtext(f"{SITEMAP}loc")[-11:] for node in root] == ["2026-10.xml", "2026-11.xml"]
    assert root[1].findtext(f"{SITEMAP}lastmod") == "2026-11-22T06:11:00Z"


def test_no_file_is_larger_than_search_engines_read():
    entries = (SitemapEntry(f"https://gazette.example/uk/{n}/") for n in range(sitemap.MOST_ADDRESSES + 1))
    with pytest.raises(ValueError, match="at most 50,000 addresses"):
        sitemap.urlset(entries)


@given(st.lists(site_entries, max_size=6))
def test_urlset_is_the_same_in_any_order(entries):
    entries = list({entry.url: entry for entry in entries}.values())
    data = sitemap.urlset(entries)
    assert data == sitemap.urlset(entries[::-1])
    assert {node.findtext(f"{SITEMAP}loc") for node in ElementTree.fromstring(data)} == {entry.url for entry in entries}


@given(st.lists(st.builds(NewsEntry, addresses, any_text, times), max_size=4), any_text)
def test_news_sitemap_keeps_any_title(entries, publication):
    root = ElementTree.fromstring(news_sitemap(entries, publication=publication, language="en-GB"))
    assert len(root) == len(entries)
    for node, entry in zip(root, entries, strict=True):
        news = node.find(f"{SITEMAP_NEWS}news")
        assert [child.tag.removeprefix(SITEMAP_NEWS) for child in news] == ["publication", "publication_date", "title"]
        assert news.findtext(f"{SITEMAP_NEWS}title") == clean(entry.title)
        assert news.findtext(f"{SITEMAP_NEWS}publication/{SITEMAP_NEWS}name") == clean(publication)
        assert news.findtext(f"{SITEMAP_NEWS}publication/{SITEMAP_NEWS}language") == "en"


def test_news_sitemap_dates_and_limit():
    when = datetime(2026, 11, 22, 6, 11, 9, 123, tzinfo=UTC)
    entry = NewsEntry("https://gazette.example/uk/ferry/", "Ferry returns", when)
    root = ElementTree.fromstring(news_sitemap([entry] * 1000, publication="Gazette", language="zh-CN"))
    assert root[0].findtext(f".//{SITEMAP_NEWS}publication_date") == "2026-11-22T06:11:09Z"
    assert root[0].findtext(f".//{SITEMAP_NEWS}language") == "zh-cn"
    with pytest.raises(ValueError, match="at most 1,000 news stories"):
        news_sitemap([entry] * 1001, publication="Gazette", language="en")


def test_robots_is_read_as_meant():
    parser = RobotFileParser()
    maps = ["https://gazette.example/sitemap.xml", "https://gazette.example/sitemap-news.xml"]
    parser.parse(robots(sitemaps=maps, disallow=["/admin/", "/draft/"]).decode().splitlines())
    assert not parser.can_fetch("Anybot", "https://gazette.example/admin/pages/")
    assert parser.can_fetch("Anybot", "https://gazette.example/uk/ferry/")
    assert parser.site_maps() == maps
    assert robots(sitemaps=[], disallow=[]) == b"User-agent: *\nAllow: /\n"


@pytest.mark.parametrize("path", ["admin/", "/a\nAllow: /", "/a b", ""])
def test_robots_refuses_a_path_that_says_more(path):
    with pytest.raises(ValueError, match="not a path"):
        robots(sitemaps=[], disallow=[path])
