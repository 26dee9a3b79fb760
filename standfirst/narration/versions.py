"""Which words each live story has now, so that sound of other words is never offered as its own."""

from collections.abc import Callable, Collection, Mapping
from typing import TypeVar

from standfirst.narration.script import script_digest
from standfirst.press.sharing import shared_rows
from standfirst.stories import facts

Sound = TypeVar("Sound")
"""A recording as a row."""


@shared_rows
def scripts(ids: Collection[int]) -> Mapping[int, str]:
    """By story id: the digest of what is said of the live version."""
    return {id: script_digest(story) for id, story in facts.load_stories(ids).items()}


def of_now(
    load: Callable[[Collection[int]], Mapping[int, Mapping[str, Sound]]], ids: Collection[int]
) -> dict[int, Sound]:
    """By story id: the sound of the words that it has now. `load` gives each story's sounds by script digest."""
    by_story = load(ids)
    # Most stories that are asked for in a publish have no sound yet: then nobody need know their words.
    digests = scripts(by_story.keys()) if by_story else {}
    return {id: by_story[id][digest] for id, digest in digests.items() if digest in by_story[id]}
