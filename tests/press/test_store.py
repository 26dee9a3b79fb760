"""The tree: files whole or not at all, copies that always agree with them."""

import gzip
import os
import resource
import threading
from pathlib import Path

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.press import disk, store
from standfirst.press.store import Staging, StoreError, put, remove

pytestmark = pytest.mark.no_database

PAGE = b"<p>A sentence of a page that is long enough.</p>" * 20


def test_a_page_comes_with_copies_of_the_same_bytes(tmp_path: Path) -> None:
    assert put(tmp_path, "uk/a/index.html", PAGE)
    assert (tmp_path / "uk/a/index.html").read_bytes() == PAGE
    assert gzip.decompress((tmp_path / "uk/a/index.html.gz").read_bytes()) == PAGE
    assert brotli.decompress((tmp_path / "uk/a/index.html.br").read_bytes()) == PAGE
    assert not any((tmp_path / store.WORKSHOP).iterdir())


def test_the_same_bytes_are_not_written_again(tmp_path: Path) -> None:
    put(tmp_path, "a.html", PAGE)
    before = {path.name: path.stat().st_ino for path in tmp_path.glob("a.html*")}
    assert not put(tmp_path, "a.html", PAGE)
    assert {path.name: path.stat().st_ino for path in tmp_path.glob("a.html*")} == before


def test_a_lost_copy_comes_back_alone(tmp_path: Path) -> None:
    put(tmp_path, "a.html", PAGE)
    inode = (tmp_path / "a.html").stat().st_ino
    (tmp_path / "a.html.br").unlink()
    assert put(tmp_path, "a.html", PAGE)
    assert (tmp_path / "a.html").stat().st_ino == inode
    assert brotli.decompress((tmp_path / "a.html.br").read_bytes()) == PAGE


def test_copies_go_when_a_page_becomes_too_small_for_them(tmp_path: Path) -> None:
    put(tmp_path, "a.html", PAGE)
    put(tmp_path, "a.html", b"small")
    assert sorted(path.name for path in tmp_path.glob("a.html*")) == ["a.html"]


@pytest.mark.parametrize(
    ("name", "copies"),
    [
        ("feed.xml", 2),
        ("feed.json", 2),
        ("site.css", 2),
        ("player.js", 2),
        ("logo.svg", 2),
        ("robots.txt", 2),
        ("a.vtt", 2),
        ("a.mp3", 0),
        ("a.avif", 0),
        ("a.jpeg", 0),
    ],
)
def test_only_text_is_compressed(tmp_path: Path, name: str, copies: int) -> None:
    put(tmp_path, name, PAGE)
    assert len(list(tmp_path.glob(f"{name}*"))) == copies + 1


@given(st.binary(min_size=store.SMALLEST, max_size=600))
def test_copies_are_the_same_for_the_same_bytes(data: bytes) -> None:
    assert store.compressed("a.html", data) == store.compressed("b.html", data)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "../a",
        "a/../b",
        "a/./b",
        "a//b",
        "a/",
        "a\\b",
        "a\nb",
        "a\0b",
        "a\x7fb",
        "b\u202ea",
        ".pressing/a",
        "a.html.gz",
        "a" * 241,
        "a/" * 300 + "b",
    ],
)
def test_a_path_that_could_leave_the_tree_or_deceive_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(StoreError):
        put(tmp_path / "tree", path, PAGE)
    with pytest.raises(StoreError):
        remove(tmp_path / "tree", path)
    assert list(tmp_path.rglob("*")) == []


def test_removing_takes_the_copies_and_the_empty_folders(tmp_path: Path) -> None:
    put(tmp_path, "uk/a/index.html", PAGE)
    put(tmp_path, "uk/b/index.html", PAGE)
    assert remove(tmp_path, "uk/a/index.html")
    assert not (tmp_path / "uk/a").exists()
    assert remove(tmp_path, "uk/b/index.html")
    assert not (tmp_path / "uk").exists()
    assert tmp_path.exists()
    assert not remove(tmp_path, "uk/b/index.html")


