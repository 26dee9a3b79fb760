"""The only reader of os.environ: what the machine tells a newsroom, as one frozen value.

A newsroom is a folder (STANDFIRST_HOME). A file `newsroom.env` in it holds the same names as the
environment, a line each; the environment wins.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

NAMES = (
    "STANDFIRST_HOME",
    "DATABASE_URL",
    "SECRET_KEY",
    "STANDFIRST_DEBUG",
    "STANDFIRST_BASE_URL",
    "STANDFIRST_ENGINE",
    "STANDFIRST_NARRATION_THREADS",
)


class BadEnvironment(Exception):
    """A name holds something that cannot be used. Its text is one sentence that names it."""


@dataclass(frozen=True, slots=True)
class Environment:
    home: Path
    """The newsroom's folder."""
    database_url: str
    """Empty for SQLite in the folder."""
    secret_key: str
    debug: bool
    base_url: str
    """Where readers find the site, without a closing slash."""
    engine: str
    """Which speech engine narrates: "piper", or "tone" in unit tests."""
    narration_threads: int

    @property
    def public(self) -> Path:
        """The published tree: everything in it may be read by anyone."""
        return self.home / "public"

    @property
    def private(self) -> Path:
        """Originals, renditions, segments: nothing here is served."""
        return self.home / "private"


def read_file(path: Path) -> dict[str, str]:
    """The NAME=value lines of a file; nothing where there is none. Raises BadEnvironment for a line it cannot read."""
    if not path.exists():
        return {}
    values = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        name, found, value = line.partition("=")
        if not found or name.strip() not in NAMES:
            raise BadEnvironment(f"{path}, line {number}: expected one of {', '.join(NAMES)} and '='.")
        values[name.strip()] = value.strip()
    return values


def read() -> Environment:
    """The environment as it is now. Raises BadEnvironment."""
    home = Path(os.environ.get("STANDFIRST_HOME") or Path.cwd() / "newsroom").resolve()
    values = read_file(home / "newsroom.env") | {name: os.environ[name] for name in NAMES if os.environ.get(name)}
    threads = values.get("STANDFIRST_NARRATION_THREADS", "1")
    if not threads.isdigit() or not 1 <= int(threads) <= 64:
        raise BadEnvironment(f"STANDFIRST_NARRATION_THREADS is {threads!r}; it takes a number from 1 to 64.")
    return Environment(
        home=home,
        database_url=values.get("DATABASE_URL", ""),
        secret_key=values.get("SECRET_KEY", ""),
        debug=values.get("STANDFIRST_DEBUG", "") == "1",
        base_url=values.get("STANDFIRST_BASE_URL", "http://localhost:8000").rstrip("/"),
        engine=values.get("STANDFIRST_ENGINE", "piper"),
        narration_threads=int(threads),
    )


def use_home(home: Path) -> None:
    """Makes `home` the newsroom of this process and of those it starts. Call it before Django's settings are read."""
    os.environ["STANDFIRST_HOME"] = str(home.resolve())


def use_settings() -> None:
    """Tells Django where its settings are, unless something else (a test) has said so."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "standfirst.config.settings")


def for_child(variables: Mapping[str, str]) -> dict[str, str]:
    """The environment for a process that this one starts: its own, and `variables`."""
    return {**os.environ, **variables}
