"""Clean presses of a small newspaper of some hundred notes, in a process of its own that may kill itself or others.

    python -m tests.press.paper.clean fill COUNT
    python -m tests.press.paper.clean press PROCESSES [everything] [kill-hand|kill-hands|kill-self|touch|rename]

STANDFIRST_HOME is the folder, DJANGO_SETTINGS_MODULE tests.press.paper.alone. Prints a line of JSON.
"""

import json
import os
import signal
import sys
from collections.abc import Callable

import django
from django.conf import settings


def fill(count: int) -> None:
    """The newspaper with its notes, and nothing pressed."""
    from django.core.management import call_command

    from . import desk
    from .models import Note

    call_command("migrate", run_syncdb=True, verbosity=0)
    desk.found()
    rows = (
        Note(pk=id, part_id=1 + id % 2, title=f"Note {id}", slug=f"note-{id}", text=f"Text {id}.", tag=f"tag-{id % 7}")
        for id in range(1, count + 1)
    )
    Note.objects.bulk_create(rows)


def press(processes: int, everything: bool, what: str) -> dict[str, object]:
    """Press, and do what is asked when a third batch is settled; what came of it."""
    from standfirst.press import drive, run
    from standfirst.press.crew import Crew

    crews: list[Crew] = []

    class Patient(Crew):
        """Waits until its processes are ready, so that these do the work, however small it is."""

        def __init__(self, *given: object) -> None:
            super().__init__(*given)
            crews.append(self)
            while not all(hand.pid for hand in self._hands):
                self.listen(0.1)
            self.pids = [hand.pid for hand in self._hands]
            print(json.dumps({"pids": self.pids}), flush=True)

    settled: list[int] = []
    settle = drive._settle

    def counted(*given: object) -> None:
        settle(*given)
        settled.append(1)

    drive.Crew, drive._settle = Patient, counted
    settings.PRESS_PROCESSES = processes
    at, calls = [], []

    def told(done: int, total: int) -> None:
        calls.append((done, total))
        if len(calls) == 3:
            at.append(done)
            do(what, crews)

    report = run.press(everything=everything, progress=told)
    return {
        "made": len(report.written) + report.unchanged,
        "failed": [failure.error for failure in report.failed],
        "removed": list(report.removed),
        "settled": len(settled),
        "at": at,
        "touched": [place for place, (path, _) in enumerate(report.written) if path.endswith("note-1/index.html")],
        "last": calls[-1] if calls else None,
    }


def do(what: str, crews: list) -> None:
    """One of the things that may happen on the way."""
    from . import desk

    acts: dict[str, Callable[[], object]] = {
        "kill-hand": lambda: os.kill(crews[0].pids[0], signal.SIGKILL),
        "kill-hands": lambda: [os.kill(pid, signal.SIGKILL) for pid in crews[0].pids],
        "kill-self": lambda: os.kill(os.getpid(), signal.SIGKILL),
        "touch": lambda: desk.edit(1, title="Another title", tag="tag-0"),
        "rename": lambda: desk.rename_paper("Another paper"),
    }
    if what:
        acts[what]()


if __name__ == "__main__":
    django.setup()
    if sys.argv[1] == "fill":
        fill(int(sys.argv[2]))
    else:
        words = sys.argv[3:]
        what = "".join(word for word in words if word != "everything")
        print(json.dumps(press(int(sys.argv[2]), "everything" in words, what)))
