"""Sound for editors alone: a name as the lexicon would say it, a sentence, the newest draft. All behind the login."""

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from standfirst.narration.assembly import assemble
from standfirst.narration.lexicon_entry import entries, lexicon_of, problems_of
from standfirst.narration.models import Recording
from standfirst.narration.record import locale, store
from standfirst.narration.script import script_digest
from standfirst.narration.sentences import split
from standfirst.narration.spoken import spoken
from standfirst.newsroom.listening import voice
from standfirst.newsroom.listening.rights import for_editors
from standfirst.stories import facts
from standfirst.stories.models import Story

MOST_WRITTEN, MOST_SAY, MOST_SENTENCE = 100, 200, 300
RANGE = re.compile(r"bytes=(\d+)-(\d*)")


def carrier(written: str) -> str:
    """A sentence round a name: at its beginning, in the middle and with what English hangs on to it."""
    return f"{written} is here, and this is {written}’s story."


@require_safe
@for_editors
def hear(request: HttpRequest) -> HttpResponse:
    """A written form as `say` would have it, in `sentence` or one made for it; without `say`, as it is said now."""
    asked = request.GET
    written, say, sentence = (" ".join(asked.get(name, "").split()) for name in ("written", "say", "sentence"))
    if not written and not sentence:
        return _refused("There is no word to say yet.")
    if len(written) > MOST_WRITTEN or len(say) > MOST_SAY or len(sentence) > MOST_SENTENCE:
        return _refused("That is too long to try.")
    known = entries()
    if say:
        if problems := problems_of(written, say, ""):
            return _refused(next(iter(problems.values())))
        known[written] = say
    text, region, lexicon = sentence or carrier(written), locale(), lexicon_of(known)
    words = " ".join(spoken(text[begin:end], region, lexicon) for begin, end in split(text)).strip()
    if not words:
        return _refused("There is nothing in it that can be said.")
    try:
        return served(request, voice.speak(words))
    except voice.NotHeard as error:
        return _refused(str(error), 503)


@require_safe
@for_editors
def draft(request: HttpRequest, story: int) -> HttpResponse:
    """The recording of a story's newest draft."""
    recording = draft_recording(get_object_or_404(Story, pk=story))
    if recording is None:
        raise Http404("The draft is not narrated yet.")
    try:
        return served(request, assemble(recording.parts, store().load))
    except FileNotFoundError as error:
        raise Http404("A sentence's sound has gone; it is made again with the next save.") from error


def newest_script(story: Story) -> str:
    """The digest of what the newest draft says: of what an editor has before them."""
    return script_digest(facts.story_value(story.get_latest_revision_as_object()))


def draft_recording(story: Story) -> Recording | None:
    """The sound of the newest draft; None while it is being made."""
    found = Recording.objects.filter(story=story, script_digest=newest_script(story))
    return found.order_by("partial", "-rank", "-created_at").first()


def served(request: HttpRequest, data: bytes) -> HttpResponse:
    """MP3, whole or from where a player jumps to. No cache but the browser's own may keep it, and that asks again."""
    wanted = RANGE.fullmatch(request.headers.get("Range", ""))
    begin = int(wanted[1]) if wanted else 0
    if wanted and begin >= len(data):
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{len(data)}"})
    end = min(len(data), int(wanted[2]) + 1) if wanted and wanted[2] else len(data)
    response = HttpResponse(data[begin:end], content_type="audio/mpeg", status=206 if wanted else 200)
    if wanted:
        response["Content-Range"] = f"bytes {begin}-{end - 1}/{len(data)}"
    response["Accept-Ranges"], response["Cache-Control"] = "bytes", "private, no-store"
    return response


def _refused(sentence: str, status: int = 400) -> HttpResponse:
    return HttpResponse(sentence, status=status, content_type="text/plain; charset=utf-8")
