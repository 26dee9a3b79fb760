"""The demo newspaper's stories as the wire reads them, and pictures of stamp size in place of the drawn ones."""

from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image

from standfirst.ops.demo import stage
from standfirst.ops.demo.artwork import rights
from standfirst.ops.demo.artwork.catalogue import catalogue
from standfirst.wire.sources import story_file
from standfirst.wire.sources.items import Heading, Item, Paragraph, Quote, ReadMore


@cache
def items() -> dict[str, Item]:
    """Every story by its file's name. Raises BadItem for one that cannot be read."""
    return {path.stem: story_file.read(path.read_bytes(), path.name) for path in stage.sources()}


def address(item: Item) -> str:
    return f"/{item.section.lower()}/{item.slug}/"


def links(item: Item) -> list[str]:
    return [block.address for block in item.body if isinstance(block, ReadMore)]


def texts(item: Item) -> list[str]:
    """What the body says, block by block."""
    said = {Paragraph: lambda one: one.html, Heading: lambda one: one.text, Quote: lambda one: one.text}
    return [said[type(block)](block) for block in item.body if type(block) in said]


def stamps(folder: Path) -> None:
    """A small picture for each of the catalogue's, its own colour, with the real one's words inside."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, entry in enumerate(catalogue().values()):
        plain = BytesIO()
        Image.new("RGB", (96, 64), (number * 5, 90, 200 - number * 4)).save(plain, "JPEG")
        (folder / f"{entry.name}.jpg").write_bytes(rights.write(plain.getvalue(), entry.words))
