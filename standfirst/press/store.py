"""The published tree: a file is there whole or not at all, and so are its compressed copies.

New bytes are written to a folder of their own in the tree (`.pressing`, closed to others), synced, and
then renamed into place. A server picks a copy by Accept-Encoding, so a copy must never hold another
version than its file: old copies are taken away first, then the file is replaced, then the new copies
come. At every moment, and after a crash at any moment, a copy that exists has the bytes of its file;
for the milliseconds between, readers get the plain file. No Django here.
"""

import gzip
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path, PurePosixPath

import brotli

from . import disk

WORKSHOP = ".pressing"
TEXT = frozenset({".html", ".xml", ".json", ".css", ".js", ".svg", ".txt", ".vtt", ".webmanifest"})
"""Suffixes of files that have compressed copies."""
COPIES = (".gz", ".br")
SMALLEST = 200
"""Bytes below which a compressed copy gains nothing."""
LONGEST = 500
"""Characters in a path."""
_NUMBERS = count()
"""Of this process's temporary files."""


class StoreError(Exception):
    """A file could not be published. Its text is one sentence that names the path."""


def checked(path: str) -> str:
    """The path itself. Raises StoreError for one that could leave the tree or be taken for something else."""
    parts = path.split("/")
    if not path or len(path) > LONGEST or any(len(part.encode("utf-8", "replace")) > 240 for part in parts):
        raise StoreError(f"The path {path[:80]!r} is empty or too long.")
    if any(part in ("", ".", "..") for part in parts) or parts[0] == WORKSHOP:
        raise StoreError(f"The path {path!r} is not inside the published tree.")
    if "\\" in path or not path.isprintable():
        raise StoreError(f"The path {path!r} has a character that a path must not have.")
    name = PurePosixPath(path)
    if name.suffix in COPIES and PurePosixPath(name.stem).suffix in TEXT:
        raise StoreError(f"The path {path!r} is that of a compressed copy.")
    return path


def compressed(path: str, data: bytes) -> dict[str, bytes]:
    """The copies that belong beside a file: suffix -> bytes, the same for the same bytes."""
    if PurePosixPath(path).suffix not in TEXT or len(data) < SMALLEST:
        return {}
    return {".gz": gzip.compress(data, 6, mtime=0), ".br": brotli.compress(data, quality=5)}


def _same(target: Path, data: bytes) -> bool:
    try:
        return target.stat().st_size == len(data) and target.read_bytes() == data
    except OSError:
        # Missing, or not a file: whatever it is, it is not these bytes, and putting them says why.
        return False


def difference(root: Path, path: str, data: bytes) -> str:
    """How a file or its copies differ from these bytes, in words; empty when they do not."""
    target = root / checked(path)
    if not target.is_file():
        return "is missing"
    if not _same(target, data):
        return "has other bytes"
    wanted = compressed(path, data)
    for suffix in COPIES:
        copy = root / (path + suffix)
        if suffix in wanted and not _same(copy, wanted[suffix]):
            return f"has no {suffix} copy" if not copy.is_file() else f"has a {suffix} copy with other bytes"
    return ""


def _said(path: str, error: OSError) -> StoreError:
    return StoreError(f"{path} could not be written: {error.strerror or error}.")


@dataclass(slots=True)
class _Draft:
    """Bytes that wait in the workshop: suffix ("" for the file itself) -> temporary file."""

    files: dict[str, Path] = field(default_factory=dict)

    def sync(self) -> None:
        for made in self.files.values():
            disk.sync_file(made)

    def discard(self) -> None:
        for made in self.files.values():
            made.unlink(missing_ok=True)


