"""A part ends with the process that started it, even where that was killed and could tell nobody.

Otherwise a killed `standfirst serve` leaves a web server that holds the port and a press beside the next one's. The
parent's number is told and looked at. The kernel's own signal (PR_SET_PDEATHSIG) is Linux's alone, comes when the
*thread* that started the part ends, and never comes where the parent was gone before the part asked for it; a pipe's
end comes only once every process that was forked meanwhile has closed its copy.
"""

import multiprocessing
import os
import signal
import threading
import time

LOOK = 0.2
"""Seconds between two looks at the parent."""
GRACE = 1.0
"""Seconds to end in. What is not done by then is left as a crash leaves it: the next press or worker takes it up."""


def follow(parent: int) -> None:
    """Has this process end within LOOK + GRACE seconds of its parent, whose process id is `parent`."""
    threading.Thread(target=_watch, args=(parent,), name="follower", daemon=True).start()


def follow_starter() -> None:
    """The same in a process that `multiprocessing` started; nothing in any other."""
    if starter := multiprocessing.parent_process():
        assert starter.pid is not None
        follow(starter.pid)


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE)
    os.kill(os.getpid(), signal.SIGKILL)
