"""The renditions themselves, read back from their bytes."""

from io import BytesIO

import pyexiv2
import pytest
from PIL import Image, ImageCms, ImageOps

from standfirst.pictures import crops, drawing, metadata
from standfirst.pictures.metadata import PictureMetadata
from standfirst.pictures.specs import SPECS
from tests.pictures.making import drawn, saved

RIGHTS = PictureMetadata(
    creator="Ines Calder",
    credit="Harbour Press/Ines Calder",
    copyright="© 2026 Harbour Press",
    caption="A ferry",
    alt="A red ferry",
)
FORMATS = {"avif": "AVIF", "webp": "WEBP", "jpeg": "JPEG"}


def draw(data: bytes, keep: crops.Focus = crops.DEFAULT) -> dict[str, drawing.Drawn]:
    return {one.spec.name: one for one in drawing.draw(data, keep, RIGHTS)}


def pixels(one: drawing.Drawn) -> Image.Image:
    return Image.open(BytesIO(one.data)).convert("RGB")


@pytest.fixture(scope="module")
def renditions(agency_jpeg) -> dict[str, drawing.Drawn]:
    return draw(agency_jpeg)


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_each_rendition_is_what_its_name_says(renditions, spec):
    one = renditions[spec.name]
    image = Image.open(BytesIO(one.data))
    assert image.format == FORMATS[spec.format]
    assert image.size == (one.width, one.height)
    assert one.width == spec.width
    assert one.height == (spec.height or round(spec.width * 1067 / 1600))


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_each_rendition_carries_its_rights_and_nothing_of_the_original(renditions, spec):
    data = renditions[spec.name].data
    assert metadata.read("rendition", data) == RIGHTS
    with pyexiv2.ImageData(data) as image:
        exif, iptc, xmp = image.read_exif(), image.read_iptc(), image.read_xmp()
    assert exif == {"Exif.Image.Artist": RIGHTS.creator, "Exif.Image.Copyright": RIGHTS.copyright}
    assert iptc.get("Iptc.Application2.Credit") == (RIGHTS.credit if spec.format == "jpeg" else None)
    names = [*exif, *iptc, *xmp]
    assert not [name for name in names if "GPS" in name or "Serial" in name or "City" in name or "Instructions" in name]
    assert b"81927364" not in data
    assert "icc_profile" not in Image.open(BytesIO(data)).info


def test_the_same_picture_gives_the_same_bytes(renditions, agency_jpeg):
    assert {name: one.data for name, one in draw(agency_jpeg).items()} == {
        name: one.data for name, one in renditions.items()
    }


def test_nothing_is_enlarged():
    for one in draw(saved(drawn((300, 200)))).values():
        assert one.width <= 300
        assert one.height <= 200
    assert draw(saved(drawn((300, 200))))["full-1440-avif"].width == 300


@pytest.mark.parametrize("size", [(1, 1), (4000, 1), (1, 3000), (3, 2)])
def test_the_thinnest_pictures_have_renditions(size):
    assert all(one.width and one.height for one in draw(saved(Image.new("RGB", size), "PNG")).values())


def halves() -> bytes:
    """A very wide picture: red at the left, green between, blue at the right."""
    image = Image.new("RGB", (1800, 400), "lime")
    image.paste("red", (0, 0, 500, 400))
    image.paste("blue", (1300, 0, 1800, 400))
    return saved(image, "PNG")


