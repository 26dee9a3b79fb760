"""The `standfirst` command: what is asked for, and one clear sentence where it cannot be done."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from standfirst.config import environment
from standfirst.ops.commands import ALL
from standfirst.ops.failures import CommandFailed

INTERRUPTED = 130
"""What a shell reports of a program that Ctrl-C ended."""


def parser() -> argparse.ArgumentParser:
    """Every command with its options."""
    whole = argparse.ArgumentParser(
        prog="standfirst", description="Publishes a newsroom's stories as pages to read and hear."
    )
    whole.add_argument(
        "--home", type=Path, metavar="DIR", help="the newsroom's folder (else STANDFIRST_HOME, else ./newsroom)"
    )
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in ALL:
        name = module.__name__.rpartition(".")[2].removesuffix("_command")
        help_line = (module.__doc__ or "").splitlines()[0].rstrip(".")
        one = commands.add_parser(name, help=help_line, description=module.__doc__)
        module.arguments(one)
        one.set_defaults(run=module.run)
    return whole


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status: 0 done, 1 refused or failed, 2 not understood, 130 interrupted."""
    options = parser().parse_args(arguments)
    if options.home is not None:
        environment.use_home(options.home)
    environment.use_settings()
    try:
        return int(options.run(options))
    except (CommandFailed, environment.BadEnvironment) as error:
        print(f"standfirst: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has had enough; there is nobody to tell.
        sys.stderr.close()
        return 1
