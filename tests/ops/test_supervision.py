"""Children are started, started again, and stopped together."""

import itertools
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from standfirst.ops import supervision
from standfirst.ops.supervision import Child
from tests.ops.web import until

pytestmark = pytest.mark.no_database

NOTE = "import os, sys, time; open(sys.argv[1], 'a').write(f'{os.getpid()}\\n'); time.sleep(60)"
IGNORE = "import signal; signal.signal(15, signal.SIG_IGN); "
STUBBORN = IGNORE + NOTE
PROGRAM = """
import sys
from standfirst.ops import supervision
from standfirst.ops.supervision import Child, Supervisor
supervision.GRACE = 0.5
children = [Child(name, [sys.executable, "-c", code, path]) for name, code, path in zip(*[iter(sys.argv[1:])] * 3)]
sys.exit(Supervisor(children).run(announce=lambda: print("ready", flush=True)))
"""


def lines(file: Path) -> list[str]:
    return file.read_text().splitlines() if file.exists() else []


def running(process: str) -> bool:
    """Whether a process lives, the dead that nobody has asked after aside."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def start(*children: str) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-c", PROGRAM, *children], stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_a_child_that_dies_is_started_again(tmp_path: Path) -> None:
    notes = tmp_path / "a"
    whole = start("a", NOTE, str(notes))
    until(lambda: len(lines(notes)) == 1)
    os.kill(int(lines(notes)[0]), signal.SIGKILL)
    until(lambda: len(lines(notes)) == 2)
    whole.terminate()
    _, said = whole.communicate(timeout=5)
    assert whole.returncode == 0
    assert b"a ended (-9)" in said
    until(lambda: not any(map(running, lines(notes))), 3)


def test_all_stop_within_seconds_even_one_that_will_not(tmp_path: Path) -> None:
    calm, stubborn = tmp_path / "calm", tmp_path / "stubborn"
    whole = start("calm", NOTE, str(calm), "stubborn", STUBBORN, str(stubborn))
    until(lambda: lines(calm) and lines(stubborn))
    asked = time.monotonic()
    whole.send_signal(signal.SIGINT)
    whole.communicate(timeout=5)
    assert whole.returncode == 130
    assert time.monotonic() - asked < 3


def test_one_that_dies_at_once_is_not_started_all_the_time() -> None:
    child = Child("short", [sys.executable, "-c", ""])
    starts = []
    for tick in range(40_000):
        now = tick / 100
        before = child.process
        if before is not None:
            before.wait()
        child.look(now)
        if child.process is not None and child.process is not before:
            starts.append(now)
    if child.process is not None:
        child.process.wait()
    gaps = [round(later - sooner, 1) for sooner, later in itertools.pairwise(starts)]
    assert gaps == sorted(gaps)
    assert max(gaps) <= supervision.LONGEST_WAIT + 0.1
    assert len(starts) < 25


FOLLOWER = "import os; from standfirst.ops import following; following.follow(os.getppid()); "
LATE = "from standfirst.ops import following; following.follow(1 << 22); "
"""That number is one more than a process of Linux can have: its parent is gone before it looks."""
PARENT = "import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', *sys.argv[1:]]); time.sleep(60)"


@pytest.mark.parametrize("part", [FOLLOWER + NOTE, FOLLOWER + STUBBORN], ids=["calm", "stubborn"])
def test_a_part_ends_when_the_whole_is_killed(part: str, tmp_path: Path) -> None:
    notes = tmp_path / "a"
    whole = subprocess.Popen([sys.executable, "-c", PARENT, part, str(notes)])
    until(lambda: lines(notes))
    assert running(lines(notes)[0])
    whole.kill()
    whole.wait(5)
    until(lambda: not running(lines(notes)[0]), 4)


def test_a_part_whose_parent_was_gone_before_it_looked_ends_too(tmp_path: Path) -> None:
    part = subprocess.Popen([sys.executable, "-c", LATE + NOTE, str(tmp_path / "a")])
    assert part.wait(5) == -signal.SIGTERM
