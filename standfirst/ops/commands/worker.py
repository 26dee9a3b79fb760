"""Run the press, the sweep for what is due and the narration, without the web server.

For a newsroom whose pages nginx serves, or beside a second machine's web server.
"""

import argparse

from standfirst.ops import following, opening, parts
from standfirst.ops.supervision import Supervisor


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    # `--only` is how serve and worker start their own children.
    parser.add_argument(
        "--only", choices=("web", "press", "tasks", "fine", "after"), help="run this one part, in this process"
    )
    parser.add_argument("--parent", type=int, default=0, help=argparse.SUPPRESS)
    parser.add_argument("--host", default="127.0.0.1", help=argparse.SUPPRESS)
    parser.add_argument("--port", type=int, default=8000, help=argparse.SUPPRESS)
    parser.add_argument("--workers", type=int, default=1, help=argparse.SUPPRESS)


def run(options: argparse.Namespace) -> int:
    """Blocks until SIGTERM or Ctrl-C."""
    if options.only:
        return run_part(options)
    here = opening.open_newsroom(bring_up_to_date=True)
    print("standfirst: the press and the narration are running; Ctrl-C stops them.", flush=True)
    return Supervisor(parts.background_children(here.home)).run()


def run_part(options: argparse.Namespace) -> int:
    """One part, until it is told to stop."""
    if options.parent:
        following.follow(options.parent)
    if options.only == "web":
        parts.web(options.host, options.port, options.workers)
        return 0
    opening.open_newsroom()
    {"press": parts.press, "tasks": parts.tasks, "fine": parts.fine, "after": parts.after}[options.only]()
    return 0
