"""The whole way, nothing mocked: `standfirst serve` behind Varnish, purged by the newsroom's own worker."""

from pathlib import Path

from tests.newsrooms import founded, serving, standfirst
from tests.ops.after import caches
from tests.ops.after.caches import read
from tests.ops.web import free_port, until

STORY = """---
headline: {headline}
section: Harbour
slug: ferry
---

The Marigold came home at dawn.
"""


def test_readers_behind_varnish_see_a_story_and_its_correction(own_environment: dict[str, str], tmp_path: Path) -> None:
    port = free_port()
    own_environment |= {"STANDFIRST_PURGE": f"varnish:http://127.0.0.1:{port}", "STANDFIRST_BASE_URL": caches.BASE}
    founded(own_environment)
    story = tmp_path / "ferry.md"

    def publish(headline: str) -> None:
        story.write_text(STORY.format(headline=headline), encoding="utf-8")
        brought = standfirst(own_environment, "import", str(story), "--publish")
        assert brought.returncode == 0, brought.stderr

    with serving(own_environment) as (_, origin), caches.varnish(tmp_path, origin, port=port):
        assert "Ferry returns" not in read(port, "/")[1]
        assert read(port, "/harbour/ferry/")[0] == 404
        publish("Ferry returns")
        until(lambda: "Ferry returns" in read(port, "/harbour/ferry/")[1] and "Ferry returns" in read(port, "/")[1])
        publish("Ferry returns at dawn")
        until(lambda: all("Ferry returns at dawn" in read(port, path)[1] for path in ("/harbour/ferry/", "/")))
