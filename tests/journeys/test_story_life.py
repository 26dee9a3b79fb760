"""A story's whole life, from an agency's picture to its withdrawal, by the admin's own forms and the pressed files."""

import json
import re
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client

from standfirst.narration.tasks import narrate_live
from standfirst.pictures.models import Picture
from standfirst.press.models import Pressed
from standfirst.press.run import press
from standfirst.stories.models import Contributor, Home, Section, Story, Topic
from tests.journeys.desk import edit_story, form_errors, inline_formset, new_story, paragraph, streamfield, upload
from tests.pictures.making import drawn, saved, with_metadata

pytestmark = pytest.mark.django_db(transaction=True)

RIGHTS = {"Xmp.photoshop.Credit": "Harbour Press/Ines Calder", "Xmp.dc.rights": {'lang="x-default"': "© Harbour Press"}}
WANTED = (
    "Exclusive", "<h1", "Picture: Harbour Press/Ines Calder", 'href="/by/asha-rowe/"', "in Port Ellery", "<latest-rail",
    'href="/topic/ferries/"', 'alt="A red ferry passes a stone pier"', "<time datetime=",
)  # fmt: skip
GPS = {"Exif.GPSInfo.GPSLatitudeRef": "N", "Exif.GPSInfo.GPSLatitude": "51/1 30/1 0/1"}


@pytest.fixture
def editor(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("editor", "editor@packet.example", "pass"))
    return client


@pytest.fixture
def news(newsroom: Home) -> Section:
    return newsroom.add_child(instance=Section(title="News", slug="news"))


def page(tree: Path, address: str) -> str:
    """The text of a published page."""
    return (tree / address.strip("/") / "index.html").read_text("utf-8")


def json_ld(html: str) -> dict:
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL).group(1))


def test_story_life(editor: Client, news: Section, tree: Path) -> None:
    Contributor.objects.create(name="Asha Rowe", slug="asha-rowe", role="Harbour correspondent")
    Topic.objects.create(name="Ferries", slug="ferries")
    picture = take_picture(editor)
    refuse_then_publish(editor, news, tree, picture)
    hear(tree)
    link_from_another(editor, news, tree)
    correct(editor, tree, picture)
    move_on(editor, tree)
    withdraw(editor, tree)


def take_picture(editor: Client) -> Picture:
    """The upload reads the agency's rights out of the file; the alt text is still to be written."""
    upload(editor, "ferry.jpg", with_metadata(saved(drawn((800, 533))), xmp=RIGHTS, exif=GPS))
    picture = Picture.objects.get()
    assert (picture.credit, picture.copyright, picture.alt) == ("Harbour Press/Ines Calder", "© Harbour Press", "")
    return picture


def refuse_then_publish(editor: Client, news: Section, tree: Path, picture: Picture) -> None:
    byline = inline_formset([{"contributor": str(Contributor.objects.get().pk), "words": "in Port Ellery"}])
    topics = inline_formset([{"topic": str(Topic.objects.get().pk)}])
    content = {"lead_picture": str(picture.pk), "byline_entries": byline, "story_topics": topics}
    refused = new_story(editor, news, "action-publish", **content)
    assert form_errors(refused) == {
        "lead_picture": ["The picture “Ferry” has no alt text and is not marked decorative."]
    }
    assert not Story.objects.exists()
    picture.alt = "A red ferry passes a stone pier"
    picture.save()
    assert new_story(editor, news, "action-publish", **content).status_code == 302
    press()
    html = page(tree, "/news/ferry-returns/")
    for wanted in WANTED:
        assert wanted in html, wanted
    assert "<listen-player" not in html
    assert "Updated" not in html
    data = json_ld(html)
    assert (data["@type"], data["author"][0]["name"], data["image"][0]["creditText"]) == (
        "NewsArticle", "Asha Rowe", "Harbour Press/Ines Calder",
    )  # fmt: skip
    for front in ("/", "/news/", "/latest/", "/topic/ferries/", "/by/asha-rowe/"):
        assert "/news/ferry-returns/" in page(tree, front), front
    for file in ("feed.xml", "feed.json", "news/feed.xml", "sitemap-news.xml", "fragments/latest.html"):
        assert "/news/ferry-returns/" in (tree / file).read_text(), file
    assert list((tree / "pictures").glob("*.avif"))


