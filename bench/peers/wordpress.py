"""WordPress from Debian, under PHP-FPM and nginx, with MariaDB."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import requests

from bench.peers import mariadb
from bench.peers.debian import Debian
from bench.peers.mariadb import MariaDB
from bench.peers.measure import PATIENCE, Draft
from bench.peers.processes import Command, PeerError, free_port, run, started, until
from bench.peers.stories import Story, exported

OWN = Path(__file__).with_name("wordpress_site")
EXTENSIONS = (
    "mysqlnd mysqli mbstring dom simplexml xml xmlreader xmlwriter curl gd exif fileinfo ctype tokenizer".split()
)
API = "/index.php?rest_route=/wp/v2/"


class WordPress:
    """The installation: the packages' files, and a database for each size of archive."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.own = folder, folder / "wordpress"
        self.debian = Debian(folder)
        self.database = MariaDB(self.debian, folder)
        self.root = self.debian.root / "usr/share/wordpress"

    def install(self) -> None:
        """The packages unpacked, and the site's own files beside them."""
        self.debian.install()
        self.own.mkdir(exist_ok=True)
        shutil.copy(OWN / "wp-config.php", self.root)
        plugins = self.root / "wp-content/mu-plugins"
        plugins.mkdir(exist_ok=True)
        shutil.copy(OWN / "passwords.php", plugins)
        extensions = self.debian.data("usr/lib/php/20*/mysqli.so").parent
        self.write("php.ini", {"extensions": str(extensions)})
        with (self.own / "php.ini").open("a") as settings:
            settings.writelines(f"extension = {name}\n" for name in EXTENSIONS)

    def write(self, name: str, values: dict[str, str]) -> Path:
        """One of the site's settings files, its @names@ filled in."""
        text = (OWN / name).read_text(encoding="utf-8")
        for key, value in values.items():
            text = text.replace(f"@{key}@", value)
        target = self.own / name
        target.write_text(text, encoding="utf-8")
        return target

    @contextmanager
    def serving(self, count: int) -> Iterator["WordPressSite"]:
        """MariaDB, PHP-FPM and nginx, with `count` stories."""
        with self.database.running():
            said = self.asked(count)
            self.load(count, said)
            port = free_port()
            root = os.geteuid() == 0
            values = said | {"folder": str(self.own), "port": str(port), "root": str(self.root)}
            pool = self.write("php-fpm.conf", values | {"who": "user = nobody\ngroup = nogroup" if root else ""})
            site = self.write("nginx.conf", values | {"who": "user nobody nogroup;" if root else ""})
            programs = self.debian.program("php-fpm8.2", "php-fpm"), self.debian.program("nginx")
            php: Command = [programs[0], "-n", "-c", self.own / "php.ini", "-y", pool, "-F"]
            logs, environment = (self.own / "php.out", self.own / "nginx.out"), self.debian.environment()
            with (
                started(php, logs[0], environment=environment),
                started([programs[1], "-c", site], logs[1], environment=environment) as server,
            ):
                found = WordPressSite(self, f"http://127.0.0.1:{port}", self.password(count))
                until(found.answers, server, logs[1], "WordPress")
                yield found

    def asked(self, count: int) -> dict[str, str]:
        """What wp-config.php asks PHP's environment for."""
        values = {"DATABASE": f"wordpress_{count}", "SOCKET": str(self.database.socket)}
        values |= {"USER": mariadb.USER, "PASSWORD": mariadb.PASSWORD}
        return {f"PEER_{name}": value for name, value in values.items()}

    def password(self, count: int) -> str:
        """The editor's application password, made when the site was founded."""
        return (self.own / f"password-{count}").read_text(encoding="utf-8")

    def load(self, count: int, asked: dict[str, str]) -> None:
        """Founds the site and writes its stories, once, whole or not at all. Raises PeerError."""
        name, kept = asked["PEER_DATABASE"], self.own / f"password-{count}"
        if kept.exists() and self.database.has(name):
            return
        self.database.say(f"DROP DATABASE IF EXISTS {name}; CREATE DATABASE {name} CHARACTER SET utf8mb4")
        password = self.php("install.php", asked)
        written = self.php("load.php", asked, exported(self.folder, count)).splitlines()[-1]
        if written != str(count):
            raise PeerError(f"WordPress holds {written} stories, not {count}.")
        kept.write_text(password.strip().splitlines()[-1], encoding="utf-8")

    def php(self, script: str, asked: dict[str, str], *arguments: Path) -> str:
        """What one of the scripts prints."""
        command: Command = [
            self.debian.program("php8.2", "php"),
            "-n",
            "-c",
            self.own / "php.ini",
            OWN / script,
            self.root,
        ]
        environment = self.debian.environment() | asked
        return run([*command, *arguments], doing=f"WordPress's {script}", environment=environment)


class WordPressSite:
    """The site, and its REST API with the editor's application password."""

    def __init__(self, peer: WordPress, address: str, password: str) -> None:
        self.peer, self.address = peer, address
        self.session = requests.Session()
        self.session.auth = ("bench", password)
        source = (peer.root / "wp-includes/version.php").read_text(encoding="utf-8")
        number = re.search(r"\$wp_version = '([^']+)'", source)
        php = peer.php("version.php", {})
        self.version = f"{number[1] if number else ''} (PHP {php}, MariaDB {peer.database.version()})"

    def answers(self) -> bool:
        """Whether the home page is served."""
        try:
            return requests.get(f"{self.address}/", timeout=PATIENCE).ok
        except requests.ConnectionError:
            return False

    def ask(self, method: str, path: str, **values: str | bool | list[int]) -> dict[str, object]:
        """What the REST API answers. Raises PeerError."""
        answer = self.session.request(method, f"{self.address}{API}{path}", json=values or None, timeout=PATIENCE)
        if not answer.ok:
            raise PeerError(f"WordPress answered {answer.status_code} to {method} {path}: {answer.text[:200]}")
        found: dict[str, object] = answer.json()
        return found

    def term(self, taxonomy: str, slug: str) -> int:
        """The id of a category or tag."""
        answer = self.session.get(f"{self.address}{API}{taxonomy}&slug={slug}", timeout=PATIENCE)
        return int(answer.json()[0]["id"])

    def get(self, path: str) -> requests.Response:
        """What a reader is answered."""
        return requests.get(self.address + path, timeout=PATIENCE)

    def draft(self, story: Story) -> Draft:
        """A draft with its category and tags."""
        blocks = [f"<!-- wp:paragraph -->\n<p>{text}</p>\n<!-- /wp:paragraph -->" for text in story.paragraphs]
        made = self.ask(
            "POST", "posts", status="draft", title=story.title, slug=story.slug, excerpt=story.standfirst,
            content="\n\n".join(blocks), categories=[self.term("categories", slug(story.section))],
            tags=[self.term("tags", slug(topic)) for topic in story.topics],
        )  # fmt: skip
        return Draft(str(made["id"]), f"/{story.slug}/", story.title, story.paragraphs[-1])

    def publish(self, draft: Draft) -> None:
        """What the block editor sends on publishing a saved draft."""
        self.ask("POST", f"posts/{draft.id}", status="publish")

    def remove(self, draft: Draft) -> None:
        """Deletes it, not only into the bin."""
        self.ask("DELETE", f"posts/{draft.id}", force=True)

    def counted(self, work: Callable[[], object]) -> int:
        """MariaDB's own count."""
        return self.peer.database.counted(work)


def slug(name: str) -> str:
    """A term's slug, as WordPress makes it of these names."""
    return name.lower().replace(" ", "-")
