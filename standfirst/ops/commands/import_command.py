"""Read story files into the newsroom: Markdown with front matter, pictures beside them.

A folder is read with every story file in it. Read twice, a story stays one story. Exits with 1 when a file failed;
the others come in all the same.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from standfirst.config.environment import Environment
from standfirst.ops import opening
from standfirst.ops.failures import CommandFailed
from standfirst.ops.progress import bar

if TYPE_CHECKING:
    from standfirst.wire.ingest import Imported


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a story file, or a folder of them")
    parser.add_argument("--publish", action="store_true", help="publish at once, and wait until the pages are on disk")


def run(options: argparse.Namespace) -> int:
    """Imports, presses, and prints an address for each story."""
    here = opening.open_newsroom()
    for path in options.paths:
        if not path.exists():
            raise CommandFailed(f"{path} does not exist.")
    began = time.perf_counter()
    done = bring_in(options.paths, publish=options.publish)
    if not done:
        raise CommandFailed(f"There is no story file (.md) in {', '.join(map(str, options.paths))}.")
    took = time.perf_counter() - began
    if options.publish:
        from standfirst.ops.pressing import watched
        from standfirst.press.run import press

        # Where a worker is at it already, this waits for it and finds nothing left.
        watched(press)
    pressed = time.perf_counter() - began
    well = [tell(one, here, pressed if options.publish else None) for one in done]
    print(f"{len(done)} file(s) read in {took:.2f} s.")
    return 0 if all(well) else 1


def bring_in(paths: Sequence[Path], *, publish: bool) -> "list[Imported]":
    """Imports the files, a bar growing."""
    from standfirst.wire.folder import story_files
    from standfirst.wire.ingest import import_paths

    total, count = len(story_files(paths)), 0
    with bar("Importing") as draw:

        def note(one: "Imported") -> None:
            nonlocal count
            count += 1
            draw(count, total)

        return import_paths(paths, publish=publish, report=note)


def tell(one: "Imported", here: Environment, pressed: float | None) -> bool:
    """Prints what became of a file; False where it failed. `pressed` is after how many seconds all was on disk."""
    for sentence in one.notes:
        print(f"standfirst: {sentence}", file=sys.stderr)
    if one.error:
        print(f"standfirst: {one.error}", file=sys.stderr)
        return False
    if pressed is None:
        print(f"{one.outcome}: {here.base_url}/admin/pages/{one.story_id}/edit/")
        return True
    if (here.public / one.address.strip("/") / "index.html").is_file():
        print(f"{one.outcome}: {here.base_url}{one.address} on disk after {pressed:.2f} s")
        return True
    return tell_absent(one)


def tell_absent(one: "Imported") -> bool:
    """Prints why a published story has no page: it waits for its time, or something is wrong."""
    from standfirst.stories.models import Story

    story = Story.objects.get(pk=one.story_id)
    if not story.live and story.go_live_at:
        print(f"{one.outcome}: {one.address} goes out at {story.go_live_at:%Y-%m-%d %H:%M %Z}")
        return True
    print(f"standfirst: {one.address} is published but not on disk; ask standfirst doctor.", file=sys.stderr)
    return False
