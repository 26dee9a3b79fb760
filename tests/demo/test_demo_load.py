"""The demo newspaper in a newsroom: published, scheduled, chosen, and the same a second time."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth import authenticate

from standfirst.ops.demo import founding, load, newspaper, stage
from standfirst.ops.demo.artwork.catalogue import catalogue
from standfirst.ops.failures import CommandFailed
from standfirst.pictures.models import Picture
from standfirst.press.run import press
from standfirst.stories.models import Contributor, Home, NewsroomSettings, Section, Story, Topic
from standfirst.wire.ingest import UNCHANGED, import_paths
from tests.demo.filed import items, stamps


@pytest.fixture
def folder(newsroom: Home, tmp_path: Path) -> Path:
    """The paper published, with pictures of stamp size."""
    stamps(tmp_path)
    pictures = {name: newspaper.put_picture(entry, tmp_path) for name, entry in catalogue().items()}
    newspaper.put_settings()
    newspaper.put_topics()
    newspaper.put_contributors(pictures)
    newspaper.put_sections()
    load.publish(tmp_path)
    return tmp_path


def test_the_paper_is_out_with_one_story_to_come_and_a_second_load_changes_nothing(folder: Path, tree: Path) -> None:
    assert Story.objects.live().count() == len(items()) - 1
    waiting = Story.objects.get(live=False)
    assert waiting.slug == "lantern-night"
    assert waiting.latest_revision.approved_go_live_at
    check_nothing_strange_came_in()
    check_tops()
    assert press().failed == ()
    assert (tree / "news/barrier-gates/index.html").exists()
    assert not (tree / "culture/lantern-night").exists()
    assert "The Tamsey Courant" in (tree / "index.html").read_text(encoding="utf-8")
    again = import_paths(stage.lay_out(folder, load.first_load(folder)), publish=True)
    assert {one.outcome for one in again} == {UNCHANGED}


def check_nothing_strange_came_in() -> None:
    """A name that a story file spells otherwise would have made a new contributor, topic or section."""
    told = newspaper.newspaper()
    assert {one.name for one in Contributor.objects.all()} == {one["name"] for one in told["contributors"]}
    assert {one.name for one in Topic.objects.all()} == {one["name"] for one in told["topics"]}
    assert [one.title for one in Section.objects.order_by("path")] == [one["name"] for one in told["sections"]]
    assert Picture.objects.count() == len(catalogue())


def check_tops() -> None:
    chosen = [row.story.slug for row in Home.objects.get().top_stories.all()]
    assert [f"/{slug}" for slug in chosen] == [one[one.index("/") :] for one in newspaper.newspaper()["home"]["top"]]
    assert all(section.top_stories.exists() for section in Section.objects.all())


def test_what_an_editor_has_changed_stays(newsroom: Home) -> None:
    newspaper.put_settings()
    newspaper.put_topics()
    newspaper.put_sections()
    row = NewsroomSettings.load()
    row.strapline = "Ours now"
    row.save()
    front = Home.objects.get()
    newspaper.put_settings()
    newspaper.put_topics()
    newspaper.put_sections()
    assert NewsroomSettings.load().strapline == "Ours now"
    assert Home.objects.get().latest_revision_id == front.latest_revision_id


def test_a_story_without_its_picture_stops_the_load(newsroom: Home, tmp_path: Path) -> None:
    with pytest.raises(CommandFailed, match=r"there is no file 'wave\.jpg' beside the story file\."):
        load.publish(tmp_path)


def test_the_editor_can_log_in_with_what_is_printed(newsroom: Home) -> None:
    name, password = founding.login()
    note = settings.ENVIRONMENT.private / "demo" / "password"
    try:
        assert authenticate(username=name, password=password)
        assert founding.login() == (name, password)
        assert note.stat().st_mode & 0o077 == 0
    finally:
        note.unlink()


def test_another_port_is_written_into_the_newsrooms_settings(tmp_path: Path) -> None:
    file = tmp_path / "newsroom.env"
    file.write_text("SECRET_KEY=x\nSTANDFIRST_BASE_URL=http://localhost:8000\n", encoding="utf-8")
    assert not founding.move(tmp_path, "http://localhost:8000")
    assert founding.move(tmp_path, "http://localhost:9000")
    assert file.read_text(encoding="utf-8") == "SECRET_KEY=x\nSTANDFIRST_BASE_URL=http://localhost:9000\n"
