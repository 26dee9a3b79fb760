"""Readings by people, beside a story in the editor: sent, heard, found right for a later version, withdrawn.

What is sent may be heard by readers at once, so whoever sends it must be allowed to publish where the story is out, or
is about to go out; a draft's belongs to whoever may edit it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from tempfile import NamedTemporaryFile

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from standfirst.narration import human, preparing, sound_files
from standfirst.narration.human import HumanRecording
from standfirst.newsroom.listening.hearing import newest_script, served
from standfirst.newsroom.listening.rights import for_editors
from standfirst.site import moments
from standfirst.stories.models import Story

PAGE = "newsroom_listening_human"
OLDER = "It reads an older version of the story, so readers hear the machine."
State = HumanRecording.State


@dataclass(frozen=True, slots=True)
class Reading:
    """One file as the editor is shown it."""

    row: HumanRecording
    length: str
    """"4:05"."""
    says: str
    """What it is to readers just now, a sentence."""
    older: bool
    """Whether the newest draft says something else than it reads."""
    ready: bool


def readings(story: Story, script: str) -> list[Reading]:
    """Every file that was sent for a story, the newest first. `script` is the newest draft's."""
    live = human.current([story.pk]).get(story.pk)
    by_sound: dict[str, list[HumanRecording]] = {}
    for row in HumanRecording.objects.filter(story=story).select_related("added_by").order_by("-pk"):
        by_sound.setdefault(row.sound, []).append(row)
    return [_reading(rows, script, live, story.live) for rows in by_sound.values()]


def _reading(rows: list[HumanRecording], script: str, live: HumanRecording | None, out: bool) -> Reading:
    row, fits = rows[-1], script in {one.script_digest for one in rows}
    heard = live is not None and live.sound == row.sound
    says = _says(row, fits=fits, heard=heard, out=out)
    return Reading(row, moments.length(row.duration_s), says, not fits, row.state == State.READY)


def _says(row: HumanRecording, *, fits: bool, heard: bool, out: bool) -> str:
    if row.state == State.FAILED:
        return row.problem
    if row.state == State.WAITING:
        return "It is being made even. Until that is done, readers hear the machine."
    if heard:
        return "Readers hear it." if fits else f"Readers hear it until the newest draft is published. {OLDER_DRAFT}"
    if not fits:
        return OLDER
    return "Readers hear it when the newest draft is published." if out else "Readers hear it when the story is out."


OLDER_DRAFT = "That says something else than is read."


class SendForm(forms.Form):
    """A file, and who reads."""

    reader = forms.CharField(
        max_length=100, label="Who reads", help_text="As listeners are told: “Read by Asha Rowe.”", strip=True
    )
    file = forms.FileField(
        label="Sound file",
        help_text=f"{sound_files.NAMED}, at most {sound_files.LONGEST_S / 60:.0f} minutes and"
        f" {sound_files.MOST_BYTES / 1e6:.0f} MB.",
        widget=forms.FileInput(attrs={"accept": ",".join(f".{kind}" for kind in sound_files.KINDS)}),
        error_messages={"required": "Choose a sound file.", "empty": "The file is empty."},
    )
    length = 0.0
    """Seconds of sound, once the file was found good."""

    def clean_reader(self) -> str:
        """On one line."""
        return " ".join(self.cleaned_data["reader"].split())

    def clean_file(self) -> UploadedFile:
        """Decoded to its end."""
        sent: UploadedFile = self.cleaned_data["file"]
        try:
            with on_disk(sent) as file:
                self.length = sound_files.check(file, sent.name or "")
        except sound_files.NotTaken as error:
            raise forms.ValidationError(str(error)) from error
        return sent


@contextmanager
def on_disk(sent: UploadedFile) -> Iterator[Path]:
    """A file that was sent, as a file that is gone afterwards."""
    if hasattr(sent, "temporary_file_path"):
        yield Path(sent.temporary_file_path())
        return
    with NamedTemporaryFile() as file:
        for chunk in sent.chunks():
            file.write(chunk)
        file.flush()
        yield Path(file.name)


def may_change(request: HttpRequest, story: Story) -> bool:
    """Whether somebody may say what readers hear of a story."""
    rights = story.permissions_for_user(request.user)
    return bool(rights.can_publish() if story.live or story.approved_schedule else rights.can_edit())


def for_its_editors(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """A view of a story's readings, for whoever may change them."""

    @for_editors
    @wraps(view)
    def guarded(request: HttpRequest, story: int, **named: str) -> HttpResponseBase:
        found = get_object_or_404(Story, pk=story)
        if not may_change(request, found):
            raise PermissionDenied
        return view(request, found, **named)

    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@for_its_editors
def send(request: HttpRequest, story: Story) -> HttpResponse:
    """The story's readings, and the form for another."""
    form = SendForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and _kept(request, story, form):
        messages.success(request, "The reading is being made even. Readers hear it when that is done.")
        return redirect(PAGE, story.pk)
    script = newest_script(story)
    context = {
        "page_title": "Read by a person", "header_icon": "media", "form": form, "story": story, "script": script,
        "readings": readings(story, script), "edit": reverse("wagtailadmin_pages:edit", args=[story.pk]),
        "page_subtitle": story.get_admin_display_title(),
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "newsroom/listening/human.html", context, status=status)


def _kept(request: HttpRequest, story: Story, form: SendForm) -> bool:
    """Whether there was room for the file."""
    sent, reader = form.cleaned_data["file"], form.cleaned_data["reader"]
    try:
        preparing.take(story.pk, newest_script(story), reader, sent, form.length, request.user.pk)
    except OSError as error:
        form.add_error("file", f"The file could not be kept: {error.strerror or error}.")
        return False
    return True


@require_safe
@for_its_editors
def hear(request: HttpRequest, story: Story, sound: str) -> HttpResponse:
    """A reading's sound, for editors."""
    row = _found(story, sound)
    try:
        return served(request, row.path.read_bytes())
    except FileNotFoundError as error:
        raise Http404("It is not made even yet.") from error


@require_POST
@for_its_editors
def still_right(request: HttpRequest, story: Story, sound: str) -> HttpResponse:
    """Takes a reading for the newest draft too, if that is still the one that its editor was shown."""
    row = _found(story, sound)
    if request.POST.get("script") != newest_script(story):
        messages.error(request, "The story was saved again meanwhile: read what it says now, and decide anew.")
    else:
        human.still_right(row, request.POST["script"], request.user.pk)
        messages.success(request, f"The reading by {row.reader} is taken for what the newest draft says.")
    return redirect(PAGE, story.pk)


@require_POST
@for_its_editors
def withdraw(request: HttpRequest, story: Story, sound: str) -> HttpResponse:
    """Takes a reading away."""
    row = _found(story, sound)
    human.withdraw(story.pk, row.sound)
    messages.success(request, f"The reading by {row.reader} is withdrawn. Readers hear the machine.")
    return redirect(PAGE, story.pk)


def addresses() -> list[URLPattern]:
    """Under /admin/."""
    one = "listening/<int:story>/human/<slug:sound>"
    return [
        path("listening/<int:story>/human/", send, name=PAGE),
        path(f"{one}.mp3", hear, name=f"{PAGE}_hear"),
        path(f"{one}/right/", still_right, name=f"{PAGE}_right"),
        path(f"{one}/withdraw/", withdraw, name=f"{PAGE}_withdraw"),
    ]


def _found(story: Story, sound: str) -> HumanRecording:
    row = HumanRecording.objects.filter(story=story, sound=sound).order_by("pk").first()
    if row is None:
        raise Http404("There is no such reading.")
    return row
