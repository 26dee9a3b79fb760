"""Podcasts as the press publishes them: what can be heard, and nothing that cannot."""

import io
import json
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from defusedxml import ElementTree
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from standfirst.feeds.markup import ITUNES, PODCAST
from standfirst.narration.record import record
from standfirst.narration.tags import SIZE
from standfirst.narration.tasks import narrate_live
from standfirst.press.run import press, verify
from standfirst.site import artwork
from standfirst.stories import actions, facts
from standfirst.stories.models import Home, NewsroomSettings, Section, Story
from tests.feeds.test_podcast import check
from tests.journeys import paper as p
from tests.site.test_no_scan import LARGE, scans

BASE = settings.ENVIRONMENT.base_url


@pytest.fixture(autouse=True)
def _no_segments() -> Iterator[None]:
    yield
    shutil.rmtree(settings.ENVIRONMENT.private / "segments", ignore_errors=True)


@pytest.fixture
def paper(newsroom: Home, tree: Path) -> p.Paper:
    """Four stories, the newest first: 0 and 2 in News, 1 and 3 in Sport; all but 3 can be heard."""
    paper = p.furnish(newsroom, pictures=0)
    for seed in range(4):
        actions.publish(p.draft(paper, seed), at=timezone.now() - timedelta(hours=seed + 1))
    for story in Story.objects.exclude(slug="story-3"):
        narrate_live.call(story.pk)
    press()
    return paper


def story(seed: int) -> Story:
    return Story.objects.get(slug=f"story-{seed}")


def channel(tree: Path, path: str = "podcast.xml"):
    data = (tree / path).read_bytes()
    check(data)
    return ElementTree.fromstring(data)[0]


def links(tree: Path, path: str = "podcast.xml") -> list[str]:
    return [item.findtext("link").removeprefix(BASE) for item in channel(tree, path).findall("item")]


def file_at(tree: Path, address: str) -> Path:
    assert address.startswith(BASE)
    return tree / address.removeprefix(BASE).lstrip("/").partition("?")[0]


def test_the_newest_that_can_be_heard(paper: p.Paper, tree: Path) -> None:
    assert links(tree) == ["/news/story-0/", "/sport/story-1/", "/news/story-2/"]
    assert links(tree, "news/podcast.xml") == ["/news/story-0/", "/news/story-2/"]
    assert links(tree, "sport/podcast.xml") == ["/sport/story-1/"]
    assert verify().good


def test_all_that_an_episode_names_is_there(paper: p.Paper, tree: Path) -> None:
    for item in channel(tree).findall("item"):
        enclosure = item.find("enclosure")
        data = file_at(tree, enclosure.get("url")).read_bytes()
        assert len(data) == int(enclosure.get("length"))
        assert data.startswith(b"ID3") and data[SIZE] == 0xFF
        assert item.findtext("description").endswith("Read by a synthetic voice.")
        vtt, transcript = (file_at(tree, node.get("url")) for node in item.findall(f"{PODCAST}transcript"))
        assert vtt.read_text().startswith("WEBVTT")
        said = json.loads(transcript.read_text())["segments"]
        assert said[0]["body"] == item.findtext("title")
        assert round(said[-1]["endTime"]) == int(item.findtext(f"{ITUNES}duration"))
        chapters = json.loads(file_at(tree, item.find(f"{PODCAST}chapters").get("url")).read_text())["chapters"]
        assert chapters[0] == {"startTime": 0.0, "title": item.findtext("title")}
        assert [node.text for node in item.findall(f"{PODCAST}person")]


def test_the_cover_is_a_square_that_apple_takes(paper: p.Paper, tree: Path) -> None:
    covers = {channel(tree, path).find(f"{ITUNES}image").get("href") for path in ("podcast.xml", "news/podcast.xml")}
    assert len(covers) == 2
    for address in covers:
        with Image.open(file_at(tree, address)) as image:
            assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (1400, 1400))


