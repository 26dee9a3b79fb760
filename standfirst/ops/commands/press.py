"""Bring the published files in step with what editors have changed.

Where there is much to do, all processors work at it, and a press that was interrupted goes on with the next.
Exits with 1 when a page could not be pressed, or when --verify had to heal something.
"""

import argparse
import time
from functools import partial

from standfirst.ops import opening
from standfirst.ops.failures import CommandFailed


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--all", action="store_true", help="press every page again, whatever the ledger says")
    one.add_argument("--verify", action="store_true", help="compare every page with what it should be, and heal it")
    one.add_argument("--why", metavar="PATH", help="explain why a path was pressed last and what it depends on")


def run(options: argparse.Namespace) -> int:
    """Presses and prints what was done; 1 where something failed or differed."""
    opening.open_newsroom()
    from standfirst.ops.pressing import watched
    from standfirst.press.run import press, verify

    if options.why:
        return explain(options.why)
    began = time.monotonic()
    report = watched(verify if options.verify else partial(press, everything=options.all))
    for sentence in report.differences:
        print(sentence)
    counts = f"{len(report.written)} written, {report.unchanged} unchanged, {len(report.removed)} removed"
    print(f"{counts}, {len(report.failed)} failed in {time.monotonic() - began:.2f} s")
    return 0 if report.good else 1


def explain(path: str) -> int:
    """Prints what the ledger knows of a path. Raises CommandFailed where it knows nothing."""
    from standfirst.press.run import why

    lines = why(path)
    if lines[0].startswith("Nothing is published"):
        raise CommandFailed(lines[0])
    print("\n".join(lines))
    return 0
