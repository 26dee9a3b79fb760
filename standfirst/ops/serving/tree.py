"""A folder's files as they are now, with the small ones kept in memory. No Django here.

Each request costs one `os.stat`; as long as it says what it said when the file was read, memory is the answer.
So a file that is pressed again is seen at the next request, without anyone telling this process.
"""

# Plain strings and `os` calls: a Path made for each request would cost more than the request.

import os
import threading
import time

from standfirst.ops.serving.resources import CacheControl, Resource, load, signature

SETTLED = 50_000_000
"""Nanoseconds after which a further change is sure to show in a file's time (a kernel tick is 1 to 10 ms)."""


class Tree:
    """The files below `root`. `limit` is how many bytes may be kept in memory."""

    def __init__(self, root: str | os.PathLike[str], cache_control: CacheControl, limit: int = 64 << 20) -> None:
        self.root = os.fspath(root)
        self.cache_control = cache_control
        self.limit = limit
        self.held = 0
        self._kept: dict[str, Resource] = {}
        self._lock = threading.Lock()

    def find(self, name: str) -> Resource | None:
        """What `name` (as paths.inside gives it) holds now; None where there is no such file that may be read."""
        kept = self._kept.get(name)
        try:
            now = os.stat(f"{self.root}/{name}")  # noqa: PTH116
        except OSError:
            # Absent, unreadable or too long a name: for a reader these are one thing.
            self._forget(name)
            return None
        if kept is not None and kept.signature == signature(now):
            kept.used = True
            return kept
        self._forget(name)
        found = load(self.root, name, now, self.cache_control)
        if found is not None and time.time_ns() - max(now.st_mtime_ns, now.st_ctime_ns) > SETTLED:
            self._keep(name, found)
        return found

    def has_page(self, folder: str) -> bool:
        """Whether `folder` is one that holds a page."""
        return os.path.isfile(f"{self.root}/{folder}/index.html")  # noqa: PTH113

    def _keep(self, name: str, found: Resource) -> None:
        with self._lock:
            if name not in self._kept:
                self._kept[name] = found
                self.held += found.weight
            while self.held > self.limit:
                self._forget_one()

    def _forget_one(self) -> None:
        # Second chance: the oldest goes, unless it was asked for since it was last looked at.
        oldest = next(iter(self._kept))
        candidate = self._kept.pop(oldest)
        if candidate.used:
            candidate.used = False
            self._kept[oldest] = candidate
        else:
            self.held -= candidate.weight

    def _forget(self, name: str) -> None:
        if name in self._kept:
            with self._lock:
                gone = self._kept.pop(name, None)
                self.held -= gone.weight if gone is not None else 0
