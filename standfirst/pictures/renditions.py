"""Makes a picture's reader renditions: once on upload, and again when its file, focal point or rights change."""

import hashlib
import json
import logging

from django.db import transaction

from standfirst.pictures import crops, files
from standfirst.pictures.drawing import RECIPE, UNREADABLE, Drawn, draw
from standfirst.pictures.metadata import PictureMetadata, made
from standfirst.pictures.models import Picture, Rendered
from standfirst.pictures.specs import ORDER, SPECS
from standfirst.press.models import touch

LOG = logging.getLogger(__name__)
SOURCE = "pictures.Picture"


def rights(picture: Picture) -> PictureMetadata:
    """What is written into each rendition: the words that may be published, not the agency's instructions."""
    return made(
        {
            "creator": picture.creator,
            "credit": picture.credit,
            "copyright": picture.copyright,
            "caption": picture.caption,
            "alt": picture.default_alt_text,
        }
    )


def focus(picture: Picture) -> crops.Focus:
    """The point that crops keep: Wagtail counts it in pixels of `width` by `height` on the upright picture."""
    return crops.focus(picture.focal_point_x, picture.focal_point_y, picture.width, picture.height)


def key(picture: Picture) -> str:
    """Digest of all that decides a picture's renditions."""
    words, point = rights(picture), focus(picture)
    parts = [
        RECIPE,
        [spec.name for spec in SPECS],
        picture.file_hash,
        point.x,
        point.y,
        words.creator,
        words.credit,
        words.copyright,
        words.caption,
        words.alt,
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def stored(picture: Picture) -> tuple[Rendered, ...]:
    """The renditions on record, in the order of SPECS."""
    return tuple(sorted(picture.rendered.all(), key=lambda row: ORDER.get(row.spec, len(ORDER))))


def is_current(picture: Picture, rows: tuple[Rendered, ...]) -> bool:
    """Whether the renditions on record, and their files, are those that the picture would get now."""
    wanted = key(picture)
    return (
        [row.spec for row in rows] == list(ORDER)
        and all(row.made_from == wanted for row in rows)
        and all(files.path(row.digest, row.media_type).exists() for row in rows)
    )


def drawn(picture: Picture) -> list[Drawn]:
    """The picture's renditions; none, with an error in the log, where its file cannot be read."""
    try:
        return list(draw(picture.file_bytes(), focus(picture), rights(picture)))
    except UNREADABLE as error:
        LOG.error("Picture %s (%s) cannot be rendered: %s", picture.pk, picture.file.name, error)
        return []


def as_row(picture: Picture, one: Drawn) -> Rendered:
    """Write a rendition's file and name it in a row that is not saved yet."""
    name = files.digest(picture.pk, one.spec.name, one.data)
    files.write(name, one.spec.media_type, one.data)
    return Rendered(
        picture=picture,
        spec=one.spec.name,
        digest=name,
        media_type=one.spec.media_type,
        width=one.width,
        height=one.height,
        made_from=key(picture),
    )


def record(picture: Picture, rows: list[Rendered]) -> bool:
    """Put the rows in place of the old ones, unless the picture has changed since; says whether it did."""
    with transaction.atomic():
        now = Picture.objects.select_for_update().filter(pk=picture.pk).first()
        if now is None or key(now) != key(picture):
            return False
        Rendered.objects.filter(picture=picture).delete()
        Rendered.objects.bulk_create(rows)
        touch(SOURCE, picture.pk)
        return True


def make(picture: Picture) -> tuple[Rendered, ...]:
    """The renditions of a saved picture, made now where they are missing or out of date. Unchanged costs one query.

    Empty where the file cannot be read, or where the picture was changed meanwhile: that change makes its own.
    """
    rows = stored(picture)
    if is_current(picture, rows):
        return rows
    made_now = [as_row(picture, one) for one in drawn(picture)]
    return tuple(made_now) if record(picture, made_now) else ()


def refresh(pk: int) -> None:
    """Bring the renditions of the picture with this id up to date; nothing where it is gone."""
    picture = Picture.objects.filter(pk=pk).first()
    if picture is not None:
        make(picture)
