"""From a picture's name to its JPEG on disk, each made once."""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor, as_completed
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path

from standfirst.ops.demo.artwork import rights
from standfirst.ops.demo.artwork.catalogue import Entry, catalogue

QUALITY = 88


def develop(entry: Entry) -> bytes:
    """The picture as a JPEG with its words inside: the same bytes for the same code and libraries."""
    plain = BytesIO()
    entry.draw().save(plain, "JPEG", quality=QUALITY, optimize=False, subsampling="4:2:0")
    return rights.write(plain.getvalue(), entry.words)


def put(name: str, folder: Path) -> str:
    """Writes one picture into `folder`, whole or not at all, and returns its name."""
    path = folder / f"{name}.jpg"
    half = path.with_suffix(".part")
    half.write_bytes(develop(catalogue()[name]))
    os.replace(half, path)
    return name


def missing(folder: Path) -> list[str]:
    """The names of the pictures that `folder` lacks."""
    return [name for name in catalogue() if not (folder / f"{name}.jpg").exists()]


def fill(folder: Path, names: Iterable[str], tell: Callable[[str], None] = lambda _: None, processes: int = 2) -> None:
    """Makes the named pictures in `folder`, on several processors; `tell` hears of each that is done."""
    folder.mkdir(parents=True, exist_ok=True)
    # Started afresh: a fork would share the parent's database connections.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        for done in as_completed([pool.submit(put, name, folder) for name in names]):
            tell(done.result())
