"""The ID3v2.4 tag before a recording's frames: what it is, who wrote it, and who or what speaks. No Django here.

Every tag has the same length, so a recording's bytes are counted without it. Timings count from the first frame:
decoders skip the tag (id3.org, "ID3 tag version 2.4.0 - Main Structure", section 3).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.sax.saxutils import quoteattr

SIZE = 4096
"""Bytes of a whole tag, the rest of it padding."""
DISCLOSURE = "Read by a synthetic voice."
SCHEME = "http://cv.iptc.org/newscodes/digitalsourcetype/"
"""IPTC's digital source types, in its NewsCodes."""
TRAINED = "trainedAlgorithmicMedia"
"""Made by a model derived from sampled content: so a neural voice, whoever wrote the words. "Composite" terms are for
works of several elements; here all that is heard is synthetic."""
ALGORITHMIC = "algorithmicMedia"
"""Made by an algorithm without sampled training data: a formant voice."""
CAPTURED = "digitalCapture"
"""A person, recorded."""
FORMANT_ENGINES = ("espeak", "tone")
LONGEST = 400
"""Bytes of one text: all frames stay far within SIZE."""
LANGUAGES = {"en": "eng"}
"""ISO 639-2 for the languages that can be read."""


@dataclass(frozen=True, slots=True)
class Tags:
    """What a recording says of itself."""

    title: str
    artist: str
    """The byline, or the paper."""
    album: str
    """The paper."""
    date: datetime
    """When the story was published; aware."""
    language: str
    """BCP 47."""
    source_type: str = TRAINED
    """Last part of the IPTC term's address."""
    manifest_url: str = ""
    """Address of the C2PA manifest; empty for none."""
    reader: str = ""
    """Who reads, where a person does."""


def source_type(engine: str) -> str:
    """IPTC's term for the sound of an engine, by the name it was recorded under."""
    name = engine.partition(" ")[0].lower()
    if name == "human":
        return CAPTURED
    return ALGORITHMIC if name in FORMANT_ENGINES else TRAINED


def disclosure(kind: str, reader: str = "") -> str:
    """What listeners are told of a source type: that a voice is synthetic, or the name of the person who reads."""
    if kind != CAPTURED:
        return DISCLOSURE
    return f"Read by {reader}." if reader else ""


def id3(tags: Tags) -> bytes:
    """The tag, SIZE bytes. Raises ValueError for a date without a zone."""
    body = b"".join(_frames(tags))
    return b"ID3\x04\x00\x00" + _syncsafe(SIZE - 10) + body.ljust(SIZE - 10, b"\0")


def _frames(tags: Tags) -> Iterator[bytes]:
    if tags.date.utcoffset() is None:
        raise ValueError(f"The time {tags.date.isoformat()} has no zone.")
    said, term = disclosure(tags.source_type, tags.reader), SCHEME + tags.source_type
    language = LANGUAGES.get(tags.language.partition("-")[0].lower(), "und")
    yield _text(b"TIT2", tags.title)
    yield _text(b"TPE1", tags.artist or tags.album)
    yield _text(b"TALB", tags.album)
    yield _text(b"TDRC", tags.date.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S"))
    yield _text(b"TLAN", language)
    if said:
        yield _frame(b"COMM", b"\x03" + language.encode() + b"\0" + _cut(said))
    yield _frame(b"TXXX", b"\x03DigitalSourceType\0" + _cut(term))
    yield _frame(b"PRIV", b"XMP\0" + _xmp(term, tags.manifest_url))


def _text(name: bytes, text: str) -> bytes:
    return _frame(name, b"\x03" + _cut(text))


def _frame(name: bytes, data: bytes) -> bytes:
    return name + _syncsafe(len(data)) + b"\0\0" + data


def _cut(text: str) -> bytes:
    """UTF-8 of a text on one line, whole letters, no longer than LONGEST; without what would end it early."""
    flat = " ".join(text.replace("\0", " ").split())
    return flat.encode("utf-8", "ignore")[:LONGEST].decode("utf-8", "ignore").encode()


def _syncsafe(number: int) -> bytes:
    """28 bits in four bytes, none of which can be taken for the beginning of sound."""
    return bytes(number >> shift & 0x7F for shift in (21, 14, 7, 0))


def _xmp(term: str, manifest_url: str) -> bytes:
    """An XMP packet: IPTC's property (Photo Metadata, "Digital Source Type") and where C2PA finds its manifest."""
    own = [f"Iptc4xmpExt:DigitalSourceType={quoteattr(term)}"]
    if manifest_url:
        own.append(f"dcterms:provenance={quoteattr(manifest_url)}")
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        f'{" ".join(own)}/></rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()
