"""What runs beside each other under `standfirst serve`, each part in a process of its own."""

import os
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from standfirst.config import environment
from standfirst.narration.engines import memory
from standfirst.ops import following
from standfirst.ops.supervision import Child
from standfirst.press.collector import spare_the_collector

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

SLOW_READERS = 256
"""Threads that may wait on readers who take a large file slowly; they are made only as they are needed."""
NICE, FINE_NICE = 10, 15
"""How far narration stands back behind the press and the web server, and the fine voice behind the quick one."""
GLANCE, AFTER_GLANCE = 0.1, 0.2
"""Seconds between two looks for a story to narrate, and for somebody to tell after a press."""


def child(part: str, home: Path, *options: str) -> Child:
    """The child process that runs a part of the newsroom in `home`."""
    own = ["--home", str(home), "worker", "--only", part, "--parent", str(os.getpid()), *options]
    command = [sys.executable, "-m", "standfirst", *own]
    return Child(part, command, memory.ENVIRONMENT if part in ("tasks", "fine") else {})


def web_child(home: Path, host: str, port: int, workers: int) -> Child:
    """The child process that runs the web server."""
    return child("web", home, "--host", host, "--port", str(port), "--workers", str(workers))


def background_children(home: Path) -> Sequence[Child]:
    """The press, the narration, in a fine voice too if there is one, and what tells somebody after a press."""
    here = environment.read()
    fine = here.fine_engine not in ("", here.engine)
    names = ["press", "tasks", *(["fine"] if fine else []), *(["after"] if here.tells else [])]
    return [child(name, home) for name in names]


def web(host: str, port: int, workers: int) -> None:
    """Granian with the WSGI application, until SIGTERM."""
    from granian import Granian
    from granian.constants import HTTPModes, Interfaces
    from granian.log import LogLevels

    environment.use_settings()
    Granian(
        "standfirst.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        workers=workers,
        blocking_threads=SLOW_READERS,
        respawn_failed_workers=True,
        workers_kill_timeout=3,
        # Its warning about many threads is meant for work; these only wait.
        log_level=LogLevels.error,
    ).serve(target_loader=_application, wrap_loader=False)


def _application() -> "WSGIApplication":
    """What each of Granian's processes serves. Killed, Granian leaves them with the port in their hands."""
    following.follow_starter()
    from django.urls import get_resolver

    from standfirst.config.wsgi import application

    # The admin's many modules, which would come with its first page.
    _ = get_resolver().url_patterns
    spare_the_collector()
    return application


def press() -> None:
    """The press loop and the sweep, until SIGTERM."""
    from standfirst.ops import loops

    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    signal.signal(signal.SIGINT, lambda *_: stop.set())
    loops.run(stop)


def tasks() -> None:
    """The worker of the task queue, narration above all, standing back behind everything else."""
    from standfirst.narration.models import QUICK

    os.nice(NICE)
    _narrate(["narration", "default"], QUICK)


def fine() -> None:
    """The worker that narrates in the fine voice. Apart, so that nothing quick waits for one of its sentences."""
    from standfirst.narration.models import FINE

    os.nice(FINE_NICE)
    _narrate(["fine"], FINE)


def _narrate(queues: Sequence[str], rank: int) -> None:
    from standfirst.narration import tasks, turns
    from standfirst.ops import queue

    # Before the first task, whoever waits for it; a voice that cannot be loaded is each story's own failure.
    tasks.warm(rank)
    spare_the_collector()
    with turns.giving_way():
        queue.work(queues, GLANCE)


def after() -> None:
    """The worker that purges caches and sends pings after a press. Apart, so that none waits for a narration."""
    from standfirst.ops import queue
    from standfirst.ops.after.hook import QUEUE

    queue.work([QUEUE], AFTER_GLANCE)
