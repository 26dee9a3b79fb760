"""What the picture desk has: each picture's words, from pictures.toml, and what draws it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from zlib import crc32

from PIL import Image

from standfirst.ops.demo.artwork import inks, portraits
from standfirst.ops.demo.artwork.sheet import Sheet

WORDS = Path(__file__).resolve().parent.parent / "pictures.toml"
SCENES = "standfirst.ops.demo.artwork.scenes"
INSTRUCTIONS = "Drawn by code for the demonstration newsroom."
STUDIO, COURANT = "Courant Studio", "© The Tamsey Courant"


@dataclass(frozen=True, slots=True)
class Words:
    """What is written into a picture's file."""

    title: str
    alt: str
    credit: str
    creator: str
    copyright: str
    caption: str = ""
    instructions: str = INSTRUCTIONS
    focus: tuple[int, int] | None = None
    """The point in pixels that crops keep; not in the file, set in the newsroom."""
    place: tuple[float, float] | None = None
    """Latitude and longitude, as a camera leaves them in EXIF: no rendition may carry them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One picture: its name without ending, its words, and the scene ("storm.wave"), or none for a portrait."""

    name: str
    words: Words
    scene: str = ""

    def draw(self) -> Image.Image:
        """The picture itself, the same at every call. Its name is the seed."""
        sheet = Sheet(inks.PAPER, crc32(self.name.encode()))
        if self.scene:
            module, _, function = self.scene.partition(".")
            getattr(import_module(f"{SCENES}.{module}"), function)(sheet)
            return sheet.printed()
        portraits.portrait(sheet, portraits.LOOKS[self.name])
        return sheet.printed().crop(portraits.CROP)


@cache
def catalogue() -> Mapping[str, Entry]:
    """Every picture by its name: scenes, then portraits."""
    told = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    entries = [scene(name, dict(table)) for name, table in told.items()]
    entries += [portrait(name) for name in portraits.LOOKS]
    return MappingProxyType({entry.name: entry for entry in entries})


def scene(name: str, table: dict) -> Entry:
    """A table of pictures.toml. Raises TypeError for a field that a picture has not."""
    drawn_by = table.pop("scene")
    focus, place = (tuple(table.pop(field, ())) or None for field in ("focus", "place"))
    return Entry(name, Words(**table, focus=focus, place=place), drawn_by)


def portrait(name: str) -> Entry:
    """A contributor's portrait; `name` is their slug."""
    full = name.replace("-", " ").title()
    words = Words(
        title=full,
        alt=f"{full}, drawn in flat colours, looking at the reader",
        credit="Courant/Studio",
        creator=STUDIO,
        copyright=COURANT,
        focus=(640, 560),
    )
    return Entry(name, words)
