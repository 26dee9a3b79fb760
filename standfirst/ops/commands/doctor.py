"""Check an installation: each line says what is well, or what is not and what to do.

Exits with 1 when something is not well.
"""

import argparse
from collections.abc import Callable

import django

from standfirst.config import environment


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command has none of its own."""


def run(options: argparse.Namespace) -> int:
    """Prints a line for each check; 1 where one of them found a problem."""
    here = environment.read()
    if not here.home.is_dir():
        print(
            f"--  there is no newsroom in {here.home}\n    do: standfirst init {here.home}, or name another with --home"
        )
        return 1
    django.setup()
    from standfirst.ops.checkup import machine, newsroom, told

    well = [look(check, here) for check in (*machine.CHECKS, *told.checks(here))]
    # Without a database in step the other questions have no answer.
    for check in newsroom.CHECKS:
        well.append(look(check, here))
        if not well[-1] and check is newsroom.database:
            break
    return 0 if all(well) else 1


def look(check: Callable[[environment.Environment], str], here: environment.Environment) -> bool:
    """Runs a check and prints its line."""
    from django.db import DatabaseError

    from standfirst.ops.checkup import Problem

    try:
        print(f"ok  {check(here)}", flush=True)
        return True
    except Problem as problem:
        print(f"--  {problem}\n    do: {problem.remedy}", flush=True)
    except DatabaseError as error:
        print(f"--  the database does not answer: {error}\n    do: start it, or correct DATABASE_URL", flush=True)
    return False
