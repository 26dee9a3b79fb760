"""Published trees, compared."""

import gzip
from pathlib import Path

import brotli

from standfirst.press import store
from standfirst.press.models import Due, Leaving, Member, Pressed, Read, Touched


def contents(tree: Path) -> dict[str, bytes]:
    """Every file of a tree, copies too."""
    return {path: (tree / path).read_bytes() for path in store.walk(tree)}


def check_copies(tree: Path) -> None:
    """Each copy has the bytes of its file, and nothing is left in the workshop."""
    for path, data in contents(tree).items():
        if path.endswith(".gz"):
            assert gzip.decompress(data) == (tree / store.belongs_to(path)).read_bytes(), path
        if path.endswith(".br"):
            assert brotli.decompress(data) == (tree / store.belongs_to(path)).read_bytes(), path
    workshop = tree / store.WORKSHOP
    assert not workshop.exists() or not list(workshop.iterdir())


def forget_all() -> None:
    """An empty ledger."""
    for model in (Touched, Read, Pressed, Member, Due, Leaving):
        model.objects.all().delete()
