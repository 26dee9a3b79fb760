"""nginx alone: what it is told, how it keeps files, what it hands on and to whom, what it does when nobody is there."""

import gzip
import http.client
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from standfirst.ops.nginx.configuration import Newsroom, Refused, write
from standfirst.ops.serving import headers
from standfirst.press import store
from tests.ops.nginx_server import approved, nginx, open_folder
from tests.ops.web import ask, free_port

pytestmark = pytest.mark.no_database

PAGE = b"<!doctype html><title>Lock gates reopen</title>" + b"<p>The gates at Port Ellery opened again.</p>" * 40
SOUND = os.urandom(5000)
MEBIBYTE = 1 << 20


class Recorder(BaseHTTPRequestHandler):
    """An application that only tells what it was asked."""

    protocol_version = "HTTP/1.1"
    asked: list[tuple[str, str, dict[str, str], int]] = []

    def do_GET(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        self.rfile.read(length)
        told = {name.lower(): value for name, value in self.headers.items()}
        self.asked.append((self.command, self.path, told, self.client_address[1]))
        self.send_response(404)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_POST = do_GET

    def log_message(self, *words: object) -> None:
        pass


@contextmanager
def recorder() -> Iterator[int]:
    Recorder.asked.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Recorder) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_address[1]
        server.shutdown()


def told(home: Path, listen: int | str = 80, app: int = 8000) -> Newsroom:
    return Newsroom(
        public=home / "public",
        static=home / "private/admin-static",
        static_url="/admin-static/",
        server_name="www.packet.example packet.example",
        listen=str(listen),
        app=f"127.0.0.1:{app}",
        largest_upload=30 * MEBIBYTE,
    )


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    with open_folder() as folder:
        home = folder / "a newsroom"
        (home / "private/admin-static").mkdir(parents=True)
        (home / "private/secret.html").write_text("not for readers")
        (home / "private/admin-static/out.css").symlink_to(home / "private/secret.html")
        store.put(home / "public", "uk/gates/index.html", PAGE)
        store.put(home / "public", "audio/ab12.mp3", SOUND)
        (home / "public/out.html").symlink_to(home / "private/secret.html")
        yield home


@pytest.fixture(scope="module")
def alone(home: Path) -> Iterator[int]:
    """nginx whose application is away; its port."""
    port = free_port()
    with nginx(home.parent / "alone", write(told(home, f"127.0.0.1:{port}", free_port())), port):
        yield port


@pytest.fixture
def recorded(home: Path, tmp_path: Path) -> Iterator[int]:
    """nginx before the Recorder; its port."""
    port = free_port()
    with recorder() as app, nginx(home.parent / tmp_path.name, write(told(home, f"127.0.0.1:{port}", app)), port):
        Recorder.asked.clear()
        yield port


@pytest.mark.parametrize("listen", ["80", "8080", "127.0.0.1:8080", "[::1]:8080"])
def test_nginx_is_content_with_it(home: Path, tmp_path: Path, listen: str) -> None:
    # A port that may not be had is no fault of what is written.
    written = write(told(home, listen)).replace("listen 80;", "listen 8081;").replace("[::]:80;", "[::]:8081;")
    assert "test is successful" in approved(home.parent / tmp_path.name, written)


def test_a_port_alone_is_for_both_families(home: Path) -> None:
    lines = write(told(home, "80")).splitlines()
    assert "    listen 80;" in lines and "    listen [::]:80;" in lines
    assert "    server_name www.packet.example packet.example;" in lines


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"listen": "80; include /etc/passwd"}, "--listen"),
        ({"listen": ""}, "--listen"),
        ({"app": "127.0.0.1"}, "--app"),
        ({"app": "a b:80"}, "--app"),
        ({"server_name": "packet.example; }"}, "--server-name"),
        ({"server_name": ""}, "--server-name"),
        ({"public": Path("/srv/$home/public")}, "/srv/$home/public"),
        ({"public": Path('/srv/"a"/public')}, '/srv/"a"/public'),
        ({"public": Path("/srv/a\nb/public")}, "public"),
        ({"static": Path("/srv/static")}, "/srv/static"),
    ],
)
def test_what_would_break_it_is_refused(home: Path, changes: dict, named: str) -> None:
    with pytest.raises(Refused) as refused:
        write(replace(told(home), **changes))
    assert named in str(refused.value)


def test_pages_are_served_while_the_application_is_away(alone: int) -> None:
    assert ask(alone, "/uk/gates/").body == PAGE
    zipped = ask(alone, "/uk/gates/", accept_encoding="br, gzip")
    assert zipped.headers["content-encoding"] == "gzip" and gzip.decompress(zipped.body) == PAGE
    for path, method in (("/uk/nothing/", "GET"), ("/uk/gates/", "POST"), ("/admin/", "GET"), ("/uk/%2e/", "GET")):
        away = ask(alone, path, method, content_length="0")
        assert (away.status, away.headers["cache-control"]) == (503, "no-store")
        assert away.headers["content-type"] == "text/plain; charset=utf-8"
        for name, value in headers.SECURITY.items():
            assert away.headers[name.lower()] == value


def test_a_new_page_is_seen_at_once_though_it_was_missed_before(alone: int, home: Path) -> None:
    for number in range(5):
        path = f"uk/new-{number}/"
        assert ask(alone, f"/{path}").status == 503
        store.put(home / "public", f"{path}index.html", PAGE)
        assert ask(alone, f"/{path}").body == PAGE


