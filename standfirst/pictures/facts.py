"""What pages read of pictures."""

from collections.abc import Collection, Mapping

from standfirst.pictures import files
from standfirst.pictures.models import Picture, Rendered
from standfirst.pictures.renditions import stored
from standfirst.pictures.values import Picture as PictureValue
from standfirst.pictures.values import Rendition
from standfirst.press.facts import row


def rendition_value(row: Rendered) -> Rendition:
    """A rendition with its published address."""
    return Rendition(
        spec=row.spec,
        path="/" + files.public_path(row.digest, row.media_type),
        media_type=row.media_type,
        width=row.width,
        height=row.height,
        digest=row.digest,
    )


def picture_value(picture: Picture) -> PictureValue:
    """A picture as pages see it, its renditions in the order of SPECS."""
    return PictureValue(
        id=picture.pk,
        title=picture.title,
        alt=picture.default_alt_text,
        decorative=picture.decorative,
        caption=picture.caption,
        credit=picture.credit,
        copyright=picture.copyright,
        creator=picture.creator,
        renditions=tuple(rendition_value(one) for one in stored(picture)),
    )


@row("picture", of="pictures.Picture")
def load_pictures(ids: Collection[int]) -> Mapping[int, PictureValue]:
    """Pictures by id, in two queries."""
    pictures = Picture.objects.filter(pk__in=ids).prefetch_related("rendered")
    return {picture.pk: picture_value(picture) for picture in pictures}
