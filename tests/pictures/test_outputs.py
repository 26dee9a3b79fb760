"""The published files: there while something shows the picture, and gone after."""

import pytest

from standfirst.pictures import files, outputs
from standfirst.pictures.outputs import PictureFile, shown_by
from standfirst.pictures.specs import SPECS
from standfirst.pictures.uploads import create_picture
from standfirst.press.reader import Reader
from tests.pictures.making import drawn, saved

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture():
    return create_picture("a.jpg", saved(drawn()), credit="Oda Brandt", alt="A")


def reader(*shown: int, picture: int) -> Reader:
    return Reader(overrides={(name, picture): shown for name in PictureFile.uses})


def test_a_picture_that_nothing_shows_has_no_file(picture):
    assert PictureFile().page(reader(picture=picture.pk), (picture.pk, "full-960-avif")) is None


def test_a_shown_picture_has_each_rendition_at_a_path_of_its_own_even_where_a_small_one_makes_them_equal(picture):
    output, read = PictureFile(), reader(7, picture=picture.pk)
    keys = list(outputs.every_spec([picture.pk]))
    assert len(keys) == len(SPECS)
    paths = {output.path(read, key): (key[1], output.body(output.page(read, key))) for key in keys}
    assert len(paths) == len(SPECS)
    for path, (spec, data) in paths.items():
        assert path.startswith(f"pictures/{files.digest(picture.pk, spec, data)}.")


def test_a_picture_that_is_gone_has_no_file(picture):
    read = reader(7, picture=picture.pk)
    pk = picture.pk
    picture.delete()
    assert PictureFile().page(read, (pk, "full-960-avif")) is None
    with pytest.raises(LookupError, match="full-960-avif"):
        PictureFile().path(read, (pk, "full-960-avif"))


def test_files_follow_the_rows_that_show_them(monkeypatch):
    monkeypatch.setattr(PictureFile, "roots", dict(PictureFile.roots))
    monkeypatch.setattr(PictureFile, "uses", list(PictureFile.uses))
    shown_by("letters.Letter", lambda ids: [id * 10 for id in ids], uses="letter_pictures")
    assert set(PictureFile.roots["letters.Letter"]([1, 2])) == {(id, spec.name) for id in (10, 20) for spec in SPECS}
    assert "letter_pictures" in PictureFile.uses
    assert set(PictureFile.roots["pictures.Picture"]([5])) == set(outputs.every_spec([5]))
