"""What publishing cannot be faster than: the same bytes written, synced and renamed, and nothing else."""

import os
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

COPIES = ("", ".gz", ".br")


def bare_put(contents: Iterable[bytes], beside: Path) -> float:
    """Seconds to write each content to a file on the disk of `beside`, sync it, rename it, and sync the folder."""
    with tempfile.TemporaryDirectory(dir=beside) as name:
        folder = Path(name)
        began = time.perf_counter()
        for number, data in enumerate(contents):
            put(folder, number, data)
        sync(folder)
        return time.perf_counter() - began


def put(folder: Path, number: int, data: bytes) -> None:
    """One file, there whole or not at all."""
    made = folder / f".{number}"
    with made.open("wb") as opened:
        opened.write(data)
        opened.flush()
        os.fsync(opened.fileno())
    made.replace(folder / str(number))


def bare_put_together(contents: Iterable[bytes], beside: Path) -> float:
    """Seconds to write each content to a file, sync the whole disk once, rename each, and sync the folder."""
    with tempfile.TemporaryDirectory(dir=beside) as name:
        folder = Path(name)
        began, count = time.perf_counter(), 0
        for count, data in enumerate(contents, 1):
            (folder / f".{count}").write_bytes(data)
        os.sync()
        for number in range(1, count + 1):
            (folder / f".{number}").replace(folder / str(number))
        sync(folder)
        return time.perf_counter() - began


def sync(folder: Path) -> None:
    """Sync the names in a folder."""
    opened = os.open(folder, os.O_RDONLY)
    os.fsync(opened)
    os.close(opened)


def published(public: Path, paths: Iterable[str]) -> list[bytes]:
    """The bytes of published files and of their compressed copies."""
    files = [public / f"{path}{suffix}" for path in paths for suffix in COPIES]
    return [file.read_bytes() for file in files if file.is_file()]
