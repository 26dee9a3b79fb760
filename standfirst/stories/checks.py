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


def form_problems(lead: int | None, body: "StreamValue | None") -> Iterator[Problem]:
    """The problems of the pictures that a story shows, each with the field that shows it, in two queries at most.

    `lead` is a picture's id. The body is read as it is stored: to walk its blocks would load all that they name.
    """
    stored = body.get_prep_value() if body else ()
    inside = [block["value"].get("picture") for block in stored if block["type"] == "picture"]
    shown = [(field, id) for field, id in (("lead_picture", lead), *(("body", one) for one in inside)) if id]
    found = Picture.objects.prefetch_related("rendered").in_bulk({id for _, id in shown}) if shown else {}
    for field, id in shown:
        if id in found:
            yield from ((field, sentence) for _, sentence in problems(found[id]))


def publication_problems(story: "Story") -> list[Problem]:
    """All that keeps this story from going out, draft or live."""
    return list(form_problems(story.lead_picture_id, story.body))
