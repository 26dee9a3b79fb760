"""nginx as a cache in front: its files are deleted, or its purge module is asked. No Django here.

Both need `proxy_cache_key "$host$uri";`, so that one page is one copy whatever stands behind its question mark.
"""

import hashlib
import itertools
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

from standfirst.ops.after.calls import Calls, refusal
from standfirst.ops.after.places import encoded, host
from standfirst.ops.after.target import DAY, SendError

NAME = re.compile(r"[0-9a-f]{32}")
HEAD = 1024
"""Bytes of a cache file among which its key stands."""
LEVELS = [levels for depth in range(4) for levels in itertools.product((1, 2), repeat=depth)]
"""Every `levels=` that nginx takes: up to three folders, of one or two characters each."""
PURGED, ABSENT = 200, (404, 412)
"""What the purge module answers: dropped; nothing there (412 in its newer versions)."""


class NginxFiles:
    """A cache folder (`proxy_cache_path`) on this machine. nginx takes a missing file for a page it never had."""

    size = 1000
    lasting = DAY

    def __init__(self, folder: str, base_url: str) -> None:
        self.name, self.folder = f"nginx:{folder}", Path(folder)
        # $host is in lower case and has no port.
        self.host = urlsplit(base_url).hostname or ""

    def wants(self, paths: Sequence[str]) -> Sequence[str]:
        """All."""
        return paths

    def send(self, paths: Sequence[str]) -> None:
        """Delete their files. Raises SendError."""
        self._here()
        for path in paths:
            self._delete(self._files(path))

    def empty(self) -> None:
        """Delete every file that nginx wrote here, and no other. Raises SendError."""
        self._here()
        found = (Path(folder) / name for folder, _, names in os.walk(self.folder) for name in names)
        self._delete(file for file in found if NAME.fullmatch(file.name) and _has_key(file))

    def _here(self) -> None:
        # A folder that cannot be looked into would pass for one where nothing is kept.
        try:
            os.scandir(self.folder).close()
        except OSError as error:
            raise self._said(error) from error

    def _files(self, path: str) -> Iterator[Path]:
        key = self.host.encode() + unquote_to_bytes(encoded(path))
        # How nginx names its files: MD5, of no importance for safety.
        name = hashlib.md5(key, usedforsecurity=False).hexdigest()
        for levels in LEVELS:
            yield self.folder.joinpath(*_folders(name, levels), name)

    def _delete(self, files: Iterator[Path]) -> None:
        try:
            for file in files:
                file.unlink(missing_ok=True)
        except OSError as error:
            raise self._said(error) from error

    def _said(self, error: OSError) -> SendError:
        return SendError(f"The cache folder {self.folder} cannot be cleared: {error.strerror or error}.")


def _folders(name: str, levels: Sequence[int]) -> Iterator[str]:
    """The folders of a file, taken from the end of its name: levels=1:2 puts b7…54e29c into c/29."""
    end = len(name)
    for length in levels:
        yield name[end - length : end]
        end -= length


def _has_key(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            return b"\nKEY: " in opened.read(HEAD)
    except FileNotFoundError:
        # nginx's own cleaner took it meanwhile.
        return False


class NginxPurge:
    """nginx with the purge module (Debian: libnginx-mod-http-cache-purge), asked at /.purge and each address."""

    size = 200
    lasting = DAY

    def __init__(self, origin: str, base_url: str) -> None:
        self.name, self.origin, self.base_url = f"nginx:{origin}", origin, base_url

    def wants(self, paths: Sequence[str]) -> Sequence[str]:
        """All."""
        return paths

    def send(self, paths: Sequence[str]) -> None:
        """One call for each. A page that it has no copy of is a page purged. Raises SendError."""
        headers = {"Host": host(self.base_url)}
        with Calls(self.name, self.origin) as calls:
            for number, path in enumerate(paths):
                try:
                    answer = calls.ask("PURGE", f"/.purge{encoded(path)}", headers=headers)
                except SendError as error:
                    error.left = tuple(paths[number:])
                    raise
                if answer.status not in (PURGED, *ABSENT):
                    refused = refusal(self.name, answer)
                    refused.left = tuple(paths[number:])
                    raise refused
