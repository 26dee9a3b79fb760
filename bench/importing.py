"""`standfirst import FILE --publish`, from its start until the story and the home page answer with the new bytes."""

import random
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench import newsroom
from bench.figures import Figures, seconds, spread
from bench.live import NotPublished, Reader, settle

START = """
from standfirst.config import environment
environment.use_settings()
from standfirst.ops import opening
opening.open_newsroom()
"""
"""What every command does before its own work."""


def measure(home: Path, reader: Reader, runs: int) -> Figures:
    """The whole command, what it says that it took once it had begun, and what a process takes to begin."""
    command = [sys.executable, "-m", "standfirst", "--home", str(home), "import", "--publish"]
    found: list[tuple[float, float]] = []
    starts: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(runs + 1):
            # The home is in this process's environment, where `environment.use_home` has put it.
            starts.append(seconds(lambda: subprocess.run([sys.executable, "-c", START], check=True)))
            found.append(once(command, Path(folder), reader))
            print(f"  import {number} of {runs}: {found[-1][0]:.3f} s", file=sys.stderr)
            settle()
    lives, owns = zip(*found[1:], strict=True)
    return spread("import_to_live_s", lives) | spread("import_own_s", owns) | spread("import_start_s", starts[1:])


def once(command: list[str], folder: Path, reader: Reader) -> tuple[float, float]:
    """One story file, imported and published: seconds from the process's start to both pages, and those it says."""
    word, file = story_file(folder)
    began = time.perf_counter()
    process = subprocess.Popen([*command, str(file)], stdout=subprocess.PIPE, text=True)
    ended = max(reader.see(f"/section-0/{word}/", word), reader.see("/", word)) - began
    said, _ = process.communicate(timeout=60)
    own = re.search(r"on disk after ([\d.]+) s", said)
    if process.returncode or not own:
        raise NotPublished(f"standfirst import ended with {process.returncode}: {said}")
    return ended, float(own[1])


def story_file(folder: Path) -> tuple[str, Path]:
    """A word that is its slug and stands in its headline, and a file of about 600 words."""
    seed = random.randrange(10**9)
    word = f"filed-{seed}"
    texts = [text.removeprefix("<p>").removesuffix("</p>") for _, text in newsroom.body(seed, newsroom.SENTENCES)]
    head = f"""---
headline: {word} {newsroom.words(seed, 6)}
slug: {word}
section: section-0
standfirst: So it is.
byline: [Person 0]
topics: [Topic 0, Topic 1, Topic 5]
---
"""
    file = folder / f"{word}.md"
    file.write_text(head + "\n\n".join(texts) + "\n", encoding="utf-8")
    return word, file
