"""The stories that every peer holds: those of `bench/archive.py`, word for word."""

import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from bench import archive
from bench.peers.processes import PeerError

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Story:
    """A story as every product can hold it: without pictures and without links to other stories."""

    title: str
    slug: str
    standfirst: str
    section: str
    """The section's name, of forty."""
    topics: tuple[str, ...]
    paragraphs: tuple[str, ...]
    """Plain text, forty words each, 600 words together."""
    published: str
    """UTC, as `2026-11-22 20:00:00`."""

    def line(self) -> str:
        """The story as one line of JSON."""
        return json.dumps(asdict(self))

    def html(self) -> str:
        """The paragraphs in HTML."""
        return "".join(f"<p>{text}</p>" for text in self.paragraphs)


def from_line(line: str) -> Story:
    """The story of a line of JSON."""
    values = json.loads(line)
    return Story(**values | {"topics": tuple(values["topics"]), "paragraphs": tuple(values["paragraphs"])})


def exported(folder: Path, count: int) -> Path:
    """The file of `count` stories, one a line, oldest first; made on the first call. Raises PeerError."""
    target = folder / f"stories-{count}.jsonl"
    if not target.exists():
        command = [sys.executable, "-m", "bench.peers.export", str(count), str(target)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        if done.returncode:
            raise PeerError(f"The stories could not be exported: {done.stderr.strip().splitlines()[-1:]}.")
    return target


def read(file: Path) -> Iterator[Story]:
    """The stories of a file, one after the other."""
    with file.open(encoding="utf-8") as lines:
        yield from map(from_line, lines)


def fresh() -> Story:
    """A story that no peer holds yet, made as the archive's are; its title and slug stand nowhere else."""
    number, chance, known = time.time_ns(), random.Random(), archive.vocabulary()

    def words(count: int) -> str:
        return " ".join(chance.choices(known, k=count)).capitalize()

    return Story(
        title=f"{words(8)} {number}",
        slug=f"fresh-{number}",
        standfirst=words(20),
        section="Section 0",
        topics=("Topic 0", "Topic 1", "Topic 5"),
        paragraphs=tuple(f"{words(archive.PARAGRAPH)}." for _ in range(archive.WORDS // archive.PARAGRAPH)),
        published="",
    )
