"""Writes docs/reference/commands.md from the `standfirst` command's own parser.

`python scripts/commands.py` writes the page; `--check` compares and writes nothing.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from standfirst.ops.command import parser

PAGE = Path(__file__).resolve().parent.parent / "docs/reference/commands.md"
INTRODUCTION = """# Commands

Written by `scripts/commands.py` from the command's own parser; a test compares. Every command has `--help`, shows its
progress on long work when the output is a terminal, and says in one sentence what is wrong with bad input.

Exit status: 0 done, 1 refused or failed, 2 not understood, 130 interrupted.
"""


def commands(whole: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Each command's own parser, by its name."""
    (choices,) = [action.choices for action in whole._actions if isinstance(action, argparse._SubParsersAction)]
    return dict(choices)


def arguments(one: argparse.ArgumentParser) -> list[argparse.Action]:
    """What a parser takes, aside from `--help`, commands, and what it keeps to itself."""
    silent = (argparse._HelpAction, argparse._SubParsersAction)
    return [action for action in one._actions if not isinstance(action, silent) and action.help != argparse.SUPPRESS]


def value(action: argparse.Action) -> str:
    """What stands for the argument's value: its metavar, its choices, or nothing for a switch."""
    if action.nargs == 0:
        return ""
    name = action.metavar or ("|".join(map(str, action.choices)) if action.choices else action.dest.upper())
    return {"*": f"[{name}...]", "+": f"{name}...", "?": f"[{name}]"}.get(str(action.nargs), str(name))


def written(action: argparse.Action) -> str:
    """An argument as it is typed."""
    return " ".join(filter(None, [", ".join(action.option_strings), value(action)]))


def row(action: argparse.Action) -> str:
    """An argument's line in the table, with its default where that is a word or a number."""
    told = isinstance(action.default, str | int) and action.default != "" and not isinstance(action.default, bool)
    default = f"`{action.default}`" if told else ""
    meaning = (action.help or "").replace(" (default: %(default)s)", "").replace("%%", "%")
    argument = written(action).replace("|", "\\|")
    return f"| `{argument}` | {default} | {meaning} |"


def table(actions: list[argparse.Action]) -> list[str]:
    """The table of some arguments; nothing where there are none."""
    return ["", "| argument | default | meaning |", "|---|---|---|", *map(row, actions)] if actions else []


def chapter(name: str, one: argparse.ArgumentParser) -> Iterator[str]:
    """What is said of one command."""
    named = [value(action) for action in arguments(one) if not action.option_strings]
    yield f"\n## standfirst {' '.join([name, *named])}\n"
    yield (one.description or "").strip()
    yield from table(arguments(one))


def page() -> str:
    """The whole page as it should be."""
    whole = parser()
    lines = [INTRODUCTION.rstrip(), "\nBefore the command's name:", *table(arguments(whole))]
    for name, one in commands(whole).items():
        lines += chapter(name, one)
    return "\n".join(lines) + "\n"


def main() -> int:
    """Writes or compares the page; 1 when a comparison fails."""
    if "--check" in sys.argv[1:]:
        return int(not PAGE.exists() or page() != PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
