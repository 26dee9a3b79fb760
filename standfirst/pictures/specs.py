"""The fixed renditions that every picture has. No Django here.

A reader's page never asks for another size, so the files are made once, on upload, and a page costs no image work.
"""

from dataclasses import dataclass

MEDIA_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpeg": "image/jpeg"}
EXTENSIONS = {"image/avif": "avif", "image/webp": "webp", "image/jpeg": "jpg"}


@dataclass(frozen=True, slots=True)
class Spec:
    """One rendition: cropped to width by height, or in the picture's own proportions where `height` is 0."""

    name: str
    width: int
    height: int
    format: str
    """avif, webp or jpeg."""

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[self.format]

    @property
    def extension(self) -> str:
        return EXTENSIONS[self.media_type]


SIZES = (
    ("full-480", 480, 0, ("avif", "webp")),
    ("full-960", 960, 0, ("avif", "webp", "jpeg")),
    ("full-1440", 1440, 0, ("avif", "webp")),
    ("card-360", 360, 240, ("avif", "webp")),
    ("card-720", 720, 480, ("avif", "webp", "jpeg")),
    ("card-1440", 1440, 960, ("avif", "webp")),
    ("social-1200", 1200, 630, ("jpeg",)),
)

SPECS = tuple(
    Spec(f"{name}-{encoding}", width, height, encoding)
    for name, width, height, encodings in SIZES
    for encoding in encodings
)
ORDER = {spec.name: place for place, spec in enumerate(SPECS)}
