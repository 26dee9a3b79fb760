"""The lexicon as files: PLS and CSV, out and in. What comes in is shown first, bad rows by their number."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from standfirst.narration import pls
from standfirst.narration.lexicon_entry import entries, problems_of
from standfirst.narration.models import LexiconEntry
from standfirst.newsroom.listening.changing import SHOWN, drops, tell
from standfirst.newsroom.listening.reach import reach
from standfirst.newsroom.listening.rights import for_editors
from standfirst.stories import facts

KINDS = {"pls": "application/pls+xml", "csv": "text/csv; charset=utf-8"}


def import_address() -> str:
    """Of the page that takes a file."""
    return reverse("lexicon:import")


def export_address(kind: str) -> str:
    """Of the whole lexicon as a file."""
    return reverse("lexicon:export", args=[kind])


@require_safe
@for_editors
def give(request: HttpRequest, kind: str) -> HttpResponse:
    """The whole lexicon as a file to keep."""
    if kind not in KINDS:
        raise Http404("no such kind")
    rows = [
        pls.Row(number, *row)
        for number, row in enumerate(LexiconEntry.objects.values_list("written", "say", "language", "note"), 1)
    ]
    language = facts.load_site([facts.SITE])[facts.SITE].language
    data = pls.as_csv(rows) if kind == "csv" else pls.as_pls(rows, language)
    named = {"Content-Disposition": f'attachment; filename="lexicon.{kind}"', "Cache-Control": "private, no-store"}
    return HttpResponse(data, content_type=KINDS[kind], headers=named)


@dataclass(frozen=True, slots=True)
class Found:
    """What a file would change."""

    new: tuple[pls.Row, ...]
    changed: tuple[pls.Row, ...]
    same: int
    bad: tuple[str, ...]
    """A sentence for each row that is not taken, with its number."""
    warnings: tuple[str, ...]
    """What the voice drops, with the row's number."""

    @property
    def rows(self) -> tuple[pls.Row, ...]:
        """What is taken."""
        return self.new + self.changed


def sort(rows: list[pls.Row]) -> Found:
    """Rows by what they do to the lexicon. Of two rows for one word the first is taken."""
    known = {row[0]: row[1:] for row in LexiconEntry.objects.values_list("written", "say", "language", "note")}
    new, changed, bad, warnings, seen, same = [], [], [], [], set(), 0
    for row in rows:
        problems = problems_of(row.written, row.say, row.language)
        if len(row.note) > 300:
            problems["note"] = "It is longer than 300 characters."
        if row.written in seen:
            problems["written"] = "It stands in the file twice."
        if problems:
            field, sentence = next(iter(problems.items()))
            bad.append(f"Row {row.number}, {field}: {sentence}")
            continue
        seen.add(row.written)
        if row.written not in known:
            new.append(row)
        elif known[row.written] != (row.say, row.language, row.note):
            changed.append(row)
        else:
            same += 1
        if warning := drops(row.say):
            warnings.append(f"Row {row.number}, “{row.written}”: {warning}")
    return Found(tuple(new), tuple(changed), same, tuple(bad), tuple(warnings))


@require_http_methods(["GET", "HEAD", "POST"])
@for_editors
def take(request: HttpRequest) -> HttpResponse:
    """Asks for a file, shows what it would change, and then changes it."""
    context: dict[str, object] = {"page_title": "Import words", "header_icon": "upload"}
    if request.method == "POST":
        try:
            rows = pls.read(_sent(request))
        except pls.BadFile as error:
            context["refused"] = str(error)
        else:
            found = sort(rows)
            if request.POST.get("asked"):
                return _apply(request, found)
            context |= _shown(found)
    return render(request, "newsroom/listening/import.html", context)


def _sent(request: HttpRequest) -> bytes:
    """The file, or what was read of it when it was shown."""
    if "words" in request.POST:
        return request.POST["words"].encode()
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        raise pls.BadFile("Choose a file first.")
    if (file.size or 0) > pls.MOST_BYTES:
        raise pls.BadFile(f"The file is larger than {pls.MOST_BYTES // 1_000_000} MB.")
    return file.read()


def _shown(found: Found) -> dict[str, object]:
    before = entries()
    changed = reach(before, {**before, **{row.written: row.say for row in found.rows}})
    return {
        "found": found,
        "changed": changed,
        "shown": changed.stories[:SHOWN],
        "more": len(changed.stories) - SHOWN,
        "words": pls.as_csv(found.rows).decode("utf-8-sig"),
    }


def _apply(request: HttpRequest, found: Found) -> HttpResponse:
    """Keeps what is new or other; nobody has confirmed it yet where it is said otherwise."""
    before = entries()
    changed = reach(before, {**before, **{row.written: row.say for row in found.rows}})
    with transaction.atomic():
        for row in found.rows:
            told: dict[str, str | None] = {"say": row.say, "language": row.language, "note": row.note}
            if before.get(row.written) != row.say:
                told |= {"confirmed_by": None, "confirmed_at": None}
            LexiconEntry.objects.update_or_create(written=row.written, defaults=told)
    messages.success(request, f"{len(found.new)} new words, {len(found.changed)} changed.")
    tell(request, changed)
    return redirect(reverse("lexicon:index"))
