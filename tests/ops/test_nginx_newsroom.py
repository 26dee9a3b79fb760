"""nginx before a whole newsroom: each address answers as the embedded server does, a press shows within a second."""

import io
import json
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from standfirst.ops.serving import headers
from tests.newsrooms import environment_for, founded, serving, standfirst
from tests.ops.nginx_server import nginx, open_folder
from tests.ops.web import Answer, ask, free_port, until

STORY = """---
headline: {headline}
standfirst: The quay was full before dawn.
section: news
byline: [Asha Rowe in Port Ellery]
published: 2026-03-02T08:00:00+00:00
topics: [Ferries]
{picture}slug: {slug}
---
The ferry left at dawn. Nobody on the quay spoke for a while.
"""
PICTURE = "picture: ferry.jpg\nalt: A small ferry leaves a stone quay\ncredit: Packet/Ines Calder\n"
CHANGE = """
import django; django.setup()
from standfirst.stories import actions
from standfirst.stories.models import Story
actions.withdraw(Story.objects.get(slug="gates"))
story = Story.objects.get(slug="tides")
story.slug = "tide-tables"
actions.publish(story)
"""
RENAME = """
import sys, django; django.setup()
from standfirst.stories import actions
from standfirst.stories.models import Story
story = Story.objects.get(slug="tide-tables")
story.title = sys.argv[1]
actions.publish(story)
"""
SETTINGS = {"DJANGO_SETTINGS_MODULE": "standfirst.config.settings"}
COMPARED = (
    "content-type",
    "content-length",
    "content-encoding",
    "content-range",
    "cache-control",
    "vary",
    "location",
    "allow",
    *(name.lower() for name in headers.SECURITY),
)


@dataclass
class Newsroom:
    environment: dict[str, str]
    home: Path
    stories: Path
    embedded: int
    """The port of `standfirst serve`."""
    nginx: int
    """The port of nginx."""
    found: dict[str, str]
    """What the pages link to: sound, text, picture, style, script."""

    def tell(self, *slugs: str, headline: str) -> None:
        """Publishes stories; their pages are on disk when this returns."""
        for slug in slugs:
            told = STORY.format(slug=slug, headline=headline, picture=PICTURE if slug == "ferry" else "")
            (self.stories / f"{slug}.md").write_text(told)
        brought = standfirst(self.environment, "import", str(self.stories), "--publish")
        assert brought.returncode == 0, brought.stderr


@pytest.fixture(scope="module")
def newsroom() -> Iterator[Newsroom]:
    with open_folder() as folder, environment_for(folder / "newsroom") as environment:
        home, port = founded(environment), free_port()
        with serving(environment) as (_, embedded):
            options = ("--listen", f"127.0.0.1:{port}", "--app", f"127.0.0.1:{embedded}", "--server-name", "localhost")
            written = standfirst(environment, "nginx", *options)
            assert written.returncode == 0, written.stderr
            with nginx(folder / "nginx", written.stdout, port):
                stories = folder / "in"
                stories.mkdir()
                ours = Newsroom(environment, home, stories, embedded, port, {})
                fill(ours)
                yield ours


def fill(ours: Newsroom) -> None:
    """A story that is heard and seen, one that is withdrawn, one that has moved."""
    file = io.BytesIO()
    Image.new("RGB", (900, 600), (30, 90, 120)).save(file, "JPEG")
    (ours.stories / "ferry.jpg").write_bytes(file.getvalue())
    ours.tell("ferry", "gates", "tides", headline="Ferry returns to Port Ellery")
    subprocess.run([sys.executable, "-c", CHANGE], env=ours.environment | SETTINGS, check=True, timeout=60)
    page = ours.home / "public/news/ferry/index.html"
    until(lambda: ask(ours.embedded, "/news/tides/").status == 301 and ask(ours.embedded, "/news/gates/").status == 410)
    until(lambda: "/audio/" in page.read_text())
    text = page.read_text()
    for name, pattern in LINKS.items():
        found = re.search(pattern, text)
        assert found, f"The page has no {name}."
        ours.found[name] = found.group()


