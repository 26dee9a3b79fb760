"""A MariaDB of its own: its data, its socket and its log lie in the peers' folder, and it listens on no port."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.peers.debian import Debian
from bench.peers.processes import Command, PeerError, run, started, until

SETTINGS = ["--innodb-buffer-pool-size=1G", "--innodb-log-file-size=256M", "--skip-networking", "--max-connections=200"]
"""Beside the defaults. A commit is synced to disk (innodb_flush_log_at_trx_commit is 1)."""
USER = PASSWORD = "peer"


class MariaDB:
    """The server, which `running` starts; its databases stay for the next time."""

    def __init__(self, debian: Debian, folder: Path) -> None:
        self.debian, self.folder = debian, folder / "mariadb"
        self.socket, self.log = self.folder / "socket", self.folder / "log"
        self.usr = debian.root / "usr"

    @contextmanager
    def running(self) -> Iterator["MariaDB"]:
        """The server started, its data folder made on the first call. Raises PeerError."""
        self.found()
        command: Command = [self.debian.program("mariadbd"), *self.places(), f"--socket={self.socket}", *SETTINGS]
        with started(command, self.log, environment=self.debian.environment()) as process:
            until(self.answers, process, self.log, "MariaDB")
            self.say(f"CREATE USER IF NOT EXISTS {USER}@localhost IDENTIFIED BY '{PASSWORD}'")
            self.say(f"GRANT ALL ON *.* TO {USER}@localhost")
            yield self

    def places(self) -> list[str]:
        """Where things are, for the server and for what makes its data folder."""
        who = ["--user=root"] if os.geteuid() == 0 else []
        return [
            "--no-defaults", f"--basedir={self.usr}", f"--datadir={self.folder / 'data'}", *who,
            f"--lc-messages-dir={self.debian.data('usr/share/mysql')}",
            f"--plugin-dir={self.debian.data('usr/lib/mysql/plugin')}",
        ]  # fmt: skip

    def found(self) -> None:
        """Makes the data folder, once, whole or not at all."""
        if (self.folder / "founded").exists():
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        program = self.debian.program("mariadb-install-db")
        options = ["--auth-root-authentication-method=normal", "--skip-test-db"]
        run([program, *self.places(), *options], doing="Founding MariaDB", environment=self.debian.environment())
        (self.folder / "founded").touch()

    def answers(self) -> bool:
        """Whether the server takes statements."""
        try:
            return self.say("SELECT 1") == "1"
        except PeerError:
            return False

    def say(self, statement: str, database: str = "") -> str:
        """What a statement answers: lines of columns parted by tabs, without names. Raises PeerError."""
        command: Command = [
            self.debian.program("mariadb"), "--no-defaults", f"--socket={self.socket}", "--user=root", "--batch",
            "--skip-column-names", "--raw", *([database] if database else []),
        ]  # fmt: skip
        # Many statements would be too long for a command line.
        said = run(command, doing="A statement", environment=self.debian.environment(), given=statement)
        return said.strip("\n")

    def has(self, database: str) -> bool:
        """Whether a database was made."""
        return bool(self.say(f"SHOW DATABASES LIKE '{database}'"))

    def version(self) -> str:
        """The server's version."""
        return self.say("SELECT VERSION()").split("-")[0]

    def counted(self, work: Callable[[], object]) -> int:
        """How many statements the server was sent while `work` ran, the counting itself left out."""
        own = self.questions(self.questions())
        before = self.questions()
        work()
        return self.questions(before) - own

    def questions(self, since: int = 0) -> int:
        """The server's own count of statements, after `since`."""
        return int(self.say("SHOW GLOBAL STATUS LIKE 'Questions'").split("\t")[1]) - since
