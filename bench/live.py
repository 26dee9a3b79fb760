"""The newsroom as it is run: `standfirst serve` in processes of its own, and what its readers see."""

import http.client
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from bench.serving import free_port

PATIENCE = 300.0
"""Seconds after which something that did not come is a failure."""
IDLE = 10.0
"""Seconds after which a connection may have been closed by the server."""
LOOK = 0.0005
"""Seconds between two looks for a file."""


class NotPublished(Exception):
    """Something did not come in time."""


@contextmanager
def served(home: Path) -> Iterator[int]:
    """`standfirst serve` on a newsroom; gives its port once it answers."""
    port = free_port()
    command = [sys.executable, "-m", "standfirst", "--home", str(home), "serve", "--port", str(port)]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT)
        try:
            wait(lambda: process.poll() is not None or b"Readers:" in told(said), "standfirst serve", 0.05)
            if process.poll() is not None:
                raise NotPublished(f"standfirst serve ended: {told(said).decode(errors='replace')}")
            yield port
        finally:
            process.terminate()
            process.wait(30)


def told(file: IO[bytes]) -> bytes:
    """What a process has written to a file so far."""
    # A seek would move the place at which the process writes on.
    return os.pread(file.fileno(), 1 << 20, 0)


def wait(ready: Callable[[], object], what: str, every: float = LOOK) -> None:
    """Until `ready()`. Raises NotPublished."""
    end = time.monotonic() + PATIENCE
    while not ready():
        if time.monotonic() > end:
            raise NotPublished(f"{what}: nothing came in {PATIENCE:g} s.")
        time.sleep(every)


def settle(*, press: bool = True) -> None:
    """Until nothing is left to narrate or to tell and, with `press`, nothing to press."""
    from django.db import connection

    from standfirst.ops import queue
    from standfirst.press.run import pending

    def idle() -> bool:
        return not (queue.waiting("narration") or queue.waiting("default") or (press and pending()))

    wait(idle, "The newsroom comes to no rest", 0.05)
    # What was settled just now may still be about to be noted.
    time.sleep(0.3)
    wait(idle, "The newsroom comes to no rest", 0.05)
    connection.close()


@dataclass
class Line:
    """A connection that is kept while it is used, and opened anew where the server may have closed it meanwhile."""

    port: int
    connection: http.client.HTTPConnection | None = None
    used: float = 0.0

    def ready(self) -> http.client.HTTPConnection:
        """The connection, open or about to be."""
        if self.connection is None or time.monotonic() - self.used > IDLE:
            if self.connection is not None:
                self.connection.close()
            self.connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        self.used = time.monotonic()
        return self.connection


@dataclass
class Reader:
    """Asks for two pages until both have the new word.

    The file is looked for first, since a server that is asked a thousand times a second would be slowed by it; what
    counts is the answer over HTTP.
    """

    line: Line
    public: Path

    def see(self, address: str, word: str) -> float:
        """Waits until a page answers with the word; the time of perf_counter then. Raises NotPublished."""
        file, sought = self.public / address.strip("/") / "index.html", word.encode()
        seen = [(0, 0)]

        def changed() -> bool:
            try:
                now = file.stat()
            except FileNotFoundError:
                return False
            last, seen[0] = seen[0], (now.st_ino, now.st_mtime_ns)
            return last != seen[0] and sought in file.read_bytes()

        wait(changed, address)
        wait(lambda: sought in self.body(address), address)
        return time.perf_counter()

    def body(self, address: str) -> bytes:
        """A page as a reader is given it; nothing where there is none."""
        connection = self.line.ready()
        connection.request("GET", address)
        answer = connection.getresponse()
        body = answer.read()
        return body if answer.status == 200 else b""
