"""A story is unheard of until its time, and after it was taken down: nowhere, by nobody, by no guess.

One newsroom is served by its own command, with its press, its sweep and its narration, and looked at over HTTP and
on the disk as a stranger could, who even knows the names of its private files.
"""

import http.cookies
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.newsrooms import PASSWORD
from tests.ops.web import Answer, ask, free_port, until
from tests.proof import looking
from tests.proof.listening import Listener, listening
from tests.proof.secret import SECTION, SHORT, SLUG, STEM, word

ADDRESS = f"/{SECTION}/{SLUG}/"
LOGIN = "/admin/login/"
SOUND = re.compile(r"/audio/[0-9a-f]{40}\.mp3")


@dataclass
class Served:
    """A newsroom that answers at a port."""

    desk: subprocess.Popen[str]
    """Runs tests.proof.secret."""
    home: Path
    port: int
    log: Path

    @property
    def public(self) -> Path:
        return self.home / "public"

    def editor(self, *words: str) -> dict[str, object]:
        """What tests.proof.secret does and tells."""
        assert self.desk.stdin is not None and self.desk.stdout is not None
        self.desk.stdin.write(" ".join(words) + "\n")
        self.desk.stdin.flush()
        return json.loads(self.desk.stdout.readline() or "null")

    def status(self, address: str) -> int:
        return ask(self.port, address).status


@contextmanager
def logged(environment: dict[str, str], home: Path) -> Iterator[Served]:
    """`standfirst serve`, all it says in a file."""
    log, port = home.parent / "log.txt", free_port()
    command = [sys.executable, "-m", "standfirst", "serve", "--port", str(port)]
    with log.open("wb") as out:
        whole = subprocess.Popen(command, env=environment, stdout=out, stderr=out)
    command = [sys.executable, "-m", "tests.proof.secret"]
    desk = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        until(lambda: f":{port}/".encode() in log.read_bytes() or whole.poll() is not None, 60)
        yield Served(desk, home, port, log)
    finally:
        desk.communicate(timeout=15)
        whole.terminate()
        whole.wait(15)


@pytest.fixture
def newsroom(own_environment: dict[str, str], home: Path) -> Iterator[Served]:
    with listening() as others, logged(own_environment | others, home) as served:
        yield served


def test_no_word_before_its_time_nor_after_it_was_taken_down(newsroom: Served) -> None:
    ids = newsroom.editor("make")
    until(lambda: newsroom.status(f"/{SECTION}/") == 200 and not newsroom.editor("waiting")["unpressed"], 60)
    before = looking.addresses(newsroom.public)
    ids |= prepared(newsroom)
    an_editor_sees_it(newsroom, ids)
    nobody_hears_of_it(newsroom, ids)
    assert looking.addresses(newsroom.public) == before, "nothing was pressed for it"
    out_at_its_time(newsroom)
    heard(newsroom, ids)
    until(lambda: purges() and all(any(to in one for one in Listener.heard) for to in (b"/hub", b"/indexnow")), 30)
    for ending, short in (("withdraw", 410), ("delete", 404)):
        had = told_of(newsroom, ids)
        purged = purges()
        newsroom.editor(ending)
        taken_down(newsroom, ids, before)
        assert newsroom.status(SHORT) == short
        never_again(newsroom, had)
        until(lambda known=purged: purges() > known, 30)
        if ending == "withdraw":
            newsroom.editor("publish")
            until(lambda: newsroom.status(ADDRESS) == 200)


def prepared(newsroom: Served) -> dict[str, object]:
    """Waits until the draft is narrated and its pictures are drawn."""
    segments = newsroom.home / "private/segments"
    until(lambda: list(segments.rglob("*.mp3")), 60)
    found: list[dict[str, object]] = []

    def narrated() -> bool:
        found.append(newsroom.editor("digests"))
        return bool(found[-1]["sounds"])

    until(narrated, 30)
    assert found[-1]["renditions"]
    return found[-1]


