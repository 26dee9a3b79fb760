"""A newsroom made and served by the command, in processes of its own."""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

from tests.databases import copy_postgresql, empty_postgresql
from tests.ops.web import free_port

PASSWORD = "a long one"


@contextmanager
def environment_for(home: Path) -> Iterator[dict[str, str]]:
    """The environment for a `standfirst` of its own: the newsroom `home` (not made), an empty database."""
    ours = ("DATABASE_URL", "SECRET_KEY", "DJANGO_", "STANDFIRST_", "PYTEST_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    kept |= {"STANDFIRST_HOME": str(home), "STANDFIRST_ENGINE": "tone"}
    if not settings.ENVIRONMENT.database_url:
        yield kept
        return
    with empty_postgresql(settings.ENVIRONMENT.database_url, f"own_{uuid.uuid4().hex}") as url:
        yield kept | {"DATABASE_URL": url}


def standfirst(environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "standfirst", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=180, check=False)


def initialised(environment: dict[str, str]) -> Path:
    """A new newsroom in the environment's home by `standfirst init`, its editor's password PASSWORD."""
    home = Path(environment["STANDFIRST_HOME"])
    made = standfirst(environment, "init", str(home), "--name", "The Ellery Packet", "--admin-password", PASSWORD)
    assert made.returncode == 0, made.stderr
    assert f"Password: {PASSWORD}" in made.stdout
    return home


@cache
def _first() -> dict[str, str]:
    """The environment of a newsroom that nobody uses: all migrations take seconds, a copy takes none."""
    stack = ExitStack()
    atexit.register(stack.close)
    folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="standfirst-first-"))
    environment = stack.enter_context(environment_for(Path(folder) / "newsroom"))
    initialised(environment)
    return environment


def founded(environment: dict[str, str]) -> Path:
    """The same as `initialised`, as a copy of the first one: of its folder, and of its database."""
    home, first = Path(environment["STANDFIRST_HOME"]), _first()
    shutil.copytree(first["STANDFIRST_HOME"], home, dirs_exist_ok=True)
    if "DATABASE_URL" in environment:
        copy_postgresql(settings.ENVIRONMENT.database_url, first["DATABASE_URL"], environment["DATABASE_URL"])
    return home


@contextmanager
def serving(environment: dict[str, str], port: int = 0) -> Iterator[tuple[subprocess.Popen, int]]:
    """`standfirst serve`, ready, and its port: a free one unless one is given."""
    port = port or free_port()
    command = [sys.executable, "-m", "standfirst", "serve", "--port", str(port)]
    whole = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert whole.stdout is not None and whole.stderr is not None
        if f":{port}/" not in whole.stdout.readline():
            whole.kill()
            pytest.fail(whole.stderr.read())
        yield whole, port
    finally:
        whole.kill()
        whole.communicate()
