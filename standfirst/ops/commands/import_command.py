"""Read story files into the newsroom: Markdown with front matter, pictures beside them.

A folder is read with everything in it. Read twice, a story stays one story.
"""

import argparse
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a story file, or a folder of them")
    parser.add_argument("--publish", action="store_true", help="publish at once, and wait until the pages are on disk")
