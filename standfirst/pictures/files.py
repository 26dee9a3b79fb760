"""The private files of renditions: named by digest, written whole or not at all."""

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from standfirst.pictures.specs import EXTENSIONS


def digest(picture: int, spec: str, data: bytes) -> str:
    """The name of a rendition: 32 hexadecimal digits of its bytes, its picture's id and its spec.

    Equal bytes of two pictures, or of two specs of a small one, have two addresses, so that either can go alone.
    """
    return hashlib.sha256(f"picture {picture} {spec}\n".encode() + data).hexdigest()[:32]


def folder() -> Path:
    """Where all private files of renditions lie."""
    return settings.ENVIRONMENT.private / "renditions"


def path(name: str, media_type: str) -> Path:
    """Where the private file of a rendition lies."""
    return folder() / f"{name}.{EXTENSIONS[media_type]}"


def public_path(name: str, media_type: str) -> str:
    """Where a rendition is published, relative to the published tree."""
    return f"pictures/{name}.{EXTENSIONS[media_type]}"


def read(name: str, media_type: str) -> bytes:
    """The bytes of a private file. Raises FileNotFoundError."""
    return path(name, media_type).read_bytes()


def write(name: str, media_type: str, data: bytes) -> None:
    """Put a file in place in one step; what is there already has the same bytes and is left, with a new date."""
    target = path(name, media_type)
    with suppress(FileNotFoundError):
        if target.stat().st_size == len(data):
            # No row names it yet; a file with an old date might be swept meanwhile.
            os.utime(target)
            return
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
