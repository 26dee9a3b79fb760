"""Story files and pictures of an invented newspaper, written into a folder."""

import io
from pathlib import Path

import pyexiv2
from PIL import Image

FRONT = {"headline": "Ferry returns", "section": "Harbour"}


def story(body: str = "", **fields: str) -> bytes:
    """The bytes of a story file."""
    front = {"headline": "Ferry returns", "section": "UK"} | fields
    lines = "".join(f"{name}: {value}\n" for name, value in front.items())
    return f"---\n{lines}---\n{body}".encode()


def write(folder: Path, name: str, body: str = "It is back.\n", **fields: str) -> Path:
    """A story file. A field given as None is left out."""
    lines = "".join(f"{key}: {value}\n" for key, value in (FRONT | fields).items() if value is not None)
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{lines}---\n\n{body}", encoding="utf-8")
    return path


def picture(path: Path, colour: str = "navy", **iptc: str) -> Path:
    """A small JPEG, with the IPTC fields that are named."""
    buffer = io.BytesIO()
    Image.new("RGB", (96, 64), colour).save(buffer, "JPEG")
    with pyexiv2.ImageData(buffer.getvalue()) as image:
        image.modify_iptc({f"Iptc.Application2.{name}": value for name, value in iptc.items()})
        path.write_bytes(image.get_bytes())
    return path
