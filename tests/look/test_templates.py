"""What the templates promise, read from their bytes."""

import dataclasses
import gzip
import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.press.store import compressed
from standfirst.site import assets
from standfirst.site.pages import BlockView, BylineName, Player, StoryPage

from . import newspaper, sample_story, shell

pytestmark = pytest.mark.no_database

PATHS = (
    "index.html",
    "news/index.html",
    "latest/index.html",
    "topic/harbour/index.html",
    "archive/2026/11/22/index.html",
    "archive/index.html",
    "by/asha-rowe/index.html",
    "corrections/index.html",
    "404.html",
    newspaper.STORY,
    newspaper.BULLETIN,
    "news/plain/index.html",
)
WORDS = (
    st.text(st.characters(categories=("L", "N", "P"), include_characters=" &<>\"'"), min_size=1, max_size=20)
    .map(str.strip)
    .filter(bool)
)


def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def read(tree: Path, path: str) -> BeautifulSoup:
    return soup((tree / path).read_text(encoding="utf-8"))


def one(page: BeautifulSoup, selector: str) -> Tag:
    found = page.select(selector)
    assert len(found) == 1, f"{selector} stands {len(found)} times on the page"
    return found[0]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> StoryPage:
    return sample_story.story(tmp_path_factory.mktemp("story"))


@pytest.mark.parametrize("path", PATHS)
def test_no_inline_script_or_style(tree: Path, path: str) -> None:
    page = read(tree, path)
    assert not page.select("style, [style]")
    for script in page.select("script"):
        assert (script.get("type") == "module" and script.get("src") and not script.get_text()) or script[
            "type"
        ] == "application/ld+json"
    assert not [name for tag in page.find_all(True) for name in tag.attrs if name.startswith("on")]


@pytest.mark.parametrize("path", PATHS)
def test_every_picture_keeps_its_room_and_has_alternative_text(tree: Path, path: str) -> None:
    for picture in read(tree, path).select("img"):
        assert picture.get("width") and picture.get("height") and picture.get("alt") is not None


@pytest.mark.parametrize("path", PATHS)
def test_head(tree: Path, path: str) -> None:
    page = read(tree, path)
    assert one(page, "title").get_text().endswith("The Ellery Packet")
    for selector in (
        'meta[name="description"]',
        'meta[name="viewport"]',
        'meta[name="robots"][content="max-image-preview:large"]',
        'meta[property="og:title"]',
        'meta[property="og:image"]',
        'meta[name="twitter:card"][content="summary_large_image"]',
        'meta[name="color-scheme"]',
        'link[rel="alternate"][type="application/rss+xml"]',
        'link[rel="alternate"][type="application/feed+json"]',
        'link[rel="stylesheet"][href="/static/site.css"]',
        "h1",
        "main#main",
    ):
        one(page, selector)
    assert len(page.select('meta[name="theme-color"]')) == 2


def test_story_head_carries_its_data(tree: Path) -> None:
    page = read(tree, newspaper.STORY)
    assert one(page, 'link[rel="canonical"]')["href"] == "https://ellery.example/news/harbour-wall/"
    assert json.loads(one(page, 'script[type="application/ld+json"]').get_text())["headline"] == "Harbour <wall>"
    assert one(page, 'meta[property="og:type"]')["content"] == "article"


def test_text_that_is_spoken_stands_in_its_element_and_nothing_else(tree: Path, story: StoryPage) -> None:
    page = read(tree, newspaper.STORY)
    said = {"headline": story.headline, "standfirst": story.standfirst}
    for block in story.body:
        for part in block.items or (block,):
            said |= {part.id: part.text or soup(part.html).get_text()} if part.text or part.html else {}
    shown = {str(tag["data-block"]): tag.get_text() for tag in page.select("[data-block]")}
    assert shown.pop("byline") == "By Asha Rowe in Port Ellery, Tomas Brandt and Packet staff"
    assert shown == said


def byline_words(names: list[BylineName]) -> str:
    parts = [" ".join(filter(None, (name.name, name.words))) for name in names]
    return "By " + (", ".join(parts[:-1]) + " and " if parts[1:] else "") + parts[-1]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.builds(BylineName, WORDS, st.sampled_from(("", "/by/x/")), st.one_of(st.just(""), WORDS)),
        min_size=1,
        max_size=4,
    )
)
def test_byline_reads_exactly_as_it_is_said(names: list[BylineName]) -> None:
    module = newspaper.environment().get_template("parts/byline.html").module
    assert one(soup(str(module.byline(names))), ".byline").get_text() == byline_words(names)


def test_headline_is_escaped(story: StoryPage) -> None:
    page = soup(newspaper.render("story.html", dataclasses.replace(story, headline="<script>alert(1)</script> & more")))
    assert one(page, "h1").get_text() == "<script>alert(1)</script> & more"


def test_no_player_while_there_is_no_recording(story: StoryPage) -> None:
    html = newspaper.render("story.html", story)
    assert "listen" not in html and "<audio" not in html


