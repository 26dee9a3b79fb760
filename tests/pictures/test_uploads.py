"""Pictures coming in: by import and through the admin, their fields filled, their renditions made."""

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from standfirst.pictures import files, metadata
from standfirst.pictures.checks import PictureError
from standfirst.pictures.facts import load_pictures
from standfirst.pictures.models import Picture, Rendered
from standfirst.pictures.renditions import make, refresh
from standfirst.pictures.rights import problems
from standfirst.pictures.specs import ORDER
from standfirst.pictures.uploads import create_picture
from standfirst.press.models import Touched
from tests.pictures.making import drawn, saved, with_metadata

pytestmark = pytest.mark.django_db


def digests(picture: Picture) -> dict[str, str]:
    return {row.spec: row.digest for row in Rendered.objects.filter(picture=picture)}


def test_an_imported_picture_has_its_words_and_its_renditions(agency_jpeg):
    picture = create_picture("incoming/ferry.jpg", agency_jpeg)
    stored = Picture.objects.get(pk=picture.pk)
    assert (stored.title, stored.credit, stored.creator) == (
        "Ferry leaves",
        "Harbour Press/Ines Calder",
        "Ines Calder, Tomás Wray",
    )
    assert stored.alt == "A red ferry passes a stone pier"
    assert stored.instructions == "Not for sale in Verland"
    assert problems(stored) == []
    value = load_pictures([stored.pk])[stored.pk]
    assert [one.spec for one in value.renditions] == list(ORDER)
    for one in value.renditions:
        data = files.read(one.digest, one.media_type)
        assert files.digest(stored.pk, one.spec, data) == one.digest
        assert metadata.read(one.spec, data).credit == stored.credit
        assert one.path == f"/pictures/{one.digest}.{Path(one.path).suffix[1:]}"


def test_given_words_win_over_the_file_s():
    data = with_metadata(saved(drawn()), xmp={"Xmp.photoshop.Credit": "Coast Agency"})
    picture = create_picture("a.jpg", data, title="Gulls", alt="Two gulls", credit="Oda Brandt\0")
    assert (picture.title, picture.alt, picture.credit) == ("Gulls", "Two gulls", "Oda Brandt")


def test_the_same_file_twice_is_one_picture_and_an_editor_s_words_stay():
    data = saved(drawn(colour="navy"))
    first = create_picture("a.jpg", data, credit="Oda Brandt")
    second = create_picture("b.jpg", data, credit="Somebody else", alt="A navy field")
    assert first.pk == second.pk
    assert Picture.objects.count() == 1
    second.refresh_from_db()
    assert (second.credit, second.alt) == ("Oda Brandt", "A navy field")
    written = [files.read(row.digest, row.media_type) for row in second.rendered.all()]
    assert {metadata.read("a rendition", data).alt for data in written} == {"A navy field"}


def test_two_pictures_of_equal_pixels_never_share_a_file():
    one = create_picture("a.png", saved(drawn(), "PNG"), credit="Oda Brandt", alt="A")
    two = create_picture("b.png", saved(drawn(), "PNG", compress_level=1), credit="Oda Brandt", alt="A")
    assert one.pk != two.pk
    assert not set(digests(one).values()) & set(digests(two).values())


def test_a_file_that_is_no_picture_leaves_nothing_behind():
    with pytest.raises(PictureError):
        create_picture("notes.jpg", b"Meeting at noon")
    assert not Picture.objects.exists()


def test_an_unknown_field_is_named():
    with pytest.raises(TypeError, match="kredit"):
        create_picture("a.jpg", saved(drawn()), kredit="Oda Brandt")


def test_unchanged_costs_one_query_and_makes_nothing(django_assert_num_queries):
    picture = create_picture("a.jpg", saved(drawn()), credit="Oda Brandt", alt="A")
    before = digests(picture)
    Touched.objects.all().delete()
    with django_assert_num_queries(1):
        make(picture)
    assert digests(picture) == before
    assert not Touched.objects.exists()


@pytest.mark.parametrize(
    "change",
    [{"credit": "Tomás Wray"}, {"alt": "Other"}, {"focal_point_x": 10, "focal_point_y": 10}, {"decorative": True}],
    ids=str,
)
def test_a_change_of_rights_words_or_focus_makes_new_renditions_after_the_commit(
    change, django_capture_on_commit_callbacks
):
    picture = create_picture("a.jpg", saved(drawn()), credit="Oda Brandt", alt="A")
    before = digests(picture)
    for field, value in change.items():
        setattr(picture, field, value)
    Touched.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        picture.save()
        assert digests(picture) == before
    after = digests(picture)
    assert after.keys() == before.keys()
    assert after["social-1200-jpeg"] != before["social-1200-jpeg"]
    assert Touched.objects.filter(source="pictures.Picture", row=picture.pk).exists()


def test_instructions_alone_change_no_rendition():
    picture = create_picture("a.jpg", saved(drawn()), credit="Oda Brandt", alt="A")
    before = digests(picture)
    Picture.objects.filter(pk=picture.pk).update(instructions="Not in Verland")
    refresh(picture.pk)
    assert digests(picture) == before


def test_a_lost_private_file_is_made_again_as_it_was():
    picture = create_picture("a.jpg", saved(drawn()), credit="Oda Brandt", alt="A")
    row = picture.rendered.get(spec="social-1200-jpeg")
    lost = files.path(row.digest, row.media_type)
    before = lost.read_bytes()
    lost.unlink()
    make(picture)
    assert lost.read_bytes() == before


