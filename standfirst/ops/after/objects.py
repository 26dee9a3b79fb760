"""A file of the tree as an object of a bucket: its bytes as they are stored, and its headers. No Django here.

A bucket cannot choose a coding by what a reader takes. So what browsers read is stored gzip-coded, which each of them
undoes, and what programs of all kinds fetch (feeds, sitemaps, robots.txt) is stored plain.
"""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import md5, sha256

from standfirst.ops.serving import headers
from standfirst.ops.serving.media_types import BY_NAME, media_type
from standfirst.press.store import SMALLEST

FOR_BROWSERS = frozenset({"html", "css", "js", "mjs", "svg", "json", "vtt", "webmanifest"})
"""Suffixes of files that are stored gzip-coded."""
DIGEST = "standfirst-digest"
"""The name, among an object's own metadata, of the digest of its bytes and headers."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What is put under one key."""

    body: bytes
    headers: Mapping[str, str]
    """ContentType, CacheControl and, where it is coded, ContentEncoding, as S3's PutObject names them."""

    @property
    def etag(self) -> str:
        """What a bucket gives as ETag of an object that was put in one piece and is not encrypted by a key service."""
        return md5(self.body, usedforsecurity=False).hexdigest()

    @property
    def digest(self) -> str:
        """Of bytes and headers; kept with the object."""
        told = repr(sorted(self.headers.items())).encode()
        return sha256(told + b"\n" + self.body).hexdigest()


def stored(path: str, data: bytes) -> Stored:
    """The object of a file with these bytes."""
    name = path.rpartition("/")[2]
    told = {"ContentType": media_type(name), "CacheControl": headers.published(path)}
    if name in BY_NAME or name.rpartition(".")[2].lower() not in FOR_BROWSERS or len(data) < SMALLEST:
        return Stored(data, told)
    return Stored(gzip.compress(data, 6, mtime=0), told | {"ContentEncoding": "gzip"})
