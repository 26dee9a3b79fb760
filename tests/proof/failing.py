"""A newsroom on a machine where one thing after another fails, and comes back.

    python -m tests.proof.failing

Prints a line of JSON for each failure: what was said of it, and what was wrong meanwhile and after it was over. Where
this process may, it mounts a small disk and a read-only folder in a view of the file system that is its own.
"""

import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

OWN_MOUNTS = "STANDFIRST_TESTS_MOUNTS"
"""Set for the process that has a view of the file system of its own."""
HEADLINE = "The keeper speaks"


def mount(*words: str | Path) -> None:
    subprocess.run(["mount", *map(str, words)], check=True)


@contextmanager
def full_disk(tree: Path) -> Iterator[None]:
    """Not a byte is left: on a disk of its own, or else by a limit on what this process may write."""
    if OWN_MOUNTS in os.environ:
        filler = tree.parent / "disk/filler"
        with contextlib.suppress(OSError), filler.open("wb", buffering=0) as out:
            while True:
                out.write(bytes(4096))
        yield
        filler.unlink()
    else:
        import resource

        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
        yield
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def read_only(tree: Path) -> Iterator[None]:
    """The folder cannot be written: mounted so, or else with a file where the press keeps what it writes."""
    if OWN_MOUNTS in os.environ:
        mount("-o", "remount,ro,bind", tree)
        yield
        mount("-o", "remount,rw,bind", tree)
    else:
        workshop = tree / ".pressing"
        shutil.rmtree(workshop, ignore_errors=True)
        workshop.write_text("in the way")
        yield
        workshop.unlink()