LINKS = {
    "sound": r"/audio/[0-9a-f]+\.mp3",
    "text": r"/audio/[0-9a-f]+\.vtt",
    "picture": r"/pictures/[0-9a-f]+\.avif",
    "style": r"/static/[^\"]+\.css",
    "script": r"/static/[^\"]+\.js",
}

# Each kind of address; {words} are what the pages link to.
ADDRESSES = {
    "home": "/",
    "front": "/news/",
    "story": "/news/ferry/",
    "story with a query": "/news/ferry/?from=elsewhere&x=%2e",
    "list": "/latest/",
    "topic": "/topic/ferries/",
    "rss": "/feed.xml",
    "section's rss": "/news/feed.xml",
    "json feed": "/feed.json",
    "podcast": "/podcast.xml",
    "sitemap": "/sitemap.xml",
    "robots": "/robots.txt",
    "sound": "{sound}",
    "text of the sound": "{text}",
    "picture": "{picture}",
    "style": "{style}",
    "script": "{script}",
    "editor's style": "/admin-static/wagtailadmin/css/core.css",
    "no editor's style": "/admin-static/wagtailadmin/css/none.css",
    "editor's folder": "/admin-static/wagtailadmin/",
    "no slash": "/news/ferry",
    "no slash, with a query": "/news/ferry?a=b",
    "no slash, front": "/news",
    "index": "/news/ferry/index.html",
    "moved": "/news/tides/",
    "moved, no slash": "/news/tides",
    "withdrawn": "/news/gates/",
    "withdrawn, no slash": "/news/gates",
    "never there": "/news/nothing/",
    "folder without a page": "/static/",
    "file as a folder": "/robots.txt/",
    "search": "/search/?q=ferry",
    "search, no slash": "/search",
    "search without a word": "/search/",
    "editor": "/admin/",
    "editor, no slash": "/admin",
    "original": "/admin/media/original_images/ferry.jpg",
    "health": "/healthz",
    "said wrong": "/listen/wrong",
    "compressed by name": "/news/ferry/index.html.gz",
    "brotli by name": "/news/ferry/index.html.br",
    "compressed, escaped": "/news/ferry/index.html.g%7A",
    "hidden": "/.pressing/",
    "hidden, escaped": "/%2Epressing/",
    "two slashes": "/news//ferry/",
    "a dot": "/news/./ferry/",
    "a dot, escaped": "/news/%2e/ferry/",
    "up and down": "/news/../news/ferry/",
    "escaped slash": "/news%2Fferry/",
    "backslash": "/news\\ferry/",
    "not UTF-8": "/%ff/",
    "very long": "/" + "a" * 300 + "/",
}
ASKED = {
    "plain": ("GET", {}),
    "head": ("HEAD", {}),
    "gzip": ("GET", {"accept_encoding": "gzip"}),
    "gzip through a cache": ("GET", {"accept_encoding": "gzip", "via": "1.1 cache"}),
    "post": ("POST", {"content_length": "0"}),
    "delete": ("DELETE", {}),
    "range": ("GET", {"range": "bytes=2-30"}),
    "end": ("GET", {"range": "bytes=-7"}),
    "several ranges": ("GET", {"range": "bytes=0-1,5-6"}),
    "future": ("GET", {"if_modified_since": "Thu, 01 Jan 2037 00:00:00 GMT"}),
    "past": ("GET", {"if_modified_since": "Thu, 01 Jan 1998 00:00:00 GMT"}),
    "another tag": ("GET", {"if_none_match": '"other"'}),
    "any tag": ("GET", {"if_none_match": "*"}),
    "range of another version": ("GET", {"range": "bytes=2-30", "if_range": '"other"'}),
    "forged": ("GET", {"x_forwarded_host": "elsewhere.example", "x_forwarded_proto": "https"}),
}


