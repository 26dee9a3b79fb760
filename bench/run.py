"""Runs the measurements, each in a process of its own, prints the figures and keeps them in bench/latest.json.

`make bench` measures 1,000 stories and the voice, `make bench-large` 1,000, 10,000 and 100,000 stories.
"""

import argparse
import json
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field

from bench import home, latest, table
from bench.figures import Figures, sized

PARTS = ("rebuild", "publish", "serve", "narrate", "words", "timing", "joins", "hearing")
OF_THE_VOICE = ("words", "narrate", "timing", "joins", "hearing")
"""Parts that ask for no archive."""
ONE_CORE_UP_TO = 10_000
"""Stories up to which everything is pressed on one core too: at 100,000 that would take as long as all the rest."""
FEWER_FROM, FEWER = 100_000, 5
"""Stories from which on publishing is measured fewer times."""
TITLES = {
    "rebuild_one_core": "Everything into an empty folder, on one core",
    "rebuild": "Everything into an empty folder, on all cores",
    "counts": "What one publish asks of the database and presses",
    "publish": "Publish to live",
    "backlog": "Publishing while every page waits to be pressed again",
    "serve": "Serving one story's page, gzip, a core each",
    "words": "How written news is said: 1,000 sentences of our own, and NeMo's published cases",
    "hearing": "What Whisper understands of the demo's stories: words misheard, of a hundred",
    "timing": "When words begin, against a forced alignment by pocketsphinx after its constant bias",
    "joins": "Loudness of the demo's sentences, and the joins between them",
    "narrate": "Narrating a story of 600 words, with the voice that is configured",
}


@dataclass
class Bench:
    """One run of all that was asked for."""

    parts: tuple[str, ...]
    runs: int
    keep: bool
    taken: dict[str, object] = field(default_factory=lambda: latest.circumstances(" ".join(["bench", *sys.argv[1:]])))
    took: list[tuple[str, float]] = field(default_factory=list)
    """Part -> seconds."""
    failed: list[str] = field(default_factory=list)
    """Parts that could not be measured."""

    def size(self, size: int, *, serve: bool) -> None:
        """All parts at one size."""
        print(f"\n{size:,} stories", flush=True)
        self.part("prepare", size)
        began = time.monotonic()
        copy = home.copied(size)
        self.took.append((f"copy {size:,}", time.monotonic() - began))
        try:
            if "rebuild" in self.parts and size <= ONE_CORE_UP_TO:
                self.measured("rebuild_one_core", size)
            # Without it there would be no ledger to publish over.
            self.measured("rebuild", size)
            for name in ("counts", "publish", "backlog") if "publish" in self.parts else ():
                self.measured(name, size)
            if serve:
                self.measured("serve", size, plain=True)
        finally:
            if not self.keep:
                shutil.rmtree(copy)

    def measured(self, name: str, size: int, *, plain: bool = False) -> None:
        """One part, printed and kept as soon as it is known; `plain`: its figures do not depend on the size."""
        try:
            found = self.part(name, size)
        except subprocess.CalledProcessError as error:
            # The others are measured all the same; the run as a whole has failed.
            self.failed.append(f"{name} {size:,}")
            print(f"bench: {name} at {size:,} stories ended with {error.returncode}.", file=sys.stderr)
            return
        print(table.titled(TITLES[name], found), flush=True)
        latest.keep(found if plain else sized(found, size), self.taken)

    def part(self, name: str, size: int) -> Figures:
        """The figures of one part. Raises CalledProcessError."""
        runs = min(self.runs, FEWER) if size >= FEWER_FROM else self.runs
        command = [sys.executable, "-m", "bench.part", name, str(size), "--runs", str(runs)]
        began = time.monotonic()
        said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        self.took.append((f"{name} {size:,}", time.monotonic() - began))
        return json.loads(said.splitlines()[-1])


def main() -> int:
    """All parts, or those named."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[1000], help="stories in the archive (default: 1000)")
    parser.add_argument("--only", choices=PARTS, action="append", help="measure this part alone; may be given again")
    parser.add_argument("--runs", type=int, default=9, help="how often publishing is measured (default: %(default)s)")
    parser.add_argument("--keep", action="store_true", help="leave the measured newsrooms in bench/.large/")
    options = parser.parse_args()
    bench = Bench(tuple(options.only or PARTS), options.runs, options.keep)
    print(table.circumstances(bench.taken), flush=True)
    sizes = sorted(options.sizes)
    for size in sizes if set(bench.parts) - set(OF_THE_VOICE) else ():
        bench.size(size, serve="serve" in bench.parts and size == sizes[0])
    for name in OF_THE_VOICE:
        if name in bench.parts:
            bench.measured(name, sizes[0], plain=True)
    print(table.ending(latest.read(), bench.took), flush=True)
    print(f"\n{latest.FILE}")
    if bench.failed:
        print(f"bench: could not be measured: {', '.join(bench.failed)}.", file=sys.stderr)
    return 1 if bench.failed else 0
