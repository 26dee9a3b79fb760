"""What is read out of files and written into them."""

import logging
from dataclasses import fields

import pyexiv2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.pictures import embedding, metadata
from standfirst.pictures.metadata import PictureMetadata
from tests.pictures.making import IPTC, XMP, drawn, saved, with_metadata

SMALL = saved(drawn((16, 16)))
EMBEDDED = ("creator", "credit", "copyright", "caption", "alt")


def test_xmp_is_read_whole(agency_jpeg):
    assert metadata.read("ferry.jpg", agency_jpeg) == PictureMetadata(
        creator="Ines Calder, Tomás Wray",
        credit="Harbour Press/Ines Calder",
        copyright="© 2026 Harbour Press",
        caption="The ferry Brightwater leaves Port Ellery",
        instructions="Not for sale in Verland",
        alt="A red ferry passes a stone pier",
        title="Ferry leaves",
    )


def test_iptc_fills_what_xmp_lacks():
    data = with_metadata(SMALL, xmp={"Xmp.photoshop.Credit": XMP["Xmp.photoshop.Credit"]}, iptc=IPTC)
    found = metadata.read("gulls.jpg", data)
    assert (found.credit, found.creator, found.caption) == (
        "Harbour Press/Ines Calder",
        "Oda Brandt",
        "Gulls over the café",
    )


def in_iptc(caption: bytes, mark: bytes = b"") -> bytes:
    """A JPEG whose IPTC caption has exactly these bytes."""
    block = embedding.dataset(1, 90, mark) + embedding.dataset(2, 120, caption)
    block = b"8BIM\x04\x04\x00\x00" + len(block).to_bytes(4, "big") + block + b"\x00" * (len(block) % 2)
    body = b"Photoshop 3.0\x00" + block
    return saved(drawn((16, 16)), extra=b"\xff\xed" + (len(body) + 2).to_bytes(2, "big") + body)


@pytest.mark.parametrize(
    ("caption", "mark"),
    [
        ("Café “Zénith”".encode(), b"\x1b%G"),
        ("Café “Zénith”".encode(), b""),
        ("Café “Zénith”".encode("cp1252"), b""),
    ],
)
def test_iptc_is_read_in_its_character_set(caption, mark):
    assert metadata.read("zenith.jpg", in_iptc(caption, mark)).caption == "Café “Zénith”"


def test_bytes_that_are_no_letters_in_any_set_still_give_text():
    assert metadata.read("odd.jpg", in_iptc(b"Ca\x81f\xe9")).caption == "Café"


def test_the_camera_s_artist_and_copyright_are_the_last_resort():
    data = with_metadata(SMALL, exif={"Exif.Image.Artist": "Oda Brandt", "Exif.Image.Copyright": "© Oda Brandt"})
    found = metadata.read("camera.jpg", data)
    assert (found.creator, found.copyright, found.credit) == ("Oda Brandt", "© Oda Brandt", "")


@pytest.mark.parametrize("encoding", ["PNG", "WEBP", "AVIF", "GIF"])
def test_other_formats_are_read_and_those_without_metadata_have_none(encoding):
    blocks = {} if encoding == "GIF" else {"xmp": embedding.xmp(PictureMetadata(credit="Coast Agency"))}
    if encoding == "PNG":
        from PIL.PngImagePlugin import PngInfo

        info = PngInfo()
        info.add_itxt("XML:com.adobe.xmp", blocks.pop("xmp").decode())
        blocks["pnginfo"] = info
    found = metadata.read("any", saved(drawn((16, 16)), encoding, **blocks))
    assert found == PictureMetadata(credit="" if encoding == "GIF" else "Coast Agency")


def test_damaged_xmp_leaves_the_rest_and_is_logged_by_name(caplog):
    with caplog.at_level(logging.WARNING):
        data = with_metadata(SMALL, iptc=IPTC)
        broken = saved(drawn((16, 16)), xmp=b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF")
        assert metadata.read("broken.jpg", broken) == PictureMetadata()
        assert metadata.read("whole.jpg", data).credit == "Coast Agency"
    assert "broken.jpg" in caplog.text
    assert "whole.jpg" not in caplog.text


def test_damaged_iptc_is_logged_by_name(caplog):
    whole = in_iptc(b"A caption")
    damaged = whole.replace(b"\x1c\x02\x78", b"\x00\x02\x78")
    assert damaged != whole
    assert metadata.read("torn.jpg", damaged) == PictureMetadata()
    assert "torn.jpg" in caplog.text


def test_bytes_that_are_no_picture_have_no_metadata(caplog):
    assert metadata.read("notes.jpg", b"Not a picture at all") == PictureMetadata()
    assert "notes.jpg" in caplog.text


@given(st.binary(max_size=400), st.integers(0, 600))
def test_no_damage_to_the_bytes_is_more_than_missing_metadata(noise, at):
    data = with_metadata(SMALL, xmp=XMP, iptc=IPTC)
    metadata.read("noise.jpg", data[: at + 2] + noise + data[at + 2 + len(noise) :])
    assert metadata.read("after.jpg", data).credit == "Harbour Press/Ines Calder"


@given(st.sampled_from(sorted(metadata.LIMITS)), st.text(max_size=6000))
def test_clean_text_is_within_limits_has_no_controls_and_stays_as_it_is(field, text):
    once = metadata.clean(field, text)
    assert len(once) <= metadata.LIMITS[field]
    assert once == metadata.clean(field, once) == once.strip()
    assert not any(ord(letter) < 32 and letter != "\n" for letter in once)
    assert "\n" not in once or field in metadata.MANY_LINES


TEXTS = st.fixed_dictionaries({name: st.text(max_size=300) for name in EMBEDDED}).map(metadata.made)


@given(TEXTS)
def test_what_is_embedded_in_a_jpeg_is_read_back(written):
    blocks = {"xmp": embedding.xmp(written), "exif": embedding.exif(written), "extra": embedding.iptc(written)}
    data = saved(drawn((8, 8)), **blocks)
    assert metadata.read("round.jpg", data) == written


@given(TEXTS)
def test_iptc_alone_carries_the_start_of_every_text(written):
    found = metadata.read("iptc.jpg", saved(drawn((8, 8)), extra=embedding.iptc(written)))
    for field in fields(PictureMetadata):
        text = getattr(found, field.name)
        assert getattr(written, field.name).startswith(text)
        assert text or not getattr(written, field.name) or field.name == "alt"


def test_instructions_are_never_embedded():
    written = PictureMetadata(credit="Coast Agency", instructions="Secret terms")
    for block in (embedding.xmp(written), embedding.iptc(written), embedding.exif(written)):
        assert b"Secret" not in block


def test_exif_holds_letters_beyond_ascii():
    data = saved(drawn((8, 8)), exif=embedding.exif(PictureMetadata(creator="Zoë", copyright="© Zoë")))
    with pyexiv2.ImageData(data) as image:
        assert image.read_exif()["Exif.Image.Copyright"] == "© Zoë"
