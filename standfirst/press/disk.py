"""What is written must be on the disk before anything relies on it. No Django here."""

import ctypes
import os
from collections.abc import Sequence
from pathlib import Path

MANY = 8
"""Files from which on the whole disk is synced at once: its journal is then waited for once, not once a file."""
_syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)


def sync_file(file: Path) -> None:
    """Sync a file's bytes, whoever wrote them. Raises OSError."""
    opened = os.open(file, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def sync_folder(folder: Path) -> None:
    """Sync the names in a folder. Raises OSError."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def sync_all(folder: Path) -> bool:
    """Sync all that was written to the disk of a folder; False where the system cannot, and each file must be synced.

    Linux writes everything out and waits for it, and since 5.8 reports what could not be written. Raises OSError.
    """
    if _syncfs is None:
        return False
    opened = os.open(folder, os.O_RDONLY)
    try:
        if _syncfs(opened) != 0:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code))
    finally:
        os.close(opened)
    return True


def date_after(made: Sequence[Path], replaced: Sequence[Path]) -> None:
    """Give new files a later second than those that they replace have, of which the first is there if any is.

    A web server tells two versions apart by nothing finer: nginx's ETag is a file's second and size.
    """
    if former := _modified(replaced[0]):
        later = int(max(former, *map(_modified, replaced[1:]))) + 1
        if any(_modified(file) < later for file in made):
            for file in made:
                os.utime(file, (later, later))


def _modified(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0