def test_a_full_disk_leaves_the_old_file_and_no_half_one(tmp_path: Path) -> None:
    put(tmp_path, "a.bin", b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(StoreError, match=r"^a\.bin could not be written: File too large\.$"):
            put(tmp_path, "a.bin", os.urandom(20_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert (tmp_path / "a.bin").read_bytes() == b"old"
    assert not any((tmp_path / store.WORKSHOP).iterdir())


def test_a_path_that_cannot_be_made_leaves_the_others_in_place(tmp_path: Path) -> None:
    put(tmp_path, "a", b"a file where a folder is wanted")
    staging = Staging(tmp_path)
    assert staging.add("a/index.html", PAGE)
    assert staging.add("b/index.html", PAGE)
    failed = staging.commit()
    assert list(failed) == ["a/index.html"]
    assert str(failed["a/index.html"]).startswith("a/index.html could not be written: ")
    assert (tmp_path / "b/index.html").read_bytes() == PAGE
    assert not any((tmp_path / store.WORKSHOP).iterdir())


def test_what_is_staged_is_not_in_the_tree_until_it_is_committed(tmp_path: Path) -> None:
    staging = Staging(tmp_path)
    staging.add("a/index.html", PAGE)
    assert list(store.walk(tmp_path)) == []
    staging.discard()
    assert staging.commit() == {}
    assert list(store.walk(tmp_path)) == []
    assert not any((tmp_path / store.WORKSHOP).iterdir())


def test_the_workshop_is_closed_to_others_and_swept(tmp_path: Path) -> None:
    Staging(tmp_path).add("a.html", PAGE)
    assert (tmp_path / store.WORKSHOP).stat().st_mode & 0o077 == 0
    assert store.sweep(tmp_path) == 3
    assert store.sweep(tmp_path) == 0
    assert store.sweep(tmp_path / "nowhere") == 0


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda root: (root / "a.html").unlink(), "is missing"),
        (lambda root: (root / "a.html").write_bytes(b"x"), "has other bytes"),
        (lambda root: (root / "a.html.gz").unlink(), "has no .gz copy"),
        (lambda root: (root / "a.html.br").write_bytes(b"x"), "has a .br copy with other bytes"),
        (lambda root: None, ""),
    ],
)
def test_a_difference_is_said_in_words(tmp_path: Path, spoil: object, said: str) -> None:
    put(tmp_path, "a.html", PAGE)
    spoil(tmp_path)
    assert store.difference(tmp_path, "a.html", PAGE) == said


def test_the_address_of_a_file() -> None:
    files = ("index.html", "uk/a/index.html", "feed.xml")
    assert [store.address(path) for path in files] == ["/", "/uk/a/", "/feed.xml"]


def open_in(folder: Path) -> list[str]:
    """Files of a folder that this process has open, removed ones too."""
    links = list(Path("/proc/self/fd").iterdir())
    # One of them was the list's own, and is gone.
    names = [str(link.readlink()) for link in links if link.is_symlink()]
    return [name for name in names if name.startswith(str(folder))]


def let_go_of_everything() -> None:
    for thread in threading.enumerate():
        if thread.name == "let-go":
            thread.join()


def test_old_files_are_held_while_they_are_replaced_and_then_let_go(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        put(tmp_path, name, PAGE)
    held = disk.hold([tmp_path / "a.html", tmp_path / "missing.html", tmp_path / "b.html"])
    assert sorted(open_in(tmp_path)) == [str(tmp_path / "a.html"), str(tmp_path / "b.html")]
    disk.let_go(held)
    let_go_of_everything()
    assert not open_in(tmp_path)


def test_a_commit_leaves_no_old_file_open(tmp_path: Path) -> None:
    for words in (PAGE, PAGE + PAGE):
        staging = Staging(tmp_path)
        for number in range(disk.HELD):
            staging.add(f"{number}.html", words)
        assert staging.commit() == {}
    let_go_of_everything()
    assert not open_in(tmp_path)
