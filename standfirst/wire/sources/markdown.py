"""The body of a story file: Markdown, and of Markdown only what a story is made of."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

from standfirst.wire.sources.fields import inside
from standfirst.wire.sources.items import BadItem, Block, Embed, Heading, Paragraph, Picture, Quote, ReadMore

# A line that is a block of its own even when no blank line sets it apart.
ALONE = re.compile(r"<?https?://\S+>?|!?\[[^\]]*\]\([^)]*\)|\{silent\}")
SILENT = "{silent}"
ADDRESS = re.compile(r"<?(https?://[^\s<>]+)>?")
STORY_ADDRESS = re.compile(r"/[a-z0-9-]+/[a-z0-9-]+/")
SAFE_LINK = re.compile(r"(https?://[^/\s]|mailto:|tel:|/(?!/)|#)", re.IGNORECASE)
SIGNED = re.compile(r"(?:—|–|--)\s*(\S.*)")
LONGEST_BLOCK = 20_000
INLINE = {"em_open": "<i>", "em_close": "</i>", "strong_open": "<b>", "strong_close": "</b>", "link_close": "</a>",
          "softbreak": " ", "hardbreak": "<br/>"}  # fmt: skip
STRANGERS = {"fence": "a block of code", "hr": "a rule across the page", "code_block": "a block of code"}

# Indented text is text, and a line of hyphens under a paragraph no heading: both come from pasting.
MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable(["code", "lheading", "html_block", "html_inline"])


@dataclass(frozen=True, slots=True)
class Silence:
    """The mark before a block that is not read aloud."""

    line: int


class Body:
    """Reads one body. `name` is the file's, `start` the line on which the body starts."""

    def __init__(self, source: str, name: str, start: int) -> None:
        self.source, self.name, self.start = source, name, start
        self.references: dict[str, object] = {}

    def tokens(self, content: str) -> list[Token]:
        """The pieces of inline Markdown, with the body's own link references."""
        return MARKDOWN.parseInline(content, self.references)[0].children or []

    def bad(self, line: int, sentence: str) -> BadItem:
        """The mistake, with file and line; `line` counts from the body's first, 0."""
        return BadItem(f"{self.name}, line {line + self.start}: {sentence}")

    def blocks(self) -> Iterator[Block]:
        """The body's blocks in order. Raises BadItem."""
        mark: Silence | None = None
        for piece in self.pieces():
            if isinstance(piece, Silence):
                self.unused(mark)
                mark = piece
            elif mark is None:
                yield piece
            elif isinstance(piece, Paragraph | Heading | Quote):
                yield replace(piece, silent=True)
                mark = None
            else:
                self.unused(mark)
        self.unused(mark)

    def unused(self, mark: Silence | None) -> None:
        """Raises BadItem for a mark that no text follows."""
        if mark is not None:
            raise self.bad(mark.line, f"after {SILENT} must come a paragraph, a list, a heading or a quote.")

    def pieces(self) -> Iterator[Block | Silence]:
        """The blocks and the marks between them."""
        self.check_lengths()
        tokens = MARKDOWN.parse(self.source, self.references)
        position = 0
        while position < len(tokens):
            end = closing(tokens, position)
            yield from self.block(tokens[position : end + 1])
            position = end + 1

    def check_lengths(self) -> None:
        """Raises BadItem for a paragraph that nobody wrote: some take a Markdown parser hours."""
        length = 0
        for number, text in enumerate(self.source.split("\n")):
            length = length + len(text) if text.strip() else 0
            if length > LONGEST_BLOCK:
                raise self.bad(number, f"a paragraph has more than {LONGEST_BLOCK:,} characters.")

    def block(self, tokens: list[Token]) -> Iterator[Block | Silence]:
        """The blocks of one top-level element."""
        first = tokens[0]
        line = first.map[0] if first.map else 0
        if first.type == "paragraph_open":
            yield from self.paragraph(tokens[1].content, line)
        elif first.type == "heading_open":
            text = plain(tokens[1].children or [])
            if text:
                yield Heading(text)
        elif first.type == "blockquote_open":
            yield self.quote(tokens[1:-1], line)
        elif first.type in ("bullet_list_open", "ordered_list_open"):
            yield Paragraph(self.entries(tokens, line))
        else:
            raise self.bad(line, f"{STRANGERS.get(first.type, first.type)} has no place in a story file.")

    def paragraph(self, content: str, line: int) -> Iterator[Block | Silence]:
        """A paragraph, or what stands alone on its lines: pictures, embeds, read more, the mark of silence."""
        lines: list[str] = []
        for number, text in enumerate([*content.split("\n"), ""]):
            alone = ALONE.fullmatch(text.strip())
            if lines and (alone or number == content.count("\n") + 1):
                yield from self.words("\n".join(lines), line + number - len(lines))
                lines = []
            if alone:
                yield from self.alone(text.strip(), line + number)
            elif text:
                lines.append(text)

    def words(self, content: str, line: int) -> Iterator[Paragraph]:
        """The paragraph, if it says anything."""
        inline = self.inline(content, line)
        if plain(self.tokens(content)):
            yield Paragraph(f"<p>{inline}</p>")

    def alone(self, text: str, line: int) -> Iterator[Block | Silence]:
        """The block that a line of its own makes."""
        if text == SILENT:
            yield Silence(line)
            return
        tokens = self.tokens(text)
        if address := ADDRESS.fullmatch(text):
            yield self.embed(address[1], line)
        elif len(tokens) == 1 and tokens[0].type == "image":
            yield self.picture(tokens[0], line)
        elif plain(tokens).casefold().rstrip(" :.…") == "read more" and tokens[0].type == "link_open":
            yield self.read_more(str(tokens[0].attrs["href"]), line)
        else:
            yield from self.words(text, line)

    def embed(self, address: str, line: int) -> Embed:
        """Something of another site's."""
        try:
            host = urlsplit(address).hostname
        except ValueError as error:
            raise self.bad(line, f"{address} is not an address: {error}.") from error
        if not host or "." not in host or len(address) > 1000:
            raise self.bad(line, f"{address[:200]} is not an address that can be embedded.")
        return Embed(address)

    def picture(self, token: Token, line: int) -> Picture:
        """A picture; its title is "caption | credit", and either may be missing."""
        path = unquote(str(token.attrs["src"]))
        if not path or not inside(path):
            raise self.bad(line, f"the picture {path!r} is not in the story file's folder.")
        caption, _, credit = (part.strip() for part in str(token.attrs.get("title") or "").partition("|"))
        return Picture(path, plain(token.children or []) or None, caption or None, credit or None, line + self.start)

    def read_more(self, address: str, line: int) -> ReadMore:
        """A link to a story of this newsroom."""
        if not STORY_ADDRESS.fullmatch(address):
            raise self.bad(line, f"read more leads to {address!r}, which is not an address such as /section/slug/.")
        return ReadMore(address, line + self.start)

    def quote(self, tokens: Sequence[Token], line: int) -> Quote:
        """A quote; a last line that starts with a dash says whose it is."""
        lines: list[str] = []
        for token in tokens:
            if token.type not in ("paragraph_open", "inline", "paragraph_close"):
                raise self.bad(line, "a quote holds only paragraphs.")
            if token.type == "inline":
                lines += token.content.split("\n")
        signed = SIGNED.fullmatch(lines[-1].strip()) if lines else None
        said, whose = (lines[:-1], signed[1]) if signed else (lines, "")
        text = plain(self.tokens("\n".join(said)))
        if not text:
            raise self.bad(line, "a quote needs words before the line that says whose they are.")
        return Quote(text, plain(self.tokens(whose)))

    def entries(self, tokens: Sequence[Token], line: int) -> str:
        """A list as rich text. Raises BadItem for one inside another, or for anything in it but text."""
        tag = tokens[0].tag
        parts: list[str] = []
        for token in tokens[1:-1]:
            if token.type == "inline":
                second = parts and parts[-1] != "<li>"
                parts.append("<br/>" * bool(second) + self.inline(token.content, token.map[0] if token.map else line))
            elif token.type in ("list_item_open", "list_item_close"):
                parts.append("<li>" if token.nesting == 1 else "</li>")
            elif token.type not in ("paragraph_open", "paragraph_close"):
                raise self.bad(token.map[0] if token.map else line, "an entry of a list holds only text.")
        return f"<{tag}>{''.join(parts)}</{tag}>"

    def inline(self, content: str, line: int) -> str:
        """The text as inline rich text: words escaped, emphasis and links kept."""
        return "".join(self.inline_token(token, line) for token in self.tokens(content)).strip()

    def inline_token(self, token: Token, line: int) -> str:
        """One piece of it."""
        if token.type == "link_open":
            href = str(token.attrs["href"])
            if not SAFE_LINK.match(href):
                raise self.bad(line, f"the link {href!r} starts with neither https:// nor /.")
            return f'<a href="{html.escape(href)}">'
        if token.type == "image":
            raise self.bad(line, "a picture must stand alone on its line.")
        return INLINE.get(token.type) or html.escape(token.content, quote=False)


def closing(tokens: Sequence[Token], position: int) -> int:
    """Where the element that starts at `position` ends."""
    depth = 0
    for end in range(position, len(tokens)):
        depth += tokens[end].nesting
        if depth == 0:
            return end
    return len(tokens) - 1


def plain(tokens: Sequence[Token]) -> str:
    """The words alone, in one line."""
    words = "".join(
        " " if token.type in ("softbreak", "hardbreak") else plain(token.children or []) if token.type == "image"
        else token.content for token in tokens
    )  # fmt: skip
    return " ".join(words.split())
