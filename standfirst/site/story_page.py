"""A story's page: its row and all that it refers to, ready for the template."""

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from standfirst.feeds.jsonld import news_article
from standfirst.feeds.values import ArticleData, Author, CorrectionData, FeedAudio, FeedPicture, PublisherData
from standfirst.narration import credits, notices
from standfirst.narration.tags import disclosure
from standfirst.press.reader import Reader
from standfirst.site import addresses, moments, picturing
from standfirst.site.cards import byline, story_address, story_link, when
from standfirst.site.pages import BlockView, CorrectionView, Head, Link, PictureView, Player, StoryPage
from standfirst.site.shell import feeds, footer, section_feed, shell, site
from standfirst.stories import values
from standfirst.stories.body import linked_story_ids, picture_ids
from standfirst.stories.models import Correction
from standfirst.stories.richtext import STORY_LINK


def story_page(read: Reader, id: int) -> StoryPage | None:
    """The page of a live story; None when it is not out, or its section is not."""
    story = read("story", id)
    section = read("section", story.section) if story else None
    if story is None or section is None:
        return None
    read.prefetch("picture", picture_ids(story))
    read.prefetch("story_link", linked_story_ids(story))
    address = addresses.section(section.slug)
    return StoryPage(
        shell=shell(read, address), head=_head(read, story, section), label=story.label, headline=story.headline,
        standfirst=story.standfirst, section=Link(section.name, address), byline=byline(read, story.byline),
        published=when(read, story.published), updated=when(read, story.updated) if story.updated else None,
        picture=_picture(read, story.picture) if story.picture else None, player=_player(read, story),
        body=_body(read, story.body), topics=_topics(read, story),
        corrections_top=_heard(corrections(read, [one for one in story.corrections if one.place == "top"]), story),
        corrections_foot=corrections(read, [one for one in story.corrections if one.place != "top"]),
        rail=addresses.RAIL, latest=addresses.LATEST,
        awaits_sound=read("recording", id) is None and bool(read("recording_awaited", id)),
    )  # fmt: skip


def prefetch(read: Reader, ids: Collection[int]) -> None:
    """Loads what the pages of these stories will read, in a fixed number of queries."""
    found = [story for story in read.many("story", ids) if story]
    read.prefetch("section", {story.section for story in found})
    read.prefetch("contributor", {entry.contributor for story in found for entry in story.byline if entry.contributor})
    read.prefetch("topic", {id for story in found for id in story.topics})
    read.prefetch("picture", {id for story in found for id in picture_ids(story)})
    links = {id for story in found for id in linked_story_ids(story)}
    read.prefetch("story_link", links)
    read.prefetch("section", {link.section for id in links if (link := read("story_link", id))})
    read.prefetch("recording_awaited", set(ids) - set(credits.heard(read, ids)))


def _picture(read: Reader, use: values.PictureUse) -> PictureView | None:
    return picturing.view(read("picture", use.picture), "full", use.caption)


def _player(read: Reader, story: values.Story) -> Player | None:
    sound: values.Recording | None = read("recording", story.id)
    found = credits.published(read, story.id)
    if sound is None or found is None:
        return None
    src = addresses.audio(found.name, "mp3")
    captions, timings = (addresses.audio(sound.digest, kind) if sound.timed else "" for kind in ("vtt", "json"))
    return Player(
        src, captions, timings, moments.length(sound.duration_s), moments.length_words(sound.duration_s),
        disclosure(sound.source_type, sound.voice), sound.partial, when(read, version(story)),
    )  # fmt: skip


def version(story: values.Story) -> datetime:
    """When what the story says last changed, as far as its page says so."""
    return max(story.published, story.updated or story.published, *(one.when for one in story.corrections))


def _topics(read: Reader, story: values.Story) -> tuple[Link, ...]:
    read.prefetch("topic", story.topics)
    return tuple(Link(one.name, addresses.topic(one.slug)) for id in story.topics if (one := read("topic", id)))


def corrections(read: Reader, found: list[values.Correction]) -> tuple[CorrectionView, ...]:
    """Corrections as a page shows them."""
    return tuple(CorrectionView(str(Correction.Kind(one.kind).label), when(read, one.when), one.text) for one in found)


def _heard(views: tuple[CorrectionView, ...], story: values.Story) -> tuple[CorrectionView, ...]:
    """The corrections at the story's top, those among them that are said marked for the player."""
    said = [notices.block(number, one) for number, one in notices.numbered(story) if one.place == "top"]
    # The newest are said and the newest stand first.
    return (*(replace(view, block=block) for view, block in zip(views, said, strict=False)), *views[len(said) :])


def _body(read: Reader, blocks: tuple[values.Block, ...]) -> tuple[BlockView, ...]:
    return tuple(view for block in blocks if (view := _block(read, block)))


