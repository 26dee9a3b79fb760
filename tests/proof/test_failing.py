"""Disk full, folder read-only, template broken or endless, database locked or gone: readers keep what they had.

The real outputs and templates, in a newsroom of its own. Each failure is named, and the next run heals.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.newsrooms import environment_for, founded

WORDS = {
    "full_disk": ("could not be written: No space left on device", "disk I/O error"),
    "read_only": ("could not be written: Read-only file system", "could not be written: File exists"),
    "raising": ("nothing_of_the_kind",),
    "hanging": ("took longer than 0.5 s to render",),
    "locked": ("database is locked", "lock timeout"),
    "gone": ("unable to open database file", "terminating connection", "not currently accepting"),
}


@pytest.fixture(scope="module")
def suffered() -> Iterator[dict[str, dict]]:
    """What became of each failure."""
    with tempfile.TemporaryDirectory(prefix="standfirst-failing-") as folder:
        with environment_for(Path(folder) / "newsroom") as environment:
            founded(environment)
            command = [sys.executable, "-m", "tests.proof.failing"]
            done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=200, check=False)
        assert done.returncode == 0, done.stderr[-4000:]
        found = [json.loads(line) for line in done.stdout.splitlines()]
        yield {one["failure"]: one for one in found}


@pytest.mark.parametrize("failure", WORDS)
def test_readers_keep_the_last_good_files_and_the_next_run_heals(suffered: dict[str, dict], failure: str) -> None:
    assert suffered[failure]["wrong"] == []


@pytest.mark.parametrize("failure", WORDS)
def test_the_failure_is_named(suffered: dict[str, dict], failure: str) -> None:
    said = " ".join(suffered[failure]["said"])
    assert any(words in said for words in WORDS[failure]), said or "nothing was said"