def told(answer: Answer) -> dict[str, str]:
    """The headers that are compared. nginx names its ranges only where it sends the whole of a plain file."""
    whole = answer.status == 200 and "content-encoding" not in answer.headers
    names = COMPARED + (("accept-ranges",) if whole else ())
    return {name: answer.headers[name] for name in names if name in answer.headers}


def body(answer: Answer) -> bytes:
    """What is the same each time: the login page has a secret of its own in each answer."""
    return re.sub(rb'(?<=name="csrfmiddlewaretoken" value=")\w+', b"", answer.body)


@pytest.mark.parametrize("kind", ADDRESSES)
def test_answers_as_the_embedded_server_does(newsroom: Newsroom, kind: str) -> None:
    path = ADDRESSES[kind].format(**newsroom.found)
    for how, (method, extra) in ASKED.items():
        ours = ask(newsroom.embedded, path, method, **extra)
        theirs = ask(newsroom.nginx, path, method, **extra)
        assert (theirs.status, told(theirs)) == (ours.status, told(ours)), how
        assert body(theirs) == body(ours), how


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/news/ferry/", 200),
        ("{sound}", 200),
        ("{picture}", 200),
        ("{style}", 200),
        ("/news/gates/", 410),
        ("/news/tides/", 301),
        ("/news/nothing/", 404),
        ("/news/ferry", 301),
        ("/admin/", 302),
        ("/healthz", 200),
    ],
)
def test_the_kinds_are_what_they_are_called(newsroom: Newsroom, path: str, status: int) -> None:
    assert ask(newsroom.nginx, path.format(**newsroom.found)).status == status


def test_what_a_listener_reports_comes_through(newsroom: Newsroom) -> None:
    told = json.dumps({"story": "/news/ferry/", "address": "headline.0", "word": "Ferry", "text": "Ferry"}).encode()
    for port in (newsroom.nginx, newsroom.embedded):
        address = f"http://127.0.0.1:{port}/listen/wrong"
        request = urllib.request.Request(address, told, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=10) as answer:
            assert (answer.status, answer.headers["Set-Cookie"]) == (204, None)


@pytest.mark.parametrize(
    "path",
    [
        "/newsroom.env",
        "/newsroom.sqlite3",
        "/private/media/original_images/ferry.jpg",
        "/../newsroom.env",
        "/%2e%2e/newsroom.env",
        "/..%2fnewsroom.env",
        "/news/../../newsroom.env",
        "/admin-static../media/original_images/ferry.jpg",
        "/admin-static/../media/original_images/ferry.jpg",
        "/admin-static/..%2fmedia/original_images/ferry.jpg",
        "/admin-static/%2e%2e/%2e%2e/newsroom.env",
        "/admin-static//../../newsroom.env",
        "/admin/media/original_images/ferry.jpg",
        "//newsroom.env",
        "/news/ferry/index.html%00",
    ],
)
def test_private_files_cannot_be_had(newsroom: Newsroom, path: str) -> None:
    assert (newsroom.home / "newsroom.env").exists()
    assert list((newsroom.home / "private/media").rglob("ferry*.jpg"))
    answer = ask(newsroom.nginx, path)
    assert answer.status in (302, 400, 404)
    assert b"SECRET_KEY" not in answer.body and not answer.body.startswith((b"SQLite", b"\xff\xd8"))


def test_a_story_published_again_is_seen_within_a_second(newsroom: Newsroom) -> None:
    page, headline = newsroom.home / "public/news/tide-tables/index.html", "Tide tables change once more"

    def on_disk() -> bool:
        # Asked for all the time, so that nginx keeps the old file open.
        assert ask(newsroom.nginx, "/news/tide-tables/").status == 200
        return headline in page.read_text()

    run = subprocess.Popen([sys.executable, "-c", RENAME, headline], env=newsroom.environment | SETTINGS)
    until(on_disk)
    since = time.monotonic()
    until(lambda: headline.encode() in ask(newsroom.nginx, "/news/tide-tables/").body, 3, 0.01)
    assert time.monotonic() - since < 1.5
    assert run.wait(60) == 0
