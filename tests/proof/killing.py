"""A newsroom whose press is killed again and again, at no chosen point, while its editors work on.

    python -m tests.proof.killing KILLS SEED

The press is the worker's own loop in a process of its own, which is killed with SIGKILL and begun anew. Prints what was
found as JSON: how many kills met work undone (others do not count), and what was wrong after each and in the end.
"""

import gzip
import json
import os
import random
import shutil
import signal
import sys
import threading
import time
from pathlib import Path

import brotli

UNPACKED = {".gz": gzip.decompress, ".br": brotli.decompress}


def begun() -> int:
    """The worker's loop in another process; its id."""
    from django.db import connections

    from standfirst.ops import loops

    connections.close_all()
    child = os.fork()
    if not child:
        try:
            loops.run(threading.Event())
        finally:
            os._exit(1)
    return child


def killed(child: int) -> bool:
    """Ends the worker; whether it had lived until now."""
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def half_published(tree: Path) -> list[str]:
    """Files that readers would get in part, and copies that are not of their file."""
    found = []
    for path in tree.rglob("*"):
        if path.is_dir() or ".pressing" in path.parts:
            continue
        if path.suffix == ".html" and path.parent.name != "fragments":
            found += [] if path.read_bytes().rstrip().endswith(b"</html>") else [str(path)]
        if path.suffix in UNPACKED:
            whole = path.with_suffix("").read_bytes()
            found += [] if UNPACKED[path.suffix](path.read_bytes()) == whole else [str(path)]
    return found


def left_undone(tree: Path) -> bool:
    """Whether the worker was in the middle of something, or had not begun it."""
    from standfirst.press.models import Due, Leaving, Touched

    workshop = tree / ".pressing"
    aside = workshop.is_dir() and any(workshop.iterdir())
    return aside or any(model.objects.exists() for model in (Touched, Due, Leaving))


def edited(paper: object, chance: random.Random, so_far: list[str]) -> None:
    """One editor's action, at random."""
    from datetime import timedelta

    from django.utils import timezone

    from tests.journeys import edits
    from tests.journeys import paper as p

    own = [action for action in edits.ACTIONS if action is not edits.pass_time]
    action, seed = chance.choice([*p.ACTIONS, *own]), chance.randrange(200)
    so_far.append(f"{action.__name__} {seed}")
    action(paper, seed)
    if chance.random() < 0.2:
        # The worker's own sweep finds it.
        edits.set_embargoes(timezone.now() - timedelta(seconds=1))


def wrong_in_the_end(tree: Path) -> list[str]:
    """What differs from a clean tree after one more press, without a hand."""
    from standfirst.press.models import Due, Leaving, Member, Pressed, Touched
    from standfirst.press.run import press, verify
    from tests.journeys.paper import files

    found = [f"{failure.path} {failure.error}" for failure in press().failed]
    found += [f"{model.__name__} is left" for model in (Touched, Due, Leaving) if model.objects.exists()]
    healed = files(tree)
    checked = verify()
    found += [] if checked.good else [*checked.differences, *(failure.error for failure in checked.failed)]
    shutil.rmtree(tree)
    tree.mkdir()
    for model in (Pressed, Member, Touched):
        model.objects.all().delete()
    press(everything=True)
    clean = files(tree)
    return found + [path for path in sorted(healed.keys() | clean.keys()) if healed.get(path) != clean.get(path)]


def main(kills: int, seed: int) -> dict[str, object]:
    """Kills the press until so many kills have met work undone."""
    from django.conf import settings

    from standfirst.press.run import press
    from standfirst.stories.models import Home
    from tests.journeys import paper as p

    tree, chance = settings.ENVIRONMENT.public, random.Random(seed)
    paper, did = p.furnish(Home.objects.get()), []
    press(everything=True)
    met, wrong = 0, []
    for number in range(kills * 10):
        if met == kills:
            break
        worker = begun()
        for _ in range(chance.randint(1, 4)):
            edited(paper, chance, did)
        time.sleep(chance.random() ** 2 * 0.15)
        wrong += [] if killed(worker) else [f"kill {number}: the worker had ended by itself"]
        wrong += [f"kill {number}: {path} is not whole" for path in half_published(tree)]
        met += left_undone(tree)
    return {"met": met, "wrong": wrong + wrong_in_the_end(tree), "did": did}


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "standfirst.config.settings")
    django.setup()
    print(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))
