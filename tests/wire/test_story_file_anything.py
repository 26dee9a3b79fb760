"""The story file, given anything at all: an item, or one clear sentence."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.wire.sources.fields import FIELDS
from standfirst.wire.sources.items import BadItem, Item, Paragraph
from standfirst.wire.sources.story_file import read
from tests.wire.newspaper import story

pytestmark = pytest.mark.no_database


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, tuple(name for name, _ in attrs)))


ALLOWED = {(tag, ()) for tag in ("p", "ul", "ol", "li", "b", "i", "br")} | {("a", ("href",))}
pieces = st.sampled_from(
    [
        "\n",
        "\n\n",
        "> ",
        "- ",
        "1. ",
        "# ",
        "## ",
        "![a](b.jpg)",
        "{silent}\n",
        "[read more](/uk/x/)",
        '[l](https://x.example/ "t")',
        "**",
        "*",
        "https://x.example/y",
        "— ",
        "<b>",
        "</p>",
        "&amp;",
        "&#x3c;",
        "\\",
        "`",
        "---",
        "[r]: /uk/y/",
        "[r]",
        "\u2028",
        "é",
        "word ",
    ]
)


@given(st.lists(pieces | st.text(max_size=5), max_size=30).map("".join))
def test_any_body_gives_safe_blocks_or_one_sentence(body):
    try:
        item = read(story(body), "uk/ferry.md")
    except BadItem as error:
        assert str(error).startswith("uk/ferry.md, line ") and "\n" not in str(error)
        return
    for block in item.body:
        if isinstance(block, Paragraph):
            assert set(Tags(block.html).found) <= ALLOWED


values = st.recursive(
    st.text(max_size=8) | st.sampled_from(["2026-11-22T06:11:00Z", "true", "&a", "*a", "!!python/object:x", "|", "'"]),
    lambda inner: st.lists(inner, max_size=3).map(lambda v: f"[{', '.join(v)}]"),
    max_leaves=4,
)
fronts = st.dictionaries(st.sampled_from([*FIELDS, "x", "", "<<"]), values, max_size=8)


@given(fronts)
def test_any_front_matter_gives_an_item_or_one_sentence(front):
    try:
        assert isinstance(read(story(**front), "uk/ferry.md"), Item)
    except BadItem as error:
        assert str(error).startswith("uk/ferry.md") and "\n" not in str(error)


@given(st.binary(max_size=200) | st.binary(max_size=100).map(lambda data: b"---\n" + data + b"\n---\n" + data))
def test_any_bytes_give_an_item_or_one_sentence(data):
    try:
        assert isinstance(read(data, "uk/ferry.md"), Item)
    except BadItem as error:
        assert str(error).startswith("uk/ferry.md") and "\n" not in str(error)
