"""The links between items, and the order in which they come in: what is linked to first. No Django here."""

import re
from collections.abc import Iterator, Mapping, Sequence

from standfirst.wire.sources.items import Item, Paragraph, ReadMore

STORY_LINK = re.compile(r'<a href="(/[a-z0-9-]+/[a-z0-9-]+/)">')


def links(item: Item) -> Iterator[str]:
    """The addresses of stories that the item links to."""
    for block in item.body:
        if isinstance(block, ReadMore):
            yield block.address
        elif isinstance(block, Paragraph):
            yield from STORY_LINK.findall(block.html)


def targets_first(linked: Mapping[str, Sequence[str]]) -> list[str]:
    """The addresses so that each stands after those it links to; where links go round, the circle is cut somewhere."""
    done: dict[str, None] = {}
    opened: set[str] = set()
    for start in linked:
        stack = [start]
        while stack:
            opened.add(stack[-1])
            waiting = next((one for one in linked[stack[-1]] if one in linked and one not in opened), None)
            if waiting:
                stack.append(waiting)
            else:
                done.setdefault(stack.pop())
    return list(done)
