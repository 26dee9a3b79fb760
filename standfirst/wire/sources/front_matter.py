"""The front matter of a story file: YAML of plain text, lists and nothing cleverer, read with bounds."""

import re

import yaml
from frontmatter.default_handlers import YAMLHandler

from standfirst.wire.sources.items import BadItem

MOST_BYTES = 2 * 1024 * 1024
"""Of a whole story file."""
MOST_FRONT_MATTER = 64 * 1024
DEEPEST = 6

# Neither written by hand nor shown by a browser: controls but tab and line ends, and what XML forbids.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

Plain = str | list["Plain"] | dict[str, "Plain"]


class Refused(Exception):
    """YAML that a story file may not hold: the line, counted from 0, and what is wrong."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(problem)
        self.line = line


class PlainLoader(yaml.BaseLoader):
    """YAML whose every scalar stays text ("No" is a headline, not False), without aliases, in bounded depth."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """As in YAML, but an alias or a pile of brackets is a mistake: both are how a small file fills a memory."""
        mark = self.peek_event().start_mark
        if self.check_event(yaml.AliasEvent):
            raise Refused(mark.line, "aliases (*name) are not allowed")
        if self.depth >= DEEPEST:
            raise Refused(mark.line, "it is nested too deeply")
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        if isinstance(node, yaml.MappingNode):
            check_names(node)
        return node


def check_names(node: yaml.MappingNode) -> None:
    """Raises Refused unless each field's name is a word and stands once; YAML itself takes the last of two."""
    names: set[str] = set()
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise Refused(key.start_mark.line, "a field's name must be a word")
        if key.value in names:
            raise Refused(key.start_mark.line, f"'{key.value}' is given twice")
        names.add(key.value)


class StoryHandler(YAMLHandler):
    """python-frontmatter's YAML with the plain loader; its boundary does not reach over blank lines."""

    FM_BOUNDARY = re.compile(r"^-{3,}[ \t]*$", re.MULTILINE)


def decode(data: bytes, name: str) -> str:
    """The file's text, lines ending in "\\n". Raises BadItem: too large, not UTF-8, or with control characters."""
    if len(data) > MOST_BYTES:
        raise BadItem(f"{name} is larger than {MOST_BYTES // 1024 // 1024} MB, the most that a story file may be.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise BadItem(f"{name}, line {line}: byte {error.start} is not UTF-8.") from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise BadItem(f"{name}, line {line}: the control character U+{ord(found[0]):04X} cannot be in a story.")
    return text


def split(text: str, name: str) -> tuple[dict[str, Plain], str, int]:
    """The fields, the body, and the line on which the body starts (from 1). Raises BadItem."""
    handler = StoryHandler()
    if not handler.detect(text):
        raise BadItem(f"{name}, line 1: a story file starts with front matter between two lines of '---'.")
    try:
        front, body = handler.split(text)
    except ValueError as error:
        raise BadItem(f"{name}, line 1: the front matter has no closing line of '---'.") from error
    if len(front) > MOST_FRONT_MATTER:
        raise BadItem(f"{name}: the front matter is larger than {MOST_FRONT_MATTER // 1024} kB.")
    body = body.removeprefix("\n")
    return fields(front, name), body, text.count("\n", 0, len(text) - len(body)) + 1


def fields(front: str, name: str) -> dict[str, Plain]:
    """The front matter's fields. Raises BadItem with the line that YAML objects to."""
    try:
        # PlainLoader makes nothing but text, lists and mappings.
        loaded = yaml.load(front, Loader=PlainLoader)  # noqa: S506
    except Refused as error:
        raise BadItem(f"{name}, line {error.line + 1}: {error}.") from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f", line {mark.line + 1}" if mark else ""
        raise BadItem(f"{name}{line}: the front matter is not YAML: {error.problem}.") from error
    except (yaml.YAMLError, ValueError) as error:
        raise BadItem(f"{name}: the front matter is not YAML: {' '.join(str(error).split())}.") from error
    if not isinstance(loaded, dict):
        raise BadItem(f"{name}, line 2: the front matter must be lines of 'field: value'.")
    return loaded
