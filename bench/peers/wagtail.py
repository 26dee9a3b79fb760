"""Bare Wagtail from Python's registry in a venv of its own, under gunicorn, with SQLite."""

import json
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import requests

from bench.peers.measure import PATIENCE, Draft
from bench.peers.processes import Command, PeerError, free_port, run, started, until
from bench.peers.stories import Story, exported

OWN = Path(__file__).with_name("wagtail_site")
NO_COMMENTS = {f"comments-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")}
EDITOR = {"username": "bench", "password": "for the bench only"}


class Wagtail:
    """The installation: a venv, and a database for each size of archive."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.own = folder, folder / "wagtail"
        self.venv, self.done = self.own / "venv", self.own / "requirements.txt"

    def install(self) -> None:
        """The venv with the pinned versions, made anew when they change. Raises PeerError."""
        wanted = (OWN / "requirements.txt").read_text(encoding="utf-8")
        if self.done.exists() and self.done.read_text(encoding="utf-8") == wanted:
            return
        shutil.rmtree(self.own, ignore_errors=True)
        run([sys.executable, "-m", "venv", self.venv], doing="Making a venv")
        command: Command = [self.venv / "bin/pip", "install", "--quiet", "-r", OWN / "requirements.txt"]
        run(command, doing="Installing Wagtail")
        self.done.write_text(wanted, encoding="utf-8")

    @contextmanager
    def serving(self, count: int) -> Iterator["WagtailSite"]:
        """gunicorn with two workers, and `count` stories."""
        data = self.own / f"site-{count}"
        environment = {"PEER_DATA": str(data), "PYTHONPATH": str(OWN), "PYTHONDONTWRITEBYTECODE": "1"}
        if not (data / "loaded").exists():
            self.load(data, count, environment)
        port, log = free_port(), data / "log"
        command: Command = [
            self.venv / "bin/gunicorn",
            "--workers=2",
            "--no-control-socket",
            f"--bind=127.0.0.1:{port}",
            "wsgi",
        ]
        with started(command, log, cwd=OWN, environment=environment) as process:
            site = WagtailSite(f"http://127.0.0.1:{port}", self.version())
            until(site.answers, process, log, "Wagtail")
            site.enter()
            yield site

    def load(self, data: Path, count: int, environment: dict[str, str]) -> None:
        """Founds the site and writes its stories, once, whole or not at all. Raises PeerError."""
        shutil.rmtree(data, ignore_errors=True)
        data.mkdir(parents=True)
        command: Command = [self.venv / "bin/python", OWN / "load.py", exported(self.folder, count)]
        written = run(command, doing="Loading Wagtail", environment=environment).split()[-1]
        if written != str(count):
            raise PeerError(f"Wagtail holds {written} stories, not {count}.")
        (data / "loaded").touch()

    def version(self) -> str:
        """The pinned version."""
        pinned = dict(re.findall(r"^(\w+)==(\S+)", self.done.read_text(encoding="utf-8"), re.MULTILINE))
        return f"{pinned['wagtail']} (Django {pinned['django']}, SQLite)"


class WagtailSite:
    """The site, and its admin with an editor who has logged in."""

    def __init__(self, address: str, version: str) -> None:
        self.address, self.version = address, version
        self.editor, self.readers = requests.Session(), requests.Session()
        self.queries = 0
        self.forms: dict[str, dict[str, str]] = {}
        for session in (self.editor, self.readers):
            session.hooks["response"].append(self.add)

    def add(self, answer: requests.Response, **_: object) -> None:
        """Adds the queries that an answer says it took."""
        self.queries += int(answer.headers.get("X-Queries", 0))

    def answers(self) -> bool:
        """Whether the home page is served."""
        try:
            return self.get("/").ok
        except requests.ConnectionError:
            return False

    def get(self, path: str) -> requests.Response:
        """What a reader is answered."""
        return self.readers.get(self.address + path, timeout=PATIENCE)

    def post(self, path: str, values: dict[str, str], *, expected: str) -> str:
        """Sends one of the admin's forms, and gives where it leads on. Raises PeerError when it is refused."""
        token = self.editor.cookies.get("csrftoken", "")
        answer = self.editor.post(
            f"{self.address}/admin/{path}", values | {"csrfmiddlewaretoken": token}, timeout=PATIENCE,
            allow_redirects=False,
        )  # fmt: skip
        leads = answer.headers.get("Location", "")
        if not re.fullmatch(expected, leads):
            said = " ".join(re.findall(r'error-message">\s*(.*?)\s*<', answer.text))
            raise PeerError(f"Wagtail answered {answer.status_code} to {path}: {said or leads}")
        return leads

    def enter(self) -> None:
        """Logs the editor in. Raises PeerError."""
        self.editor.get(f"{self.address}/admin/login/", timeout=PATIENCE)
        self.post("login/", EDITOR | {"next": "/admin/"}, expected="/admin/")

    def section(self, name: str) -> int:
        """A section's id, which the editor's page chooser asks for too."""
        asked = f"{self.address}/admin/api/main/pages/?type=pages.SectionPage&slug={slug(name)}"
        found = self.editor.get(asked, timeout=PATIENCE).json()["items"]
        return int(found[0]["id"])

    def draft(self, story: Story) -> Draft:
        """A draft below its section, whose form is kept for publishing."""
        form = NO_COMMENTS | {
            "title": story.title, "slug": story.slug, "standfirst": story.standfirst, "body": content(story),
            "seo_title": "", "search_description": "", "go_live_at": "", "expire_at": "",
        }  # fmt: skip
        place = f"pages/add/pages/storypage/{self.section(story.section)}/"
        leads = self.post(place, form, expected=r"/admin/pages/\d+/edit/.*")
        id = leads.split("/")[3]
        self.forms[id] = form
        return Draft(id, f"/{slug(story.section)}/{story.slug}/", story.title, story.paragraphs[-1])

    def publish(self, draft: Draft) -> None:
        """The edit view's form, sent by its publish button."""
        form = self.forms[draft.id] | {"action-publish": "action-publish"}
        self.post(f"pages/{draft.id}/edit/", form, expected=r"/admin/pages/\d+/")

    def remove(self, draft: Draft) -> None:
        """Deletes it by the admin's view."""
        self.post(f"pages/{draft.id}/delete/", {}, expected=r"/admin/pages/\d+/")

    def counted(self, work: Callable[[], object]) -> int:
        """What the site's own middleware counted, which it does only when it is asked to."""
        sessions, before = (self.editor, self.readers), self.queries
        for session in sessions:
            session.headers["X-Count"] = "yes"
        work()
        for session in sessions:
            del session.headers["X-Count"]
        return self.queries - before


def slug(name: str) -> str:
    """A section's slug."""
    return name.lower().replace(" ", "-")


def content(story: Story) -> str:
    """The body as the admin's editor sends it."""
    blank = {"type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
    blocks = [blank | {"key": f"{place:05}", "text": text} for place, text in enumerate(story.paragraphs)]
    return json.dumps({"blocks": blocks, "entityMap": {}})
