"""An object has its file's bytes and the headers that the server in the box gives."""

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from standfirst.ops.after.objects import stored
from standfirst.ops.serving import headers
from standfirst.ops.serving.resources import load

pytestmark = pytest.mark.no_database

CODED = [
    "index.html",
    "uk/ferry/index.html",
    "static/site.0a1b.css",
    "static/listen.0a1b.js",
    "audio/ab.vtt",
    "audio/a.json",
]
PLAIN = ["feed.xml", "uk/feed.json", "podcast.xml", "sitemap.xml", "robots.txt", "pictures/ab.avif", "audio/ab.mp3"]
NAMES = {"ContentType": "Content-Type", "CacheControl": "Cache-Control", "ContentEncoding": "Content-Encoding"}


@pytest.mark.parametrize("path", [*CODED, *PLAIN])
def test_headers_are_those_of_the_server_in_the_box(path: str, tmp_path: Path) -> None:
    data = b"The Marigold came home at dawn. " * 20
    file = tmp_path / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    coding = "gzip" if path in CODED else ""
    if coding:
        Path(f"{file}.gz").write_bytes(gzip.compress(data, 6, mtime=0))
    resource = load(str(tmp_path), path, file.stat(), headers.published)
    served = dict(resource.bodies[coding].headers)
    found = stored(path, data)
    assert {NAMES[name]: value for name, value in found.headers.items()} == {
        name: served[name] for name in NAMES.values() if name in served
    }
    assert found.body == resource.bodies[coding].data
    assert (gzip.decompress(found.body) if coding else found.body) == data


def test_what_is_too_short_to_gain_is_plain() -> None:
    assert "ContentEncoding" not in stored("index.html", b"short").headers


def test_a_digest_is_of_bytes_and_headers() -> None:
    assert stored("a.html", b"x").digest == stored("b.html", b"x").digest
    assert stored("a.html", b"x").digest != stored("a.html", b"y").digest
    assert stored("a.html", b"x").digest != stored("a.txt", b"x").digest


ASK = """
import sys
import django
from standfirst.config import environment
environment.use_settings()
django.setup()
from django.conf import settings
from standfirst.ops.after.hook import Queue
from standfirst.ops.after.targets import targets
found = targets(settings.ENVIRONMENT)
loaded = {"boto3", "botocore", "storages"} & set(sys.modules)
print([*found], found["bucket:packet"].wants(["a"]), settings.PRESS_QUEUED, loaded)
"""


def test_only_what_fills_the_bucket_pays_for_boto3(tmp_path: Path) -> None:
    """The press and the web server name the bucket; to import boto3 takes them no time and no memory."""
    own = {"PATH": "/usr/bin:/bin", "STANDFIRST_BUCKET": "packet", "STANDFIRST_HOME": str(tmp_path)}
    command = [sys.executable, "-c", ASK]
    told = subprocess.run(command, env=own, capture_output=True, text=True, check=False)
    said = "['bucket:packet'] ['a'] ['standfirst.ops.after.hook.Queue'] set()"
    assert (told.stdout.strip(), told.stderr) == (said, "")
