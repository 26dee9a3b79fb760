"""Wagtail's stored rich text, taken apart into paragraphs and lists of plain inline HTML. No Django here."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

INLINE = {"b": "b", "strong": "b", "i": "i", "em": "i"}
SAFE_LINK = re.compile(r"^(https?://|mailto:|tel:|/(?!/)|#)", re.IGNORECASE)
STORY_LINK = re.compile(r'<a href="story:(\d+)">(.*?)</a>', re.DOTALL)
SPACE = re.compile(r"\s+")


@dataclass
class Part:
    """A paragraph (one text) or a list (one text an item)."""

    kind: str
    """p, ul, ol or h."""
    texts: list[str] = field(default_factory=lambda: [""])


class _Reader(HTMLParser):
    """Collects parts; anything not allowed loses its tags and keeps its words."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[Part] = []
        self.open: Part | None = None
        self.closers: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("p", "ul", "ol", "h1", "h2", "h3", "h4"):
            self._begin(tag)
        elif tag == "li":
            self._item()
        elif tag == "br":
            self._write("<br>")
        elif tag in INLINE:
            self._write(f"<{INLINE[tag]}>")
            self.closers.append((tag, f"</{INLINE[tag]}>"))
        elif tag == "a":
            href = _address({name: value or "" for name, value in attrs})
            self._write(f'<a href="{html.escape(href)}">' if href else "")
            self.closers.append(("a", "</a>" if href else ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("p", "ul", "ol", "h1", "h2", "h3", "h4"):
            self._end()
        elif tag in dict(self.closers):
            while self.closers:
                name, closer = self.closers.pop()
                self._write(closer)
                if name == tag:
                    break

    def handle_data(self, data: str) -> None:
        if self.open is None and not data.strip():
            return
        self._write(html.escape(SPACE.sub(" ", data), quote=False))

    def _begin(self, tag: str) -> None:
        self._end()
        self.open = Part("h" if tag.startswith("h") else tag, [] if tag in ("ul", "ol") else [""])

    def _item(self) -> None:
        if self.open is None or self.open.kind not in ("ul", "ol"):
            self._begin("ul")
        self._close_inline()
        assert self.open is not None
        self.open.texts.append("")

    def _write(self, text: str) -> None:
        if self.open is None:
            self.open = Part("p")
        if not self.open.texts:
            if not text.strip():
                return
            self.open.texts.append("")
        self.open.texts[-1] += text

    def _close_inline(self) -> None:
        while self.closers:
            closer = self.closers.pop()[1]
            if self.open and self.open.texts:
                self.open.texts[-1] += closer

    def _end(self) -> None:
        self._close_inline()
        if self.open is not None:
            self.parts.append(self.open)
        self.open = None


def _address(attrs: dict[str, str]) -> str:
    """The link's address; "story:<id>" for a page; empty for one that is not safe."""
    if attrs.get("linktype") == "page":
        return f"story:{attrs['id']}" if attrs.get("id", "").isdigit() else ""
    href = attrs.get("href", "").strip()
    return href if SAFE_LINK.match(href) else ""


def parts(source: str) -> Iterator[Part]:
    """The paragraphs and lists of stored rich text; those without words are left out."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    reader._end()
    for part in reader.parts:
        texts = [text.strip() for text in part.texts if _has_words(text)]
        if texts:
            yield Part(part.kind, texts)


def _has_words(inline: str) -> bool:
    return bool(re.sub(r"<[^>]*>|\s|&nbsp;", "", inline))


def linked_stories(inline: str) -> list[int]:
    """Ids of the stories that inline HTML links to."""
    return [int(found.group(1)) for found in STORY_LINK.finditer(inline)]
