"""Pressed files over real HTTP: types, tags, copies, ranges, headers, and nothing that is not published."""

import gzip
import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from standfirst.ops.serving import headers
from tests.ops.web import Answer, ask, granian

pytestmark = pytest.mark.no_database

PAGE = b"<!doctype html><title>Lock gates reopen</title>" + b"<p>The gates at Port Ellery opened again.</p>" * 40
SOUND = os.urandom(3 * (1 << 20) + 17)
FILES = {
    "index.html": b"<!doctype html><title>Home</title>",
    "uk/gates/index.html": PAGE,
    "uk/gates/index.html.gz": gzip.compress(PAGE, mtime=0),
    "uk/gates/index.html.br": b"as brotli would have it",
    "caf\u00e9/index.html": b"accents",
    "feed.xml": b"<rss/>",
    "feed.json": b"{}",
    "sitemap.xml": b"<urlset/>",
    "audio/ab12.mp3": SOUND,
    "audio/ab12.vtt": b"WEBVTT",
    "pictures/ab12.avif": b"picture",
    "static/site.ab12.css": b"body{}",
    ".pressing/1-1-1": b"half written",
    "uk/.hidden.html": b"hidden",
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("newsroom")
    for name, data in FILES.items():
        file = home / "public" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    static = home / "private/admin-static/css"
    static.mkdir(parents=True)
    (static / "core.css").write_text("a{}")
    (home / "private/secret.html").write_text("not for readers")
    (home / "public/out.html").symlink_to(home / "private/secret.html")
    return home


@pytest.fixture(scope="module")
def port(home: Path) -> Iterator[int]:
    with granian(home) as port:
        yield port


def test_a_page(port: int) -> None:
    answer = ask(port, "/uk/gates/")
    assert (answer.status, answer.body) == (200, PAGE)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["content-length"] == str(len(PAGE))
    assert answer.headers["cache-control"] == headers.ASK_AGAIN
    assert answer.headers["vary"] == "Accept-Encoding"
    for name, value in headers.SECURITY.items():
        assert answer.headers[name.lower()] == value
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert "set-cookie" not in answer.headers


def test_a_query_changes_nothing(port: int) -> None:
    assert ask(port, "/uk/gates/?from=elsewhere").body == PAGE


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/feed.xml", "application/rss+xml; charset=utf-8"),
        ("/feed.json", "application/feed+json; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/audio/ab12.vtt", "text/vtt; charset=utf-8"),
        ("/audio/ab12.mp3", "audio/mpeg"),
        ("/pictures/ab12.avif", "image/avif"),
        ("/static/site.ab12.css", "text/css; charset=utf-8"),
        ("/caf%C3%A9/", "text/html; charset=utf-8"),
        ("/admin-static/css/core.css", "text/css; charset=utf-8"),
    ],
)
def test_types(port: int, path: str, kind: str) -> None:
    answer = ask(port, path)
    assert answer.status == 200
    assert answer.headers["content-type"] == kind
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_what_is_named_by_its_digest_is_kept_for_ever(port: int) -> None:
    for path in ("/audio/ab12.mp3", "/pictures/ab12.avif", "/static/site.ab12.css"):
        assert "immutable" in ask(port, path, "HEAD").headers["cache-control"]


def test_compressed_copies(port: int) -> None:
    plain = ask(port, "/uk/gates/")
    zipped = ask(port, "/uk/gates/", accept_encoding="gzip;q=1, br;q=0.5")
    brotli = ask(port, "/uk/gates/", accept_encoding="gzip, br")
    assert zipped.headers["content-encoding"] == "gzip" and gzip.decompress(zipped.body) == PAGE
    assert brotli.headers["content-encoding"] == "br" and brotli.body == FILES["uk/gates/index.html.br"]
    assert len({plain.headers["etag"], zipped.headers["etag"], brotli.headers["etag"]}) == 3
    assert "content-encoding" not in plain.headers


