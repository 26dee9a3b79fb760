"""A clean press of everything: pages a second a core, where the time goes, the peak of memory."""

import os
import resource
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from bench.figures import Figures
from bench.floor import bare_put, bare_put_together, published

SAMPLE = 1000
"""Pages that the floor is measured with."""
LOOK = 0.25
"""Seconds between two looks at the memory of all processes."""


def measure(public: Path) -> Figures:
    """Everything into an empty folder and an empty ledger, on all cores."""
    empty(public)
    from standfirst.press.models import Pressed

    figures = pressed()
    figures["rebuild_stories"] = float(Pressed.objects.filter(output="story").count())
    paths = Pressed.objects.filter(path__endswith=".html").order_by("-id").values_list("path", flat=True)
    contents = [published(public, [path]) for path in islice(paths.iterator(), SAMPLE)]
    for name, put in (("", bare_put), ("_together", bare_put_together)):
        took = put([data for files in contents for data in files], public.parent)
        figures[f"rebuild_floor{name}_pages_per_s"] = len(contents) / took
    figures["rebuild_floor_ratio"] = figures["rebuild_floor_pages_per_s"] / figures["rebuild_written_pages_per_s"]
    return figures


def measure_on_one_core(public: Path) -> Figures:
    """The same, every process held to the first core: what "a second on one core" says, disk and all."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    empty(public)
    figures = pressed()
    names = ("written_pages_per_s", "s", "processor_s")
    return {f"rebuild_one_core_{name}": figures[f"rebuild_{name}"] for name in names}


def empty(public: Path) -> None:
    """An empty tree, an empty ledger, and the hour entered, which would else be news."""
    from standfirst.newsroom.signals import enter_hour
    from standfirst.press.models import Due, Leaving, Member, Pressed, Read, Touched

    enter_hour()
    shutil.rmtree(public, ignore_errors=True)
    public.mkdir()
    for model in (Touched, Read, Member, Due, Leaving, Pressed):
        model.objects.all()._raw_delete("default")


def pressed() -> Figures:
    """Presses everything, and says what that took."""
    from standfirst.press.run import press

    began, used = time.perf_counter(), processor()
    with watching() as memory:
        report = press(everything=True)
    took, used = time.perf_counter() - began, processor() - used
    if report.failed:
        raise RuntimeError(f"{len(report.failed)} outputs failed, the first: {report.failed[0].error}")
    count = len(report.written)
    making = report.seconds["read"] + report.seconds["render"]
    own, child = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    if memory.processes < 2:
        child = 0.0
    return {f"rebuild_{name}_s": seconds for name, seconds in report.seconds.items()} | {
        "rebuild_outputs": count,
        "rebuild_s": took,
        "rebuild_processor_s": used,
        "rebuild_pages_per_s_core": count / making,
        "rebuild_written_pages_per_s_core": count / used,
        "rebuild_written_pages_per_s": count / took,
        "rebuild_peak_mb": max(memory.most, own, child),
        "rebuild_peak_own_mb": own,
        "rebuild_peak_worker_mb": child,
        "rebuild_most_processes": memory.processes,
    }


def processor() -> float:
    """Seconds of processor that this process and its ended children have had."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


@dataclass
class Memory:
    """The most that all processes together were seen to have, what they share counted once."""

    most: float = 0.0
    """MB."""
    processes: int = 0
    stop: threading.Event = field(default_factory=threading.Event)

    def look(self) -> None:
        """Looks until told to stop."""
        while not self.stop.wait(LOOK):
            tree = list(family(os.getpid()))
            self.most = max(self.most, sum(map(proportional, tree)) / 1024)
            self.processes = max(self.processes, len(tree))


@contextmanager
def watching() -> Iterator[Memory]:
    """Watches the memory of this process and all that it starts."""
    memory = Memory()
    thread = threading.Thread(target=memory.look, daemon=True)
    thread.start()
    try:
        yield memory
    finally:
        memory.stop.set()
        thread.join()


def family(id: int) -> Iterator[int]:
    """A process and all below it."""
    yield id
    # A process that has ended meanwhile has no memory to count.
    with suppress(OSError):
        for thread in Path(f"/proc/{id}/task").iterdir():
            for child in (thread / "children").read_text().split():
                yield from family(int(child))


def proportional(id: int) -> int:
    """KB that a process has, a page that several have in its share."""
    with suppress(OSError):
        for line in Path(f"/proc/{id}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
