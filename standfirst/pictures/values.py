"""What a picture is to those who show it, as plain frozen values. No Django here."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rendition:
    """One file of a picture. `path` is its published address ("/pictures/ab12….avif")."""

    spec: str
    """Which of the fixed renditions it is, such as "full-960-avif"."""
    path: str
    media_type: str
    width: int
    height: int
    digest: str
    """Digest of the bytes (with picture and spec mixed in), and the name of the private file."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with the rights that travel with it."""

    id: int
    title: str
    alt: str
    decorative: bool
    caption: str
    credit: str
    """As shown, such as "Harbour Press/Ines Calder"."""
    copyright: str
    creator: str
    renditions: tuple[Rendition, ...]
    """Empty when the file could not be rendered."""
