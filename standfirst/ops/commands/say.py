"""Say a text as a story would be read, into an MP3 file."""

import argparse
from pathlib import Path

from standfirst.ops import opening
from standfirst.ops.failures import CommandFailed


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("text", metavar="TEXT", help="what to say")
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("said.mp3"), metavar="FILE", help="where to put the sound"
    )
    parser.add_argument(
        "--voice", metavar="NAME", help="which voice, as `standfirst voices` lists them (else the site's)"
    )


def run(options: argparse.Namespace) -> int:
    """Speaks and writes the file."""
    here = opening.open_newsroom()
    from standfirst.narration.engines import EngineFailed, UnknownEngine, engine
    from standfirst.narration.record import say_text

    try:
        sound = say_text(options.text, engine(options.voice, here.narration_threads) if options.voice else None)
        options.output.write_bytes(sound)
    except (EngineFailed, UnknownEngine, ValueError) as error:
        raise CommandFailed(str(error)) from error
    except OSError as error:
        raise CommandFailed(f"{options.output} cannot be written: {error.strerror}.") from error
    print(options.output)
    return 0
