"""Pictures made by code, with real metadata in them."""

from io import BytesIO

import pyexiv2
from PIL import Image, ImageDraw

XMP = {
    "Xmp.dc.creator": ["Ines Calder", "Tomás Wray"],
    "Xmp.photoshop.Credit": "Harbour Press/Ines Calder",
    "Xmp.dc.rights": {'lang="x-default"': "© 2026 Harbour Press"},
    "Xmp.dc.description": {'lang="fr"': "Un bateau", 'lang="x-default"': "The ferry Brightwater leaves Port Ellery"},
    "Xmp.photoshop.Instructions": "Not for sale in Verland",
    "Xmp.iptc.AltTextAccessibility": {'lang="x-default"': "A red ferry passes a stone pier"},
    "Xmp.photoshop.Headline": "Ferry leaves",
    "Xmp.exif.GPSLatitude": "51,30.5N",
}
GPS = {
    "Exif.GPSInfo.GPSLatitudeRef": "N",
    "Exif.GPSInfo.GPSLatitude": "51/1 30/1 0/1",
    "Exif.GPSInfo.GPSLongitudeRef": "W",
    "Exif.GPSInfo.GPSLongitude": "0/1 7/1 0/1",
    "Exif.Image.Model": "Camera of Ines",
    "Exif.Photo.BodySerialNumber": "81927364",
}
IPTC = {
    "Iptc.Envelope.CharacterSet": "\x1b%G",
    "Iptc.Application2.Byline": ["Oda Brandt"],
    "Iptc.Application2.Credit": "Coast Agency",
    "Iptc.Application2.Copyright": "© Coast Agency",
    "Iptc.Application2.Caption": "Gulls over the café",
    "Iptc.Application2.City": "Port Ellery",
}


def drawn(size: tuple[int, int] = (360, 240), mode: str = "RGB", colour: object = "teal") -> Image.Image:
    """A plain picture with a little in it."""
    image = Image.new(mode, size, colour)
    ImageDraw.Draw(image).ellipse((size[0] // 4, size[1] // 4, size[0] // 2, size[1] // 2), outline=0, width=3)
    return image


def saved(image: Image.Image, encoding: str = "JPEG", **options: object) -> bytes:
    out = BytesIO()
    image.save(out, encoding, **options)
    return out.getvalue()


def with_metadata(data: bytes, *, xmp: dict | None = None, iptc: dict | None = None, exif: dict | None = None) -> bytes:
    """The file with metadata written into it by exiv2, as an agency's own tools would."""
    with pyexiv2.ImageData(data) as image:
        for block, write in ((exif, image.modify_exif), (iptc, image.modify_iptc), (xmp, image.modify_xmp)):
            if block:
                write(block)
        return image.get_bytes()
