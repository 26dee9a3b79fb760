"""The story file: what it may say, and what is said of its mistakes."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from standfirst.wire.sources.fields import FIELDS
from standfirst.wire.sources.items import (
    BadItem,
    Correction,
    Embed,
    Heading,
    Item,
    Paragraph,
    Picture,
    Quote,
    ReadMore,
)  # fmt: skip
from standfirst.wire.sources.story_file import read
from tests.wire.newspaper import story

pytestmark = pytest.mark.no_database

WHOLE = """---
headline: "Ferry & crew: return"
standfirst: The Marigold is back.
spoken_headline: The ferry and her crew have returned
section: UK
label: exclusive
byline:
  - Asha Rowe in Port Ellery
  - Tom Lark
published: 2026-11-22T06:11:00Z
updated: 2026-11-22T09:11:00+01:00
topics: [Ferries, No]
picture: ferry.jpg
caption: The quay
credit: Harbour Press/Ines Calder
alt: A white ferry
slug: ferry-returns
embargo: 2026-11-22T07:00:00Z
lead: yes
corrections:
  - {kind: Apology, when: 2026-11-23T06:11:00Z, text: It was eleven weeks., place: top}
---

The *Marigold* is **back** after <b>eleven</b> weeks,
[as said](/uk/ferry-lost/) & so on.
https://video.example/a_b_c?x=1&y=2
More of it.

> "Home at last," she said.
> Good.
>
> — Ines *Calder*, skipper

![A quay](quay%20two.jpg "The quay | Harbour Press")

[Read more:](/uk/ferry-lost/)

## What *next*

{silent}
- one
- two *and*

1. x

Loose words.
{silent}
Fares in full.

{silent}