def an_editor_sees_it(newsroom: Served, ids: Mapping[str, object]) -> None:
    """The looking can find something: who has a login is shown what strangers are not."""
    form = ask(newsroom.port, LOGIN)
    jar = http.cookies.SimpleCookie(form.headers["set-cookie"])
    token = jar["csrftoken"].value
    sent = urlencode({"username": "editor", "password": PASSWORD, "csrfmiddlewaretoken": token})
    answer = post(newsroom.port, LOGIN, sent, f"csrftoken={token}")
    assert answer.status == 302, answer.body[:500]
    session = re.search(r"sessionid=\w+", answer.headers["set-cookie"]).group()
    shown = ask(newsroom.port, f"/admin/pages/{ids['story']}/view_draft/", cookie=session)
    assert (shown.status, looking.speaks(shown.body)) == (200, True)
    shown = ask(newsroom.port, f"/admin/media/{ids['media']}", cookie=session)
    assert (shown.status, looking.speaks(shown.body)) == (200, True)
    answers = [
        ask(newsroom.port, f"/admin/renditions/{digest}.{kind}", cookie=session).status
        for digest in ids["renditions"]
        for kind in ("avif", "webp", "jpg")
    ]
    assert answers.count(200) == len(ids["renditions"])


def post(port: int, address: str, body: str, cookie: str) -> Answer:
    """A form, sent as a browser sends it."""
    import http.client

    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    kind = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie}
    connection.request("POST", address, body, kind)
    response = connection.getresponse()
    headers: dict[str, str] = {}
    for name, value in response.getheaders():
        headers[name.lower()] = f"{headers[name.lower()]}, {value}" if name.lower() in headers else value
    answer = Answer(response.status, headers, response.read())
    connection.close()
    return answer


def nobody_hears_of_it(newsroom: Served, ids: Mapping[str, object]) -> None:
    """No file, address, guess, search or line of the log has a word of it; and no answer tells that it exists."""
    assert looking.speaking_files(newsroom.public) == []
    reader = looking.told(newsroom.port, looking.addresses(newsroom.public))
    assert {address for address, answer in reader.items() if answer.status == 200} > {"/", "/feed.xml", "/sitemap.xml"}
    admin = looking.told(newsroom.port, looking.admin_addresses(ids))
    assert len(admin) > 300
    guessed = looking.told(newsroom.port, looking.guesses(ids, newsroom.home / "private"))
    assert {address for address, answer in guessed.items() if answer.status not in (302, 403, 404, 400)} == set()
    assert looking.speaking_answers({**reader, **admin, **guessed}) == []
    assert {address for address, answer in admin.items() if answer.status == 500} == set()
    as_if_there_were_no_such_thing(newsroom)
    assert not looking.speaks(newsroom.log.read_bytes())
    others_hear_nothing(newsroom)


def others_hear_nothing(newsroom: Served) -> None:
    """Neither a cache, a hub or a search engine, nor what is to be told them, has a word of it."""
    until(lambda: not newsroom.editor("waiting")["unsent"], 60)
    assert not looking.speaks(json.dumps(newsroom.editor("waiting")["told"]).encode())
    assert purges("/") > 0, "they are told of the rest"
    assert not looking.speaks(b"".join(Listener.heard))


def purges(address: str = ADDRESS) -> int:
    """How many times the cache was told to drop an address."""
    return sum(one.startswith((f"PURGE {address}\n".encode(), b"BAN /\n")) for one in Listener.heard)


def sound(newsroom: Served) -> str:
    """Where the story's sound is; waits until its page says so."""
    found: list[str] = []
    until(lambda: found.extend(SOUND.findall(ask(newsroom.port, ADDRESS).body.decode())) or found != [], 30)
    return found[0]


def told_of(newsroom: Served, ids: Mapping[str, object]) -> dict[str, Mapping[str, str]]:
    """What a reader keeps of the story's files while it is out: their headers, by address."""
    files = [sound(newsroom)]
    files += [f"/audio/{digest}.{kind}" for digest in ids["sounds"] for kind in ("vtt", "json")]
    files += [f"/pictures/{digest}.{kind}" for digest in ids["renditions"] for kind in ("jpg", "avif", "webp")]
    kept = {address: ask(newsroom.port, address) for address in (ADDRESS, *files)}
    return {address: answer.headers for address, answer in kept.items() if answer.status == 200}


def never_again(newsroom: Served, had: Mapping[str, Mapping[str, str]]) -> None:
    """Who has a copy is not told to go on using it, and no coding, part or method brings out another."""
    assert len(had) > 3
    for address, kept in had.items():
        gone = newsroom.status(address)
        assert gone in (404, 410), address
        asked = [{"if_none_match": kept["etag"]}, {"if_none_match": "*"}, {"if_modified_since": kept["last-modified"]}]
        asked += [{"range": "bytes=0-99", "if_range": kept["etag"]}, *({"accept_encoding": c} for c in ("br", "gzip"))]
        answers = [ask(newsroom.port, address, **one) for one in asked] + [ask(newsroom.port, address, "HEAD")]
        assert {answer.status for answer in answers} == {gone}, address
        assert not any(looking.speaks(looking.without(answer.body, address)) for answer in answers)


