"""The newsrooms that are measured: one of each size, made once in bench/.large/, and copied for every run.

What is kept has its stories and no ledger, so each run begins with the same rows and an empty tree. A schema that has
changed since is brought up to date; what was left half made is made anew.
"""

import shutil
from pathlib import Path

from bench import archive
from bench.newsroom import opened

FOLDER = Path(__file__).with_name(".large")
EDITOR, PASSWORD = "bench", "known to anybody who reads this"


def kept(size: int) -> Path:
    """Where the newsroom of a size lies."""
    return FOLDER / str(size)


def making(size: int) -> Path:
    """Where it is made; whatever lies there was left half made."""
    return FOLDER / f"{size}.making"


def at_work(size: int) -> Path:
    """The copy that is measured."""
    return FOLDER / f"{size}.run"


def copied(size: int) -> Path:
    """A fresh copy of the kept newsroom, with an empty tree."""
    copy = at_work(size)
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(kept(size), copy)
    (copy / "public").mkdir(exist_ok=True)
    return copy


def prepare(size: int) -> dict[str, float]:
    """Makes the newsroom of a size where there is none, else brings its schema up to date; how many stories it has."""
    from django.db import connections

    there = kept(size).is_dir()
    if not there:
        shutil.rmtree(making(size), ignore_errors=True)
    home = opened(kept(size) if there else making(size))
    from django.contrib.auth import get_user_model

    from standfirst.ops import founding
    from standfirst.stories.models import Story

    archive.fill(size)
    if not get_user_model().objects.filter(username=EDITOR).exists():
        founding.first_editor(EDITOR, "bench@courier.example", PASSWORD)
    count = Story.objects.count()
    # The last connection's end brings what SQLite has in its journal into the one file that is copied.
    connections.close_all()
    if not there:
        home.rename(kept(size))
    return {"stories": count, "made": float(not there)}
