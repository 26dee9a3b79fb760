"""Files that are no picture, or too much of one."""

import random
import struct
import tracemalloc
import zlib

import pytest
from PIL import Image

from standfirst.pictures.checks import PictureError, check_file
from tests.pictures.making import drawn, saved


def png_claiming(width: int, height: int) -> bytes:
    """A PNG of a hundred bytes whose header claims any size."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 64)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("a.jpg", "JPEG"), ("a.JPEG", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP"), ("a.avif", "AVIF"), ("a.gif", "GIF")],
)
def test_pictures_are_taken(name, encoding):
    check_file(name, saved(drawn((64, 48)), encoding))


# Between once and twice the limit Pillow warns, and check_file refuses.
@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("side", [60_000, 12_000])
def test_a_bomb_is_refused_from_its_header_alone(side):
    tracemalloc.start()
    try:
        with pytest.raises(PictureError, match=r"^bomb.png has more than 100 million pixels, .*\.$"):
            check_file("bomb.png", png_claiming(side, side))
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("encoding", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_truncated_picture_is_refused(encoding, share):
    noise = random.Random(7).randbytes(120 * 90 * 3)
    data = saved(Image.frombytes("RGB", (120, 90), noise), encoding)
    with pytest.raises(PictureError, match=r"^cut\.\w+ is (cut short or damaged|not a picture that can be read)\.$"):
        check_file(f"cut.{encoding.lower()}", data[: int(len(data) * share)])


SVG = b"<svg xmlns='http://www.w3.org/2000/svg'/>"


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("notes.jpg", b"Meeting at noon, bring the ladder.", "notes.jpg is not a picture that can be read."),
        ("empty.jpg", b"", "empty.jpg is empty."),
        ("logo.svg", SVG, "logo.svg is not a JPEG, PNG, WebP, AVIF or GIF file."),
        ("logo.png", SVG, "logo.png is not a picture that can be read."),
        ("noname", b"x", "noname is not a JPEG, PNG, WebP, AVIF or GIF file."),
    ],
)
def test_other_files_are_refused_in_one_sentence(name, data, sentence):
    with pytest.raises(PictureError) as refusal:
        check_file(f"/tmp/incoming/{name}", data)
    assert str(refusal.value) == sentence


def test_too_many_bytes_are_refused(settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 1000
    with pytest.raises(PictureError, match=r"^big.png has .* MB, and a picture may have .* MB\.$"):
        check_file("big.png", saved(drawn((640, 480)), "PNG", compress_level=0))