## Table
{silent}
> No.
> — Tom
"""


def sentence(data: bytes) -> str:
    """The one sentence that a bad file gets."""
    with pytest.raises(BadItem) as caught:
        read(data, "uk/ferry.md")
    said = str(caught.value)
    assert said.startswith("uk/ferry.md") and said.endswith(".") and "\n" not in said
    return said


def test_every_field_is_read():
    item = read(WHOLE.encode(), "ferry.md")
    assert item == Item(
        headline="Ferry & crew: return",
        section="UK",
        slug="ferry-returns",
        standfirst="The Marigold is back.",
        spoken_headline="The ferry and her crew have returned",
        label="Exclusive",
        byline=("Asha Rowe in Port Ellery", "Tom Lark"),
        published=datetime(2026, 11, 22, 6, 11, tzinfo=UTC),
        updated=datetime(2026, 11, 22, 8, 11, tzinfo=UTC),
        embargo=datetime(2026, 11, 22, 7, tzinfo=UTC),
        topics=("Ferries", "No"),
        picture=Picture("ferry.jpg", "A white ferry", "The quay", "Harbour Press/Ines Calder"),
        corrections=(Correction("apology", datetime(2026, 11, 23, 6, 11, tzinfo=UTC), "It was eleven weeks.", "top"),),
        lead=True,
        body=item.body,
    )


def test_every_block_is_read():
    assert read(WHOLE.encode(), "ferry.md").body == (
        Paragraph(
            "<p>The <i>Marigold</i> is <b>back</b> after &lt;b&gt;eleven&lt;/b&gt; weeks, "
            '<a href="/uk/ferry-lost/">as said</a> &amp; so on.</p>'
        ),
        Embed("https://video.example/a_b_c?x=1&y=2"),
        Paragraph("<p>More of it.</p>"),
        Quote('"Home at last," she said. Good.', "Ines Calder, skipper"),
        Picture("quay two.jpg", "A quay", "The quay", "Harbour Press", 34),
        ReadMore("/uk/ferry-lost/", 36),
        Heading("What next"),
        Paragraph("<ul><li>one</li><li>two <i>and</i></li></ul>", silent=True),
        Paragraph("<ol><li>x</li></ol>"),
        Paragraph("<p>Loose words.</p>"),
        Paragraph("<p>Fares in full.</p>", silent=True),
        Heading("Table", silent=True),
        Quote("No.", "Tom", silent=True),
    )


def test_little_is_needed_and_what_is_left_out_stays_unsaid():
    item = read(story("Back.\n"), "ferry.md")
    assert item == Item("Ferry returns", "UK", "ferry-returns", body=(Paragraph("<p>Back.</p>"),))
    assert item.label is None and item.topics is None


def test_an_empty_field_says_empty():
    item = read(story(label="", topics="[]", picture=""), "ferry.md")
    assert (item.label, item.topics, item.picture) == ("", (), Picture(""))


@pytest.mark.parametrize(("headline", "slug"), [
    ("Café’s “été” returns", "cafes-ete-returns"), ("It's 5% up – again!", "its-5-up-again"), ("x" * 120, "x" * 80),
])  # fmt: skip
def test_slug_comes_from_the_headline(headline, slug):
    assert read(story(headline=headline), "ferry.md").slug == slug


def test_windows_line_ends_and_byte_order_mark():
    assert read(b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode(), "ferry.md") == read(WHOLE.encode(), "ferry.md")


def test_words_like_no_and_dates_stay_words():
    item = read(story(headline="No", topics="[2026-11-22, 1.0, ~]", standfirst="null"), "ferry.md")
    assert (item.headline, item.standfirst, item.topics) == ("No", "null", ("2026-11-22", "1.0", "~"))


@pytest.mark.parametrize(("data", "words"), [
    (b"---\nheadline: caf\xe9\n---\n", "line 2: byte 17 is not UTF-8."),
    (b"Just words.", "line 1: a story file starts with front matter"),
    (b"", "line 1: a story file starts with front matter"),
    (b"---\nheadline: x\n", "line 1: the front matter has no closing line"),
    (b"---\n---\n", "line 2: the front matter must be lines of 'field: value'."),
    (b"---\n- a\n---\n", "line 2: the front matter must be lines"),
    (b"---\nsection: UK\n---\n", "headline: a story needs this field."),
    (b"---\nheadline: x\n---\n", "section: a story needs this field."),
    (story(headline="''"), "headline: a story needs this field."),
    (story(headline="[a, b]"), "headline: this must be text"),
    (story(headline="x" * 256), "headline: this has 256 characters; at most 255 are allowed."),
    (story(label="Scoop"), "label: 'Scoop' is not one of Exclusive, Breaking, Live, Analysis, Opinion."),
    (story(published="2026-11-22T06:11:00"), "published: '2026-11-22T06:11:00' has no zone"),
    (story(published="2026-11-22"), "published: '2026-11-22' has no zone"),
    (story(published="0001-01-01T00:00:00+10:00"), "published: the year 1 is not one"),
    (story(embargo="tomorrow"), "embargo: 'tomorrow' is not a time"),
    (story(lead="maybe"), "lead: 'maybe' is neither true nor false."),
    (story(author="Asha"), "'author': there is no such field; the fields are headline, standfirst"),
    (story(byline="[{name: Asha}]"), "byline: this must be text"),
    (story(slug="Ferry Returns"), "slug: 'Ferry Returns' may hold only small letters"),
    (story(headline="渡船"), "slug: the headline has no letters a to z"),
    (story(picture="../secret.jpg"), "picture: '../secret.jpg' is not in the story file's folder."),
    (story(picture="/etc/x.jpg"), "picture: '/etc/x.jpg' is not in"),
    (story(alt="A quay"), "alt: this is about a picture, but the field picture is missing."),
    (story(corrections="oops"), "corrections: this must be a list"),
    (story(corrections="[oops]"), "corrections: entry 1 must have"),
    (story(corrections="[{text: x}]"), "corrections, entry 1, when: a correction needs its time"),
    (story(corrections="[{when: 2026-11-22T06:11:00Z}]"), "corrections, entry 1, text: a story needs this field."),
    (story(corrections="[{why: x}]"), "corrections, entry 1, 'why': there is no such field"),
    (story(headline="a: b: c"), "line 2: the front matter is not YAML: mapping values are not allowed here."),
    (story(headline='"a'), "is not YAML"),
    (story(headline='"a\\0b"'), "headline: the control character U+0000"),
    (story(headline='"a\\ud800b"'), "headline: the control character U+D800"),
    (story(standfirst="&a [x]", topics="*a"), "line 5: aliases (*name) are not allowed."),
    (story(standfirst="[" * 400 + "]" * 400), "line 4: it is nested too deeply."),
    (b"---\nheadline: a\nheadline: b\n---\n", "line 3: 'headline' is given twice."),
    (b"---\n? [a]\n: b\n---\n", "line 2: a field's name must be a word."),
    (story("\n\nA bell \x07 here."), "line 7: the control character U+0007"),
    (story("x" * 20_001), "line 5: a paragraph has more than 20,000 characters."),
    (story("a\n\nb\n\n" + "x" * 20_001), "line 9: a paragraph has more than 20,000 characters."),
    (story("a\n\n![x](../y.jpg)"), "line 7: the picture '../y.jpg' is not in the story file's folder."),
    (story("a ![x](y.jpg) b"), "line 5: a picture must stand alone on its line."),
    (story("[read more](https://else.example/)"), "line 5: read more leads to 'https://else.example/'"),
    (story("[x](other.md)"), "line 5: the link 'other.md' starts with neither https:// nor /."),
    (story("[x](//else.example/)"), "line 5: the link '//else.example/' starts with neither"),
    (story("a\n\n---\n\nb"), "line 7: a rule across the page has no place"),
    (story("```\ncode\n```"), "line 5: a block of code has no place"),
    (story("> — Asha"), "line 5: a quote needs words"),
    (story("a\n\n{silent}\n"), "line 7: after {silent} must come a paragraph, a list, a heading or a quote."),
    (story("{silent}\n{silent}\na"), "line 5: after {silent} must come"),
    (story("{silent}\nhttps://video.example/1\na"), "line 5: after {silent} must come"),
    (story("> - a"), "line 5: a quote holds only paragraphs."),
    (story("- a\n  - b"), "line 6: an entry of a list holds only text."),
    (story("https://nowhere"), "line 5: https://nowhere is not an address that can be embedded."),
    (story("https://[x/"), "line 5: https://[x/ is not an address"),
    (b"---\n" + b"x: y # " + b"z" * 70_000 + b"\n---\n", "the front matter is larger than 64 kB."),
    (b"---\n" * 600_000, "is larger than 2 MB"),
], ids=lambda value: value if isinstance(value, str) else "")  # fmt: skip
def test_a_mistake_is_one_sentence_that_says_where(data, words):
    assert words in sentence(data)


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "vbscript:x", "file:///x"]
)
def test_no_link_runs_anything(href):
    try:
        body = read(story(f"[x]({href})"), "uk/ferry.md").body
    except BadItem:
        return
    assert "<a" not in repr(body)


def test_a_rough_text_keeps_all_its_words():
    item = read(story("    indented\n\nUnder\n-----x\n\n<script>alert(1)</script> 3 < 4\n"), "ferry.md")
    assert item.body == (
        Paragraph("<p>indented</p>"),
        Paragraph("<p>Under -----x</p>"),
        Paragraph("<p>&lt;script&gt;alert(1)&lt;/script&gt; 3 &lt; 4</p>"),
    )


def test_the_reference_names_every_field():
    reference = Path(__file__).parents[2] / "docs/reference/story-file.md"
    table = reference.read_text(encoding="utf-8").split("## Fields")[1].split("## Text")[0]
    assert tuple(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == FIELDS
