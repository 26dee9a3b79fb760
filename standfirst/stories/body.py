"""A StreamField's stored body, as the frozen blocks of `values`."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from wagtail.embeds.embeds import get_embed_hash
from wagtail.embeds.models import Embed as FoundEmbed

from standfirst.stories import richtext, values
from standfirst.stories.embeds import frame_address

Raw = Mapping[str, object]
Embeds = Mapping[str, FoundEmbed]
SILENT = ("silent_paragraph", "silent_heading")
"""The kinds of block that are shown and never said."""
KEPT = 1280
"""Rich texts that are kept as they were read, a megabyte or two: each publish asks again what sixty stories say, to
know whether the sound that feeds and podcasts offer is still theirs."""


def blocks(raw: Sequence[Raw], embeds: Embeds) -> tuple[values.Block, ...]:
    """The body's blocks in order. `embeds` maps an address to what its site said of it, where known."""
    return tuple(
        block for item in raw for block in _block(str(item.get("id") or ""), str(item["type"]), item["value"], embeds)
    )


def _block(id: str, kind: str, value: object, embeds: Embeds) -> Iterator[values.Block]:
    silent = kind in SILENT
    if kind in ("paragraph", "silent_paragraph"):
        yield from _rich_text(id, str(value or ""), silent)
    elif kind in ("heading", "silent_heading") and str(value).strip():
        yield values.Heading(id, str(value).strip(), silent)
    elif kind == "read_more" and value:
        yield values.ReadMore(id, int(str(value)))
    elif isinstance(value, Mapping):
        yield from _struct(id, kind, value, embeds)


def _struct(id: str, kind: str, value: Mapping[str, object], embeds: Embeds) -> Iterator[values.Block]:
    if kind == "picture" and value.get("picture"):
        yield values.BodyPicture(id, values.PictureUse(int(str(value["picture"])), _text(value, "caption")))
    elif kind == "embed" and value.get("url"):
        yield _embed(id, str(value["url"]), _text(value, "title"), embeds)
    elif kind == "quote" and _text(value, "text"):
        yield values.Quote(id, _text(value, "text"), _text(value, "attribution"), bool(value.get("silent")))
    elif kind == "pull_quote" and _text(value, "text"):
        yield values.PullQuote(id, _text(value, "text"), _text(value, "attribution"))


def _text(value: Mapping[str, object], name: str) -> str:
    return " ".join(str(value.get(name) or "").split())


def _embed(id: str, url: str, title: str, embeds: Embeds) -> values.Embed:
    found = embeds.get(url)
    return values.Embed(
        id=id,
        url=url,
        title=title or (found.title if found else "") or url,
        provider=(found.provider_name if found else "") or "",
        frame=frame_address(found.html) if found else "",
    )


@lru_cache(maxsize=KEPT)
def _rich_text(id: str, source: str, silent: bool) -> tuple[values.Block, ...]:
    """One rich text may hold several paragraphs. The first keeps the block's id, and so its sentences' addresses."""
    return tuple(_parts(id, source, silent))


def _parts(id: str, source: str, silent: bool) -> Iterator[values.Block]:
    for number, part in enumerate(richtext.parts(source)):
        part_id = id if number == 0 else f"{id}-{number}"
        if part.kind in ("ul", "ol"):
            items = tuple(values.Paragraph(f"{part_id}-i{n}", text) for n, text in enumerate(part.texts))
            yield values.Items(part_id, part.kind == "ol", items, silent)
        else:
            yield values.Paragraph(part_id, part.texts[0], silent)


def embed_addresses(raw: Sequence[Raw]) -> list[str]:
    """Every address that a body embeds."""
    return [
        str(item["value"]["url"])
        for item in raw
        if item["type"] == "embed" and isinstance(item["value"], Mapping) and item["value"].get("url")
    ]


def found_embeds(addresses: Sequence[str]) -> dict[str, FoundEmbed]:
    """What is already known of these addresses; nothing is fetched."""
    by_hash = {get_embed_hash(address): address for address in addresses}
    return {by_hash[found.hash]: found for found in FoundEmbed.objects.filter(hash__in=by_hash)} if by_hash else {}


def picture_ids(story: values.Story) -> list[int]:
    """Every picture that the story shows."""
    lead = [story.picture.picture] if story.picture else []
    return lead + [block.use.picture for block in story.body if isinstance(block, values.BodyPicture)]


def linked_story_ids(story: values.Story) -> list[int]:
    """Every story that this one links to, by "read more" or in its text."""
    found: list[int] = []
    for block in story.body:
        if isinstance(block, values.ReadMore):
            found.append(block.story)
        elif isinstance(block, values.Paragraph):
            found += richtext.linked_stories(block.html)
        elif isinstance(block, values.Items):
            found += [id for item in block.items for id in richtext.linked_stories(item.html)]
    return found