def test_a_page_that_was_replaced_or_removed_is_never_served_again(alone: int, home: Path) -> None:
    name, path = "uk/again/index.html", "/uk/again/"
    store.put(home / "public", name, PAGE)
    for number in range(40):
        new = PAGE + b"%d" % number
        store.put(home / "public", name, new)
        assert ask(alone, path).body == new
        assert gzip.decompress(ask(alone, path, accept_encoding="gzip").body) == new
    store.remove(home / "public", name)
    assert ask(alone, path).status == ask(alone, path, accept_encoding="gzip").status == 503


def test_a_picture_or_a_sound_that_was_removed_is_never_served_again(alone: int, home: Path) -> None:
    for name in ("pictures/ab.jpg", "audio/cd.mp3"):
        store.put(home / "public", name, SOUND)
        assert [ask(alone, f"/{name}").status for _ in range(3)] == [200] * 3
        store.remove(home / "public", name)
        assert ask(alone, f"/{name}").status == 503


def test_two_presses_of_one_length_within_a_second_are_told_apart(alone: int, home: Path) -> None:
    name, path = "uk/twice/index.html", "/uk/twice/"
    store.put(home / "public", name, PAGE + b"00")
    for number in range(1, 20):
        had = {coding: ask(alone, path, accept_encoding=coding).headers for coding in ("", "gzip")}
        new = PAGE + b"%02d" % number
        store.put(home / "public", name, new)
        for coding, told in had.items():
            by_tag = ask(alone, path, accept_encoding=coding, if_none_match=told["etag"])
            by_time = ask(alone, path, accept_encoding=coding, if_modified_since=told["last-modified"])
            for answer in (by_tag, by_time):
                assert answer.status == 200
                assert (gzip.decompress(answer.body) if coding else answer.body) == new


def test_a_link_is_not_followed(alone: int) -> None:
    for path in ("/out.html", "/admin-static/out.css"):
        assert b"not for readers" not in ask(alone, path).body


def test_a_reader_who_has_it_is_told_so(alone: int) -> None:
    tags = set()
    for coding in ("", "gzip"):
        first = ask(alone, "/uk/gates/", accept_encoding=coding)
        tags.add(first.headers["etag"])
        again = ask(alone, "/uk/gates/", accept_encoding=coding, if_none_match=first.headers["etag"])
        assert (again.status, again.body) == (304, b"")
        assert again.headers["vary"] == "Accept-Encoding"
        assert again.headers["cache-control"] == headers.ASK_AGAIN
        since = first.headers["last-modified"]
        assert ask(alone, "/uk/gates/", accept_encoding=coding, if_modified_since=since).status == 304
    assert len(tags) == 2


def test_ranges(alone: int) -> None:
    tag = ask(alone, "/audio/ab12.mp3", "HEAD").headers["etag"]
    part = ask(alone, "/audio/ab12.mp3", range="bytes=10-19", if_range=tag)
    assert (part.status, part.body) == (206, SOUND[10:20])
    past = ask(alone, "/audio/ab12.mp3", range="bytes=5000-")
    assert (past.status, past.headers["content-range"]) == (416, "bytes */5000")
    zipped = ask(alone, "/uk/gates/", range="bytes=0-9", accept_encoding="gzip")
    assert zipped.status == 200 and gzip.decompress(zipped.body) == PAGE


@pytest.mark.parametrize("path", ["/uk/gates/", "/audio/ab12.mp3", "/uk/nothing/"])
@pytest.mark.parametrize("wanted", ["bytes=0-9", "bytes=90000000-", ""])
def test_no_header_is_told_twice(alone: int, path: str, wanted: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", alone, timeout=10)
    connection.request("GET", path, headers={"Range": wanted} if wanted else {})
    names = [name.lower() for name, _ in connection.getresponse().getheaders()]
    connection.close()
    assert sorted(names) == sorted(set(names))


def test_what_a_reader_claims_to_be_ends_here(recorded: int) -> None:
    claims = {
        "x_forwarded_for": "203.0.113.9",
        "x_forwarded_proto": "https",
        "x_forwarded_host": "elsewhere.example",
        "x_real_ip": "203.0.113.9",
        "forwarded": "for=203.0.113.9",
        "proxy": "elsewhere.example",
    }
    ask(recorded, "/uk/nothing/", **claims)
    ((_, _, seen, _),) = Recorder.asked
    assert seen["host"] == seen["x-forwarded-host"] == f"127.0.0.1:{recorded}"
    assert seen["x-forwarded-for"] == seen["x-real-ip"] == "127.0.0.1"
    assert seen["x-forwarded-proto"] == "http"
    assert not {"forwarded", "proxy", "connection"} & seen.keys()


def test_the_address_is_handed_on_as_it_was_asked_for_over_one_connection(recorded: int) -> None:
    asked = [
        "/uk/nothing/?a=%2e",
        "/uk//gates/",
        "/uk/%2e/gates/",
        "/uk/gates",
        "/caf%C3%A9",
        "/admin",
        "/search/?q=a+b",
    ]
    for path in asked:
        ask(recorded, path)
    assert [path for _, path, _, _ in Recorder.asked] == asked
    assert len({port for *_, port in Recorder.asked}) == 1


def test_a_picture_of_the_largest_size_may_be_sent(recorded: int) -> None:
    allowed, refused = str(31 * MEBIBYTE), str(31 * MEBIBYTE + 1)
    assert ask(recorded, "/admin/images/add/", "POST", content_length=refused).status == 413
    assert ask(recorded, "/uk/gates/", "POST", content_length=str(MEBIBYTE)).status == 413
    connection = http.client.HTTPConnection("127.0.0.1", recorded, timeout=20)
    connection.request("POST", "/admin/images/add/", body=bytes(31 * MEBIBYTE))
    assert connection.getresponse().status == 404
    connection.close()
    ((method, _, seen, _),) = Recorder.asked
    assert (method, seen["content-length"]) == ("POST", allowed)
