"""An S3-compatible bucket that holds what the tree holds, for a CDN in front of it or for readers themselves."""

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from standfirst.config.environment import Environment
from standfirst.ops.after.objects import Stored, stored
from standfirst.ops.after.target import SendError

if TYPE_CHECKING:
    from standfirst.ops.after.storage import TreeStorage

UNTIL_STILL = 10
"""How often a file is looked at that changes while it is uploaded."""
PROBE = ".standfirst-doctor"
"""What `probe` writes and takes away again. No file of the tree begins with a dot."""


class Bucket:
    """What lies in the tree is uploaded, what does not is deleted: a path is all that has to be told."""

    size = 100
    lasting = float("inf")
    """A bucket is never given up: readers would keep what was withdrawn."""

    def __init__(self, here: Environment) -> None:
        self.here, self.root = here, here.public
        self.name = f"bucket:{here.bucket}" + (f"/{here.bucket_prefix}" if here.bucket_prefix else "")

    def wants(self, paths: Sequence[str]) -> Sequence[str]:
        """All."""
        return paths

    def send(self, paths: Sequence[str]) -> None:
        """Upload, in the order of the paths, and then delete: no page is there before what it links to.

        Raises SendError.
        """
        ordered = sorted(paths, key=lambda path: not (self.root / path).is_file())
        for number, path in enumerate(ordered):
            try:
                self.settle(path)
            except SendError as error:
                error.left = tuple(ordered[number:])
                raise

    def settle(self, path: str) -> bool:
        """Have the object be as the file is when this returns; whether there is one. Raises SendError.

        A file that changes or goes meanwhile is looked at again: nothing that was withdrawn comes after its removal.
        """
        file = self.root / path
        for _ in range(UNTIL_STILL):
            before, found = _signature(file), self.look(path)
            if (before is None) != (found is None):
                continue
            self._put(path, found)
            if _signature(file) == before:
                return found is not None
        raise SendError(f"{self.name} cannot be filled: {path} keeps changing.")

    def look(self, path: str) -> Stored | None:
        """The object that belongs under a path, from the file as it is now. Raises SendError."""
        try:
            return stored(path, (self.root / path).read_bytes())
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None
        except OSError as error:
            raise SendError(f"{self.name} cannot be filled: {path} cannot be read: {error.strerror}.") from error

    def listing(self) -> dict[str, str]:
        """Path -> ETag of every object there is. Raises SendError."""
        with self._opened() as storage:
            return dict(storage.listing())

    def kept_digest(self, path: str) -> str:
        """The digest that was stored with an object; empty for none. Raises SendError."""
        with self._opened() as storage:
            return storage.digest(path)

    def probe(self) -> None:
        """List, write and delete, as a press and a sync do. Raises SendError."""
        with self._opened() as storage:
            next(storage.listing(), None)
            storage.put(PROBE, stored(PROBE, b"standfirst doctor"))
            storage.delete(PROBE)

    def _put(self, path: str, found: Stored | None) -> None:
        with self._opened() as storage:
            if found is None:
                storage.delete(path)
            else:
                storage.put(path, found)

    @contextmanager
    def _opened(self) -> Iterator["TreeStorage"]:
        # boto3 takes time and memory: a process that only names the bucket, such as the press, does without.
        from standfirst.ops.after.storage import Place, opened, refusals

        here = self.here
        place = Place(here.bucket, here.bucket_prefix, here.bucket_endpoint, here.bucket_region)
        with refusals(self.name, place):
            yield opened(place)


def _signature(file: Path) -> tuple[int, int, int] | None:
    try:
        found = os.stat(file)  # noqa: PTH116
    except (FileNotFoundError, NotADirectoryError):
        return None
    return (found.st_mtime_ns, found.st_size, found.st_ino) if stat.S_ISREG(found.st_mode) else None
