"""Writes a picture's rights into a rendition's own metadata, as blocks for Pillow to save. No Django here.

XMP and EXIF go into every format, IPTC into JPEG too. The blocks are built here byte by byte: they hold what is named
below and nothing of the original's, and the same words give the same bytes. XMP: ISO 16684-1. IPTC: IIM 4.2.
"""

from xml.sax.saxutils import escape

from PIL import ExifTags, Image

from standfirst.pictures.metadata import PictureMetadata

NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
}


def in_default_language(name: str, text: str) -> str:
    """A property with one language, or nothing for no text."""
    if not text:
        return ""
    return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt></{name}>'


def xmp(metadata: PictureMetadata) -> bytes:
    """The XMP packet of creator, credit, copyright, caption and alt text."""
    creator = f"<dc:creator><rdf:Seq><rdf:li>{escape(metadata.creator)}</rdf:li></rdf:Seq></dc:creator>"
    credit = f"<photoshop:Credit>{escape(metadata.credit)}</photoshop:Credit>"
    parts = [
        creator if metadata.creator else "",
        credit if metadata.credit else "",
        in_default_language("dc:rights", metadata.copyright),
        in_default_language("dc:description", metadata.caption),
        in_default_language("Iptc4xmpCore:AltTextAccessibility", metadata.alt),
    ]
    names = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        f'<rdf:RDF{names}><rdf:Description rdf:about="">{"".join(parts)}</rdf:Description></rdf:RDF>'
        '</x:xmpmeta><?xpacket end="r"?>'
    ).encode()


def exif(metadata: PictureMetadata) -> bytes:
    """EXIF with Artist and Copyright, in UTF-8 as every current reader takes them."""
    block = Image.Exif()
    # Given as text, Pillow would turn each letter outside ASCII into a question mark.
    if metadata.creator:
        block[ExifTags.Base.Artist] = metadata.creator.encode()
    if metadata.copyright:
        block[ExifTags.Base.Copyright] = metadata.copyright.encode()
    return block.tobytes()


def within(text: str, size: int) -> bytes:
    """`text` in UTF-8, cut to at most `size` bytes between letters."""
    return text.encode()[:size].decode("utf-8", "ignore").encode()


def dataset(record: int, number: int, value: bytes) -> bytes:
    """One IIM dataset, or nothing for no value."""
    return bytes([0x1C, record, number]) + len(value).to_bytes(2, "big") + value if value else b""


def iptc(metadata: PictureMetadata) -> bytes:
    """A JPEG APP13 segment with the IPTC fields, in UTF-8, within the standard's sizes in bytes.

    Names are the exception: the standard stops at 32 bytes, every program reads more, and half a credit credits nobody.
    """
    data = dataset(1, 90, b"\x1b%G") + dataset(2, 0, b"\x00\x04")
    data += dataset(2, 80, within(metadata.creator, 255)) + dataset(2, 110, within(metadata.credit, 255))
    data += dataset(2, 116, within(metadata.copyright, 128)) + dataset(2, 120, within(metadata.caption, 2000))
    block = b"8BIM\x04\x04\x00\x00" + len(data).to_bytes(4, "big") + data + b"\x00" * (len(data) % 2)
    body = b"Photoshop 3.0\x00" + block
    return b"\xff\xed" + (len(body) + 2).to_bytes(2, "big") + body
