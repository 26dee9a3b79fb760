"""Fills the demo newsroom: pictures, people, stories, sound, pages. What is there already is left as it is."""

import hashlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from itertools import count
from pathlib import Path

from django.db import connection
from django.utils import timezone

from standfirst.newsroom.due import sweep
from standfirst.ops.demo import newspaper, sound, stage
from standfirst.ops.demo.artwork import darkroom
from standfirst.ops.demo.artwork.catalogue import Entry, catalogue
from standfirst.ops.failures import CommandFailed
from standfirst.ops.pressing import watched
from standfirst.ops.progress import bar
from standfirst.pictures.models import Picture
from standfirst.press.run import press
from standfirst.stories.models import Story
from standfirst.wire.ingest import FAILED, import_paths

THREADS = 2


def load(home: Path, say: Callable[[str], None] = print) -> bool:
    """Fills the newsroom in `home`, which is open. False where it was full already.

    Interrupted, it goes on where it was when called again. Raises CommandFailed for a story or page that fails.
    """
    folder = newspaper.folder()
    folder.mkdir(parents=True, exist_ok=True)
    finished = folder / "finished"
    if finished.exists() and finished.read_text(encoding="utf-8") == edition():
        return False
    say("Drawing the pictures …")
    draw(folder)
    say("Setting up the paper …")
    pictures = take_in(folder)
    newspaper.put_settings()
    newspaper.put_topics()
    newspaper.put_contributors(pictures)
    newspaper.put_sections()
    say("Publishing the stories …")
    publish(folder)
    say("Narrating them …")
    narrate(home)
    say("Pressing the pages …")
    bring_out()
    finished.write_text(edition(), encoding="utf-8")
    return True


def edition() -> str:
    """A digest of all that the paper is filled with."""
    here = Path(__file__).resolve().parent
    told = [*stage.sources(), here / "newspaper.toml", here / "pictures.toml"]
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in told)).hexdigest()


def draw(folder: Path) -> None:
    """Makes the pictures that are lacking."""
    lacking = darkroom.missing(folder)
    with bar("Pictures") as show:
        done = count(1)
        darkroom.fill(folder, lacking, lambda _: show(next(done), len(lacking)))


def take_in(folder: Path) -> dict[str, Picture]:
    """Every picture in the newsroom, with its renditions, by its file's name."""

    def one(entry: Entry) -> tuple[str, Picture]:
        try:
            return entry.name, newspaper.put_picture(entry, folder)
        finally:
            # Each thread has a connection of its own, which nobody else closes.
            connection.close()

    entries = catalogue().values()
    with bar("Renditions") as show, ThreadPoolExecutor(THREADS) as pool:
        taken = {}
        for name, picture in pool.map(one, entries):
            taken[name] = picture
            show(len(taken), len(entries))
    return taken


def publish(folder: Path) -> None:
    """Imports the story files, dated to end at the moment of the first load, and chooses the top stories."""
    files = stage.lay_out(folder, first_load(folder))
    done = count(1)
    with bar("Stories") as show:
        imported = import_paths(files, publish=True, report=lambda _: show(next(done), len(files)))
    if failed := [one.error for one in imported if one.outcome == FAILED]:
        raise CommandFailed(" ".join(failed))
    newspaper.put_tops()


def first_load(folder: Path) -> datetime:
    """When the newsroom was first filled: kept, so that a load that goes on later gives the same times."""
    note = folder / "first-load"
    if not note.exists():
        note.write_text(timezone.now().isoformat(), encoding="utf-8")
    return datetime.fromisoformat(note.read_text(encoding="utf-8"))


def narrate(home: Path) -> None:
    """Narrates every story, the scheduled ones as drafts."""
    stories = list(Story.objects.order_by("-published_at").values_list("pk", "latest_revision"))
    with bar("Narrating") as show:
        sound.narrate(home, stories, show)


def bring_out() -> None:
    """Publishes what is due and presses. Raises CommandFailed for a page that cannot be pressed."""
    sweep()
    if failed := watched(press).failed:
        raise CommandFailed(f"{len(failed)} page(s) could not be pressed.")
