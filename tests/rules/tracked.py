"""The files that git tracks or would track, and the syntax trees of Standfirst's own Python."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PICTURES_AND_SOUND = {".png", ".jpg", ".jpeg", ".avif", ".webp", ".ico", ".mp3", ".wav"}


@cache
def files() -> tuple[Path, ...]:
    """Every file of the repository, those not yet added among them, that .gitignore does not leave out."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return tuple(sorted(ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()))


def texts() -> list[Path]:
    """The files that hold text."""
    return [path for path in files() if path.suffix not in PICTURES_AND_SOUND]


def modules(*tops: str) -> list[Path]:
    """The Python modules under the named folders, migrations aside."""
    return [p for p in files() if p.suffix == ".py" and name(p).split("/")[0] in tops and "migrations" not in p.parts]


def name(path: Path) -> str:
    """A file's path as git writes it."""
    return path.relative_to(ROOT).as_posix()


@cache
def syntax(path: Path) -> ast.Module:
    """A module's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
