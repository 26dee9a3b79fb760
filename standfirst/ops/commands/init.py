"""Make a new newsroom in an empty folder: settings, database, home page and a first editor.

Prints the editor's name and password once; they are kept nowhere else.
"""

import argparse
import secrets
import zoneinfo
from pathlib import Path
from urllib.parse import urlsplit

import django

from standfirst.config import environment
from standfirst.ops.failures import CommandFailed


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder")
    parser.add_argument("--name", default="The Newsroom", help="the newspaper's name")
    parser.add_argument("--base-url", default="http://localhost:8000", help="where readers will find it")
    parser.add_argument("--language", default="en-GB", help="of the newspaper, such as en-GB or en-US")
    parser.add_argument("--time-zone", default="Europe/London", help="of the newsroom, such as Europe/London")
    parser.add_argument("--admin-user", default="editor", help="the first editor's name")
    parser.add_argument("--admin-email", default="", help="the first editor's address")
    parser.add_argument("--admin-password", default="", help="else one is made up")


def run(options: argparse.Namespace) -> int:
    """Makes the newsroom and prints what to do next."""
    check(options)
    make_folder(options.folder)
    write_environment(options.folder, options.base_url)
    environment.use_home(options.folder)
    django.setup()
    from standfirst.ops import founding, opening

    opening.migrate()
    found = founding.Newsroom(options.name, options.base_url, options.language, options.time_zone)
    founding.found(found)
    password = options.admin_password or secrets.token_urlsafe(12)
    founding.first_editor(options.admin_user, options.admin_email, password)
    print(f"{options.name} is ready in {options.folder.resolve()}.")
    print(f"Editor: {options.admin_user}   Password: {password}")
    print(f"Start it with: standfirst --home {options.folder} serve")
    return 0


def check(options: argparse.Namespace) -> None:
    """Refuses what cannot be used, before anything is made. Raises CommandFailed."""
    if not urlsplit(options.base_url).hostname or not options.base_url.startswith(("http://", "https://")):
        raise CommandFailed(f"--base-url is {options.base_url!r}; it takes an address such as https://news.example.")
    if options.time_zone not in zoneinfo.available_timezones():
        raise CommandFailed(f"--time-zone is {options.time_zone!r}; it takes a name such as Europe/London.")


def make_folder(folder: Path) -> None:
    """Makes the folder. Raises CommandFailed where it holds something already or cannot be made."""
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise CommandFailed(f"{folder} is not an empty folder; name a new one.")
        for part in (folder, folder / "public", folder / "private"):
            part.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandFailed(f"{folder} cannot be made: {error.strerror}.") from error


def write_environment(folder: Path, base_url: str) -> None:
    """Writes newsroom.env, which only its owner may read: it holds the secret key."""
    file = folder / "newsroom.env"
    file.touch(mode=0o600)
    lines = [
        "# Read at each start; the environment wins over it.",
        f"SECRET_KEY={secrets.token_urlsafe(50)}",
        f"STANDFIRST_BASE_URL={base_url}",
        "# DATABASE_URL=postgres://user:password@host/name    (without it: SQLite in this folder)",
    ]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
