"""A newsroom in a process of its own that is killed at each named point of a run, and then heals.

    python -m tests.press.paper.walk FOLDER [PostgreSQL address]

Prints a line of JSON for each point: whether the process was killed there, and what was wrong afterwards.
"""

import json
import os
import shutil
import signal
import sys
from pathlib import Path
from types import SimpleNamespace

import dj_database_url
import django
from django.conf import settings


def configure(home: Path, url: str) -> None:
    """Settings of the press and the small newspaper alone."""
    database = (
        dj_database_url.parse(url)
        if url
        else {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": home / "walk.sqlite3",
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "init_command": "PRAGMA journal_mode=WAL;"},
        }
    )
    settings.configure(
        ENVIRONMENT=SimpleNamespace(public=home / "public", private=home / "private"),
        DATABASES={"default": database},
        INSTALLED_APPS=["django.contrib.contenttypes", "standfirst.press", "tests.press.paper"],
        USE_TZ=True,
        PRESS_TEMPLATES=Path(__file__).parent / "templates",
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        PRESS_CRASH_POINT="",
    )
    django.setup()


def begin() -> None:
    """A pressed newspaper."""
    from standfirst.press.run import press

    from . import desk

    desk.found()
    for id in range(1, 7):
        desk.write(id, part=1 + id % 2, tag="x" if id < 3 else "")
    press()


def edit() -> None:
    """Something of everything: new, changed, withdrawn, moved, swapped, a tag that empties, a section that moves."""
    from . import desk

    desk.write(7, more_id=4)
    desk.edit(1, tag="", text="Another text.")
    desk.edit(2, tag="", title="Another title")
    desk.edit(3, live=False)
    desk.edit(4, slug="note-6")
    desk.edit(6, slug="note-4")
    desk.edit_part(2, slug="harbour")


def killed(point: str, batch: int) -> bool:
    """Press in a child that dies at a point; whether it did."""
    from django.db import connections

    connections.close_all()
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    from standfirst.press import run

    settings.PRESS_CRASH_POINT, run.BATCH = point, batch
    run.press()
    os._exit(0)


def wrong(tree: Path) -> str:
    """What is not as it should be after one more run; empty when all is well."""
    from standfirst.press.models import Due, Leaving, Touched
    from standfirst.press.run import press
    from tests.press import trees

    report = press()
    if report.failed or any(model.objects.exists() for model in (Due, Leaving, Touched)):
        return f"something failed or is left over: {report.failed}"
    healed = trees.contents(tree)
    again = press()
    if again.written or again.removed:
        return f"a second press had to write {again.written} and remove {again.removed}"
    trees.check_copies(tree)
    shutil.rmtree(tree)
    trees.forget_all()
    press(everything=True)
    clean = trees.contents(tree)
    different = sorted(path for path in healed.keys() | clean.keys() if healed.get(path) != clean.get(path))
    return f"these differ from a clean press: {different}" if different else ""


def empty(tree: Path) -> None:
    """No newspaper at all."""
    from tests.press import trees

    from .models import Note, Part, Title

    trees.forget_all()
    for model in (Note, Part, Title):
        model.objects.all().delete()
    shutil.rmtree(tree, ignore_errors=True)


def main(home: Path, url: str = "") -> None:
    """Walk every point, with everything in one batch and with one output in each."""
    configure(home, url)
    from django.core.management import call_command

    from standfirst.press import outputs
    from standfirst.press.crash import POINTS

    from . import stock

    for kind in stock.ALL:
        outputs.register(kind())
    call_command("migrate", run_syncdb=True, verbosity=0)
    for batch in (100, 1):
        for point in POINTS:
            empty(home / "public")
            begin()
            edit()
            died = killed(point, batch)
            step = {"point": point, "batch": batch, "died": died, "wrong": wrong(home / "public")}
            print(json.dumps(step), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
