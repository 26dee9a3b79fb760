"""“Listen”, beside a story in the editor: its newest draft to be heard, and the names in it that are uncertain."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.search.query import Phrase

from standfirst.narration.models import lexicon
from standfirst.narration.names import Uncertain, names, uncertain
from standfirst.narration.record import script_of
from standfirst.newsroom.listening import human
from standfirst.newsroom.listening.hearing import draft_recording, newest_script
from standfirst.newsroom.listening.rights import for_editors
from standfirst.stories import facts
from standfirst.stories.models import Story

MOST_COUNTED = 40
"""Names whose stories are counted; one look-up each."""
NAMED = 5
"""Names in a message."""


class ListenPanel(BaseSidePanel):
    """Filled in once the page is there, so that nobody waits for it to edit."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        """Shows how many names are uncertain."""

        aria_label = "Toggle listening"
        icon_name = "media"
        counter_classname = "w-bg-critical-200"

    name = "listening"
    title = "Listen"
    template_name = "newsroom/listening/panel.html"
    order = 250

    class Media:
        css = {"all": ["newsroom/listening.css"]}

    def get_context_data(self, parent_context: Mapping[str, object] | None) -> dict[str, object]:
        """The address that fills it."""
        return {**super().get_context_data(parent_context), "story": self.object}


@dataclass(frozen=True, slots=True)
class Shown:
    """An uncertain name as the panel shows it."""

    name: Uncertain
    hear: str
    """Address of the sentence's sound."""
    hear_alone: str
    fix: str
    """Address of the lexicon's form, filled in."""
    before: str
    after: str
    """The sentence round the name."""


@require_safe
@for_editors
def look(request: HttpRequest, story: int) -> HttpResponse:
    """The panel's contents: the newest draft's sound and names."""
    found = get_object_or_404(Story, pk=story)
    context = {
        "story": found,
        "recording": draft_recording(found),
        "names": [shown(one, found.pk) for one in uncertain_in(found, partial(published, story=found.pk))],
        "draft": reverse("newsroom_listening_draft", args=[found.pk]),
        "readings": human.readings(found, newest_script(found)),
        "may_send": human.may_change(request, found),
    }
    response = render(request, "newsroom/listening/found.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


def uncertain_in(
    story: Story, seen: Callable[[Collection[str]], Mapping[str, int]] | None = None
) -> tuple[Uncertain, ...]:
    """The uncertain names of a story's newest draft, in the order they are said; `seen` counts the stories of each."""
    said = script_of(facts.story_value(story.get_latest_revision_as_object()))
    sentences = ((one.address, one.text.removeprefix("By ") if one.block == "byline" else one.text) for one in said)
    return uncertain(names(sentences), lexicon(), seen or (lambda names: {}))


def published(names: Collection[str], story: int) -> Mapping[str, int]:
    """How many other published stories have each of the names, as the search finds them."""
    others = Story.objects.live().exclude(pk=story)
    return {name: others.search(Phrase(name)).count() for name in list(names)[:MOST_COUNTED]}


def shown(one: Uncertain, story: int) -> Shown:
    """A name with what leads from it."""
    hear = reverse("newsroom_listening_hear")
    before, _, after = one.sentence.partition(one.name)
    written = one.name if len(one.words) > 1 else one.words[0]
    return Shown(
        name=one,
        hear=f"{hear}?{urlencode({'sentence': one.sentence})}",
        hear_alone=f"{hear}?{urlencode({'written': one.name})}",
        fix=f"{reverse('lexicon:add')}?{urlencode({'written': written, 'story': story})}",
        before=before,
        after=after,
    )


def tell_uncertain(request: HttpRequest, story: Story) -> None:
    """What is uncertain yet, told to whoever publishes. It keeps nothing back."""
    left = [one.name for one in uncertain_in(story)]
    if left:
        more = f" and {len(left) - NAMED} more" if len(left) > NAMED else ""
        told = f"{', '.join(left[:NAMED])}{more}"
        messages.warning(request, f"The voice may say these names wrong: {told}. The Listen panel plays them.")
