"""What lies in the tree and belongs to nothing."""

from pathlib import Path

from . import store
from .ledger import chunks
from .models import Pressed
from .report import Failure, Report


def strays(root: Path, report: Report) -> None:
    """Remove every file that the ledger does not have, and copies that their file should not have."""
    for some in chunks(store.walk(root)):
        files = {path: store.belongs_to(path) for path in some}
        known = set(Pressed.objects.filter(path__in=set(files.values()), gone=False).values_list("path", flat=True))
        for path, file in files.items():
            if file not in known or (path != file and not _has_copies(root, file)):
                _remove(root, path, report)


def _remove(root: Path, path: str, report: Report) -> None:
    try:
        store.remove_stray(root, path)
    except OSError as error:
        report.failed += (Failure("", "", path, f"The stray file {path!r} could not be removed: {error.strerror}."),)
        return
    report.differences += (f"{path} belongs to nothing and was removed.",)
    report.removed += (path,)


def _has_copies(root: Path, path: str) -> bool:
    """Whether compressed copies belong beside a file of the tree."""
    target = root / path
    return target.suffix in store.TEXT and target.is_file() and target.stat().st_size >= store.SMALLEST
