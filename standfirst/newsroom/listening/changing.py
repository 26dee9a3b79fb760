"""A change of the lexicon: shown first with the sentences that it changes, then made, then heard in the background."""

from collections.abc import Mapping

from django.contrib import messages
from django.db import transaction
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from wagtail.admin.views.generic import CreateView, DeleteView, EditView

from standfirst.narration.lexicon_entry import entries
from standfirst.narration.models import LexiconEntry
from standfirst.narration.phonemes import lost
from standfirst.narration.tasks import ask_draft
from standfirst.newsroom.listening import voice
from standfirst.newsroom.listening.reach import Reach, reach, speak_anew
from standfirst.stories.models import Story

SHOWN = 50
"""Stories that are named before a change."""


def drops(say: str) -> str:
    """What the newsroom's voice drops of a saying, as a sentence; empty where it says all of it."""
    gone = lost(say, voice.phonemes())
    if not gone:
        return ""
    named, them = ", ".join(f"“{sign}”" for sign in gone), "it" if len(gone) == 1 else "them"
    return f"The voice has no sound for {named} and leaves {them} out. Listen to it."


LEXICON = {"page_title": "Lexicon", "header_icon": "openquote"}


def ask(
    request: HttpRequest, changed: Reach, what: str, warnings: list[str], page: Mapping[str, object] = LEXICON
) -> HttpResponse:
    """Which published stories a change speaks anew, and what was sent, to be sent again once an editor has seen it.

    `page` is its title and icon.
    """
    sent = [(name, value) for name in request.POST if name not in ("csrfmiddlewaretoken", "back")
            for value in request.POST.getlist(name)]  # fmt: skip
    context = {
        "what": what, "changed": changed, "shown": changed.stories[:SHOWN], "more": len(changed.stories) - SHOWN,
        "sent": sent, "warnings": warnings, **page,
    }  # fmt: skip
    return render(request, "newsroom/listening/ask.html", context)


def tell(request: HttpRequest, changed: Reach) -> None:
    """Have the sentences spoken, and say so."""
    if speak_anew(changed):
        messages.info(request, f"{changed.words.capitalize()}: spoken anew in the background.")


def narrate_draft_of(number: str) -> None:
    """Have the draft narrated from which an editor came to fix a name."""
    story = Story.objects.filter(pk=number).select_related("latest_revision").first() if number.isdigit() else None
    if story is not None and story.latest_revision is not None:
        ask_draft(story.pk, story.latest_revision.pk, story.latest_revision.created_at.isoformat())


class Changing:
    """What adding and editing share: the question before, the warning and the background work after."""

    request: HttpRequest

    def form_valid(self, form: ModelForm) -> HttpResponse:
        """Asks first where published stories say the word; then saves."""
        entry = form.instance
        changed = reach(entries(), self.after(entry))
        warning = drops(entry.say)
        if self.request.POST.get("back"):
            return self.render_to_response(self.get_context_data(form=form))  # type: ignore[attr-defined]
        if changed and not self.request.POST.get("asked"):
            return ask(self.request, changed, entry.written, [warning] if warning else [])
        response = super().form_valid(form)  # type: ignore[misc]
        if warning:
            messages.warning(self.request, f"“{entry.written}” is saved. {warning}")
        tell(self.request, changed)
        narrate_draft_of(self.request.POST.get("story", ""))
        return response

    def after(self, entry: LexiconEntry) -> Mapping[str, str]:
        """The lexicon as it will be."""
        others = LexiconEntry.objects.exclude(pk=entry.pk).values_list("written", "say")
        return {**dict(others), entry.written: entry.say}


class Add(Changing, CreateView):
    """A new word, perhaps filled in from a story."""

    def get_initial(self) -> dict[str, str]:
        """What the address brings."""
        return {name: self.request.GET.get(name, "")[:200] for name in ("written", "say", "note")}


class Edit(Changing, EditView):
    """A word that is there."""


class Delete(DeleteView):
    """A word that is taken out: what it changed is said by the rules again."""

    template_name = "newsroom/listening/confirm_delete.html"

    @cached_property
    def changed(self) -> Reach:
        """What the lexicon without this word changes."""
        before = entries()
        return reach(before, {form: say for form, say in before.items() if form != self.object.written})

    def delete_action(self) -> None:
        """Takes it out; what it changed is spoken anew."""
        changed = self.changed
        with transaction.atomic():
            super().delete_action()
        tell(self.request, changed)
