"""Writes a picture's words into its JPEG: IPTC, XMP and, where a camera would have, a position in EXIF.

Properties: IPTC Photo Metadata Standard 2023.1, https://iptc.org/std/photometadata/specification/.
"""

import pyexiv2

from standfirst.ops.demo.artwork.catalogue import Words

SOURCE_TYPE = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"
"""IPTC's word for a picture that code has drawn, with no samples of other pictures in it."""
UTF_8_MARK = "\x1b%G"


def write(jpeg: bytes, words: Words) -> bytes:
    """The same picture with its words inside. Raises RuntimeError when exiv2 cannot write them."""
    with pyexiv2.ImageData(jpeg) as image:
        image.modify_iptc(iptc(words))
        image.modify_xmp(xmp(words))
        image.modify_exif(exif(words))
        return bytes(image.get_bytes())


def iptc(words: Words) -> dict[str, str | list[str]]:
    """The fields of the older block, which agencies' systems read."""
    return {
        "Iptc.Envelope.CharacterSet": UTF_8_MARK,
        "Iptc.Application2.ObjectName": words.title,
        "Iptc.Application2.Byline": [words.creator],
        "Iptc.Application2.Credit": words.credit,
        "Iptc.Application2.Copyright": words.copyright,
        "Iptc.Application2.Caption": words.caption,
        "Iptc.Application2.SpecialInstructions": words.instructions,
    }


def xmp(words: Words) -> dict[str, str | list[str] | dict[str, str]]:
    """The fields of the newer block, alt text among them."""
    return {
        "Xmp.dc.title": {'lang="x-default"': words.title},
        "Xmp.dc.creator": [words.creator],
        "Xmp.photoshop.Credit": words.credit,
        "Xmp.dc.rights": {'lang="x-default"': words.copyright},
        "Xmp.dc.description": {'lang="x-default"': words.caption},
        "Xmp.photoshop.Instructions": words.instructions,
        "Xmp.iptc.AltTextAccessibility": {'lang="x-default"': words.alt},
        "Xmp.iptcExt.DigitalSourceType": SOURCE_TYPE,
    }


def exif(words: Words) -> dict[str, str]:
    """Artist and copyright, and the position where there is one."""
    found = {"Exif.Image.Artist": words.creator, "Exif.Image.Copyright": words.copyright}
    if words.place is not None:
        for name, value, halves in zip(("Latitude", "Longitude"), words.place, ("NS", "EW"), strict=True):
            found[f"Exif.GPSInfo.GPS{name}Ref"] = halves[value < 0]
            found[f"Exif.GPSInfo.GPS{name}"] = sexagesimal(abs(value))
    return found


def sexagesimal(degrees: float) -> str:
    """Degrees, minutes and hundredths of seconds, as EXIF's rationals."""
    hundredths = round(degrees * 360_000)
    return f"{hundredths // 360_000}/1 {hundredths // 6000 % 60}/1 {hundredths % 6000}/100"
