"""Codings, conditions and ranges, as RFC 9110 has them."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.ops.serving import conditions, ranges
from standfirst.ops.serving.encodings import choose
from standfirst.ops.serving.media_types import media_type

BOTH = ("br", "gzip")


@dataclass
class Held:
    etag: str = '"abc"'
    modified: int = 1_790_000_000


NOW, BEFORE, AFTER = (
    "Mon, 21 Sep 2026 14:13:20 GMT",
    "Mon, 21 Sep 2026 14:13:19 GMT",
    "Mon, 21 Sep 2026 14:13:21 GMT",
)


@pytest.mark.parametrize(
    ("accepted", "available", "chosen"),
    [
        ("", BOTH, ""),
        ("gzip, deflate, br", BOTH, "br"),
        ("gzip", BOTH, "gzip"),
        ("x-gzip", BOTH, "gzip"),
        ("br", ("gzip",), ""),
        ("br;q=0.1, gzip;q=0.9", BOTH, "gzip"),
        ("br;q=0, gzip;q=0", BOTH, ""),
        ("*", BOTH, "br"),
        ("*;q=0.5, br;q=0", BOTH, "gzip"),
        ("gzip;q=0.5, identity", BOTH, ""),
        ("GZIP ; Q=1", BOTH, "gzip"),
        ("gzip;q=much", BOTH, ""),
        ("gzip;q=nan", BOTH, ""),
        (";;,,", BOTH, ""),
        ("br, gzip", (), ""),
    ],
)
def test_coding(accepted: str, available: tuple[str, ...], chosen: str) -> None:
    assert choose(accepted, available) == chosen


@given(st.text())
def test_any_header_is_survived(header: str) -> None:
    assert choose(header, BOTH) in ("", *BOTH)
    conditions.unchanged(Held(), header, header)
    conditions.unchanged(Held(), None, header)
    conditions.still_same(Held(), header)


def test_unchanged() -> None:
    have = Held()
    assert conditions.unchanged(have, '"abc"', None)
    assert conditions.unchanged(have, 'W/"abc"', None)
    assert conditions.unchanged(have, '"x", "abc"', None)
    assert conditions.unchanged(have, "*", None)
    assert not conditions.unchanged(have, '"x"', None)
    assert not conditions.unchanged(have, None, None)
    assert conditions.unchanged(have, None, NOW)
    assert conditions.unchanged(have, None, AFTER)
    assert not conditions.unchanged(have, None, BEFORE)
    assert not conditions.unchanged(have, None, "yesterday")
    # The tag is all that counts: two versions may fall into one second.
    assert not conditions.unchanged(have, '"x"', AFTER)


def test_still_same() -> None:
    have = Held()
    assert conditions.still_same(have, None)
    assert conditions.still_same(have, '"abc"')
    assert conditions.still_same(have, NOW)
    for other in ('"x"', 'W/"abc"', BEFORE, AFTER, "yesterday"):
        assert not conditions.still_same(have, other)


@pytest.mark.parametrize(
    ("header", "span"),
    [
        (None, None),
        ("bytes=0-", (0, 100)),
        ("bytes=0-0", (0, 1)),
        ("bytes=10-19", (10, 20)),
        ("bytes=90-500", (90, 100)),
        ("bytes=-5", (95, 100)),
        ("bytes=-500", (0, 100)),
        ("Bytes = 3 - 4", (3, 5)),
        ("bytes=5-2", None),
        ("bytes=-", None),
        ("bytes=0-1,4-5", None),
        ("items=0-1", None),
        ("bytes=a-b", None),
        ("bytes=" + "9" * 40 + "-", None),
    ],
)
def test_range(header: str | None, span: tuple[int, int] | None) -> None:
    assert ranges.parse(header, 100) == span


@pytest.mark.parametrize(("header", "size"), [("bytes=100-", 100), ("bytes=-0", 100), ("bytes=0-", 0), ("bytes=-1", 0)])
def test_no_such_range(header: str, size: int) -> None:
    with pytest.raises(ranges.Unsatisfiable):
        ranges.parse(header, size)


@given(st.integers(0, 50), st.integers(0, 50), st.integers(1, 50))
def test_a_range_is_what_slicing_gives(first: int, last: int, size: int) -> None:
    data = bytes(range(size))
    if first < size and first <= last:
        begin, end = ranges.parse(f"bytes={first}-{last}", size) or (-1, -1)
        assert data[begin:end] == data[first : last + 1]


def test_media_types() -> None:
    assert media_type("index.html") == "text/html; charset=utf-8"
    assert media_type("feed.xml").startswith("application/rss+xml")
    assert media_type("feed.json").startswith("application/feed+json")
    assert media_type("sitemap-news.xml").startswith("application/xml")
    assert media_type("ab.vtt").startswith("text/vtt")
    assert media_type("ab.JPG") == "image/jpeg"
    assert media_type("index") == "application/octet-stream"
