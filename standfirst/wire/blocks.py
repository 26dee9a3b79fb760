"""The body's blocks as Wagtail stores them: a block that stays keeps its id, and its sentences their addresses."""

import json
import re
import uuid
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

# Draftail marks each paragraph that an editor saves.
DRAFTAIL_KEY = re.compile(r'\sdata-block-key="[^"]*"')
TAG = re.compile(r"<(\w+)\s+([^<>]*?)(/?)>")
ATTRIBUTE = re.compile(r'[\w-]+="[^"]*"')
BREAK = re.compile(r"<br\s*/?>")
SPACES = re.compile(r"\s+")
SAME_BLOCK = 0.5
"""What part of its words a changed block must keep to be the same block still."""
WINDOW = 20
"""How many old blocks are looked at for one that changed: a body that is new from end to end stays quick."""
NAMESPACE = uuid.UUID("6f0c7ad2-4a39-5a57-9e0e-3c2a4b9d61f8")

Value = str | int | dict[str, object]
Made = tuple[str, Value]
"""A block's type and value."""
Raw = Mapping[str, object]


def said(kind: object, value: object) -> str:
    """A block's content in one form, however it was stored: two blocks with the same show the same."""
    if isinstance(value, str):
        value = TAG.sub(ordered, BREAK.sub("<br/>", DRAFTAIL_KEY.sub("", value)))
        value = SPACES.sub(" ", value).strip()
    if isinstance(value, Mapping):
        # A quote that was stored before it could be silent does not say that it is not.
        value = {name: part or "" for name, part in value.items() if part or name != "silent"}
    return json.dumps([kind, value], sort_keys=True, ensure_ascii=False)


def ordered(tag: re.Match[str]) -> str:
    """A tag with its attributes in order of name."""
    return f"<{tag[1]} {' '.join(sorted(ATTRIBUTE.findall(tag[2])))}{tag[3]}>"


def with_ids(old: Sequence[Raw], new: Sequence[Made], seed: str) -> list[dict[str, object]]:
    """The new blocks as a StreamField stores them, each with the id of the old block that it continues.

    Other blocks get an id made from `seed` and their content, so that the same import gives the same ids everywhere.
    """
    kept = dict(continued(old, new))
    taken = set(kept.values())
    stored: list[dict[str, object]] = []
    for number, (kind, value) in enumerate(new):
        id = kept.get(number) or fresh_id(f"{seed} {said(kind, value)}", taken)
        taken.add(id)
        stored.append({"type": kind, "value": value, "id": id})
    return stored


def continued(old: Sequence[Raw], new: Sequence[Made]) -> Iterator[tuple[int, str]]:
    """Which new block (by number) continues which old one (its id)."""
    before = [said(block["type"], block["value"]) for block in old]
    after = [said(kind, value) for kind, value in new]
    ids = [str(block.get("id") or "") for block in old]
    for tag, a, a_end, b, b_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from ((b + step, ids[a + step]) for step in range(a_end - a))
        elif tag == "replace":
            for number in range(b, b_end):
                found = next(
                    (one for one in range(a, min(a_end, a + WINDOW)) if alike(before[one], after[number])), None
                )
                if found is not None:
                    yield number, ids[found]
                    a = found + 1


def alike(one: str, other: str) -> bool:
    """Whether a block that reads `other` is the one that read `one`, edited."""
    if one.split(",", 1)[0] != other.split(",", 1)[0]:
        return False
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio() >= SAME_BLOCK


def fresh_id(content: str, taken: set[str]) -> str:
    """An id of this content that no other block of the story has."""
    numbered = (str(uuid.uuid5(NAMESPACE, f"{number} {content}")) for number in range(len(taken) + 1))
    return next(id for id in numbered if id not in taken)
