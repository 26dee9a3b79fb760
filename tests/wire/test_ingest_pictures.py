"""Pictures that come in with a story: their rights, and the refusal of those that have none."""

import pytest

from standfirst.pictures.models import Picture
from standfirst.stories.models import Story
from standfirst.wire.ingest import import_paths
from tests.wire.newspaper import picture, write

pytestmark = pytest.mark.usefixtures("newsroom")


def one(path, publish=True):
    [imported] = import_paths([path], publish)
    return imported


def test_the_files_own_metadata_fills_what_the_front_matter_leaves_out(tmp_path):
    picture(tmp_path / "quay.jpg", Credit="Harbour Press", Caption="The quay", Byline="Ines Calder", Copyright="(c) HP")
    assert one(write(tmp_path, "a.md", picture="quay.jpg", alt="A stone quay")).error == ""
    lead = Story.objects.get().lead_picture
    assert (lead.credit, lead.caption, lead.creator, lead.copyright) == (
        "Harbour Press",
        "The quay",
        "Ines Calder",
        "(c) HP",
    )
    assert (lead.alt, Story.objects.get().lead_caption) == ("A stone quay", "")


def test_the_front_matter_wins_over_the_files_metadata(tmp_path):
    picture(tmp_path / "quay.jpg", Credit="Harbour Press", Caption="The quay")
    one(write(tmp_path, "a.md", picture="quay.jpg", alt="A quay", credit="Ellery Agency", caption="At dawn"))
    lead = Story.objects.get().lead_picture
    assert (lead.credit, lead.caption, Story.objects.get().lead_caption) == ("Ellery Agency", "At dawn", "")


def test_the_same_file_is_one_picture_with_a_caption_for_each_story(tmp_path):
    picture(tmp_path / "quay.jpg")
    given = {"picture": "quay.jpg", "alt": "A quay"}
    one(write(tmp_path, "a.md", headline="One", caption="At dawn", credit="Harbour Press", **given))
    second = one(write(tmp_path, "b.md", headline="Two", caption="At dusk", credit="Another", **given))
    assert Picture.objects.count() == 1
    assert [s.lead_caption for s in Story.objects.order_by("title")] == ["", "At dusk"]
    assert Picture.objects.get().credit == "Harbour Press"
    assert second.notes == (
        f"{tmp_path}/b.md, picture: quay.jpg is already in the newsroom and keeps its credit: 'Harbour Press'.",
    )


@pytest.mark.parametrize(("fields", "lacking"), [
    ({"alt": "A quay"}, "has no credit."), ({"credit": "Harbour Press"}, "has no alt text"),
])  # fmt: skip
def test_publishing_is_refused_with_the_field_named_and_nothing_stays(tmp_path, fields, lacking):
    picture(tmp_path / "quay.jpg")
    path = write(tmp_path, "a.md", picture="quay.jpg", **fields)
    done = one(path)
    assert done.outcome == "failed" and done.error.startswith(f"{path}, picture: ") and lacking in done.error
    assert not Story.objects.exists()
    assert one(path, publish=False).outcome == "created", "a draft may still lack them"


def test_a_picture_in_the_body_is_held_to_the_same(tmp_path):
    picture(tmp_path / "quay.jpg")
    done = one(write(tmp_path, "a.md", "![](quay.jpg)\n"))
    assert done.outcome == "failed" and ", body: " in done.error
    assert one(write(tmp_path, "b.md", '![A quay](quay.jpg "At dawn | Harbour Press")\n')).error == ""
    [block] = Story.objects.get().body
    assert block.value["picture"].alt == "A quay" and block.value["picture"].credit == "Harbour Press"


def test_an_empty_picture_takes_it_away(tmp_path):
    picture(tmp_path / "quay.jpg")
    path = write(tmp_path, "a.md", picture="quay.jpg", alt="A quay", credit="Harbour Press")
    one(path)
    write(tmp_path, "a.md", picture="")
    assert one(path).outcome == "updated" and Story.objects.get().lead_picture is None


def test_a_picture_that_is_not_there_or_none(tmp_path):
    path = write(tmp_path, "a.md", picture="quay.jpg")
    assert one(path).error == f"{path}, picture: there is no file 'quay.jpg' beside the story file."
    (tmp_path / "quay.jpg").write_bytes(b"not a picture")
    assert one(path).error == f"{path}, picture: quay.jpg is not a picture that can be read."
    write(tmp_path, "a.md", "One.\n\n![x](none.jpg)\n")
    assert one(path).error == f"{path}, line 8: there is no file 'none.jpg' beside the story file."
    (tmp_path / "in").mkdir()
    (tmp_path / "in/link.jpg").symlink_to(picture(tmp_path / "out.jpg"))
    path = write(tmp_path, "in/b.md", picture="link.jpg")
    assert one(path).error == f"{path}, picture: 'link.jpg' leads out of the story file's folder."
    assert not Picture.objects.exists() and not Story.objects.exists()
