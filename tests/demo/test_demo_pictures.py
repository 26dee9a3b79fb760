"""The drawn pictures: enough of them, always the same, with real rights inside."""

import re
from io import BytesIO
from pathlib import Path

import pyexiv2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from standfirst.ops.demo.artwork import darkroom, portraits, rights
from standfirst.ops.demo.artwork.catalogue import Entry, catalogue
from standfirst.ops.demo.artwork.outline import Place, outline, smooth
from standfirst.ops.demo.newspaper import newspaper
from standfirst.pictures import metadata

pytestmark = pytest.mark.no_database

SCENES = [name for name, entry in catalogue().items() if entry.scene]
PLACED = [name for name, entry in catalogue().items() if entry.words.place]
COORDINATES = st.floats(-1000, 1000)


@pytest.fixture(scope="module")
def fog() -> bytes:
    """One of the pictures that carry a position."""
    return darkroom.develop(catalogue()["lighthouse"])


def test_there_are_enough_pictures() -> None:
    assert len(SCENES) >= 20
    assert len({catalogue()[name].scene for name in SCENES}) == len(SCENES)
    assert 1 <= len(PLACED) <= 4


def test_every_contributor_has_a_portrait() -> None:
    names = [one["name"].lower().replace(" ", "-") for one in newspaper()["contributors"]]
    assert sorted(names) == sorted(portraits.LOOKS)
    assert set(names) <= set(catalogue())


@pytest.mark.parametrize("name", sorted(catalogue()))
def test_a_picture_is_credited_and_described(name: str) -> None:
    words = catalogue()[name].words
    assert words.credit
    assert words.creator
    assert words.copyright.startswith("©")
    assert 10 < len(words.alt) < 200
    assert words.alt != words.caption
    assert not re.match(r"(?i)(a |the )?(picture|photo\w*|image) of", words.alt)
    # IPTC's own limit: a longer credit would be cut by an agency's system.
    assert len(words.credit.encode()) <= 32


def test_titles_differ_since_the_newsroom_finds_pictures_by_them() -> None:
    titles = [entry.words.title for entry in catalogue().values()]
    assert len(set(titles)) == len(titles)


def test_a_picture_is_a_large_jpeg(fog: bytes) -> None:
    with Image.open(BytesIO(fog)) as image:
        assert (image.format, image.size) == ("JPEG", (1920, 1280))


def test_the_same_picture_comes_out_each_time(fog: bytes) -> None:
    assert darkroom.develop(catalogue()["lighthouse"]) == fog


def test_no_two_pictures_are_alike() -> None:
    # Small scenes only: all thirty take ten seconds.
    some = [catalogue()[name].draw().resize((60, 40)).tobytes() for name in ("desk", "wave", "runners", "ines-calder")]
    assert len(set(some)) == len(some)


def test_the_newsroom_reads_the_words_out_of_the_file(fog: bytes) -> None:
    words, found = catalogue()["lighthouse"].words, metadata.read("lighthouse.jpg", fog)
    for field in ("title", "alt", "caption", "credit", "creator", "copyright", "instructions"):
        assert getattr(found, field) == getattr(words, field)


def test_iptc_alone_says_whose_picture_it_is(fog: bytes) -> None:
    with pyexiv2.ImageData(fog) as image:
        found = image.read_iptc(encoding="utf-8")
    assert found["Iptc.Application2.Credit"] == "Courant/Ines Calder"
    assert found["Iptc.Application2.Copyright"] == "© The Tamsey Courant"


def test_a_position_is_left_in_the_original_for_the_newsroom_to_take_out(fog: bytes) -> None:
    with pyexiv2.ImageData(fog) as image:
        found = image.read_exif()
    assert found["Exif.GPSInfo.GPSLatitudeRef"] == "N"
    assert found["Exif.GPSInfo.GPSLongitudeRef"] == "W"
    assert found["Exif.GPSInfo.GPSLatitude"] == "54/1 12/1 1116/100"


def test_the_darkroom_makes_what_is_missing_and_no_more(tmp_path: Path) -> None:
    done: list[str] = []
    names = sorted(catalogue())
    for name in names[2:]:
        (tmp_path / f"{name}.jpg").touch()
    darkroom.fill(tmp_path, darkroom.missing(tmp_path), done.append, processes=1)
    assert sorted(done) == names[:2]
    assert darkroom.missing(tmp_path) == []


def test_a_scene_that_is_not_there_is_refused() -> None:
    with pytest.raises(ModuleNotFoundError):
        Entry("x", catalogue()["wave"].words, "nowhere.at_all").draw()


@given(st.floats(0, 180))
def test_a_position_loses_less_than_a_stride(degrees: float) -> None:
    parts = [
        int(top) / int(bottom) for top, bottom in (part.split("/") for part in rights.sexagesimal(degrees).split())
    ]
    assert abs(parts[0] + parts[1] / 60 + parts[2] / 3600 - degrees) < 2e-6
    assert parts[1] < 60
    assert parts[2] < 60


@given(COORDINATES, COORDINATES)
def test_a_thing_in_its_place_stands_where_it_was_put(x: float, y: float) -> None:
    assert Place(x, y, size=3.0, turn=1.0).at("0,0") == [(x, y)]
    assert Place(x, y).at("1,-2") == [(x + 1, y - 2)]


@given(st.lists(st.tuples(COORDINATES, COORDINATES), min_size=2, max_size=8))
def test_a_smooth_line_goes_through_its_points(points: list[tuple[float, float]]) -> None:
    curve = smooth(points, steps=4)
    assert all(min(abs(a - x) + abs(b - y) for a, b in curve) < 1e-6 for x, y in points)


def test_an_outline_is_pairs() -> None:
    assert outline("1,2 -3,4.5") == [(1, 2), (-3, 4.5)]
    with pytest.raises(ValueError, match="values to unpack"):
        outline("1,2 3")