class Staging:
    """Files that are put into the tree together: written (by any process), synced, renamed, folders synced once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._drafts: dict[str, _Draft] = {}
        self._folders: set[Path] = set()
        self._workshop = False

    def paths(self) -> set[str]:
        """What was added and differs from the tree."""
        return set(self._drafts)

    def add(self, path: str, data: bytes, *, trusting: bool = True) -> bool:
        """Write bytes aside; False when the tree has them already. Raises StoreError, and leaves nothing behind.

        `trusting`: a copy that lies in the tree is taken to be of its file, as the press itself leaves it.
        """
        target = self.root / checked(path)
        if trusting and _same(target, data):
            missing = [suffix for suffix in COPIES if not os.path.lexists(f"{target}{suffix}")]
            # Nothing is compressed for nothing: a template that changes may leave most pages as they were.
            found = compressed(path, data) if missing else {}
            contents = {suffix: copy for suffix, copy in found.items() if suffix in missing}
        else:
            contents = {"": data} | compressed(path, data)
        self.drop(path)
        if contents:
            self._drafts[path] = self._written(path, contents)
        return bool(contents)

    def drop(self, path: str) -> None:
        """Forget what was added for a path."""
        draft = self._drafts.pop(path, None)
        if draft is not None:
            draft.discard()

    def commit(self) -> dict[str, StoreError]:
        """Put everything in place. Returns the paths that could not be, each with its error and its old file kept."""
        failed: dict[str, StoreError] = {}
        many = sum(len(draft.files) for draft in self._drafts.values()) >= disk.MANY and self._synced_together()
        replaced = [path for path, draft in self._drafts.items() if "" in draft.files]
        held = disk.hold(self.root / (path + suffix) for path in replaced for suffix in ("", *COPIES))
        for step in (self._replace,) if many else (lambda _, draft: draft.sync(), self._replace):
            for path, draft in list(self._drafts.items()):
                try:
                    step(path, draft)
                except OSError as error:
                    failed[path] = _said(path, error)
                    self.drop(path)
        disk.let_go(held)
        self._drafts.clear()
        if not (many and disk.sync_all(self.root)):
            for folder in self._folders:
                disk.sync_folder(folder)
        self._folders.clear()
        return failed

    def _synced_together(self) -> bool:
        """Whether one call has synced every draft; when that fails, each is synced alone and says what is wrong."""
        try:
            return disk.sync_all(self.root)
        except OSError:
            return False

    def discard(self) -> None:
        """Forget everything that was added."""
        for path in list(self._drafts):
            self.drop(path)

    def _written(self, path: str, contents: dict[str, bytes]) -> _Draft:
        draft = _Draft()
        try:
            for suffix, data in contents.items():
                self._write(draft, suffix, data)
        except OSError as error:
            draft.discard()
            raise _said(path, error) from error
        return draft

    def _write(self, draft: _Draft, suffix: str, data: bytes) -> None:
        workshop = self.root / WORKSHOP
        if not self._workshop:
            workshop.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._workshop = True
        made = workshop / f"{os.getpid()}-{next(_NUMBERS)}"
        opened = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o644)
        draft.files[suffix] = made
        try:
            left = memoryview(data)
            while left:
                left = left[os.write(opened, left) :]
        finally:
            os.close(opened)

    def _replace(self, path: str, draft: _Draft) -> None:
        target = self.root / path
        self._make_folder(target.parent)
        if "" in draft.files:
            disk.date_after(list(draft.files.values()), [Path(f"{target}{end}") for end in ("", *COPIES)])
            for suffix in COPIES:
                _unlink(Path(f"{target}{suffix}"))
        for suffix in ("", *COPIES):
            if suffix in draft.files:
                os.replace(draft.files[suffix], f"{target}{suffix}")
        self._folders.add(target.parent)

    def _make_folder(self, folder: Path) -> None:
        made = [parent for parent in (folder, *folder.parents) if not parent.exists()]
        folder.mkdir(parents=True, exist_ok=True)
        self._folders.update(parent.parent for parent in made)


def put(root: Path, path: str, data: bytes) -> bool:
    """Publish one file with its copies; False when the tree had these bytes. Raises StoreError."""
    staging = Staging(root)
    changed = staging.add(path, data)
    for error in staging.commit().values():
        raise error
    return changed


def _unlink(target: Path) -> bool:
    try:
        target.unlink()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True


def remove(root: Path, path: str) -> bool:
    """Take a file and its copies out of the tree, and folders that it leaves empty; False when it was not there.

    The copies go first, so that none outlives its file. Raises StoreError.
    """
    target = root / checked(path)
    try:
        for suffix in COPIES:
            _unlink(Path(f"{target}{suffix}"))
        found = _unlink(target)
        if found:
            disk.sync_folder(target.parent)
        _prune(root, target.parent)
    except OSError as error:
        raise StoreError(f"{path} could not be removed: {error.strerror or error}.") from error
    return found


def _prune(root: Path, folder: Path) -> None:
    while folder != root and root in folder.parents:
        try:
            folder.rmdir()
        except FileNotFoundError:
            pass
        except OSError:
            return  # Something still lies in it.
        folder = folder.parent


def sweep(root: Path) -> int:
    """Remove what a killed run left in the workshop; how many files that were. Only the one runner may call it."""
    workshop = root / WORKSHOP
    left = list(workshop.iterdir()) if workshop.is_dir() else []
    for made in left:
        made.unlink(missing_ok=True)
    return len(left)


def remove_stray(root: Path, path: str) -> None:
    """Take away whatever `walk` found at a path, however it is named. Raises OSError."""
    (root / path).unlink()
    _prune(root, (root / path).parent)


def belongs_to(path: str) -> str:
    """The file that a path in the tree is a copy of; the path itself when it is no copy."""
    name = PurePosixPath(path)
    if name.suffix in COPIES and PurePosixPath(name.stem).suffix in TEXT:
        return path[: -len(name.suffix)]
    return path


def walk(root: Path) -> Iterator[str]:
    """Every file and link in the tree, copies too, in a steady order; the workshop left out."""
    for folder, folders, files in os.walk(root):
        if Path(folder) == root and WORKSHOP in folders:
            folders.remove(WORKSHOP)
        folders.sort()
        links = [name for name in folders if (Path(folder) / name).is_symlink()]
        for name in sorted([*files, *links]):
            yield (Path(folder) / name).relative_to(root).as_posix()


def address(path: str) -> str:
    """The address that a file answers: "uk/a/index.html" -> "/uk/a/"."""
    name = "/" + path
    return name[: -len("index.html")] if name.endswith("/index.html") else name
