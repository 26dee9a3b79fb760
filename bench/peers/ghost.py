"""Ghost from npm, in production mode, with MariaDB."""

import base64
import hashlib
import hmac
import json
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import requests

from bench.peers import ghost_tables, mariadb
from bench.peers.debian import Debian
from bench.peers.mariadb import MariaDB
from bench.peers.measure import PATIENCE, Draft
from bench.peers.processes import Command, PeerError, free_port, run, started, until
from bench.peers.stories import Story, exported, read

VERSION = "5.130.6"
"""The last that runs under Node 20."""
EDITOR = {"name": "bench", "email": "bench@courier.example", "password": "for the bench only"}


class Ghost:
    """The installation: npm's package, and a content folder and a database for each size of archive."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.own = folder, folder / "ghost"
        self.debian = Debian(folder)
        self.database = MariaDB(self.debian, folder)
        self.package = self.own / VERSION / "package"
        self.done = self.own / VERSION / "installed"

    def install(self) -> None:
        """MariaDB, and Ghost with what it depends on. Raises PeerError."""
        self.debian.install()
        if self.done.exists():
            return
        shutil.rmtree(self.done.parent, ignore_errors=True)
        self.done.parent.mkdir(parents=True)
        run(["npm", "pack", f"ghost@{VERSION}"], doing="Fetching Ghost", cwd=self.done.parent)
        run(["tar", "xzf", f"ghost-{VERSION}.tgz"], doing="Unpacking Ghost", cwd=self.done.parent)
        self.simplify()
        command = ["npm", "install", "--omit=dev", "--legacy-peer-deps", "--no-audit", "--no-fund"]
        run(command, doing="Installing Ghost", cwd=self.package)
        self.done.touch()

    def simplify(self) -> None:
        """Leaves what only Ghost's developers need out of its package.json, some of which is on no registry.

        Its lock, which names them too, goes with it; npm writes one of its own with the hashes of what it installs.
        """
        file = self.package / "package.json"
        said = json.loads(file.read_text(encoding="utf-8"))
        said.pop("devDependencies", None)
        pinned = said.pop("resolutions", {})
        said["overrides"] = {name: version for name, version in pinned.items() if not version.startswith("file:")}
        said.get("optionalDependencies", {}).pop("sqlite3", None)
        file.write_text(json.dumps(said, indent=2), encoding="utf-8")
        (self.package / "yarn.lock").unlink(missing_ok=True)

    @contextmanager
    def serving(self, count: int) -> Iterator["GhostSite"]:
        """MariaDB and Ghost, with `count` stories."""
        with self.database.running():
            name = f"ghost_{count}"
            if not (self.site(count) / "loaded").exists() or not self.database.has(name):
                self.load(count, name)
            with self.started(count) as address:
                id, secret = self.database.say(ghost_tables.KEY, name).split("\t")
                yield GhostSite(self, address, id, secret)

    def site(self, count: int) -> Path:
        """The folder of a size's settings, content and logs."""
        return self.own / f"site-{count}"

    def load(self, count: int, name: str) -> None:
        """Founds the site and writes its stories, once, whole or not at all. Raises PeerError."""
        site = self.site(count)
        shutil.rmtree(site, ignore_errors=True)
        shutil.copytree(self.package / "content", site / "content")
        self.database.say(f"DROP DATABASE IF EXISTS {name}; CREATE DATABASE {name} CHARACTER SET utf8mb4")
        # Ghost makes its tables when it starts, and reads all addresses then: the stories come between two starts.
        with self.started(count) as address:
            setup = f"{address}/ghost/api/admin/authentication/setup/"
            answer = requests.post(
                setup, json={"setup": [EDITOR | {"blogTitle": "The Bench Courier"}]}, timeout=PATIENCE
            )
            if not answer.ok:
                raise PeerError(f"Ghost answered {answer.status_code} to its setup: {answer.text[:200]}")
        for statements in ghost_tables.statements(read(exported(self.folder, count))):
            self.database.say(statements, name)
        (site / "loaded").touch()

    @contextmanager
    def started(self, count: int) -> Iterator[str]:
        """Ghost's process; its address."""
        site, port = self.site(count), free_port()
        address, log = f"http://127.0.0.1:{port}", site / "log"
        database = {"socketPath": str(self.database.socket), "database": f"ghost_{count}", "charset": "utf8mb4"}
        settings = {
            "url": address,
            "server": {"host": "127.0.0.1", "port": port},
            "database": {
                "client": "mysql",
                "connection": database | {"user": mariadb.USER, "password": mariadb.PASSWORD},
            },
            "paths": {"contentPath": str(site / "content")},
            "mail": {"transport": "stub"},
            # Nothing is asked of the web.
            "privacy": {"useTinfoil": True},
        }
        # Ghost reads its settings, and its own version, from the folder that it is started in.
        (self.package / "config.production.json").write_text(json.dumps(settings, indent=2), encoding="utf-8")
        command: Command = ["node", self.package / "index.js"]
        with started(command, log, cwd=self.package, environment={"NODE_ENV": "production"}) as process:
            until(lambda: answers(address), process, log, "Ghost")
            yield address


