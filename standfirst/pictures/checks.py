"""Refuses files that are no picture, are damaged, or would take too much memory to open.

The size in pixels is read from the file's header, before anything is decoded.
"""

from io import BytesIO
from pathlib import PurePath

from django.conf import settings
from PIL import Image, UnidentifiedImageError

from standfirst.pictures.drawing import UNREADABLE

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF")
"""Pillow's names of the formats taken in."""
EXTENSIONS = ("jpg", "jpeg", "png", "webp", "avif", "gif")

MAX_BYTES = 30 * 1024 * 1024
MAX_PIXELS = 100_000_000


class PictureError(Exception):
    """A file cannot be taken as a picture. Its text is one sentence that names the file."""


def max_bytes() -> int:
    """The most bytes that an uploaded picture may have."""
    return getattr(settings, "WAGTAILIMAGES_MAX_UPLOAD_SIZE", None) or MAX_BYTES


def max_pixels() -> int:
    """The most pixels that an uploaded picture may have."""
    return getattr(settings, "WAGTAILIMAGES_MAX_IMAGE_PIXELS", None) or MAX_PIXELS


def check_outside(name: str, size: int) -> None:
    """The name's ending and the size in bytes. Raises PictureError."""
    if PurePath(name).suffix.lower().removeprefix(".") not in EXTENSIONS:
        raise PictureError(f"{name} is not a JPEG, PNG, WebP, AVIF or GIF file.")
    if not size:
        raise PictureError(f"{name} is empty.")
    if size > max_bytes():
        raise PictureError(f"{name} has {size / 1e6:.1f} MB, and a picture may have {max_bytes() / 1e6:.0f} MB.")


def too_many_pixels(name: str) -> PictureError:
    """The refusal of a picture over the limit."""
    most = f"{max_pixels() / 1e6:g} million pixels"
    return PictureError(f"{name} has more than {most}, the most that a picture may have.")


def open_header(name: str, data: bytes) -> Image.Image:
    """The picture with its header read and nothing decoded. Raises PictureError."""
    try:
        image = Image.open(BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise too_many_pixels(name) from error
    except UnidentifiedImageError as error:
        raise PictureError(f"{name} is not a picture that can be read.") from error
    except UNREADABLE as error:
        raise PictureError(f"{name} is cut short or damaged.") from error
    if image.width * image.height > max_pixels():
        raise too_many_pixels(name)
    return image


def check_file(name: str, data: bytes) -> None:
    """Whether the bytes of the file `name` are a whole picture within the limits. Raises PictureError where not."""
    name = PurePath(name).name
    check_outside(name, len(data))
    with open_header(name, data) as image:
        try:
            # A JPEG is read to its last byte at an eighth of its size: enough to find what is missing.
            image.draft(None, (image.width // 8, image.height // 8))
            image.load()
        except UNREADABLE as error:
            raise PictureError(f"{name} is cut short or damaged.") from error
