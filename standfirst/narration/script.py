"""What is said of a story, in order: each sentence with its address and its place on the page. No Django here.

Said: headline (or the one for the ear), standfirst, byline, the newest corrections, paragraphs, headings, quotes with
who said them, list items. Silent: captions, pull quotes, read-more, embeds, pictures, and blocks that an editor marked.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html.parser import HTMLParser
from itertools import pairwise

from standfirst.narration.notices import MOST, Day, days, earlier, notices
from standfirst.narration.quotations import quoted
from standfirst.narration.rules.tongues import is_english, tongue
from standfirst.narration.sentences import Span, split
from standfirst.press.digest import digest
from standfirst.stories.values import Block, BylineEntry, Heading, Items, Paragraph, Quote, Story

FORMAT = 1
"""Raise it when the same story would be said in other sentences: every story is then narrated anew."""

# Milliseconds of silence after a sentence, by what it ends.
AFTER = {
    "headline": 900,
    "standfirst": 800,
    "byline": 900,
    "notice": 350,
    "correction": 900,
    "heading": 750,
    "paragraph": 650,
    "quote": 300,
    "said": 650,
    "item": 450,
}
AFTER_SENTENCE = 320
AFTER_CLAUSE = 100
STOPS = (".", "!", "?", "…")
UTC_DAYS = days()
CLOSERS = "\"'”’)]»"
QUOTE = "quote"
"""The second voice, where the newsroom has one: for the words of somebody who is named."""


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence to say."""

    address: str
    """"headline.0", "body.<block id>.3"."""
    block: str
    """The value of `data-block` on the element that shows it; empty when nothing shows it."""
    start: int
    end: int
    """Where in that element's textContent, in UTF-16 code units."""
    text: str
    """As written."""
    pause_ms: int
    """Silence after it."""
    voice: str = ""
    """Empty for the newsroom's own, or QUOTE."""
    loose: bool = False
    """Whether its place shows other words: then none of them can be marked alone."""


@dataclass(frozen=True, slots=True)
class Line:
    """A block's text before it is cut into sentences."""

    stem: str
    """Of its addresses."""
    block: str
    kind: str
    text: str
    breaks: tuple[int, ...] = ()
    """Where line breaks stand in the text: no sentence runs over one."""
    shown: str | None = None
    """What the block shows, where that is other words than are said: then all of it is marked for each sentence."""
    voice: str = ""


class _Text(HTMLParser):
    """Collects what a browser has as textContent, and where <br> stands in it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.breaks: list[int] = []

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.breaks.append(len(self.text))


def read_html(html: str) -> tuple[str, tuple[int, ...]]:
    """The textContent of inline HTML, and the offsets of its line breaks."""
    html = _one_newline(html)
    if "<" not in html and "&" not in html:
        return html, ()
    reader = _Text()
    reader.feed(html)
    reader.close()
    return reader.text, tuple(reader.breaks)


def _one_newline(text: str) -> str:
    """Newlines as a browser's HTML parser has them: one character each, whatever a form sent."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def text_of(html: str) -> str:
    """Exactly the DOM's textContent of inline HTML; a line break is nothing in it."""
    return read_html(html)[0]


def byline_text(entries: Sequence[BylineEntry], names: Mapping[int, str]) -> str:
    """The byline as its page shows it: "By Asha Rowe in Port Ellery and Tom Vane". Empty without entries.

    A contributor who is no longer there leaves their words alone; an entry with neither is passed over.
    """
    people = [
        " ".join(part for part in (names.get(entry.contributor or 0, ""), entry.words) if part) for entry in entries
    ]
    people = [person for person in people if person]
    if not people:
        return ""
    return "By " + " and ".join(part for part in (", ".join(people[:-1]), people[-1]) if part)


def lines(story: Story, names: Mapping[int, str], day: Day = UTC_DAYS, locale: str = "en-GB") -> Iterator[Line]:
    """Each text that is said, in order. `names` are contributors' by id; `day` says when a correction was made.

    `locale` is the newsroom's: what stands in no story is said in its language.
    """
    if ear := story.spoken_headline.strip():
        yield Line("headline", "headline", "headline", ear, shown=story.headline)
    else:
        yield Line("headline", "headline", "headline", story.headline)
    if story.standfirst:
        yield Line("standfirst", "standfirst", "standfirst", _one_newline(story.standfirst))
    if byline := byline_text(story.byline, names):
        yield Line("byline", "byline", "byline", byline)
    yield from _correction_lines(story, day, locale)
    for block in story.body:
        yield from _block_lines(block, locale)