def test_the_page_says_what_its_sound_is(tree: Path, story: StoryPage) -> None:
    player = one(read(tree, newspaper.STORY), "listen-player")
    assert one(player, ".listen-voice").get_text() == (
        "Read by a synthetic voice. Version of 22 November 2026, 21:40 GMT."
    )
    assert not player.has_attr("data-partial")
    coming = soup(newspaper.render("story.html", dataclasses.replace(story, awaits_sound=True)))
    assert one(coming, ".sound-coming").get_text() == "The sound of this version is being made."
    sound = Player("/audio/a.mp3", "/audio/a.vtt", "/audio/a.json", "0:04", "4 seconds", "", partial=True)
    begun = one(soup(newspaper.render("story.html", dataclasses.replace(story, player=sound))), "listen-player")
    assert begun["data-partial"] == "1" and one(begun, ".listen-voice").get_text() == ""


def test_no_update_is_shown_unless_an_editor_says_so(story: StoryPage) -> None:
    assert "Updated" in newspaper.render("story.html", story)
    assert "Updated" not in newspaper.render("story.html", dataclasses.replace(story, updated=None))


def test_corrections_stand_where_the_editor_put_them(tree: Path) -> None:
    html = (tree / newspaper.STORY).read_text()
    assert html.index('id="corrections"') < html.index('class="body"') < html.index('id="corrections-foot"')


def test_furniture(tree: Path) -> None:
    page = read(tree, newspaper.STORY)
    for selector in (
        "article",
        "article h1",
        ".standfirst",
        ".byline",
        ".published time[datetime]",
        ".updated time[datetime]",
        "listen-player > audio[controls][preload=none]",
        "aside.read-more a[href='/news/story-1/']",
        "latest-rail[data-src='/fragments/latest.html'] a[href='/latest/']",
        ".pull-quote",
        "consent-embed a[href]",
    ):
        one(page, selector)
    assert page.select_one(".lead-picture .credit").get_text() == "Picture: Harbour Press/Ines Calder"
    assert [tag.get_text() for tag in page.select(".body ol li")] == [
        "The walkway stays shut.",
        "Boats use the south entrance.",
    ]


def test_a_logo_is_called_by_the_newsroom_s_name(story: StoryPage) -> None:
    dressed = dataclasses.replace(story, shell=dataclasses.replace(story.shell, logo=story.picture))
    page = soup(newspaper.render("story.html", dressed))
    assert one(page, ".nameplate img")["alt"] == "The Ellery Packet"


def test_unknown_embed_is_a_link_and_needs_no_script(story: StoryPage) -> None:
    block = next(block for block in story.body if block.kind == "embed" and not block.frame)
    html = newspaper.render("story.html", dataclasses.replace(story, body=(block,)))
    assert "consent-embed" not in html and block.link and block.link.href in html


def test_every_kind_of_block_has_a_branch(story: StoryPage) -> None:
    for block in story.body:
        blocks = (dataclasses.replace(block),)
        assert one(soup(newspaper.render("story.html", dataclasses.replace(story, body=blocks))), ".body").find(True), (
            block.kind
        )
    nothing = newspaper.render("story.html", dataclasses.replace(story, body=(BlockView("unknown", "x"),)))
    assert one(soup(nothing), ".body").find(True) is None


def weight(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


def test_a_long_story_is_light(story: StoryPage) -> None:
    css = (shell.STATIC / "site.css").read_text()
    html = newspaper.render(
        "story.html",
        dataclasses.replace(
            story,
            body=tuple(
                dataclasses.replace(block, id=f"{number}-{block.id}") for number in range(4) for block in story.body
            ),
        ),
    )
    assert weight(html) + weight(css) <= 20_000


def test_all_of_the_player_is_at_most_8_kb_over_the_wire() -> None:
    published = {name: data for name, (_, data) in assets.asset_files().items() if name.endswith(".js")}
    assert [name for name in published if name.startswith("listen")] == ["listen-player.js"]
    # As the press compresses it.
    assert len(compressed("listen-player.js", published["listen-player.js"])[".gz"]) <= 8_000
    assert sum(len(data) for name, data in published.items() if not name.startswith("listen")) <= 4_000


def test_the_published_player_has_each_module_once_and_no_name_twice() -> None:
    sources = [module.read_text("utf-8") for module in shell.STATIC.glob("listen-*.js")]
    names = [name for source in sources for name in re.findall(r"^(?:export )?(?:const|class) (\w+)", source, re.M)]
    assert len(names) == len(set(names)) > 20
    whole = assets.script("listen-player.js")
    assert [name for name in names if not re.search(rf"^(?:const|class) {name}\b", whole, re.M)] == []
    assert not re.search(r"^(import|export|\s*//)", whole, re.M)


def test_nothing_comes_from_elsewhere() -> None:
    for file in shell.STATIC.iterdir():
        if file.suffix in (".css", ".js"):
            assert not re.search(r"https?://|@import|url\(", file.read_text().replace('startsWith("https://")', "")), (
                file.name
            )
