"""What is kept in memory is what lies on disk."""

import os
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from standfirst.ops.serving import headers, resources, tree
from standfirst.ops.serving.tree import Tree

LONG_AGO = 1_700_000_000


def put(file: Path, data: bytes, at: int | None = LONG_AGO) -> None:
    """As the press puts a file: written beside it, then moved over it."""
    new = file.with_name(f".{file.name}.new")
    new.write_bytes(data)
    if at is not None:
        os.utime(new, (at, at))
    new.replace(file)


def settle(monkeypatch) -> None:
    """A file's change time cannot be set, so the wait for it is left out."""
    monkeypatch.setattr(tree, "SETTLED", -1)


def test_a_file_put_again_is_seen_at_once(tmp_path: Path, monkeypatch) -> None:
    settle(monkeypatch)
    served = Tree(tmp_path, headers.published)
    for data in (b"first", b"again", b"third"):
        put(tmp_path / "a.html", data)
        for _ in range(2):
            found = served.find("a.html")
            assert found is not None and found.bodies[""].data == data
    (tmp_path / "a.html").unlink()
    assert served.find("a.html") is None
    assert served.held == 0


def test_tags_tell_versions_and_codings_apart(tmp_path: Path) -> None:
    served = Tree(tmp_path, headers.published)
    put(tmp_path / "a.html.gz", b"zipped")
    put(tmp_path / "a.html", b"first")
    found = served.find("a.html")
    assert found is not None and found.available == ("gzip",)
    assert found.bodies[""].etag != found.bodies["gzip"].etag
    put(tmp_path / "a.html", b"third")
    changed = served.find("a.html")
    assert changed is not None and changed.bodies[""].etag != found.bodies[""].etag


def test_a_copy_of_an_older_text_is_left_alone(tmp_path: Path) -> None:
    put(tmp_path / "a.html.br", b"old", LONG_AGO)
    put(tmp_path / "a.html", b"new", LONG_AGO + 60)
    found = Tree(tmp_path, headers.published).find("a.html")
    assert found is not None and found.available == ()


def test_what_has_just_changed_is_not_kept(tmp_path: Path) -> None:
    served = Tree(tmp_path, headers.published)
    put(tmp_path / "a.html", b"new", None)
    assert served.find("a.html") is not None
    assert served.held == 0


@given(st.lists(st.integers(0, 30), max_size=60))
def test_memory_stays_bounded(tmp_path_factory, asked: list[int]) -> None:
    root = tmp_path_factory.mktemp("tree")
    for number in set(asked):
        put(root / f"{number}.html", bytes([number]) * 3000)
    served = Tree(root, headers.published, limit=20_000)
    before, tree.SETTLED = tree.SETTLED, -1
    try:
        for number in asked:
            found = served.find(f"{number}.html")
            assert found is not None and found.bodies[""].data == bytes([number]) * 3000
            assert served.held <= 20_000
    finally:
        tree.SETTLED = before


def test_a_large_file_is_never_read_whole(tmp_path: Path) -> None:
    with (tmp_path / "a.mp3").open("wb") as opened:
        opened.truncate(resources.LARGEST_KEPT + 1)
    found = Tree(tmp_path, headers.published).find("a.mp3")
    assert found is not None and found.bodies[""].data is None
    assert found.bodies[""].size == resources.LARGEST_KEPT + 1


def test_names_that_are_digests_are_kept_for_ever(tmp_path: Path) -> None:
    assert "immutable" in headers.published("audio/ab.mp3")
    assert "immutable" in headers.published("static/site.ab12.css")
    assert headers.published("uk/audio/index.html") == headers.ASK_AGAIN