def _correction_lines(story: Story, day: Day, locale: str) -> Iterator[Line]:
    for said in notices(story, day, locale):
        yield Line(said.stem, "", "notice", said.opening)
        yield Line(said.stem, said.block, "correction", _one_newline(said.text))
    if len(story.corrections) > MOST:
        yield Line("correction.earlier", "", "correction", earlier(locale))


def _block_lines(block: Block, locale: str) -> Iterator[Line]:
    stem = f"body.{block.id}"
    if isinstance(block, Paragraph | Heading | Quote | Items) and block.silent:
        return
    if isinstance(block, Paragraph):
        yield Line(stem, block.id, "paragraph", *read_html(block.html))
    elif isinstance(block, Heading):
        yield Line(stem, block.id, "heading", block.text)
    elif isinstance(block, Quote):
        if not block.attribution:
            yield Line(stem, block.id, "paragraph", block.text)
        else:
            yield Line(stem, block.id, "quote", block.text, voice=QUOTE)
            # Nothing on the page shows "said"; the name under the quote is no part of its text.
            yield Line(stem, "", "said", f"{said_by(locale)} {block.attribution}".strip())
    elif isinstance(block, Items):
        for item in block.items:
            yield Line(f"body.{item.id}", item.id, "item", *read_html(item.html))


def said_by(locale: str) -> str:
    """The word before who said a quotation; empty in a language that is not known."""
    known = tongue(locale)
    return "said" if is_english(locale) else known.said if known else ""


def script(story: Story, names: Mapping[int, str], day: Day = UTC_DAYS, locale: str = "en-GB") -> tuple[Said, ...]:
    """Every sentence that is said of a story, addressed. No two have one address. The rest as `lines` has it."""
    said: list[Said] = []
    numbers: dict[str, int] = {}
    for line in lines(story, names, day, locale):
        for one in _sentences(line, numbers.get(line.stem, 0)):
            said.append(one)
            numbers[line.stem] = numbers.get(line.stem, 0) + 1
    return tuple(said)


def _sentences(line: Line, first: int) -> list[Said]:
    spans = _spans(line)
    others = quoted(line.text, spans) if line.kind == "paragraph" else frozenset()
    said = []
    for number, ((begin, stop), (start, end)) in enumerate(zip(spans, _offsets(line, spans), strict=True)):
        text, last = line.text[begin:stop], number == len(spans) - 1
        address, pause = f"{line.stem}.{first + number}", _pause(line, text, last)
        voice = QUOTE if (begin, stop) in others else line.voice
        said.append(Said(address, line.block, start, end, text, pause, voice, line.shown is not None))
    return said


def _offsets(line: Line, spans: Sequence[Span]) -> list[Span]:
    """Where each sentence is marked on the page."""
    if not line.block:
        return [(0, 0)] * len(spans)
    if line.shown is not None:
        return [(0, utf16(line.shown))] * len(spans)
    return _utf16_offsets(line.text, spans)


def _spans(line: Line) -> list[Span]:
    edges = [0, *line.breaks, len(line.text)]
    return [
        (start + begin, start + end) for start, stop in pairwise(edges) for begin, end in split(line.text[start:stop])
    ]


def _utf16_offsets(text: str, spans: Sequence[Span]) -> list[Span]:
    """Spans in code points as spans in UTF-16 code units."""
    if text.isascii():
        return list(spans)
    return [(utf16(text[:start]), utf16(text[:end])) for start, end in spans]


def utf16(text: str) -> int:
    """How long a text is in UTF-16 code units, as a browser counts."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _pause(line: Line, text: str, last: bool) -> int:
    if last:
        return AFTER[line.kind]
    return AFTER_SENTENCE if text.rstrip(CLOSERS).endswith(STOPS) else AFTER_CLAUSE


def script_digest(story: Story) -> str:
    """What stands for all that is said of a story: equal for two versions exactly when they are said alike.

    Contributors stand in it by id: a new name for one is no new version of the story. So do the moments of corrections,
    whose day depends on the newsroom's time zone.
    """
    ids = {entry.contributor: f"\0{entry.contributor}" for entry in story.byline if entry.contributor}
    return digest((FORMAT, [_told(line) for line in lines(story, ids, _moment)]))


def _moment(when: datetime, with_year: bool) -> str:
    return f"\0{when.astimezone(UTC).isoformat()}\0{with_year}"


def _told(line: Line) -> tuple[object, ...]:
    told = line.stem, line.block, line.kind, line.text, line.breaks
    # Of what is shown in place of what is said, the sound's timings hold the length alone.
    return told if line.shown is None else (*told, utf16(line.shown))
