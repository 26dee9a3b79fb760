"""A real web server in a process of its own, and plain HTTP to it."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass
class Answer:
    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def ask(port: int, path: str, method: str = "GET", **headers: str) -> Answer:
    """One request. Header names as keywords: accept_encoding="gzip". The path is sent as it is."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        response = connection.getresponse()
        told = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, told, response.read())
    finally:
        connection.close()


def until(holds, seconds: float = 20.0, every: float = 0.05) -> None:
    """Waits until `holds()` is true; fails when it is not in time."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"not within {seconds} s"
        time.sleep(every)


def answering(port: int) -> bool:
    try:
        return ask(port, "/no-such-file.txt").status > 0
    except OSError:
        return False


@contextmanager
def granian(home: Path) -> Iterator[int]:
    """The web server over the newsroom in `home`; gives its port."""
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--no-ws"]
    ours = {"STANDFIRST_HOME": str(home), "SECRET_KEY": "for tests only"}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO_", "STANDFIRST_"))}
    process = subprocess.Popen([*command, "standfirst.config.wsgi:application"], env=kept | ours)
    try:
        until(lambda: answering(port) or process.poll() is not None)
        yield port
    finally:
        process.terminate()
        process.wait(10)
