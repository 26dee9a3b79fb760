"""Keeps child processes running: starts them, starts one that dies again, stops all together. No Django here."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType

from standfirst.config import environment

FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0
"""Seconds before a child that died is started again: doubled with each death in a row."""
STEADY = 60.0
"""Seconds of life after which a death counts as the first again."""
GRACE = 5.0
"""Seconds that children have to end by themselves."""
TICK = 0.1


@dataclass
class Child:
    """One process: its name in messages, its command line, and how its life goes."""

    name: str
    command: Sequence[str]
    variables: Mapping[str, str] = field(default_factory=dict)
    """What its environment has beside this process's own."""
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    deaths: int = 0
    next_start: float = field(default=0.0)

    def start(self, now: float) -> None:
        """Starts the process."""
        self.process, self.started = subprocess.Popen(self.command, env=environment.for_child(self.variables)), now

    def look(self, now: float) -> None:
        """Notes a death and starts it (again) when its time has come."""
        if self.process is not None and (status := self.process.poll()) is not None:
            self.deaths = 1 if now - self.started > STEADY else self.deaths + 1
            wait = min(LONGEST_WAIT, FIRST_WAIT * 2 ** (self.deaths - 1))
            self.process, self.next_start = None, now + wait
            print(f"standfirst: {self.name} ended ({status}); again in {wait:g} s.", file=sys.stderr, flush=True)
        if self.process is None and now >= self.next_start:
            self.start(now)

    def stop(self, number: signal.Signals) -> None:
        """Sends a signal, if there is still somebody to hear it."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(number)

    @property
    def running(self) -> bool:
        """Whether the process lives."""
        return self.process is not None and self.process.poll() is None


class Supervisor:
    """Runs `children` until SIGTERM or SIGINT."""

    def __init__(self, children: Sequence[Child]) -> None:
        self.children = children
        self.asked: int | None = None
        """The signal that asked for the end."""

    def run(self, ready: Callable[[], bool] = lambda: True, announce: Callable[[], None] = lambda: None) -> int:
        """Blocks until asked to stop; calls `announce` once `ready` says so. Returns 0, or 130 after Ctrl-C."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._ask)
        announced = False
        try:
            while self.asked is None:
                for child in self.children:
                    child.look(time.monotonic())
                if not announced and ready():
                    announced = True
                    announce()
                time.sleep(TICK)
        finally:
            self._stop()
        return 130 if self.asked == signal.SIGINT else 0

    def _ask(self, number: int, frame: FrameType | None) -> None:
        self.asked = number

    def _stop(self) -> None:
        for child in self.children:
            child.stop(signal.SIGTERM)
        end = time.monotonic() + GRACE
        while time.monotonic() < end and any(child.running for child in self.children):
            time.sleep(TICK / 2)
        for child in self.children:
            child.stop(signal.SIGKILL)
            if child.process is not None:
                child.process.wait()
