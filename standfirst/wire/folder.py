"""Story files on disk: which there are, and each one's item with its pictures beside it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from standfirst.wire.sources import story_file
from standfirst.wire.sources.front_matter import MOST_BYTES
from standfirst.wire.sources.items import BadItem, Item, Picture

ENDINGS = (".md", ".markdown")


def story_files(paths: Iterable[Path]) -> list[Path]:
    """The paths themselves, and for a folder every story file in it, in order; none twice.

    Hidden files and folders, and a folder's README.md, are no stories.
    """
    found = [file for path in paths for file in (sorted(files_in(path)) if path.is_dir() else [path])]
    return list({file.absolute(): file for file in found}.values())


def files_in(folder: Path) -> Iterator[Path]:
    """The story files of a folder and the folders in it."""
    for file in folder.rglob("*"):
        inner = file.relative_to(folder)
        hidden = any(part.startswith(".") for part in inner.parts)
        if file.suffix.lower() in ENDINGS and not hidden and file.name.lower() != "readme.md" and file.is_file():
            yield file


def load(path: Path) -> Item:
    """The file's item. Raises BadItem: it cannot be read, or a picture that it shows is not there."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise BadItem(f"{path} cannot be read: {error.strerror}.") from error
    item = story_file.read(data, str(path))
    for use in pictures(item):
        picture_file(path, use)
    return item


def pictures(item: Item) -> list[Picture]:
    """Every picture that the item shows, the lead first."""
    lead = [item.picture] if item.picture and item.picture.path else []
    return lead + [block for block in item.body if isinstance(block, Picture)]


def place(path: Path, use: Picture) -> str:
    """Where the file names the picture, as a mistake says it."""
    return f"{path}, line {use.line}" if use.line else f"{path}, picture"


def picture_file(path: Path, use: Picture) -> Path:
    """The picture's file. Raises BadItem when there is none, or when a link leads out of the story file's folder."""
    file = path.parent / use.path
    try:
        if not file.is_file():
            raise BadItem(f"{place(path, use)}: there is no file {use.path!r} beside the story file.")
        if not file.resolve().is_relative_to(path.parent.resolve()):
            raise BadItem(f"{place(path, use)}: {use.path!r} leads out of the story file's folder.")
    except (OSError, ValueError) as error:
        raise BadItem(f"{place(path, use)}: {use.path[:100]!r} is not the name of a file.") from error
    return file
