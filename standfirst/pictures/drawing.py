"""A picture's bytes -> the bytes of each of its renditions. No Django here.

The same picture, focus and words give the same bytes. Nothing of the original's own metadata is carried over:
pixels are turned upright, converted to sRGB and encoded anew, with the rights from `embedding`.
"""

import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO

from PIL import ExifTags, Image, ImageCms

from standfirst.pictures import crops, embedding
from standfirst.pictures.metadata import PictureMetadata
from standfirst.pictures.specs import SPECS, Spec

RECIPE = 1
"""Raised when the same picture would be drawn otherwise than before, so that it is drawn again."""

UNREADABLE = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    RuntimeError,
    OverflowError,
    LookupError,
    TypeError,
    MemoryError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)
"""What Pillow's decoders raise for bytes that they cannot make a picture of."""

TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""EXIF orientation -> what turns the picture upright."""

SRGB = ImageCms.createProfile("sRGB")
FORMATS = {"avif": "AVIF", "webp": "WEBP", "jpeg": "JPEG"}
# One thread: with more, AVIF's bytes depend on how many cores the machine has.
SAVE: Mapping[str, dict[str, object]] = {
    "avif": {"quality": 52, "speed": 7, "max_threads": 1},
    "webp": {"quality": 78, "method": 4},
    "jpeg": {"quality": 80, "progressive": True, "optimize": True},
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """One rendition, ready to be written."""

    spec: Spec
    width: int
    height: int
    data: bytes


def needed(size: tuple[int, int]) -> float:
    """How far a picture may be reduced before any rendition would miss pixels."""
    widths = [spec.width for spec in SPECS if not spec.height]
    return crops.scale(size, widths, [(spec.width, spec.height) for spec in SPECS if spec.height])


def with_plain_pixels(image: Image.Image) -> Image.Image:
    """The picture with 8 bits a channel and no palette, its colours not yet converted."""
    if image.mode.startswith("I;16"):
        return image.point(lambda value: value / 256).convert("L")
    if image.mode in ("P", "PA", "LA", "La", "RGBa"):
        return image.convert("RGBA")
    if image.mode in ("1", "I", "F"):
        return image.convert("L")
    if image.mode in ("RGB", "L") and "transparency" in image.info:
        return image.convert("RGBA")
    return image


def in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture in sRGB, with alpha only where something shows through."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colours = image.convert("RGB") if alpha else image
    if profile:
        try:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            colours = ImageCms.profileToProfile(colours, own, SRGB, outputMode="RGB") or colours
        except (ImageCms.PyCMSError, OSError):
            # A damaged profile, or one for another kind of pixels, says nothing: its numbers are taken as sRGB.
            colours = colours.convert("RGB")
    colours = colours.convert("RGB")
    if alpha and any(alpha.histogram()[:255]):
        colours.putalpha(alpha)
    return colours


def turn(source: Image.Image) -> Image.Transpose | None:
    """What turns the picture upright; None where nothing does, or its EXIF cannot be read."""
    try:
        return TURNS.get(source.getexif().get(ExifTags.Base.Orientation, 1))
    except UNREADABLE:
        # Damaged metadata is as good as none: the picture itself may be whole.
        return None


def upright(data: bytes) -> Image.Image:
    """The picture as it is seen: first frame, upright, sRGB, no larger than renditions need, no metadata."""
    with Image.open(BytesIO(data)) as source:
        profile = source.info.get("icc_profile")
        turned = turn(source)
        lying = turned in (TURNS[5], TURNS[6], TURNS[7], TURNS[8])
        size = (source.height, source.width) if lying else source.size
        part = needed(size)
        source.draft(None, (int(source.width * part) + 1, int(source.height * part) + 1))
        source.load()
        image = with_plain_pixels(source.transpose(turned) if turned is not None else source.copy())
    target = max(1, round(size[0] * part)), max(1, round(size[1] * part))
    if image.size != target:
        image = image.resize(target, Image.Resampling.LANCZOS, reducing_gap=3.0)
    image = in_srgb(image, profile)
    image.info.clear()
    return image


def shaped(image: Image.Image, spec: Spec, keep: crops.Focus) -> Image.Image:
    """The picture at the size of a spec, or at its own where that is smaller."""
    if not spec.height:
        size = crops.bounded(image.size, spec.width)
        return image if size == image.size else image.resize(size, Image.Resampling.LANCZOS)
    part = crops.box(image.size, spec.width, spec.height, keep)
    wide, high = part[2] - part[0], part[3] - part[1]
    size = (spec.width, spec.height) if wide > spec.width else (wide, high)
    return image.resize(size, Image.Resampling.LANCZOS, box=part)


def on_white(image: Image.Image) -> Image.Image:
    """The picture without alpha."""
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGBA", image.size, "white")
    paper.alpha_composite(image)
    return paper.convert("RGB")


def encoded(image: Image.Image, spec: Spec, metadata: PictureMetadata) -> bytes:
    """The file of a rendition, its rights in it."""
    options = SAVE[spec.format] | {"xmp": embedding.xmp(metadata), "exif": embedding.exif(metadata)}
    if spec.format == "jpeg":
        image, options["extra"] = on_white(image), embedding.iptc(metadata)
    out = BytesIO()
    image.save(out, FORMATS[spec.format], **options)
    return out.getvalue()


def draw(data: bytes, keep: crops.Focus, metadata: PictureMetadata) -> Iterator[Drawn]:
    """Every rendition of a picture, in the order of SPECS. Raises what Pillow raises for bytes it cannot read."""
    image = upright(data)
    sizes: dict[tuple[int, int], Image.Image] = {}
    for spec in SPECS:
        box = (spec.width, spec.height)
        if box not in sizes:
            sizes[box] = shaped(image, spec, keep)
        done = sizes[box]
        yield Drawn(spec, done.width, done.height, encoded(done, spec, metadata))
