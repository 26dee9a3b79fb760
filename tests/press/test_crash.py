"""A run that is killed at any named point is healed by the next one, without a hand."""

import json
import subprocess
import sys
import tempfile
import uuid
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.conf import settings

from standfirst.press.crash import POINTS
from tests.databases import empty_postgresql
from tests.press.conftest import MEMORY

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> list[dict]:
    """What became of each point, in a process and a database of its own."""
    # A killed process loses nothing that it wrote, so memory will do, and syncs cost nothing there.
    folder = MEMORY if MEMORY.is_dir() else tmp_path_factory.getbasetemp()
    with ExitStack() as stack:
        home = stack.enter_context(tempfile.TemporaryDirectory(prefix="standfirst-walk-", dir=folder))
        command = [sys.executable, "-m", "tests.press.paper.walk", home]
        if url := settings.ENVIRONMENT.database_url:
            command.append(stack.enter_context(empty_postgresql(url, f"walk_{uuid.uuid4().hex}")))
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_every_point_was_walked(walked: list[dict]) -> None:
    walks = [(batch, point) for batch in (100, 1) for point in POINTS]
    assert [(step["batch"], step["point"]) for step in walked] == walks


def test_the_next_run_heals_what_a_killed_one_left(walked: list[dict]) -> None:
    assert [step for step in walked if step["wrong"]] == []


def test_the_process_was_killed_where_it_passes(walked: list[dict]) -> None:
    """Few outputs are pressed at once; many are noted as due first, and leave old paths for the end."""
    died = [step for step in walked if step["died"]]
    passed = {batch: {step["point"] for step in died if step["batch"] == batch} for batch in (100, 1)}
    assert passed == {100: set(POINTS) - {"spilled", "closed"}, 1: set(POINTS)}
