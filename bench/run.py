"""Runs every measurement in a newsroom of its own, prints the figures and writes bench/latest.json."""

import argparse
import json
import os
import subprocess
import tempfile
from pathlib import Path

from bench import narrating, newsroom, publishing, rebuilding, serving
from bench.figures import Figures

FILE = Path(__file__).with_name("latest.json")
SIZES = (100, 1000)
PARTS = ("publish", "rebuild", "serve", "narrate")


def main() -> int:
    """All parts, or those named."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--only", choices=PARTS, action="append", help="measure this part alone; may be given again")
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=SIZES, help="stories in the archive (default: 100 1000)"
    )
    options = parser.parse_args()
    figures: Figures = {}
    with newsroom.temporary() as home:
        measure(figures, home, options.only or PARTS, options.sizes)
    if not options.only:
        write(figures)
    return 0


def measure(figures: Figures, home: Path, parts: tuple[str, ...], sizes: tuple[int, ...]) -> None:
    """Fills `figures`, each part printed as soon as it is known."""
    paper = newsroom.furnish()
    public = home / "public"
    newsroom.fill(paper, min(sizes))
    for size in sorted(sizes) if "publish" in parts else ():
        newsroom.fill(paper, size)
        found = publishing.measure(paper, public)
        keep(figures, {f"{name}_{size}": value for name, value in found.items()}, f"Publishing, {size} stories")
    if "rebuild" in parts:
        keep(figures, rebuilding.measure(public), f"Pressing all of {paper.count} stories into an empty folder")
    if "serve" in parts:
        with tempfile.TemporaryDirectory() as folder:
            page = serve_page(paper, public)
            keep(figures, serving.measure(public, page, Path(folder)), "Serving one story page, gzip, a core each")
    if "narrate" in parts:
        keep(figures, narrating.measure(paper), "Narrating")


def serve_page(paper: newsroom.Paper, public: Path) -> str:
    """The address of a story's page that is on disk."""
    from standfirst.press.run import press

    press()
    section = newsroom.SECTIONS[0].lower()
    return f"/{section}/{next((public / section).glob('story-*')).name}/"


def keep(figures: Figures, found: Figures, title: str) -> None:
    """Prints figures under their title, counts first, and keeps them."""
    print(f"\n{title}")
    for name, value in sorted(
        found.items(), key=lambda item: "_s" in item[0] or "ratio" in item[0] or "rtf" in item[0]
    ):
        print(f"  {name:34} {value:>12,.0f}" if value == int(value) else f"  {name:34} {value:>12,.4f}", flush=True)
    figures |= found


def write(figures: Figures) -> None:
    """Writes the flat object, with the commit and the machine's cores."""
    command = ["git", "rev-parse", "HEAD"]
    commit = subprocess.run(command, cwd=FILE.parent, check=True, capture_output=True, text=True).stdout.strip()
    told = {"commit": commit, "cores": os.cpu_count(), **figures}
    FILE.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    print(f"\n{FILE}")
