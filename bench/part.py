"""One measurement of one size of archive, in a process of its own: `python -m bench.part NAME SIZE`.

So that its peak of memory is its own. How far it is goes to stderr, its figures to stdout, as JSON.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from bench import home
from bench.figures import Figures

OF_PRESS = ("prepare", "rebuild_one_core", "rebuild", "counts", "publish", "backlog", "serve")
NAMES = (*OF_PRESS, "narrate", "words", "timing", "joins", "hearing")


def main() -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(prog="python -m bench.part", description=__doc__)
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("size", type=int, help="stories in the archive")
    parser.add_argument("--runs", type=int, default=9, help="how often publishing is measured (default: %(default)s)")
    options = parser.parse_args()
    print(json.dumps(measure(options.name, options.size, options.runs)))
    return 0


def measure(name: str, size: int, runs: int) -> Figures:
    """The figures, their names without the size."""
    if name == "prepare":
        return home.prepare(size)
    if name == "narrate":
        return narrated()
    if name == "words":
        from bench import words

        return words.measure()
    if name in ("timing", "joins", "hearing"):
        return of_voice(name)
    here = home.opened(home.at_work(size))
    public = here / "public"
    if name == "publish":
        from bench import publishing

        return publishing.measure(here, runs)
    if name == "backlog":
        from bench import backlog

        return backlog.measure(here, size, runs)
    if name == "serve":
        from bench import serving

        with tempfile.TemporaryDirectory() as folder:
            return serving.measure(public, serving.page_of(public), Path(folder))
    return of_press(name, public)


def of_press(name: str, public: Path) -> Figures:
    """What is measured in this process alone."""
    from bench import counts, rebuilding

    measured = {
        "counts": counts.measure,
        "rebuild": rebuilding.measure,
        "rebuild_one_core": rebuilding.measure_on_one_core,
    }
    return measured[name](public)


def of_voice(name: str) -> Figures:
    """What is measured of the voice's sound; nothing of a newsroom is needed."""
    from bench import hearing, joining, timing

    return {"timing": timing.measure_all, "joins": joining.measure_quick, "hearing": hearing.measure_all}[name]()


def narrated() -> Figures:
    """The real voice, in a small newsroom of its own."""
    from bench import narrating, newsroom

    with newsroom.temporary() as home:
        return narrating.measure(newsroom.furnish(), home)


if __name__ == "__main__":
    sys.exit(main())