def answers(address: str) -> bool:
    """Whether the home page is served; Ghost answers 503 until it is ready."""
    try:
        return requests.get(f"{address}/", timeout=PATIENCE).ok
    except requests.ConnectionError:
        return False


class GhostSite:
    """The site, and its Admin API with the key of an integration."""

    def __init__(self, peer: Ghost, address: str, id: str, secret: str) -> None:
        self.peer, self.address, self.id, self.secret = peer, address, id, bytes.fromhex(secret)
        self.session = requests.Session()
        node = run(["node", "--version"], doing="Asking Node").strip()
        self.version = f"{VERSION} (Node {node[1:]}, MariaDB {peer.database.version()})"

    def token(self) -> str:
        """A JSON Web Token for the next five minutes."""
        now = int(time.time())
        head = encoded(json.dumps({"alg": "HS256", "typ": "JWT", "kid": self.id}).encode())
        body = encoded(json.dumps({"iat": now, "exp": now + 300, "aud": "/admin/"}).encode())
        signed = hmac.new(self.secret, f"{head}.{body}".encode(), hashlib.sha256).digest()
        return f"{head}.{body}.{encoded(signed)}"

    def ask(self, method: str, path: str, **post: str | list[dict[str, str]]) -> dict[str, str]:
        """The post that the Admin API answers with, if any. Raises PeerError."""
        answer = self.session.request(
            method, f"{self.address}/ghost/api/admin/posts/{path}", json={"posts": [post]} if post else None,
            headers={"Authorization": f"Ghost {self.token()}", "Accept-Version": "v5.0"}, timeout=PATIENCE,
        )  # fmt: skip
        if not answer.ok:
            raise PeerError(f"Ghost answered {answer.status_code} to {method} {path}: {answer.text[:200]}")
        return answer.json()["posts"][0] if answer.content else {}

    def get(self, path: str) -> requests.Response:
        """What a reader is answered."""
        return requests.get(self.address + path, timeout=PATIENCE)

    def draft(self, story: Story) -> Draft:
        """A draft with its tags."""
        tags = [{"name": name} for name in (story.section, *story.topics)]
        made = self.ask(
            "POST", "", status="draft", title=story.title, slug=story.slug, custom_excerpt=story.standfirst, tags=tags,
            lexical=ghost_tables.lexical(story),
        )  # fmt: skip
        return Draft(f"{made['id']} {made['updated_at']}", f"/{story.slug}/", story.title, story.paragraphs[-1])

    def publish(self, draft: Draft) -> None:
        """The change that the editor's publish button asks for."""
        id, updated = draft.id.split()
        self.ask("PUT", f"{id}/", status="published", updated_at=updated)

    def remove(self, draft: Draft) -> None:
        """Deletes it."""
        self.ask("DELETE", f"{draft.id.split()[0]}/")

    def counted(self, work: Callable[[], object]) -> int:
        """MariaDB's own count."""
        return self.peer.database.counted(work)


def encoded(data: bytes) -> str:
    """Base64 as tokens have it."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
