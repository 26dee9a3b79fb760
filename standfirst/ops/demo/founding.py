"""Makes the demo newsroom's folder, or opens the one that is there."""

import secrets
from pathlib import Path

import django

from standfirst.config import environment
from standfirst.ops.commands import init

EDITOR = "editor"
NAME = "The Tamsey Courant"


def open_or_found(home: Path, port: int) -> None:
    """Makes Django ready for the newsroom in `home`, whose links lead to `port`; makes it where there is none."""
    base_url = f"http://localhost:{port}"
    if not (home / "newsroom.env").exists():
        init.make_folder(home)
        init.write_environment(home, base_url)
    moved = move(home, base_url)
    environment.use_home(home)
    environment.use_settings()
    django.setup()
    from standfirst.ops import founding, opening
    from standfirst.stories.models import Home

    opening.migrate()
    if not Home.objects.exists():
        founding.found(founding.Newsroom(NAME, base_url))
    elif moved:
        follow(port)


def move(home: Path, base_url: str) -> bool:
    """Writes the address into newsroom.env; whether it was another."""
    file = home / "newsroom.env"
    old = file.read_text(encoding="utf-8").splitlines()
    new = [f"STANDFIRST_BASE_URL={base_url}" if line.startswith("STANDFIRST_BASE_URL=") else line for line in old]
    if new != old:
        file.write_text("\n".join(new) + "\n", encoding="utf-8")
    return new != old


def follow(port: int) -> None:
    """Lets every page bear the new address."""
    from wagtail.models import Site

    from standfirst.ops.pressing import watched
    from standfirst.press.run import press

    Site.objects.filter(is_default_site=True).update(port=port)
    watched(lambda **options: press(everything=True, **options))


def login() -> tuple[str, str]:
    """The editor's name and password, made up once and kept in the demo newsroom's private folder."""
    from django.contrib.auth import get_user_model

    from standfirst.ops.demo.newspaper import folder
    from standfirst.ops.founding import first_editor

    note = folder() / "password"
    if not note.exists():
        note.parent.mkdir(parents=True, exist_ok=True)
        note.touch(mode=0o600)
        note.write_text(secrets.token_urlsafe(9), encoding="utf-8")
    password = note.read_text(encoding="utf-8")
    if not get_user_model().objects.filter(username=EDITOR).exists():
        first_editor(EDITOR, "", password)
    return EDITOR, password
