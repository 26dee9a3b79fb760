"""Opens an existing newsroom for a command: its folder is there, Django is ready, its database is in step."""

import django
from django.db import DatabaseError, connection

from standfirst.config import environment
from standfirst.ops.failures import CommandFailed


def open_newsroom(*, bring_up_to_date: bool = False) -> environment.Environment:
    """Makes Django ready and returns the environment. Raises CommandFailed, BadEnvironment.

    Migrations that are lacking are applied with `bring_up_to_date`, refused without.
    """
    here = environment.read()
    if not (here.home / "newsroom.env").exists() and not here.database_url:
        raise CommandFailed(f"There is no newsroom in {here.home}; make one with `standfirst init {here.home}`.")
    django.setup()
    from django.conf import settings

    if not here.database_url and not settings.SQLITE_FILE.exists():
        raise CommandFailed(f"The database {settings.SQLITE_FILE} is not there; put it back where it was.")
    lacking = lacking_migrations()
    if lacking and not bring_up_to_date:
        raise CommandFailed(f"The database lacks {lacking} migration(s); `standfirst serve` brings it up to date.")
    if lacking:
        migrate()
    return here


def lacking_migrations() -> int:
    """How many migrations the database lacks. Raises CommandFailed where it does not answer."""
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    except DatabaseError as error:
        raise CommandFailed(f"The database does not answer: {first_line(error)}.") from error


def migrate() -> None:
    """Applies what is lacking, to a new database too. Raises CommandFailed."""
    from django.conf import settings
    from django.core.management import call_command

    try:
        if not settings.ENVIRONMENT.database_url:
            settings.SQLITE_FILE.touch()
        call_command("migrate", verbosity=0, interactive=False)
    except (DatabaseError, OSError) as error:
        raise CommandFailed(f"The database could not be brought up to date: {first_line(error)}.") from error


def first_line(error: Exception) -> str:
    """An error's first line, without its full stop."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")
