"""The whole tree into the bucket: only what differs is uploaded, and what is published no more is deleted.

What is published is what the ledger says. Nothing is remembered between two runs: the bucket's own listing says what
is there, so a run that was interrupted is continued by the next.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import groupby

from standfirst.ops.after.bucket import Bucket
from standfirst.press.models import Pressed
from standfirst.press.outputs import REGISTERED

AT_ONCE = 8
"""Uploads at a time."""
WINDOW = 500
"""Paths that are handed to the threads together, and after which others are told."""
LAST = 100
"""Order of an output that is registered no more."""

Progress = Callable[[int, int], None]
Told = Callable[[Sequence[str]], None]


@dataclass(slots=True)
class Filled:
    """What was done, or, in a mere comparison, what there is to do."""

    uploaded: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    unchanged: int = 0
    missing: list[str] = field(default_factory=list)
    """Published paths whose file is not in the tree: their objects stay as they are."""
    unknown: list[str] = field(default_factory=list)
    """Objects whose file is in the tree and not in the ledger: the press is at it, or it is a stray."""

    @property
    def differs(self) -> bool:
        """Whether the bucket was not what it should be, or cannot be made so."""
        return bool(self.uploaded or self.deleted or self.missing or self.unknown)


@dataclass(slots=True)
class Filling:
    """One run over a bucket."""

    bucket: Bucket
    told: Told
    """Called with paths that the bucket has taken."""
    everything: bool = False
    """Upload what does not differ too."""
    comparing: bool = False
    """Change nothing."""
    progress: Progress = lambda done, total: None
    filled: Filled = field(default_factory=Filled)
    _there: dict[str, str] = field(default_factory=dict)
    _done: int = 0
    _total: int = 0

    def run(self) -> Filled:
        """Uploads, each kind of output before those that link to it, and then deletions. Raises SendError."""
        published = list(_published())
        self._there = self.bucket.listing()
        wanted = {path for path, _ in published}
        strays = sorted(self._there.keys() - wanted)
        self._total = len(published) + len(strays)
        with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="upload") as pool:
            for _, wave in groupby(published, key=lambda item: item[1]):
                self._each(pool, [path for path, _ in wave], self._upload)
            self._each(pool, strays, self._delete)
        return self.filled

    def _each(self, pool: ThreadPoolExecutor, paths: Sequence[str], work: Callable[[str], bool]) -> None:
        """Does the work for all, some at a time. Others are told of what was done, even when it is cut short."""
        for start in range(0, len(paths), WINDOW):
            window = paths[start : start + WINDOW]
            took: list[str] = []
            try:
                for path, changed in zip(window, pool.map(work, window), strict=True):
                    took += [path] if changed else []
                    self._done += 1
                    self.progress(self._done, self._total)
            except BaseException:
                # Ctrl-C or a refusal: what has not begun is left.
                pool.shutdown(cancel_futures=True)
                raise
            finally:
                if took and not self.comparing:
                    self.told(took)

    def _upload(self, path: str) -> bool:
        found = self.bucket.look(path)
        if found is None:
            self.filled.missing.append(path)
            return False
        known = self._there.get(path)
        # An ETag is no MD5 where the bucket encrypts by a key service; then the object says itself what it is.
        same = known == found.etag or (known is not None and self.bucket.kept_digest(path) == found.digest)
        if same and not self.everything:
            self.filled.unchanged += 1
            return False
        if not self.comparing:
            self.bucket.settle(path)
        self.filled.uploaded.append(path)
        return True

    def _delete(self, path: str) -> bool:
        if self.bucket.look(path) is not None:
            self.filled.unknown.append(path)
            return False
        if not self.comparing:
            self.bucket.settle(path)
        self.filled.deleted.append(path)
        return True


def _published() -> Iterator[tuple[str, int]]:
    """Every published path with its output's order, in that order."""
    rows: Iterable[tuple[str, str]] = Pressed.objects.filter(gone=False).values_list("path", "output")
    found = [(path, _order(output)) for path, output in rows]
    yield from sorted(found, key=lambda item: (item[1], item[0]))


def _order(output: str) -> int:
    return REGISTERED[output].order if output in REGISTERED else LAST
