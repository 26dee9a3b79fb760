"""The child rows of stories as values: many stories together, and without an instance for each row."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from typing import TypeAlias

from standfirst.press.sharing import shared_rows
from standfirst.stories import values
from standfirst.stories.models import BylineEntry, Correction, ShownPicture, StoryTopic

Place: TypeAlias = tuple[int, int]
"""What orders the rows of one story: the order that the editor gave them, then the age of the row."""


def _place(sort_order: int | None, id: int) -> Place:
    # Sorted here and not by the database, of which one puts rows without an order first and another last.
    return (-1 if sort_order is None else sort_order), id


@shared_rows
def bylines(stories: Collection[int]) -> Mapping[int, tuple[values.BylineEntry, ...]]:
    """Each story's byline, by its id; one without names is empty."""
    found: dict[int, list[tuple[Place, values.BylineEntry]]] = defaultdict(list)
    rows = BylineEntry.objects.filter(story__in=stories).order_by()
    for story, order, id, who, words in rows.values_list("story_id", "sort_order", "pk", "contributor_id", "words"):
        found[story].append((_place(order, id), byline_entry(who, words)))
    return {id: tuple(entry for _, entry in sorted(found[id], key=lambda one: one[0])) for id in stories}


def byline_entry(contributor: int | None, words: str) -> values.BylineEntry:
    """One name of a byline."""
    return values.BylineEntry(contributor, words.strip())


@shared_rows
def topics(stories: Collection[int]) -> Mapping[int, tuple[int, ...]]:
    """Each story's topics, by its id; one without topics is empty."""
    found: dict[int, list[tuple[Place, int]]] = defaultdict(list)
    rows = StoryTopic.objects.filter(story__in=stories).order_by()
    for story, order, id, topic in rows.values_list("story_id", "sort_order", "pk", "topic_id"):
        found[story].append((_place(order, id), topic))
    return {id: tuple(topic for _, topic in sorted(found[id])) for id in stories}


@shared_rows
def pictures(stories: Collection[int]) -> Mapping[int, tuple[int, ...]]:
    """The pictures that each live story shows, by its id; a story without any is absent."""
    found: dict[int, tuple[int, ...]] = {}
    rows = ShownPicture.objects.filter(story__in=stories).order_by()
    for story, picture in rows.values_list("story_id", "picture_id"):
        found[story] = (*found.get(story, ()), picture)
    return found


@shared_rows
def corrections(stories: Collection[int]) -> Mapping[int, tuple[values.Correction, ...]]:
    """Corrections by story, the latest first; a story without any is absent."""
    found: dict[int, list[values.Correction]] = defaultdict(list)
    rows = Correction.objects.filter(story__in=stories).order_by()
    for story, id, kind, when, text, place in rows.values_list("story_id", "pk", "kind", "when", "text", "place"):
        found[story].append(correction(id, kind, when, text, place))
    return {story: newest_first(some) for story, some in found.items()}


def correction(id: int | None, kind: str, when: datetime, text: str, place: str) -> values.Correction:
    """One correction; a draft's has no id yet."""
    return values.Correction(id or 0, kind, when.astimezone(UTC), text.strip(), place)


def newest_first(found: Iterable[values.Correction]) -> tuple[values.Correction, ...]:
    """Corrections in the order of their times, whatever order a form holds them in."""
    return tuple(sorted(found, key=lambda one: (one.when, one.id), reverse=True))