def test_the_logo_is_the_cover_where_there_is_one(newsroom: Home, tree: Path) -> None:
    own = NewsroomSettings.load()
    press()
    before = channel(tree).find(f"{ITUNES}image").get("href")
    own.logo = p.small_picture(3)
    own.save()
    press()
    after = channel(tree).find(f"{ITUNES}image").get("href")
    assert after != before
    assert not file_at(tree, before).exists()
    with Image.open(file_at(tree, after)) as image:
        assert image.getpixel((10, 10)) == (255, 255, 255)
        red, green, _ = image.getpixel((700, 600))
        assert abs(red - 3 * 37) < 6 and abs(green - 3 * 91 % 256) < 6


@pytest.mark.parametrize("name", ["", "x" * 200, "新聞", "The Very Long Name of a Paper " * 6, "\x00 \u200b"])
def test_any_name_gets_a_cover(name: str) -> None:
    with Image.open(io.BytesIO(artwork.cover(name, name))) as image:
        assert image.size == (1400, 1400)


def test_a_withdrawn_story_drops_at_once(paper: p.Paper, tree: Path) -> None:
    digest = next((tree / "audio").glob("*.mp3")).name
    assert digest
    actions.withdraw(story(0))
    press()
    assert links(tree) == ["/sport/story-1/", "/news/story-2/"]
    assert links(tree, "news/podcast.xml") == ["/news/story-2/"]
    assert len(list((tree / "podcast").glob("*.transcript.json"))) == 2
    assert verify().good


def test_sound_of_another_version_is_no_episode(paper: p.Paper, tree: Path) -> None:
    one = story(1)
    one.body = [("paragraph", "<p>A wholly new sentence.</p>")]
    one = actions.publish(one)
    press()
    assert "/sport/story-1/" not in links(tree)
    record(facts.story_value(one))
    press()
    assert "/sport/story-1/" in links(tree)


def test_the_guid_stays_when_the_address_moves(paper: p.Paper, tree: Path) -> None:
    def guids() -> list[str]:
        return [item.findtext("guid") for item in channel(tree).findall("item")]

    before = guids()
    one = story(0)
    one.slug = "elsewhere"
    actions.publish(one)
    press()
    assert links(tree)[0] == "/news/elsewhere/"
    assert guids() == before


def test_a_section_that_closes_takes_its_podcast_with_it(paper: p.Paper, tree: Path) -> None:
    Section.objects.get(slug="sport").unpublish()
    press()
    assert not (tree / "sport/podcast.xml").exists()
    assert links(tree) == ["/news/story-0/", "/news/story-2/"]
    assert len(list((tree / "podcast").glob("cover.*.jpg"))) == 2


def test_what_stands_at_the_foot_of_pages_presses_no_podcast(paper: p.Paper, tree: Path) -> None:
    own = NewsroomSettings.objects.first() or NewsroomSettings()
    own.about = "A paper of the islands."
    own.save()
    report = press()
    assert report.unchanged == 0
    assert not [path for path, _ in report.written if "podcast" in path or "audio" in path]
    own.email = "desk@packet.example"
    own.save()
    assert "podcast.xml" in {path for path, _ in press().written}
    assert channel(tree).findtext(f"{ITUNES}owner/{ITUNES}email") == "desk@packet.example"


def test_no_query_scans_what_grows(paper: p.Paper, tree: Path) -> None:
    one = actions.publish(p.draft(paper, 100))
    narrate_live.call(one.pk)
    with CaptureQueriesContext(connection) as queries:
        assert "podcast.xml" in {path for path, _ in press().written}
    asked = {query["sql"] for query in queries if query["sql"].startswith(("SELECT", "UPDATE", "DELETE", "WITH"))}
    wanted = {sql for sql in asked if not sql.startswith('SELECT 1 AS "a" FROM "press_pressed" LIMIT 1')}
    assert {sql: found for sql in wanted if (found := scans(sql, (*LARGE, "narration_recording")))} == {}
