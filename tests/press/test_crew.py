"""A press of everything by several processes, interrupted in every way, gives what one process gives."""

import json
import os
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.conf import settings

from tests.databases import empty_postgresql
from tests.press import trees
from tests.press.conftest import MEMORY

ROOT = Path(__file__).parent.parent.parent
NOTES = 600
OUTPUTS = NOTES + 2 + 1 + 7 + 1
"""Notes, sections, the home page, tags, robots.txt."""


class Paper:
    """A small newspaper in a folder and a database of its own."""

    def __init__(self, home: Path, url: str) -> None:
        self.public = home / "public"
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("STANDFIRST_", "DATABASE"))}
        kept |= {"STANDFIRST_HOME": str(home), "DJANGO_SETTINGS_MODULE": "tests.press.paper.alone"}
        self._environment = kept | ({"DATABASE_URL": url} if url else {})
        self.run("fill", str(NOTES))

    def run(self, *words: str, dies: bool = False) -> list[dict]:
        """What a process printed, line by line."""
        command = [sys.executable, "-m", "tests.press.paper.clean", *words]
        done = subprocess.run(
            command, cwd=ROOT, env=self._environment, capture_output=True, text=True, timeout=120, check=False
        )
        assert (done.returncode == -9) if dies else (done.returncode == 0), done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    def ask(self, code: str) -> list:
        """What an expression gives in a process that knows the newspaper's database."""
        lines = ["import django, json; django.setup()", "from standfirst.press.models import *"]
        lines += [
            "from tests.press import trees",
            "from tests.press.paper.models import *",
            f"print(json.dumps({code}))",
        ]
        done = subprocess.run(
            [sys.executable, "-c", "\n".join(lines)],
            cwd=ROOT,
            env=self._environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return json.loads(done.stdout)

    def ledger(self) -> list:
        """All that the ledger says of what is published."""
        read = '"pressed__path", "pressed__digest", "key", "digest"'
        return self.ask(
            f"[[list(map(list, Read.objects.order_by('pressed__path', 'key').values_list({read}))),"
            "list(map(list, Member.objects.order_by('listing', 'row').values_list('listing', 'row')))],"
            "Due.objects.count(), Leaving.objects.count(), Touched.objects.count()]"
        )

    def one_process_alone(self) -> tuple[dict[str, bytes], list]:
        """Tree and ledger as a press of everything gives them here, from nothing."""
        self.ask("[trees.forget_all()]")
        subprocess.run(["rm", "-r", str(self.public)], check=True)
        assert self.run("press", "1", "everything")[-1]["made"] >= OUTPUTS - 1
        return trees.contents(self.public), self.ledger()


@pytest.fixture
def alone() -> Iterator[Paper]:
    """The newspaper, with nothing pressed."""
    with ExitStack() as stack:
        folder = MEMORY if MEMORY.is_dir() else None
        home = stack.enter_context(tempfile.TemporaryDirectory(prefix="standfirst-crew-", dir=folder))
        url = settings.ENVIRONMENT.database_url
        own = stack.enter_context(empty_postgresql(url, f"crew_{uuid.uuid4().hex}")) if url else ""
        yield Paper(Path(home), own)


def check_like_one_process(paper: Paper) -> None:
    found = trees.contents(paper.public), paper.ledger()
    trees.check_copies(paper.public)
    assert found == paper.one_process_alone()


@pytest.mark.parametrize("what", ["kill-hand", "kill-hands", "touch", "rename"])
def test_several_processes_give_what_one_gives(alone: Paper, what: str) -> None:
    """With one or both killed on the way; with a note, and with all pages, changed meanwhile."""
    (_, report) = alone.run("press", "2", "everything", *([what] if what else []))
    assert report["failed"] == []
    assert report["settled"] >= (1 if what == "kill-hands" else 3), "others made them"
    if what == "touch":
        assert report["touched"][0] <= report["at"][0] + 2, "the news is next, whatever is out"
    elif what == "rename":
        assert report["made"] > OUTPUTS, "what was pressed before is pressed again"
    else:
        assert report["made"] == OUTPUTS
    check_like_one_process(alone)


@pytest.mark.parametrize("processes", ["1", "2"])
def test_one_that_was_killed_goes_on_where_it_stopped(alone: Paper, processes: str) -> None:
    """Also when everything is asked for again. What the ledger had besides is forgotten all the same."""
    alone.run("press", "1", "everything")
    alone.ask("[Note.objects.filter(pk=5).delete()[0]]")
    alone.ask("[Pressed.objects.update(digest='')]")
    said = alone.run("press", processes, "everything", "kill-self", dies=True)
    for pid in said[0]["pids"] if said else ():
        wait_for_end(pid)
    left = alone.ask("[Pressed.objects.filter(digest='').count()]")[0]
    assert OUTPUTS - 400 < left < OUTPUTS - 30
    report = alone.run("press", processes, "everything")[-1]
    assert report["made"] == left - 1
    assert report["removed"] == ["part-2/note-5/index.html"]
    assert alone.run("press", processes)[-1]["made"] == 0
    check_like_one_process(alone)


def wait_for_end(pid: int) -> None:
    end = time.monotonic() + 20
    while Path(f"/proc/{pid}").exists():
        assert time.monotonic() < end, "a process outlives the one that began it."
        time.sleep(0.05)
