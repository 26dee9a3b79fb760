"""What an editor of the small newspaper does, each with its touch in the same transaction."""

from django.db import transaction

from standfirst.press.models import touch

from .models import Note, Part, Title
from .stock import NOTE, PART, TITLE


def found(parts: int = 2) -> None:
    """The newspaper's name and its sections, with fixed ids."""
    with transaction.atomic():
        Title.objects.create(pk=1, name="The Small Paper")
        for number in range(1, parts + 1):
            Part.objects.create(pk=number, name=f"Part {number}", slug=f"part-{number}")
        touch(TITLE, 1)
        touch(PART, *range(1, parts + 1))


def write(id: int, part: int = 1, **fields: object) -> Note:
    """A note, live unless it is said not to be."""
    values = {"title": f"Note {id}", "slug": f"note-{id}", "text": f"Text of note {id}."} | fields
    with transaction.atomic():
        note = Note.objects.create(pk=id, part_id=part, **values)
        touch(NOTE, id)
    return note


def edit(id: int, **fields: object) -> None:
    """Change a note."""
    with transaction.atomic():
        Note.objects.filter(pk=id).update(**fields)
        touch(NOTE, id)


def delete(id: int) -> None:
    """Delete a note, and let go of it in those that link to it."""
    with transaction.atomic():
        linking = list(Note.objects.filter(more=id).values_list("pk", flat=True))
        Note.objects.filter(pk=id).delete()
        touch(NOTE, id, *linking)


def edit_part(id: int, **fields: object) -> None:
    """Change a section."""
    with transaction.atomic():
        Part.objects.filter(pk=id).update(**fields)
        touch(PART, id)


def rename_paper(name: str) -> None:
    """Change what stands on every page."""
    with transaction.atomic():
        Title.objects.filter(pk=1).update(name=name)
        touch(TITLE, 1)
