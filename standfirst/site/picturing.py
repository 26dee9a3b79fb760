"""A picture's rights and files, as a page or a feed shows them. No Django here."""

from standfirst.feeds.values import FeedPicture
from standfirst.pictures.values import Picture, Rendition
from standfirst.site.pages import PictureView, Source


def _of(picture: Picture, prefix: str) -> list[Rendition]:
    return [one for one in picture.renditions if one.spec.startswith(prefix + "-")]


def _sources(found: list[Rendition]) -> tuple[Source, ...]:
    """The modern formats, smallest files first, each with all its widths."""
    sources = []
    for media_type in ("image/avif", "image/webp"):
        widths = {one.width: one.path for one in found if one.media_type == media_type}
        if widths:
            sources.append(Source(media_type, ", ".join(f"{path} {width}w" for width, path in sorted(widths.items()))))
    return tuple(sources)


def view(picture: Picture | None, prefix: str, caption: str = "") -> PictureView | None:
    """A picture ready to show, whole ("full") or cropped for a list ("card"); None when it has no files."""
    found = _of(picture, prefix) if picture else []
    fallback = [one for one in found if one.media_type == "image/jpeg"]
    if picture is None or not fallback:
        return None
    return PictureView(
        sources=_sources(found), src=fallback[-1].path, width=fallback[-1].width, height=fallback[-1].height,
        alt="" if picture.decorative else picture.alt, caption=caption or picture.caption, credit=picture.credit,
    )  # fmt: skip


def feed_picture(picture: Picture | None, prefix: str, base_url: str, caption: str = "") -> FeedPicture | None:
    """The JPEG of a picture with its rights, for machines."""
    found = [one for one in _of(picture, prefix) if one.media_type == "image/jpeg"] if picture else []
    if picture is None or not found:
        return None
    one = found[-1]
    return FeedPicture(
        url=base_url + one.path, media_type=one.media_type, width=one.width, height=one.height, credit=picture.credit,
        caption=caption or picture.caption, alt="" if picture.decorative else picture.alt, copyright=picture.copyright,
        creator=picture.creator,
    )  # fmt: skip
