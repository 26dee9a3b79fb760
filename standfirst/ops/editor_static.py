"""The editor's scripts and styles, gathered where the web server finds them."""

import gzip
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

TEXT = {".css", ".js", ".svg", ".json", ".map"}
SMALLEST = 1024
"""Bytes below which compression gains nothing."""


def collect() -> None:
    """Copies what has changed into STATIC_ROOT and compresses it once."""
    call_command("collectstatic", verbosity=0, interactive=False)
    for file in Path(settings.STATIC_ROOT).rglob("*"):
        if file.suffix in TEXT and file.stat().st_size >= SMALLEST:
            compress(file)


def compress(file: Path) -> None:
    """Writes the .gz beside a file, unless there is one of the same age."""
    copy, modified = file.with_name(f"{file.name}.gz"), file.stat().st_mtime
    if not copy.exists() or copy.stat().st_mtime < modified:
        copy.write_bytes(gzip.compress(file.read_bytes(), 6, mtime=0))
