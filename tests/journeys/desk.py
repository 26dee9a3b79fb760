"""An editor at work in Wagtail's admin, by its forms alone."""

import io

from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from standfirst.stories.blocks import INLINE
from standfirst.stories.models import Section, Story


def story_form(**changes: object) -> dict[str, str]:
    """What the story's form sends: a short story, with anything changed."""
    data: dict[str, object] = {
        "title": "Ferry returns to Port Ellery after two winters",
        "slug": "ferry-returns",
        "label": "Exclusive",
        "standfirst": "The Brightwater sails again on a route that islanders had given up for lost.",
        "lead_picture": "",
        "lead_caption": "",
        "body": streamfield(
            [("paragraph", paragraph("The ferry left at dawn. Nobody on the quay spoke for a while."))]
        ),
        "byline_entries": inline_formset([]),
        "story_topics": inline_formset([]),
        "corrections": inline_formset([]),
        "comments": inline_formset([]),
        "comment_notifications": "",
    } | changes
    return nested_form_data(data)


def paragraph(words: str) -> str:
    """A paragraph as the rich text editor sends it."""
    return rich_text(f"<p>{words}</p>", features=[*INLINE, "ol", "ul"])


def new_story(client: Client, section: Section, action: str, **changes: object) -> object:
    """Sends the form for a new story; action is "action-publish", "action-submit", or empty for a draft."""
    address = reverse("wagtailadmin_pages:add", args=["stories", "story", section.pk])
    return client.post(address, story_form(**changes) | ({action: "1"} if action else {}))


def edit_story(client: Client, story: Story, action: str, **changes: object) -> object:
    """Sends the form for a story that exists."""
    address = reverse("wagtailadmin_pages:edit", args=[story.pk])
    return client.post(address, story_form(**changes) | ({action: "1"} if action else {}))


def upload(client: Client, name: str, data: bytes) -> object:
    """Sends a picture as the admin's upload form does, its fields left blank."""
    file = io.BytesIO(data)
    file.name = name
    form = {
        "title": "Ferry",
        "file": file,
        "alt": "",
        "caption": "",
        "credit": "",
        "copyright": "",
        "creator": "",
        "instructions": "",
    }
    return client.post(reverse("wagtailimages:add"), form)


def form_errors(response: object) -> dict[str, list[str]]:
    """Field -> sentences, of the form that came back."""
    return {name: list(errors) for name, errors in response.context["form"].errors.items()}
