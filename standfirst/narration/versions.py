"""Which words each live story has now, so that sound of other words is never offered as its own."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Protocol, TypeVar

from standfirst.narration.script import script_digest
from standfirst.press.sharing import shared_rows
from standfirst.stories import facts

SOURCE = "narration.Recording"
"""Touched under the story's id, for a machine's sound and a person's: both are one thing to whoever shows it."""


class Row(Protocol):
    """A recording of one version of a story."""

    story_id: int
    script_digest: str


Sound = TypeVar("Sound", bound=Row)


def by_script(rows: Iterable[Sound]) -> dict[int, dict[str, Sound]]:
    """Rows by story and by the script that they say; of several the last."""
    found: dict[int, dict[str, Sound]] = {}
    for one in rows:
        found.setdefault(one.story_id, {})[one.script_digest] = one
    return found


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