def test_an_original_that_has_gone_bad_is_logged_and_named_as_a_problem(caplog):
    picture = create_picture("a.jpg", saved(drawn()), credit="Oda Brandt", alt="A")
    Path(picture.file.path).write_bytes(b"\xff\xd8 torn")
    Picture.objects.filter(pk=picture.pk).update(credit="Tomás Wray")
    refresh(picture.pk)
    assert load_pictures([picture.pk])[picture.pk].renditions == ()
    assert picture.file.name in caplog.text
    assert [field for field, _ in problems(picture)] == ["file"]


def test_a_picture_without_credit_or_alt_says_so_for_each_field():
    picture = create_picture("harbour.jpg", saved(drawn()), caption="The harbour")
    assert [field for field, _ in problems(picture)] == ["credit", "alt"]
    assert picture.default_alt_text == ""
    assert load_pictures([picture.pk])[picture.pk].alt == ""
    picture.decorative, picture.credit = True, "Oda Brandt"
    assert problems(picture) == []


def test_decorative_is_kept_through_the_database():
    picture = create_picture("a.jpg", saved(drawn()), decorative=True, alt="Left over")
    again = Picture.objects.get(pk=picture.pk)
    assert again.decorative
    assert again.default_alt_text == ""
    assert again == picture
    assert Picture.objects.only("title").get(pk=picture.pk).decorative


@pytest.fixture
def editor(admin_client, settings):
    settings.WAGTAILIMAGES_IMAGE_FORM_BASE = "standfirst.pictures.form.PictureForm"
    return admin_client


def upload(client, name: str, data: bytes) -> dict:
    file = SimpleUploadedFile(name, data)
    return client.post(reverse("wagtailimages:add_multiple"), {"title": "Ferry", "files[]": file}).json()


def edit(client, picture: Picture, **changes: object):
    words = {
        field: getattr(picture, field)
        for field in ("title", "alt", "caption", "credit", "copyright", "creator", "instructions")
    }
    form = words | {"tags": "", "collection": picture.collection_id} | changes
    response = client.post(reverse("wagtailimages:edit", args=[picture.pk]), form)
    picture.refresh_from_db()
    return response


def test_the_form_after_an_upload_already_shows_what_the_file_says(editor, agency_jpeg):
    answer = upload(editor, "ferry.jpg", agency_jpeg)
    assert answer["success"]
    for text in ("Harbour Press/Ines Calder", "A red ferry passes a stone pier", "Not for sale in Verland"):
        assert text in answer["form"]
    assert Picture.objects.get().title == "Ferry"


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("notes.jpg", b"Meeting at noon", "File: notes.jpg is not a picture that can be read."),
        ("torn.jpg", saved(drawn())[:900], "File: torn.jpg is cut short or damaged."),
        ("logo.svg", b"<svg/>", "File: logo.svg is not a JPEG, PNG, WebP, AVIF or GIF file."),
    ],
)
def test_an_upload_is_refused_in_one_sentence_that_names_the_field(editor, name, data, sentence):
    assert upload(editor, name, data) == {"success": False, "error_message": sentence}
    assert not Picture.objects.exists()


def test_the_edit_form_says_what_good_alt_text_is(editor):
    picture = create_picture("a.jpg", saved(drawn()))
    page = editor.get(reverse("wagtailimages:edit", args=[picture.pk])).content.decode()
    assert "without repeating the caption" in page
    assert "Never published" in page


def test_what_a_person_typed_stays_and_a_replaced_file_brings_its_own_rights(editor, agency_jpeg):
    picture = create_picture("ferry.jpg", agency_jpeg)
    edit(editor, picture, caption="The ferry, seen from the pier")
    assert picture.caption == "The ferry, seen from the pier"
    other = with_metadata(saved(drawn(colour="red")), xmp={"Xmp.photoshop.Credit": "Coast Agency"})
    edit(editor, picture, file=SimpleUploadedFile("other.jpg", other))
    assert picture.credit == "Coast Agency"
    assert picture.copyright == ""
    assert picture.caption == "The ferry, seen from the pier"
    with picture.open_file() as file:
        assert file.read() == other


def test_a_lost_original_can_be_replaced(editor):
    picture = create_picture("a.jpg", saved(drawn()), credit="Oda Brandt", alt="A")
    Path(picture.file.path).unlink()
    other = saved(drawn(colour="red"))
    assert edit(editor, picture, file=SimpleUploadedFile("other.jpg", other)).status_code == 302
    assert picture.file_bytes() == other
    assert picture.credit == "Oda Brandt"


def test_every_field_of_a_file_that_is_taken_fits_its_form(editor):
    long = {"Xmp.photoshop.Credit": "C" * 5000, "Xmp.photoshop.Instructions": "I" * 9000}
    picture = create_picture("long.jpg", with_metadata(saved(drawn()), xmp=long))
    assert edit(editor, picture, title="Short").status_code == 302
    assert picture.title == "Short"


def test_tables_and_forms_know_the_file_by_its_content():
    picture = create_picture("a.jpg", saved(drawn((640, 480))))
    assert (picture.width, picture.height) == (640, 480)
    assert picture.file_size == len(io.BytesIO(picture.file_bytes()).getvalue())
