"""No path leads out of the tree, nor to what is hidden in it."""

import os
from pathlib import Path
from urllib.parse import unquote_to_bytes

from hypothesis import given
from hypothesis import strategies as st

from standfirst.ops.serving import headers, paths
from standfirst.ops.serving.tree import Tree

PIECES = [
    "..",
    ".",
    "",
    "a",
    "index.html",
    "%2e%2e",
    "%2E.",
    "..%2f",
    "%5c..",
    "\\",
    "%00",
    ".env",
    "a.html.gz",
    "a.br",
    "secret",
    "é",
    "%ff",
    "~",
]


def wsgi(path: str) -> str:
    """PATH_INFO as a server makes it of a request's target."""
    return unquote_to_bytes(path).decode("latin-1")


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=6).map("/".join))
def test_whatever_is_asked_for_stays_inside(path: str) -> None:
    decoded = paths.decode(wsgi("/" + path))
    name = paths.inside(decoded) if decoded else None
    if name is not None:
        assert os.path.normpath(f"/root/{name}") == f"/root/{name}"
        assert not any(segment.startswith(".") or "\\" in segment or "\0" in segment for segment in name.split("/"))
        assert not name.endswith((".gz", ".br", ".tmp", "~"))


def test_ordinary_names_are_found() -> None:
    assert paths.inside("/") == "index.html"
    assert paths.inside("/uk/a-story/") == "uk/a-story/index.html"
    assert paths.inside("/uk/a-story") == "uk/a-story"
    assert paths.inside("/pictures/ab12.avif") == "pictures/ab12.avif"
    assert paths.inside(paths.decode(wsgi("/caf%C3%A9/")) or "") == "café/index.html"


def test_hidden_names_are_not() -> None:
    for path in (
        "",
        "*",
        "uk",
        "//",
        "/a//b",
        "/.git/config",
        "/a/.x",
        "/a/..",
        "/a.html.gz",
        "/a.html.BR",
        "/a.tmp",
        "/a~",
        "/a\\b",
        "/a\nb",
    ):
        assert paths.inside(path) is None, path
    assert paths.decode(wsgi("/%ff")) is None


def test_a_link_out_of_the_tree_is_not_followed(tmp_path: Path) -> None:
    public = tmp_path / "public"
    public.mkdir()
    (tmp_path / "secret.txt").write_text("not for readers")
    (tmp_path / "private").mkdir()
    (tmp_path / "private/index.html").write_text("not for readers")
    (public / "kept.txt").write_text("for readers")
    (public / "out.txt").symlink_to(tmp_path / "secret.txt")
    (public / "folder").symlink_to(tmp_path / "private")
    (public / "within.txt").symlink_to(public / "kept.txt")
    tree = Tree(public, headers.published)
    assert tree.find("out.txt") is None
    assert tree.find("folder/index.html") is None
    assert tree.find("within.txt") is not None
    os.mkfifo(public / "pipe.txt")
    assert tree.find("pipe.txt") is None
    assert tree.find("a" * 300) is None


def test_a_link_that_replaces_a_kept_file_is_not_followed(tmp_path: Path) -> None:
    public = tmp_path / "public"
    public.mkdir()
    kept, secret = public / "a.txt", tmp_path / "secret.txt"
    kept.write_text("for readers")
    secret.write_text("not for readers")
    os.utime(kept, (1, 1))
    tree = Tree(public, headers.published)
    assert tree.find("a.txt") is not None
    kept.unlink()
    kept.symlink_to(secret)
    assert tree.find("a.txt") is None
