"""A whole newsroom by its command alone: made, started, published to, listened to, stopped."""

import io
import os
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest
from PIL import Image

from tests.newsrooms import serving, standfirst
from tests.ops.web import ask, until

STORY = """---
headline: Ferry returns to Port Ellery after two winters
standfirst: The Brightwater sails again on a route that islanders had given up for lost.
section: news
byline: [Asha Rowe in Port Ellery]
published: 2026-03-02T08:00:00+00:00
topics: [Ferries]
picture: ferry.jpg
alt: A small ferry leaves a stone quay at dawn
credit: Packet/Ines Calder
slug: ferry-returns
---
The ferry left at dawn. Nobody on the quay spoke for a while.

> It was worth the wait.
"""


def offspring(parent: int) -> list[int]:
    listed = subprocess.run(["pgrep", "-P", str(parent)], capture_output=True, text=True, check=False).stdout
    return [int(line) for line in listed.split()]


def children(parent: int) -> list[int]:
    """They and theirs."""
    own = offspring(parent)
    return own + [inner for one in own for inner in children(one)]


def running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.fixture
def story(tmp_path: Path) -> Path:
    file = io.BytesIO()
    Image.new("RGB", (900, 600), (30, 90, 120)).save(file, "JPEG")
    (tmp_path / "in").mkdir()
    (tmp_path / "in/ferry.jpg").write_bytes(file.getvalue())
    (tmp_path / "in/ferry.md").write_text(STORY)
    return tmp_path / "in/ferry.md"


def test_from_nothing_to_a_story_that_is_heard(
    own_environment: dict[str, str], served: tuple[subprocess.Popen, int], home: Path, story: Path
) -> None:
    whole, port = served
    assert ask(port, "/").status == 200
    assert "The Ellery Packet" in ask(port, "/").body.decode()
    assert ask(port, "/admin/").status == 302

    brought = standfirst(own_environment, "import", str(story), "--publish")
    assert brought.returncode == 0, brought.stderr
    assert re.search(r"created: http\S+/news/ferry-returns/ on disk after [\d.]+ s", brought.stdout)
    assert "Ferry returns" in ask(port, "/news/ferry-returns/").body.decode()

    sound = re.compile(r"/audio/[0-9a-f]+\.mp3")
    until(lambda: sound.search(ask(port, "/news/ferry-returns/").body.decode()))
    found = sound.search(ask(port, "/news/ferry-returns/").body.decode())
    assert found is not None
    part = ask(port, found.group(), range="bytes=0-99")
    assert (part.status, len(part.body), part.headers["content-type"]) == (206, 100, "audio/mpeg")

    assert standfirst(own_environment, "press", "--verify").returncode == 0
    assert "story" in standfirst(own_environment, "press", "--why", "/news/ferry-returns/").stdout
    doctor = standfirst(own_environment, "doctor")
    assert doctor.returncode == 0, doctor.stdout + doctor.stderr

    comes_back(whole, port)
    goes_with_its_parent(whole)
    with serving(own_environment, port) as (again, _):
        assert "Ferry returns" in ask(port, "/news/ferry-returns/").body.decode()
        stops(again)


def comes_back(whole: subprocess.Popen, port: int) -> None:
    """Each part that is killed is started again, and what it had started itself is gone."""
    parts, before = offspring(whole.pid), set(children(whole.pid))
    assert before - set(parts), "the web server has processes of its own"
    for one in parts:
        os.kill(one, signal.SIGKILL)
    until(lambda: len(set(children(whole.pid)) - before) >= 4)
    until(lambda: answers(port))
    until(lambda: not any(map(running, before)), 4)


def goes_with_its_parent(whole: subprocess.Popen) -> None:
    """All parts end when nobody is left to tell them."""
    family = children(whole.pid)
    assert len(family) >= 4
    whole.kill()
    whole.wait(5)
    until(lambda: not any(map(running, family)), 4)


def stops(whole: subprocess.Popen) -> None:
    """Everything ends with SIGTERM, within seconds, and no process is left over."""
    family = children(whole.pid)
    assert len(family) >= 4
    asked = time.monotonic()
    whole.send_signal(signal.SIGTERM)
    whole.communicate(timeout=10)
    assert whole.returncode == 0
    assert time.monotonic() - asked < 8
    until(lambda: not any(map(running, family)), 2)


def answers(port: int) -> bool:
    try:
        return ask(port, "/healthz").status == 200
    except OSError:
        return False
