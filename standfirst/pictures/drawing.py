"""A picture's bytes -> the bytes of each of its renditions. No Django here.

The same picture, focus and words give the same bytes. Nothing of the original's own metadata is carried over:
pixels are turned upright, converted to sRGB and encoded anew, with the rights from `embedding`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageCms, ImageOps

from standfirst.pictures import crops, embedding
from standfirst.pictures.metadata import PictureMetadata
from standfirst.pictures.specs import SPECS, Spec

RECIPE = 1
"""Raised when the same picture would be drawn otherwise than before, so that it is drawn again."""

SRGB = ImageCms.createProfile("sRGB")
# One thread: with more, AVIF's bytes depend on how many cores the machine has.
SAVE = {
    "avif": {"format": "AVIF", "quality": 52, "speed": 7, "max_threads": 1},
    "webp": {"format": "WEBP", "quality": 78, "method": 4},
    "jpeg": {"format": "JPEG", "quality": 80, "progressive": True, "optimize": True},
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
            colours = ImageCms.profileToProfile(colours, own, SRGB, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            # A damaged profile, or one for another kind of pixels, says nothing: its numbers are taken as sRGB.
            colours = colours.convert("RGB")
    colours = colours.convert("RGB")
    if alpha and alpha.getextrema()[0] < 255:
        colours.putalpha(alpha)
    return colours


def upright(data: bytes) -> Image.Image:
    """The picture as it is seen: first frame, upright, sRGB, no larger than renditions need, no metadata."""
    with Image.open(BytesIO(data)) as source:
        profile = source.info.get("icc_profile")
        size = source.size[::-1] if source.getexif().get(0x0112, 1) in (5, 6, 7, 8) else source.size
        part = needed(size)
        source.draft(None, (int(source.width * part) + 1, int(source.height * part) + 1))
        image = with_plain_pixels(ImageOps.exif_transpose(source))
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
    blocks = {"xmp": embedding.xmp(metadata), "exif": embedding.exif(metadata)}
    if spec.format == "jpeg":
        image, blocks["extra"] = on_white(image), embedding.iptc(metadata)
    out = BytesIO()
    image.save(out, **SAVE[spec.format], **blocks)
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