@contextmanager
def locked(tree: Path) -> Iterator[None]:
    """Another process holds the database."""
    from django.db import connection

    if connection.vendor == "postgresql":
        other = connection.copy()
        with other.cursor() as cursor, connection.cursor() as own:
            own.execute("SET lock_timeout = '300ms'")
            cursor.execute("BEGIN")
            cursor.execute("LOCK TABLE press_due, press_touched, press_pressed IN ACCESS EXCLUSIVE MODE")
        yield
        other.rollback()
        other.close()
        return
    import sqlite3

    from django.conf import settings

    connection.close()
    connection.settings_dict["OPTIONS"]["timeout"] = 0.3
    other = sqlite3.connect(settings.SQLITE_FILE, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    yield
    other.execute("ROLLBACK")
    other.close()


@contextmanager
def gone(tree: Path) -> Iterator[None]:
    """The database is not there: its server lets nobody in, or its file was moved."""
    from django.conf import settings
    from django.db import connection

    if connection.vendor == "postgresql":
        import psycopg

        name = connection.settings_dict["NAME"]
        server = urlsplit(settings.ENVIRONMENT.database_url)._replace(path="/postgres").geturl()
        with psycopg.connect(server, autocommit=True) as other:
            other.execute(f'ALTER DATABASE "{name}" WITH ALLOW_CONNECTIONS false')
            other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
            yield
            other.execute(f'ALTER DATABASE "{name}" WITH ALLOW_CONNECTIONS true')
        connection.close()
        return
    file = settings.SQLITE_FILE
    connection.close()
    aside = file.with_name("moved.sqlite3")
    file.rename(aside)
    yield
    connection.close()
    assert not file.exists(), "an empty database was put in its place"
    aside.rename(file)


@contextmanager
def other_template(text: str) -> Iterator[None]:
    """The story's template says something else for the one headline."""
    from django.conf import settings

    from standfirst.press import render

    before, folder = settings.PRESS_TEMPLATES, settings.ENVIRONMENT.home / "templates"
    shutil.copytree(before, folder, dirs_exist_ok=True)
    story = folder / "story.html"
    told = "{% block main %}{% if '" + HEADLINE + "' in page.headline %}" + text + "{% endif %}"
    story.write_text(story.read_text("utf-8").replace("{% block main %}", told), "utf-8")
    settings.PRESS_TEMPLATES = folder
    render.forget()
    yield
    settings.PRESS_TEMPLATES = before
    render.forget()


def raising(tree: Path) -> contextlib.AbstractContextManager[None]:
    """The story's template asks for what is not there."""
    return other_template("{{ page.nothing_of_the_kind }}")


@contextmanager
def hanging(tree: Path) -> Iterator[None]:
    """The story's template never ends."""
    from standfirst.press import limit

    limit.SECONDS, before = 0.5, limit.SECONDS
    with other_template("{% for n in range(10**12) %}{% endfor %}"):
        yield
    limit.SECONDS = before


FAILURES: tuple[Callable[[Path], contextlib.AbstractContextManager[None]], ...] = (
    full_disk, read_only, raising, hanging, locked, gone,
)  # fmt: skip


def said(tree: Path) -> list[str]:
    """Presses as a worker does; what it is told went wrong."""
    from standfirst.press.run import press

    try:
        return [failure.error for failure in press().failed]
    except Exception as error:  # whatever the worker's loop waits for and tries again
        from django.db import DatabaseError

        if not isinstance(error, DatabaseError | OSError):
            raise
        return [f"{type(error).__name__}: {error}"]


def suffer(failure: Callable[[Path], contextlib.AbstractContextManager[None]], tree: Path, number: int) -> dict:
    """A story is published anew, its page cannot be pressed, and then it can."""
    from standfirst.press.models import Due, Leaving, Touched
    from standfirst.press.run import press, verify
    from standfirst.stories import actions
    from standfirst.stories.models import Story
    from tests.journeys.paper import files

    story = Story.objects.order_by("pk").first().get_latest_revision_as_object()
    page, wrong = "news/story-2/index.html", []
    before = files(tree)
    story.title = f"{HEADLINE} {number} {failure.__name__}"
    actions.publish(story)
    with failure(tree):
        errors = said(tree)
        during = files(tree)
        wrong += [] if during.get(page) == before[page] else ["the story's old page was not kept"]
        wrong += [f"{path} is no longer served" for path in before.keys() - during.keys()]
    again = press()
    wrong += [f"not healed: {one.error}" for one in again.failed]
    wrong += [f"{model.__name__} is left" for model in (Touched, Due, Leaving) if model.objects.exists()]
    wrong += [] if story.title.encode() in (tree / page).read_bytes() else ["the new page is not out"]
    wrong += list(verify().differences)
    return {"failure": failure.__name__, "said": errors, "wrong": wrong}


def main() -> None:
    """One failure after another."""
    from django.conf import settings

    from standfirst.press.run import press
    from standfirst.stories import actions
    from standfirst.stories.models import Home
    from tests.journeys import paper as p

    tree = settings.ENVIRONMENT.public
    if OWN_MOUNTS in os.environ:
        disk = tree.parent / "disk"
        disk.mkdir()
        mount("-t", "tmpfs", "-o", "size=8m", "none", disk)
        (disk / "public").mkdir()
        mount("--bind", disk / "public", tree)
    paper = p.furnish(Home.objects.get(), pictures=1)
    for seed in (2, 4, 6):
        actions.publish(p.draft(paper, seed))
    press(everything=True)
    for number, failure in enumerate(FAILURES):
        print(json.dumps(suffer(failure, tree, number)), flush=True)


def may_mount() -> bool:
    """Whether a process of this user's may have mounts of its own."""
    trial = ["unshare", "--mount", "sh", "-c", "mount -t tmpfs none /mnt"]
    return subprocess.run(trial, capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    if OWN_MOUNTS not in os.environ and may_mount():
        own = ["unshare", "--mount", sys.executable, "-m", "tests.proof.failing"]
        os.execvpe(own[0], own, {**os.environ, OWN_MOUNTS: "1"})
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "standfirst.config.settings")
    django.setup()
    main()
