"""What is written must be on the disk before anything relies on it. No Django here."""

import ctypes
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from threading import Thread

MANY = 8
"""Files from which on the whole disk is synced at once: its journal is then waited for once, not once a file."""
HELD = 200
"""Old files that one batch keeps open at most; a process may often have a thousand."""
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


def hold(files: Iterable[Path]) -> list[int]:
    """Keep old files open while they are replaced or removed, so that nobody waits for their space to be freed.

    Where freed space is told to the disk at once (the mount option `discard`), the last name of each file else takes
    a millisecond to go. At most HELD; a file that is not there or cannot be opened is passed over.
    """
    held: list[int] = []
    for file in islice(files, HELD):
        with suppress(OSError):
            held.append(os.open(file, os.O_CLOEXEC | getattr(os, "O_PATH", os.O_RDONLY | os.O_NONBLOCK)))
    return held


def let_go(held: list[int]) -> None:
    """Close what was held, while this process goes on."""
    if held:
        Thread(target=_close, args=(held,), name="let-go", daemon=True).start()


def _close(held: list[int]) -> None:
    for one in held:
        os.close(one)
