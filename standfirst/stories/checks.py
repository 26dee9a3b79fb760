"""What keeps a story from going out: a shown picture without credit or without alt text."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standfirst.pictures.models import Picture
from standfirst.pictures.rights import problems

if TYPE_CHECKING:
    from wagtail.blocks import StreamValue

    from standfirst.stories.models import Story

Problem = tuple[str, str]
"""A form field's name, and one sentence."""


def form_problems(lead: Picture | None, body: "StreamValue | None") -> Iterator[Problem]:
    """The problems of the pictures that a story shows, each with the field that shows it."""
    if lead:
        yield from (("lead_picture", sentence) for _, sentence in problems(lead))
    for block in body or ():
        if block.block_type == "picture" and block.value["picture"]:
            yield from (("body", sentence) for _, sentence in problems(block.value["picture"]))


def publication_problems(story: "Story") -> list[Problem]:
    """All that keeps this story from going out, draft or live."""
    return list(form_problems(story.lead_picture, story.body))
