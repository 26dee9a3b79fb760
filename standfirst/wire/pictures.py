"""The pictures that items show, taken into the newsroom's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from standfirst.pictures.checks import PictureError, check_outside
from standfirst.pictures.models import Picture
from standfirst.pictures.uploads import create_picture
from standfirst.wire import folder
from standfirst.wire.sources import items


@dataclass(frozen=True, slots=True)
class Taken:
    """An item's pictures, each as the newsroom has it, and what a person should know of them."""

    pictures: Mapping[items.Picture, Picture]
    notes: tuple[str, ...]


def take_in(path: Path, item: items.Item) -> Taken:
    """Every picture that the item shows. A file that is already here is used again.

    Outside of the story's transaction, since drawing renditions takes a second: a story that then fails leaves its
    pictures behind, and the next import finds them. Raises BadItem for a file that is no picture.
    """
    ids = {use: one_picture(path, use).pk for use in folder.pictures(item)}
    # Read again: a later use of the same file may have filled what an earlier one left blank.
    rows = Picture.objects.in_bulk(ids.values())
    pictures = {use: rows[id] for use, id in ids.items()}
    return Taken(pictures, tuple(note for use, row in pictures.items() for note in kept_texts(path, use, row)))


def one_picture(path: Path, use: items.Picture) -> Picture:
    """The picture of one file. What the item leaves out comes from the file's own metadata."""
    file = folder.picture_file(path, use)
    try:
        check_outside(file.name, file.stat().st_size)
        return create_picture(
            file.name, file.read_bytes(), alt=use.alt or "", caption=use.caption or "", credit=use.credit or ""
        )
    except PictureError as error:
        raise items.BadItem(f"{folder.place(path, use)}: {error}") from error
    except OSError as error:
        raise items.BadItem(f"{folder.place(path, use)}: {use.path} cannot be read: {error.strerror}.") from error


def kept_texts(path: Path, use: items.Picture, picture: Picture) -> list[str]:
    """Says where the newsroom's picture keeps a credit or alt text that is not the item's."""
    where = f"{folder.place(path, use)}: {use.path} is already in the newsroom and keeps its"
    return [
        f"{where} {name}: {getattr(picture, name)!r}."
        for name in ("credit", "alt")
        if getattr(use, name) and getattr(use, name) != getattr(picture, name)
    ]


def own_caption(use: items.Picture, picture: Picture) -> str:
    """The caption that a story gives the picture itself; empty when it is the picture's own."""
    return use.caption if use.caption and use.caption != picture.caption else ""
