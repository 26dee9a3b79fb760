"""A press asked for by a command: a bar while it runs, a sentence for each page that could not be pressed."""

import logging
import sys
from collections.abc import Callable

from standfirst.ops.progress import bar
from standfirst.press import history
from standfirst.press.report import Failure, Report


def watched(work: Callable[..., Report]) -> Report:
    """Runs press or verify, says what failed on stderr, and returns the report."""
    # What the press logs for a worker is said here once, from its report.
    logging.getLogger("standfirst.press").setLevel(logging.CRITICAL)
    with bar("Pressing") as draw:
        report = work(progress=draw)
    history.prune()
    for failure in report.failed:
        print(f"standfirst: {place(failure)}: {failure.error}", file=sys.stderr)
    return report


def place(failure: Failure) -> str:
    """Which page it was."""
    return failure.path or f"{failure.output} {failure.key}".strip()
