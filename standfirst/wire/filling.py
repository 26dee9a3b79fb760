"""Writes an item into a story in memory: its fields, byline, topics, corrections and body."""

import json
import re
from collections.abc import Callable, Mapping
from html import unescape
from typing import TypeAlias

from standfirst.pictures.models import Picture
from standfirst.stories.models import BylineEntry, Correction, Story, StoryTopic
from standfirst.wire.blocks import Made, said, with_ids
from standfirst.wire.links import STORY_LINK
from standfirst.wire.pictures import own_caption
from standfirst.wire.references import byline_entry, topics_for
from standfirst.wire.sources import items
from standfirst.wire.sources.items import BadItem

Pictures = Mapping[items.Picture, Picture]
Find: TypeAlias = Callable[[str], int | None]
"""The id of the story at an address, or None."""


def content(story: Story) -> tuple[object, ...]:
    """All of a story that an import may change, to compare before and after."""
    return (
        story.title, story.label, story.standfirst, story.spoken_headline, story.updated_at,
        story.lead_picture_id, story.lead_caption,
        [(entry.contributor_id, entry.words) for entry in story.byline_entries.all()],
        [entry.topic_id for entry in story.story_topics.all()],
        [(one.kind, one.when, one.text, one.place) for one in story.corrections.all()],
        [said(block["type"], block["value"]) for block in story.body.get_prep_value()],
    )  # fmt: skip


def fill(story: Story, item: items.Item, pictures: Pictures, find: Find, address: str) -> None:
    """Writes the item into the story. What the item leaves out stays as it is; corrections are only ever added.

    Raises BadItem, without the file's name, for a byline, topic or link that cannot be.
    """
    story.title = item.headline
    for field in ("label", "standfirst", "spoken_headline"):
        if (text := getattr(item, field)) is not None:
            setattr(story, field, text)
    if item.updated is not None:
        story.updated_at = item.updated
    if item.picture is not None:
        story.lead_picture = pictures.get(item.picture)
        story.lead_caption = own_caption(item.picture, story.lead_picture) if story.lead_picture else ""
    fill_byline(story, item)
    fill_topics(story, item)
    fill_corrections(story, item)
    fill_body(story, [made_block(block, pictures, find) for block in item.body], address)


def fill_byline(story: Story, item: items.Item) -> None:
    """The byline, rewritten only where it differs, so that its rows keep their ids."""
    if item.byline is None:
        return
    wanted = [byline_entry(entry) for entry in item.byline]
    if [(one.pk, words) for one, words in wanted] != [(e.contributor_id, e.words) for e in story.byline_entries.all()]:
        rows = [BylineEntry(contributor=one, words=words, sort_order=n) for n, (one, words) in enumerate(wanted)]
        story.byline_entries.set(rows)


def fill_topics(story: Story, item: items.Item) -> None:
    """The topics, rewritten only where they differ."""
    if item.topics is None:
        return
    topics = topics_for(item.topics)
    if [topic.pk for topic in topics] != [entry.topic_id for entry in story.story_topics.all()]:
        story.story_topics.set([StoryTopic(topic=topic, sort_order=n) for n, topic in enumerate(topics)])


def fill_corrections(story: Story, item: items.Item) -> None:
    """Adds the corrections that are not there yet: one that was made in public is never taken back by an import."""
    there = {(one.when, one.text) for one in story.corrections.all()}
    for one in item.corrections:
        if (one.when, one.text) not in there:
            story.corrections.add(Correction(kind=one.kind, when=one.when, text=one.text, place=one.place))


def fill_body(story: Story, blocks: list[Made], address: str) -> None:
    """The body, rewritten only where a block differs. An embed keeps the title that an editor gave it."""
    old = story.body.get_prep_value()
    titles = {block["value"]["url"]: block["value"].get("title") for block in old if block["type"] == "embed"}
    for kind, value in blocks:
        if kind == "embed" and isinstance(value, dict):
            value["title"] = titles.get(value["url"]) or ""
    if [said(*block) for block in blocks] != [said(block["type"], block["value"]) for block in old]:
        story.body = json.dumps(with_ids(old, blocks, address))


def made_block(block: items.Block, pictures: Pictures, find: Find) -> Made:
    """The type and value of one block, as a StreamField stores them."""
    match block:
        case items.Paragraph():
            html = STORY_LINK.sub(lambda link: story_link(link, find), block.html)
            return "silent_paragraph" if block.silent else "paragraph", html
        case items.Heading():
            return "silent_heading" if block.silent else "heading", block.text
        case items.Quote():
            return "quote", {"text": block.text, "attribution": block.attribution, "silent": block.silent}
        case items.Picture():
            picture = pictures[block]
            return "picture", {"picture": picture.pk, "caption": own_caption(block, picture)}
        case items.Embed():
            return "embed", {"url": block.url, "title": ""}
        case items.ReadMore():
            return "read_more", read_more(block, find)


def read_more(block: items.ReadMore, find: Find) -> int:
    """The id of the story that "read more" leads to."""
    id = find(block.address)
    if id is None:
        raise BadItem(f"line {block.line}: read more leads to {block.address}, where there is no story.")
    return id


def story_link(link: re.Match[str], find: Find) -> str:
    """A link that follows its story when that moves; as it was where no story stands at the address."""
    id = find(unescape(link[1]))
    return link[0] if id is None else f'<a id="{id}" linktype="page">'