def test_a_reader_who_has_it_is_told_so(port: int) -> None:
    first = ask(port, "/uk/gates/", accept_encoding="gzip")
    again = ask(port, "/uk/gates/", accept_encoding="gzip", if_none_match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert again.headers["vary"] == "Accept-Encoding"
    assert ask(port, "/uk/gates/", if_none_match=first.headers["etag"]).status == 200
    assert ask(port, "/uk/gates/", if_modified_since=first.headers["last-modified"]).status == 304


def test_a_page_pressed_again_is_seen_at_once(port: int, home: Path) -> None:
    file = home / "public/uk/again/index.html"
    file.parent.mkdir()
    tags = set()
    for number in range(20):
        new = file.with_name(".new")
        new.write_bytes(b"version %2d" % number)
        new.replace(file)
        answer = ask(port, "/uk/again/")
        assert answer.body == b"version %2d" % number
        tags.add(answer.headers["etag"])
    assert len(tags) == 20
    file.unlink()
    assert ask(port, "/uk/again/").status != 200


def test_head(port: int) -> None:
    answer = ask(port, "/uk/gates/", "HEAD")
    assert (answer.status, answer.body) == (200, b"")
    assert answer.headers["content-length"] == str(len(PAGE))


@pytest.mark.parametrize(
    ("wanted", "begin", "end"),
    [("bytes=0-", 0, len(SOUND)), ("bytes=1000-1999", 1000, 2000), ("bytes=-7", len(SOUND) - 7, len(SOUND))],
)
def test_ranges_of_sound(port: int, wanted: str, begin: int, end: int) -> None:
    answer = ask(port, "/audio/ab12.mp3", range=wanted, accept_encoding="gzip, br")
    assert answer.status == 206
    assert answer.headers["content-range"] == f"bytes {begin}-{end - 1}/{len(SOUND)}"
    assert answer.headers["content-length"] == str(end - begin)
    assert answer.body == SOUND[begin:end]


def test_a_range_of_a_page_is_of_the_page_itself(port: int) -> None:
    answer = ask(port, "/uk/gates/", range="bytes=2-8", accept_encoding="br")
    assert (answer.status, answer.body) == (206, PAGE[2:9])
    assert "content-encoding" not in answer.headers


def test_ranges_that_cannot_be_given(port: int) -> None:
    answer = ask(port, "/audio/ab12.mp3", range=f"bytes={len(SOUND)}-")
    assert answer.status == 416
    assert answer.headers["content-range"] == f"bytes */{len(SOUND)}"
    several = ask(port, "/audio/ab12.mp3", range="bytes=0-1,5-6")
    assert (several.status, several.body) == (200, SOUND)


def test_a_range_of_another_version_is_not_mixed_in(port: int) -> None:
    tag = ask(port, "/audio/ab12.mp3", "HEAD").headers["etag"]
    assert ask(port, "/audio/ab12.mp3", range="bytes=0-9", if_range=tag).status == 206
    assert ask(port, "/audio/ab12.mp3", range="bytes=0-9", if_range='"other"').status == 200


def test_addresses_have_one_form(port: int) -> None:
    answer = ask(port, "/uk/gates?a=b")
    assert (answer.status, answer.headers["location"]) == (301, "/uk/gates/?a=b")
    assert ask(port, "/caf%C3%A9").headers["location"] == "/caf%C3%A9/"
    index = ask(port, "/uk/gates/index.html")
    assert (index.status, index.headers["location"]) == (301, "/uk/gates/")


def test_other_methods_are_refused(port: int) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        answer = ask(port, "/uk/gates/", method, content_length="0")
        assert answer.status == 405
        assert answer.headers["allow"] == "GET, HEAD"


def reached(answer: Answer) -> bool:
    """Whether a file's bytes came: everything else goes to Django, which has no database here and says 404 or 500."""
    return answer.status in (200, 206, 304)


@pytest.mark.parametrize(
    "path",
    [
        "/../private/secret.html",
        "/%2e%2e/private/secret.html",
        "/uk/..%2f..%2fprivate/secret.html",
        "/..%5cprivate%5csecret.html",
        "//private/secret.html",
        "/out.html",
        "/.pressing/1-1-1",
        "/uk/.hidden.html",
        "/uk/gates/index.html.gz",
        "/uk/gates/index.html.br",
        "/uk/gates/index.html%00",
        "/uk/gates/%2e/",
        "/uk//gates/",
        "/%ff/",
        "/uk/gates/index.html/",
        "/admin-static/../../public/index.html",
        "/admin-static/%2e%2e/secret.html",
        "/admin-static/css",
        "/" + "a" * 300 + "/",
    ],
)
def test_what_is_not_published_is_not_there(port: int, path: str) -> None:
    assert not reached(ask(port, path))


def test_nobody_waits_for_slow_readers(port: int) -> None:
    head = f"GET /audio/ab12.mp3 HTTP/1.1\r\nHost: localhost:{port}\r\n".encode()
    # Some never end their request, some never take the answer that they asked for.
    slow = [begun(port, head) for _ in range(100)] + [begun(port, head + b"\r\n") for _ in range(100)]
    since = time.monotonic()
    assert all(ask(port, "/uk/gates/").body == PAGE for _ in range(20))
    assert time.monotonic() - since < 10
    for one in slow:
        one.close()


def begun(port: int, data: bytes) -> socket.socket:
    """A connection with a small window, over which so much was sent and nothing is read."""
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    made.connect(("127.0.0.1", port))
    made.sendall(data)
    return made


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"\x16\x03\x01\x00\x00\r\n\r\n", b"400"),
        (b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n", b"414"),
        (b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 1_000_000 + b"\r\n\r\n", b"431"),
        (b"GET /uk/gates/ HTTP/1.0\r\n\r\n", b"200"),
        (b"GET http://elsewhere.example/uk/gates/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", b"200"),
    ],
)
def test_odd_requests_are_answered(port: int, head: bytes, status: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as made:
        made.sendall(head)
        assert made.recv(64).split()[1] == status


def test_what_cannot_be_looked_up_is_not_said_to_be_gone(port: int) -> None:
    """This newsroom has no database."""
    answer = ask(port, "/uk/was-it-ever-here/")
    assert (answer.status, answer.headers["cache-control"], answer.headers["retry-after"]) == (503, "no-store", "10")
    assert "traceback" not in answer.body.decode().lower()
