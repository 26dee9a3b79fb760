"""Takes away renditions' files that no row names any longer, a week after they were last needed."""

import os
import time
from dataclasses import dataclass
from pathlib import Path

from standfirst.pictures import files
from standfirst.pictures.models import Rendered

KEPT_S = 7 * 86_400.0
"""Seconds for which a file stays that nothing refers to."""
BROKEN_S = 86_400.0
"""Seconds after which a file that was never finished is one that a process left when it died."""
AT_ONCE = 500
ASIDE = ".going-"


@dataclass(slots=True)
class Swept:
    """What was taken away."""

    files: int = 0
    bytes: int = 0

    def take(self, file: Path, *, before: float | None = None) -> None:
        """Remove a file, where it is there, and older than `before` (seconds since 1970)."""
        try:
            found = file.stat()
            if before is None or found.st_mtime < before:
                file.unlink()
                self.files, self.bytes = self.files + 1, self.bytes + found.st_size
        except FileNotFoundError:
            return


def sweep(now: float | None = None) -> Swept:
    """Take away what nothing has referred to for a week. `now` is in seconds since 1970."""
    now, swept = time.time() if now is None else now, Swept()
    old = []
    for entry in os.scandir(files.folder()) if files.folder().is_dir() else ():
        file = Path(entry.path)
        if entry.name.startswith("."):
            swept.take(file, before=now - BROKEN_S)
        elif entry.stat().st_mtime < now - KEPT_S:
            old.append(file)
    while old:
        batch, old = old[:AT_ONCE], old[AT_ONCE:]
        for file in set(batch) - _named(batch):
            _remove(file, now, swept)
    return swept


def _named(batch: list[Path]) -> set[Path]:
    """Those of the files that a row names."""
    rows = Rendered.objects.filter(digest__in=[file.stem for file in batch])
    return {files.path(digest, kind) for digest, kind in rows.values_list("digest", "media_type")}


def _remove(file: Path, now: float, swept: Swept) -> None:
    """Remove a file, unless somebody has just come to need it: they renew its date, or a row names it."""
    aside = file.with_name(f"{ASIDE}{file.name}")
    try:
        # Moved first: whoever comes from now on finds no file, and writes it anew.
        file.replace(aside)
    except FileNotFoundError:
        return
    if aside.stat().st_mtime < now - KEPT_S and not _named([file]):
        swept.take(aside)
    elif not file.exists():
        aside.replace(file)
    else:
        aside.unlink()
