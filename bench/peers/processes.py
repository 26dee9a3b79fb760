"""Programs that a measurement starts and ends, and the one sentence said when one of them fails."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

Command = Sequence[str | Path]
PATIENCE = 180.0
"""Seconds after which a server that does not answer is given up."""


class PeerError(Exception):
    """A peer cannot be installed, started or measured: one sentence that says why."""


def free_port() -> int:
    """A port of the loopback that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def run(
    command: Command,
    *,
    doing: str,
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
    given: str | None = None,
) -> str:
    """What a program prints. Raises PeerError with what it said when it fails or is not there."""
    names = [str(part) for part in command]
    try:
        done = subprocess.run(
            names, cwd=cwd, env={**os.environ, **(environment or {})}, input=given, capture_output=True, text=True
        )
    except FileNotFoundError:
        raise PeerError(f"{doing} needs {names[0]}, which is not on this machine.") from None
    if done.returncode:
        raise PeerError(f"{doing} failed: {gist(done.stderr) or gist(done.stdout) or f'status {done.returncode}'}")
    return done.stdout


def gist(said: str) -> str:
    """The first line that calls itself an error, or else the last of all."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    errors = [line for line in lines if line.lower().startswith(("error", "npm error", "e:"))]
    return (errors or lines[-1:] or [""])[0]


@contextmanager
def started(
    command: Command, log: Path, *, cwd: Path | None = None, environment: Mapping[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """A server in a process group of its own, its output in `log`; the group is ended on leaving, however that is."""
    with log.open("wb") as out:
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=cwd,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield process
    finally:
        end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """Ends a process group: asked first, then killed."""
    for asked, patience in ((signal.SIGTERM, 60), (signal.SIGKILL, 10)):
        if process.poll() is None:
            os.killpg(process.pid, asked)
            try:
                process.wait(patience)
            except subprocess.TimeoutExpired:
                continue


def until(answers: Callable[[], bool], process: subprocess.Popen[bytes], log: Path, what: str) -> None:
    """Waits until a server answers. Raises PeerError when it ends first, or never answers."""
    last = time.monotonic() + PATIENCE
    while not answers():
        if process.poll() is not None or time.monotonic() > last:
            said = log.read_text(errors="replace").strip().splitlines() or ["nothing"]
            raise PeerError(f"{what} did not start; it last said: {said[-1]}")
        time.sleep(0.1)
