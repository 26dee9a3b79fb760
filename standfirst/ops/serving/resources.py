"""What one name in the tree answers with: file, precompressed copies, tags and headers. No Django here."""

# Plain strings and `os` calls: a Path made for each request would cost more than the request.

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import formatdate
from hashlib import blake2b

from standfirst.ops.serving import headers
from standfirst.ops.serving.encodings import SUFFIXES
from standfirst.ops.serving.media_types import media_type

LARGEST_KEPT = 1 << 20
"""Bytes of the largest file that is read whole; larger ones are streamed."""
OVERHEAD = 2048
"""Bytes that a kept file costs beside its own: its headers and the objects that hold them."""
COPY_AGE = 2_000_000_000
"""Nanoseconds by which a precompressed copy may be older than its file: one put writes both."""

CacheControl = Callable[[str], str]
Signature = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Body:
    """One representation: the plain file or a precompressed copy."""

    file: str
    size: int
    data: bytes | None
    """None where the file is streamed."""
    etag: str
    modified: int
    headers: list[tuple[str, str]]
    """Of a whole answer, Content-Length included."""


@dataclass(slots=True)
class Resource:
    """A file as it was when it was read."""

    signature: Signature
    bodies: dict[str, Body]
    """By content coding; "" is the plain file."""
    available: tuple[str, ...]
    """The codings there are copies in."""
    used: bool = True
    """Whether it was asked for since the last search for something to forget."""

    @property
    def weight(self) -> int:
        """Bytes of memory it takes."""
        return sum(OVERHEAD + len(body.data or b"") for body in self.bodies.values())


def signature(found: os.stat_result) -> Signature:
    """What changes whenever a file is replaced."""
    return found.st_mtime_ns, found.st_size, found.st_ino, found.st_ctime_ns


def load(root: str, name: str, now: os.stat_result, cache_control: CacheControl) -> Resource | None:
    """Reads `name` below `root` and its copies. None where it is no regular file or lies outside after its links."""
    file = f"{root}/{name}"
    bodies = {}
    for coding, suffix in ("", ""), *SUFFIXES.items():
        opened = _open(root, file + suffix, oldest=now.st_mtime_ns - COPY_AGE)
        if opened is not None:
            bodies[coding] = _body(file + suffix, *opened, int(now.st_mtime))
    if "" not in bodies:
        return None
    available = tuple(coding for coding in bodies if coding)
    kept = cache_control(name)
    for coding, body in bodies.items():
        body.headers.extend(
            _headers(body, media_type(name.rpartition("/")[2]), kept, coding, negotiated=bool(available))
        )
    return Resource(signature(now), bodies, available)


def _open(root: str, file: str, oldest: int) -> tuple[os.stat_result, bytes | None] | None:
    try:
        descriptor = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        # Absent or unreadable: for a reader the same.
        return None
    try:
        found = os.fstat(descriptor)
        # A copy that is older than its file was made from another text.
        if not stat.S_ISREG(found.st_mode) or found.st_mtime_ns < oldest or not _within(root, file):
            return None
        return found, _read(descriptor) if found.st_size <= LARGEST_KEPT else None
    finally:
        os.close(descriptor)


def _read(descriptor: int) -> bytes:
    with open(descriptor, "rb", closefd=False) as opened:
        return opened.read()


def _within(root: str, file: str) -> bool:
    return os.path.realpath(file).startswith(os.path.realpath(root) + os.sep)


def _body(file: str, found: os.stat_result, data: bytes | None, modified: int) -> Body:
    # A large file is not read for its tag: what stat says of it changes with every replacement.
    told = data if data is not None else repr((file, *signature(found))).encode()
    etag = f'"{blake2b(told, digest_size=12).hexdigest()}"'
    return Body(file, found.st_size if data is None else len(data), data, etag, modified, [])


def _headers(body: Body, kind: str, kept: str, coding: str, *, negotiated: bool) -> list[tuple[str, str]]:
    answer = [
        ("Content-Type", kind),
        ("Content-Length", str(body.size)),
        ("ETag", body.etag),
        ("Last-Modified", formatdate(body.modified, usegmt=True)),
        ("Cache-Control", kept),
        ("Accept-Ranges", "bytes"),
        *headers.SECURITY.items(),
    ]
    if coding:
        answer.append(("Content-Encoding", coding))
    if negotiated:
        answer.append(("Vary", "Accept-Encoding"))
    return answer