@pytest.mark.parametrize("spec", ["card-720-avif", "card-360-webp", "card-720-jpeg", "social-1200-jpeg"])
def test_crops_follow_the_focal_point(spec):
    for x, colour in ((0.05, 0), (0.5, 1), (0.95, 2)):
        one = draw(halves(), crops.Focus(x, 0.5))[spec]
        centre = pixels(one).getpixel((one.width // 2, one.height // 2))
        assert centre.index(max(centre)) == colour


def test_orientation_is_applied_and_not_left_in_the_file():
    image = Image.new("RGB", (1200, 800), "white")
    image.paste("red", (0, 0, 1200, 100))
    exif = Image.Exif()
    exif[0x0112] = 6  # seen turned a quarter to the right: the red edge stands at the right
    one = draw(saved(image, exif=exif))["full-480-webp"]
    assert (one.width, one.height) == (480, 720)
    assert pixels(one).getpixel((470, 360))[1] < 90
    assert pixels(one).getpixel((10, 360))[1] > 200
    assert 0x0112 not in Image.open(BytesIO(one.data)).getexif()


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
def test_damaged_exif_does_not_lose_the_picture():
    data = saved(Image.new("RGB", (400, 300), "red"), exif=b"Exif\x00\x00II*\x00\xff\xff\xff\xff torn")
    assert pixels(draw(data)["full-480-webp"]).size == (400, 300)
    data = saved(Image.new("RGB", (400, 300), "red"), exif=b"Exif\x00\x00not TIFF at all")
    assert pixels(draw(data)["full-480-webp"]).size == (400, 300)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_ends_upright(orientation):
    image = Image.new("RGB", (60, 40), "blue")
    image.paste("red", (0, 0, 30, 20))
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = saved(image, "PNG", exif=exif)
    expected = ImageOps.exif_transpose(Image.open(BytesIO(data)))
    done = pixels(draw(data)["full-480-webp"])
    assert done.size == expected.size
    for x, y in ((5, 5), (done.width - 5, 5), (5, done.height - 5), (done.width - 5, done.height - 5)):
        assert (done.getpixel((x, y))[0] > 128) == (expected.getpixel((x, y))[0] > 128)


def test_colours_of_another_profile_become_srgb():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # A profile in which the red channel means blue, and blue red.
    swapped = profile.replace(b"rXYZ", b"?XYZ").replace(b"bXYZ", b"rXYZ").replace(b"?XYZ", b"bXYZ")
    assert swapped != profile
    for own, colour in ((profile, 0), (swapped, 2)):
        done = draw(saved(Image.new("RGB", (400, 300), (250, 0, 0)), icc_profile=own))
        for spec in ("full-480-webp", "full-480-avif", "full-960-jpeg"):
            pixel = pixels(done[spec]).getpixel((50, 50))
            assert pixel.index(max(pixel)) == colour


def test_ink_becomes_srgb():
    cmyk = draw(saved(Image.new("CMYK", (400, 300), (0, 255, 255, 0))))["full-480-webp"]
    red, green, blue = pixels(cmyk).getpixel((50, 50))
    assert red > 200
    assert green < 60
    assert blue < 60


def test_a_damaged_colour_profile_does_not_lose_the_picture():
    one = draw(saved(Image.new("RGB", (400, 300), (10, 200, 30)), icc_profile=b"not a profile" * 20))["full-480-webp"]
    assert pixels(one).getpixel((50, 50))[1] > 180


def test_alpha_is_kept_where_it_can_be_and_white_elsewhere():
    image = Image.new("RGBA", (900, 600), (0, 0, 0, 0))
    image.paste((200, 0, 0, 255), (0, 0, 300, 600))
    done = draw(saved(image, "PNG"))
    assert pixels(done["full-960-jpeg"]).getpixel((800, 300)) == (255, 255, 255)
    assert Image.open(BytesIO(done["full-960-webp"].data)).convert("RGBA").getpixel((800, 300))[3] == 0
    assert Image.open(BytesIO(done["full-960-avif"].data)).convert("RGBA").getpixel((800, 300))[3] == 0


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "RGBA"])
def test_every_kind_of_png_is_drawn(mode):
    source = Image.new("L", (300, 200), 255).convert(mode) if mode != "I;16" else Image.new("I;16", (300, 200), 65535)
    assert min(pixels(draw(saved(source, "PNG"))["full-480-webp"]).getpixel((100, 100))) > 245


def test_an_animation_shows_its_first_frame():
    first, second = Image.new("RGB", (300, 200), "red"), Image.new("RGB", (300, 200), "blue")
    data = saved(first, "GIF", save_all=True, append_images=[second], duration=100)
    assert pixels(draw(data)["full-480-webp"]).getpixel((100, 100))[0] > 200
