"""Reads what a picture's file says of itself: IPTC, XMP and the camera's own EXIF. No Django here.

XMP is believed before IPTC, and IPTC before EXIF, which gives creator and copyright only.
Properties: IPTC Photo Metadata Standard 2023.1, https://iptc.org/std/photometadata/specification/.
"""

import logging
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

import pyexiv2

LOG = logging.getLogger(__name__)

LIMITS = {
    "creator": 255,
    "credit": 255,
    "copyright": 1000,
    "caption": 4000,
    "instructions": 2000,
    "alt": 1000,
    "title": 255,
}
"""The most characters kept of each field."""
MANY_LINES = ("caption", "instructions")

# exiv2 keeps what it complains of until some later call fails for it: complaints of one file must not fail the next.
pyexiv2.set_log_level(4)

XMP = {
    "creator": ("Xmp.dc.creator",),
    "credit": ("Xmp.photoshop.Credit",),
    "copyright": ("Xmp.dc.rights",),
    "caption": ("Xmp.dc.description",),
    "instructions": ("Xmp.photoshop.Instructions",),
    "alt": ("Xmp.iptc.AltTextAccessibility",),
    "title": ("Xmp.photoshop.Headline", "Xmp.dc.title"),
}
IPTC = {
    "creator": ("Iptc.Application2.Byline",),
    "credit": ("Iptc.Application2.Credit",),
    "copyright": ("Iptc.Application2.Copyright",),
    "caption": ("Iptc.Application2.Caption",),
    "instructions": ("Iptc.Application2.SpecialInstructions",),
    "title": ("Iptc.Application2.Headline", "Iptc.Application2.ObjectName"),
}
EXIF = {"creator": ("Exif.Image.Artist",), "copyright": ("Exif.Image.Copyright",)}

UTF_8_MARK = "\x1b%G"
# Overrides of direction could make a credit read as another; a byte order mark is never text.
UNSEEN = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF])

UNWRITTEN = ("Cc", "Cs", "Cn")
"""Unicode's categories of controls, halves of letters, and places without one: XML cannot hold most of them."""

Found = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class PictureMetadata:
    """What a file says of its picture; empty where it says nothing. Each text is clean and within LIMITS."""

    creator: str = ""
    credit: str = ""
    copyright: str = ""
    caption: str = ""
    instructions: str = ""
    alt: str = ""
    title: str = ""


def clean(field: str, text: str) -> str:
    """`text` fit for `field`: composed, without control characters, on one line unless in MANY_LINES, within LIMITS."""
    text = unicodedata.normalize("NFC", text).translate(UNSEEN).replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(" " if letter in "\0\t\v\f\x85" else letter for letter in text)
    text = "".join(letter for letter in text if letter == "\n" or unicodedata.category(letter) not in UNWRITTEN)
    lines = [" ".join(line.split()) for line in text.split("\n")]
    joined = "\n".join(lines).strip() if field in MANY_LINES else " ".join(line for line in lines if line)
    return joined[: LIMITS[field]].strip()


def made(texts: Mapping[str, str]) -> PictureMetadata:
    """Metadata of the named texts, each cleaned; names that metadata has no field for are left out."""
    return PictureMetadata(**{f.name: clean(f.name, texts.get(f.name, "")) for f in fields(PictureMetadata)})


def in_one_language(texts: Mapping[str, str]) -> str:
    """One of a text's languages: the default, else English, else the first."""
    by_code = {key.removeprefix('lang="').removesuffix('"').lower(): text for key, text in texts.items()}
    english = (text for code, text in by_code.items() if code.split("-")[0] == "en")
    return by_code.get("x-default") or next(english, "") or next(iter(by_code.values()), "")


def as_text(value: object) -> str:
    """A property's value as one text: several creators are joined by commas."""
    if isinstance(value, Mapping):
        return in_one_language(value)
    if isinstance(value, (list, tuple)):
        return ", ".join(text for text in (str(item).strip() for item in value) if text)
    return str(value)


def pick(found: Found, names: Iterable[str]) -> str:
    """The first of the named properties that holds any text."""
    return next((text for name in names if (text := as_text(found.get(name, "")).strip())), "")


def decoded(data: bytes, is_utf_8: bool) -> str:
    """IPTC text. Without its mark many programs write UTF-8 all the same, and older ones Windows' Latin letters."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        if is_utf_8:
            return data.decode("utf-8", "replace")
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def read_iptc(image: pyexiv2.ImageData) -> Found:
    """IPTC properties, their bytes read in the character set that the file names."""
    # Read as Latin-1, every byte comes back as it was: pyexiv2 knows nothing of the file's character set.
    raw = image.read_iptc(encoding="latin-1")
    is_utf_8 = raw.get("Iptc.Envelope.CharacterSet") == UTF_8_MARK

    def one(value: str) -> str:
        return decoded(value.encode("latin-1"), is_utf_8)

    return {key: [one(item) for item in value] if isinstance(value, list) else one(value) for key, value in raw.items()}


def read_exif(image: pyexiv2.ImageData) -> Found:
    """The camera's creator and copyright."""
    raw = image.read_exif(encoding="latin-1")
    names = [name for group in EXIF.values() for name in group]
    return {name: decoded(str(raw[name]).encode("latin-1"), False) for name in names if name in raw}


def has_iptc_block(data: bytes) -> bool:
    """Whether a Photoshop resource of IPTC data that is not empty stands in the file."""
    at = data.find(b"8BIM\x04\x04")
    return at >= 0 and int.from_bytes(data[at + 8 : at + 12], "big") > 0


def read_blocks(name: str, data: bytes) -> tuple[Found, Found, Found]:
    """The file's XMP, IPTC and EXIF properties; a block that cannot be read is empty, with a warning."""
    with pyexiv2.ImageData(data) as image:
        xmp, iptc, exif = image.read_xmp(), read_iptc(image), read_exif(image)
        if not xmp and image.read_raw_xmp().strip():
            LOG.warning("%s: its XMP metadata is damaged and was left out.", name)
    if not iptc and has_iptc_block(data):
        LOG.warning("%s: its IPTC metadata is damaged and was left out.", name)
    return xmp, iptc, exif


def read(name: str, data: bytes) -> PictureMetadata:
    """What the bytes of the file `name` say of its picture. Damaged metadata counts as none and is logged."""
    try:
        xmp, iptc, exif = read_blocks(name, data)
    except (RuntimeError, UnicodeError, ValueError) as error:
        LOG.warning("%s: its metadata cannot be read and was left out (%s).", name, error)
        return PictureMetadata()
    return made(
        {
            field: pick(xmp, names) or pick(iptc, IPTC.get(field, ())) or pick(exif, EXIF.get(field, ()))
            for field, names in XMP.items()
        }
    )