def _block(read: Reader, block: values.Block) -> BlockView | None:
    match block:
        case values.Paragraph(id, html):
            return BlockView("paragraph", id, html=_linked(read, html))
        case values.Heading(id, text):
            return BlockView("heading", id, text=text)
        case values.Items(id, ordered, items):
            views = tuple(BlockView("paragraph", item.id, html=_linked(read, item.html)) for item in items)
            return BlockView("items", id, ordered=ordered, items=views)
        case values.Quote(id, text, attribution):
            return BlockView("quote", id, text=text, attribution=attribution)
        case values.PullQuote(id, text, attribution):
            return BlockView("pull_quote", id, text=text, attribution=attribution)
        case values.BodyPicture(id, use):
            picture = _picture(read, use)
            return BlockView("picture", id, picture=picture) if picture else None
        case values.Embed(id, url, title, provider, frame):
            return BlockView("embed", id, link=Link(title, url), provider=provider, frame=frame)
        case values.ReadMore(id, story):
            link = story_link(read, story)
            return BlockView("read_more", id, link=link) if link else None


def _linked(read: Reader, html: str) -> str:
    """Inline HTML with its links to stories in their present place; a withdrawn story leaves its words."""

    def place(found: re.Match[str]) -> str:
        link = story_link(read, int(found.group(1)))
        return f'<a href="{link.href}">{found.group(2)}</a>' if link else found.group(2)

    return STORY_LINK.sub(place, html)


def _head(read: Reader, story: values.Story, section: values.Section) -> Head:
    own = site(read)
    picture = read("picture", story.picture.picture) if story.picture else None
    social = picturing.feed_picture(picture, "social", own.base_url)
    published = when(read, story.published)
    return Head(
        title=f"{story.search_title or story.headline} – {own.name}",
        description=story.search_description or story.standfirst,
        canonical=own.base_url + story_address(read, story), kind="article", image=social.url if social else "",
        image_alt=social.alt if social else "", image_width=social.width if social else 0,
        image_height=social.height if social else 0, json_ld=news_article(_article(read, story, section)),
        feeds=(section_feed(own, section), *feeds(own)),
        published=published.iso, updated=when(read, story.updated).iso if story.updated else "", section=section.name,
    )  # fmt: skip


def _article(read: Reader, story: values.Story, section: values.Section) -> ArticleData:
    own = site(read)
    url = own.base_url + story_address(read, story)
    images = [(use.picture, use.caption) for use in _uses(story)]
    found = [
        one
        for id, caption in images
        for prefix in ("social", "full")
        if (one := picturing.feed_picture(read("picture", id), prefix, own.base_url, caption))
    ]
    return ArticleData(
        url=url, headline=story.headline, description=story.standfirst, published=story.published,
        updated=story.updated, language=own.language, publisher=publisher(read, own), images=tuple(found),
        section=section.name,
        authors=authors(read, story.byline, own.base_url), keywords=tuple(link.text for link in _topics(read, story)),
        corrections=tuple(CorrectionData(one.text, one.when) for one in story.corrections), audio=audio(read, story.id),
    )  # fmt: skip


def _uses(story: values.Story) -> list[values.PictureUse]:
    inside = [block.use for block in story.body if isinstance(block, values.BodyPicture)]
    return ([story.picture] if story.picture else []) + inside


def authors(read: Reader, entries: tuple[values.BylineEntry, ...], base_url: str) -> tuple[Author, ...]:
    """The names of a byline with their pages' absolute addresses."""
    return tuple(
        Author(one.name or one.words, base_url + one.href if one.href else "") for one in byline(read, entries)
    )


def publisher(read: Reader, own: values.Site) -> PublisherData:
    """The newsroom, for structured data."""
    said = footer(read)
    return PublisherData(
        name=own.name, url=own.base_url + "/", legal_name=own.legal_name, logo=logo(read, own),
        corrections_policy=said.corrections_policy_url or own.base_url + addresses.CORRECTIONS,
        ethics_policy=said.ethics_policy_url, masthead=said.masthead_url, ownership=said.ownership_url,
    )  # fmt: skip


def logo(read: Reader, own: values.Site) -> FeedPicture | None:
    """The newsroom's logo, for machines."""
    return picturing.feed_picture(read("picture", own.logo), "full", own.base_url) if own.logo else None


def audio(read: Reader, id: int) -> FeedAudio | None:
    """The story's sound, absolute, for machines; nothing while it is only a beginning."""
    own, sound = site(read), read("recording", id)
    found = credits.published(read, id) if sound and not sound.partial else None
    if found is None:
        return None
    return FeedAudio(
        url=own.base_url + addresses.audio(found.name, "mp3"), size=sound.size_bytes, duration_s=sound.duration_s,
        captions_url=own.base_url + addresses.audio(sound.digest, "vtt") if sound.timed else "",
        disclosure=disclosure(sound.source_type, sound.voice), source_type=sound.source_type,
    )  # fmt: skip