def as_if_there_were_no_such_thing(newsroom: Served) -> None:
    """An address, a question, a person or a topic of the story is answered as one that was never thought of."""
    other = "z" * len(STEM)
    asked = [ADDRESS, ADDRESS.rstrip("/"), f"/by/{word('who')}/", f"/topic/{word('topicslug')}/"]
    asked += [f"/topic/{word('topicslug')}/feed.xml", f"/admin/pages/{SLUG}/"]
    asked += [f"/oembed?url=http://localhost:8000{ADDRESS}", f"/fragments{ADDRESS}", f"/archive{ADDRESS}"]
    asked += [f"/search/?q={word(field)}" for field in ("headline", "standfirst", "body", "name", "topic", "seo")]
    for address in asked:
        real, invented = ask(newsroom.port, address), ask(newsroom.port, address.replace(STEM, other))
        assert real.status == invented.status, address
        assert real.body.replace(STEM.encode(), other.encode()) == invented.body, address
    sent_on, nowhere = ask(newsroom.port, SHORT), ask(newsroom.port, "/soom")
    assert (sent_on.status, sent_on.body) == (nowhere.status, nowhere.body) == (404, nowhere.body)


def out_at_its_time(newsroom: Served) -> None:
    """It is not there before, it is there soon after, and it shows the time that was set."""
    when = datetime.fromisoformat(newsroom.editor("set_time", "3")["when"])
    until(lambda: newsroom.status(ADDRESS) == 200, 30, every=0.02)
    assert time.time() >= when.timestamp(), "it was out before its time"
    page = ask(newsroom.port, ADDRESS).body.decode()
    shown = re.search(r'<time datetime="([^"]+)"', page)
    assert shown is not None and datetime.fromisoformat(shown.group(1)) == when


def heard(newsroom: Served, ids: Mapping[str, object]) -> None:
    """Now everything of it is there: words, pictures, sound, its person and its topic."""
    page = ask(newsroom.port, ADDRESS).body.decode()
    for field in ("headline", "standfirst", "body", "heading", "quote", "leadcaption", "byline", "seo", "picturealt"):
        assert word(field) in page.lower(), field
    until(lambda: newsroom.status(f"/by/{word('who')}/") == newsroom.status(f"/topic/{word('topicslug')}/") == 200)
    assert 200 in {newsroom.status(f"/audio/{digest}.json") for digest in ids["sounds"]}
    assert newsroom.status(sound(newsroom)) == 200
    assert 200 in {newsroom.status(f"/pictures/{digest}.avif") for digest in ids["renditions"]}
    assert word("headline") in ask(newsroom.port, "/feed.xml").body.decode().lower()
    assert SLUG in ask(newsroom.port, f"/search/?q={word('body')}").body.decode()
    sent_on = ask(newsroom.port, SHORT)
    assert (sent_on.status, sent_on.headers["location"].endswith(ADDRESS)) == (301, True)


def taken_down(newsroom: Served, ids: Mapping[str, object], before: set[str]) -> None:
    """Nothing remains but an address that says that it is gone."""
    until(lambda: newsroom.status(ADDRESS) == 410)
    until(lambda: looking.addresses(newsroom.public) == before, 10)
    assert looking.speaking_files(newsroom.public) == []
    sounds = [f"/audio/{digest}.{kind}" for digest in ids["sounds"] for kind in ("mp3", "vtt", "json")]
    pictures = [f"/pictures/{digest}.{kind}" for digest in ids["renditions"] for kind in ("jpg", "avif", "webp")]
    assert {newsroom.status(address) for address in [*sounds, *pictures]} == {404}
    assert {newsroom.status(f"/by/{word('who')}/"), newsroom.status(f"/topic/{word('topicslug')}/")} <= {404, 410}
    asked = {*looking.addresses(newsroom.public), ADDRESS, *(f"/search/?q={word(f)}" for f in ("headline", "body"))}
    assert looking.speaking_answers(looking.told(newsroom.port, asked)) == []
    assert not looking.speaks(newsroom.log.read_bytes())
