"""Make the bucket hold what is published: upload what differs, delete what is published no more.

For the first time, and to heal. After each press the bucket follows by itself. Can be interrupted: the next run goes on
where this one stopped. Exits with 1 when a published file is missing, or when --check found a difference.
"""

import argparse
from typing import TYPE_CHECKING

from standfirst.ops import opening
from standfirst.ops.failures import CommandFailed

if TYPE_CHECKING:
    from standfirst.ops.after.filling import Filled

SHOWN = 20
"""Paths of a list that are printed."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--all", action="store_true", help="upload every file again, whatever the bucket says it has")
    one.add_argument("--check", action="store_true", help="change nothing; say what differs")


def run(options: argparse.Namespace) -> int:
    """Fills and prints what was done; 1 where something differs that was not mended."""
    opening.open_newsroom()
    from django.conf import settings

    from standfirst.ops.after.bucket import Bucket
    from standfirst.ops.after.filling import Filling
    from standfirst.ops.after.hook import tell_others
    from standfirst.ops.after.target import SendError
    from standfirst.ops.progress import bar
    from standfirst.press.models import Pressed

    if not settings.ENVIRONMENT.bucket:
        raise CommandFailed("STANDFIRST_BUCKET names no bucket.")
    if not Pressed.objects.exists():
        # An empty newsroom, or the wrong one, would empty the bucket.
        raise CommandFailed("nothing is published yet; run standfirst press first.")
    with bar("Comparing" if options.check else "Filling") as draw:
        filling = Filling(Bucket(settings.ENVIRONMENT), tell_others, options.all, options.check, draw)
        try:
            filled = filling.run()
        except SendError as error:
            raise CommandFailed(str(error)) from error
    show(filled, checking=options.check)
    return 1 if filled.missing or filled.unknown or (options.check and filled.differs) else 0


def show(filled: "Filled", *, checking: bool) -> None:
    """Prints what was done, and in a comparison which paths differ."""
    if checking:
        listed(filled.uploaded, "is missing or differs.")
        listed(filled.deleted, "is published no more.")
    listed(filled.missing, "is published and not in the folder: run standfirst press --verify.")
    listed(filled.unknown, "is in the folder and not published: run standfirst press --verify.")
    to_do = "to be " if checking else ""
    counts = f"{len(filled.uploaded)} {to_do}uploaded, {filled.unchanged} unchanged"
    print(f"{counts}, {len(filled.deleted)} {to_do}deleted")


def listed(paths: list[str], said: str) -> None:
    """Prints a sentence for each path, of many the first."""
    for path in sorted(paths)[:SHOWN]:
        print(f"{path} {said}")
    if len(paths) > SHOWN:
        print(f"And {len(paths) - SHOWN} more.")