def hear(tree: Path) -> None:
    """With its sound, the page is pressed again and nothing but the page and the feeds that carry the sound."""
    story = Story.objects.get()
    assert not (tree / "audio").exists()
    narrate_live.call(story.pk)
    written = {path for path, _ in press().written}
    html = page(tree, "/news/ferry-returns/")
    sound = re.search(r'src="/(audio/[0-9a-f]+\.mp3)"', html).group(1)
    assert (tree / sound).stat().st_size > 1000
    assert {"news/ferry-returns/index.html", sound} <= written
    assert not {"index.html", "news/index.html", "latest/index.html"} & written
    assert json_ld(html)["audio"]["contentUrl"].endswith(sound)
    captions = re.search(r'<track[^>]* src="/(audio/[0-9a-f]{32}\.vtt)"', html).group(1)
    assert sound.startswith(captions.removesuffix(".vtt")) and (tree / captions).read_text().startswith("WEBVTT")


def link_from_another(editor: Client, news: Section, tree: Path) -> None:
    first = Story.objects.get()
    body = streamfield([("paragraph", paragraph("Another story.")), ("read_more", str(first.pk))])
    new_story(editor, news, "action-publish", title="Islanders count the cost", slug="islanders", body=body)
    press()
    assert "Ferry returns to Port Ellery" in page(tree, "/news/islanders/")


def correct(editor: Client, tree: Path, picture: Picture) -> None:
    """A correction shows on the page and in the log, and leaves every front as it is."""
    story = Story.objects.get(slug="ferry-returns")
    correction = {
        "kind": "correction",
        "when": "2026-11-20 08:00",
        "text": "The ferry was built in 1987, not 1978.",
        "place": "top",
    }
    form = {"lead_picture": str(picture.pk), "corrections": inline_formset([correction])}
    assert edit_story(editor, story, "action-publish", **form).status_code == 302
    report = press()
    assert 'data-block="correction-0">The ferry was built in 1987, not 1978.<' in page(tree, "/news/ferry-returns/")
    assert "built in 1987, not 1978" in page(tree, "/corrections/")
    assert json_ld(page(tree, "/news/ferry-returns/"))["correction"][0]["text"].startswith("The ferry was built")
    assert "Updated" not in page(tree, "/news/ferry-returns/")
    assert not {"news/index.html", "latest/index.html"} & {path for path, _ in report.written if "Ferry" in path}
    # It is said at the story's start, and nothing is spoken but its two sentences.
    assert narrate_live.call(story.pk)["spoken"] == 2
    press()
    [captions] = (tree / "audio").glob("*.vtt")
    assert "was corrected on 20 November." in captions.read_text()
    assert captions.read_text().index("built in 1987") < captions.read_text().index("The ferry left at dawn.")


def move_on(editor: Client, tree: Path) -> None:
    """A new headline and address are followed by the "read more", and the old address is gone from the tree."""
    story = Story.objects.get(slug="ferry-returns")
    edit_story(editor, story, "action-publish", title="Ferry sails again", slug="ferry-sails")
    press()
    assert not (tree / "news/ferry-returns").exists()
    other = page(tree, "/news/islanders/")
    assert "Ferry sails again" in other and "/news/ferry-sails/" in other


def withdraw(editor: Client, tree: Path) -> None:
    """No published file says a word of it any more, and the ledger knows that its address is gone."""
    story = Story.objects.get(slug="ferry-sails")
    assert editor.post(f"/admin/pages/{story.pk}/unpublish/").status_code == 302
    press()
    left = [path for path in tree.rglob("*") if path.is_file() and b"erry-sails" in path.read_bytes()]
    assert left == []
    assert not list((tree / "audio").glob("*")) if (tree / "audio").exists() else True
    assert not (tree / "pictures").exists() or not list((tree / "pictures").glob("*"))
    assert Pressed.objects.get(path="news/ferry-sails/index.html").gone
