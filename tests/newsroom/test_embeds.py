"""Embeds are looked up in the background; readers see a link until they ask."""

import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from django.conf import LazySettings

from standfirst.newsroom.tasks import fetch_embeds
from standfirst.press.run import press
from standfirst.stories import actions
from standfirst.stories.models import Home, Story
from tests.journeys import paper as p

VIDEO = "https://video.example/watch/7"
FRAME = "https://player.video.example/7"


ANSWER = {
    "type": "video",
    "version": "1.0",
    "title": "The ferry leaves",
    "provider_name": "Video Example",
    "html": f'<iframe src="{FRAME}" width="560" height="315"></iframe>',
    "width": 560,
    "height": 315,
}


class Provider(BaseHTTPRequestHandler):
    """A site that answers oEmbed."""

    def do_GET(self) -> None:
        body = json.dumps(ANSWER).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Keeps the test's output quiet."""


@pytest.fixture
def provider(settings: LazySettings) -> Iterator[None]:
    server = HTTPServer(("127.0.0.1", 0), Provider)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    known = {"endpoint": f"http://127.0.0.1:{server.server_port}/oembed", "urls": [r"^https://video\.example/.+$"]}
    settings.WAGTAILEMBEDS_FINDERS = [{"class": "wagtail.embeds.finders.oembed", "providers": [known]}]
    yield
    server.shutdown()


def fetch(story: int) -> list[str]:
    """What the worker does once the typing rests."""
    revision = Story.objects.get(pk=story).latest_revision
    return fetch_embeds.call(story, revision.pk, revision.created_at.isoformat())


def published(newsroom: Home, tree: Path, title: str) -> tuple[int, Path]:
    story = p.draft(p.furnish(newsroom, pictures=0), 2)
    story.body = [("embed", {"url": VIDEO, "title": title})]
    actions.publish(story)
    press()
    return story.pk, tree / f"news/{story.slug}/index.html"


def test_a_link_first_then_what_the_provider_says(newsroom: Home, tree: Path, provider: None) -> None:
    id, page = published(newsroom, tree, "")
    assert f'<a href="{VIDEO}">{VIDEO}</a>' in page.read_text()
    assert fetch(id) == []
    press()
    html = page.read_text()
    assert f'<a href="{VIDEO}">The ferry leaves</a>' in html
    assert f'data-frame="{FRAME}"' in html
    assert "<iframe" not in html
    assert not re.search(r'(?:src|srcset|rel="preload" href)="https?:', html)


def test_a_provider_that_does_not_answer_leaves_the_link(newsroom: Home, tree: Path, settings: LazySettings) -> None:
    settings.WAGTAILEMBEDS_FINDERS = [{"class": "wagtail.embeds.finders.oembed", "providers": []}]
    id, page = published(newsroom, tree, "Video: the ferry")
    assert len(fetch(id)) == 1
    press()
    assert f'<a href="{VIDEO}">Video: the ferry</a>' in page.read_text()
    assert "data-frame" not in page.read_text()
