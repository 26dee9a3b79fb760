"""Real caches: a page is kept, changes, is purged, and is seen new; nothing else is fetched again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from standfirst.ops.after.nginx import NginxFiles, NginxPurge
from standfirst.ops.after.target import Cache, SendError, Target
from standfirst.ops.after.varnish import Varnish
from tests.ops.after import caches
from tests.ops.after.caches import BASE, read, soon
from tests.ops.after.origin import Origin, serving

pytestmark = pytest.mark.no_database


@contextmanager
def by_files(folder: Path, origin: int) -> Iterator[tuple[int, Target]]:
    with caches.nginx(folder, origin) as (port, kept):
        yield port, NginxFiles(str(kept), BASE)


@contextmanager
def by_module(folder: Path, origin: int) -> Iterator[tuple[int, Target]]:
    with caches.nginx(folder, origin, module=True) as (port, _):
        yield port, NginxPurge(f"http://127.0.0.1:{port}", BASE)


@contextmanager
def by_varnish(folder: Path, origin: int) -> Iterator[tuple[int, Target]]:
    with caches.varnish(folder, origin) as port:
        yield port, Varnish(f"http://127.0.0.1:{port}", BASE)


WAYS = [by_files, by_module, by_varnish]


@pytest.fixture(params=WAYS, ids=lambda way: way.__name__)
def cached(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[int, Target, Origin]]:
    with serving() as origin:
        origin.pages = {f"/{name}/": f"{name} 1" for name in ("a", "b", "caf%C3%A9")}
        with request.param(tmp_path, origin.port) as (port, target):
            origin.asked.clear()
            yield port, target, origin


def test_a_page_is_kept_until_it_is_purged(cached: tuple[int, Target, Origin]) -> None:
    port, target, origin = cached
    for path in ("/a/", "/b/", "/a/", "/b/"):
        assert read(port, path) == (200, f"{path[1]} 1")
    origin.pages |= {"/a/": "a 2", "/b/": "b 2"}
    assert (read(port, "/a/"), read(port, "/b/")) == ((200, "a 1"), (200, "b 1"))
    target.send(["a/index.html"])
    soon(port, "/a/", (200, "a 2"))
    assert read(port, "/b/") == (200, "b 1")
    assert origin.asked == {"/a/": 2, "/b/": 1}


def test_no_coding_and_no_query_string_keeps_an_old_copy(cached: tuple[int, Target, Origin]) -> None:
    port, target, origin = cached
    ways: list[Callable[[], tuple[int, str]]] = [
        lambda: read(port, "/a/"),
        lambda: read(port, "/a/", accept_encoding="gzip"),
        lambda: read(port, "/a/?from=elsewhere"),
        lambda: read(port, "/a/?from=elsewhere", accept_encoding="gzip, br"),
    ]
    for _ in range(2):
        assert {way() for way in ways} == {(200, "a 1")}
    origin.pages["/a/"] = "a 2"
    target.send(["a/index.html"])
    soon(port, "/a/", (200, "a 2"))
    assert {way() for way in ways} == {(200, "a 2")}


def test_a_withdrawn_page_is_gone_at_once(cached: tuple[int, Target, Origin]) -> None:
    port, target, origin = cached
    read(port, "/a/")
    del origin.pages["/a/"]
    assert read(port, "/a/") == (200, "a 1")
    target.send(["a/index.html"])
    soon(port, "/a/", (410, "gone"))
    origin.pages["/a/"] = "a 3"
    assert read(port, "/a/") == (410, "gone")
    target.send(["a/index.html"])
    soon(port, "/a/", (200, "a 3"))


def test_an_address_outside_ascii_is_purged(cached: tuple[int, Target, Origin]) -> None:
    port, target, origin = cached
    read(port, "/caf%C3%A9/")
    origin.pages["/caf%C3%A9/"] = "new"
    assert read(port, "/caf%C3%A9/") == (200, "caf%C3%A9 1")
    target.send(["café/index.html"])
    soon(port, "/caf%C3%A9/", (200, "new"))


def test_what_was_never_kept_is_purged_without_harm(cached: tuple[int, Target, Origin]) -> None:
    _, target, origin = cached
    target.send([f"never/{number}/index.html" for number in range(50)])
    assert origin.asked == {}


def test_a_cache_is_emptied(cached: tuple[int, Target, Origin]) -> None:
    port, target, origin = cached
    # The purge module has no call for it: all addresses are sent instead.
    assert isinstance(target, Cache) == (not isinstance(target, NginxPurge))
    for path in ("/a/", "/b/"):
        read(port, path)
    origin.pages |= {"/a/": "a 2", "/b/": "b 2"}
    if isinstance(target, Cache):
        target.empty()
        soon(port, "/a/", (200, "a 2"))
        soon(port, "/b/", (200, "b 2"))


def test_only_what_nginx_wrote_is_deleted(tmp_path: Path) -> None:
    other, same_name = tmp_path / "a/notes.txt", tmp_path / "a" / ("0" * 32)
    other.parent.mkdir()
    for file in (other, same_name):
        file.write_text("mine")
    NginxFiles(str(tmp_path), BASE).empty()
    assert other.exists()
    assert same_name.exists()


def test_a_cache_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    cache = NginxFiles(str(tmp_path / "none"), BASE)
    for act in (cache.empty, lambda: cache.send(["a/index.html"])):
        with pytest.raises(
            SendError, match=r"^The cache folder .*/none cannot be cleared: No such file or directory\.$"
        ):
            act()


@pytest.mark.parametrize("way", [by_module, by_varnish])
def test_nobody_else_may_purge(way: Callable, tmp_path: Path) -> None:
    with serving() as origin, way(tmp_path, origin.port) as (port, _):
        origin.pages["/a/"] = "a 1"
        read(port, "/a/")
        origin.pages["/a/"] = "a 2"
        asked = "/.purge/a/" if way is by_module else "/a/"
        assert caches.call(port, "PURGE", asked, source="127.0.0.2")[0] in (403, 405)
        assert read(port, "/a/") == (200, "a 1")
