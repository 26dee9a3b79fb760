"""bench/latest.json: every figure as it was measured last, and when, where and on what commit that was.

A run replaces its own figures and leaves those of other runs as they are.
"""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from bench.figures import Figures

FILE = Path(__file__).with_name("latest.json")
OF_LARGEST = {
    "rebuild_stories": (
        "rebuild_pages_per_s_core",
        "rebuild_written_pages_per_s_core",
        "rebuild_written_pages_per_s",
        "rebuild_peak_mb",
    ),
    "backlog_stories": ("publish_latency_ratio_under_backlog",),
}
"""Figure that says a size -> the figures that stand without their size for the largest archive measured."""


def circumstances(command: str) -> dict[str, object]:
    """When and on what a run begins: its time, the commit, the machine and how busy it is."""
    changed = _git("status", "--porcelain", "--untracked-files=no")
    return {
        "command": command,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": _git("rev-parse", "HEAD"),
        "changed_since": bool(changed),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}, {distribution()}",
        "cores": os.cpu_count() or 1,
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "python": platform.python_version(),
        "load": [round(value, 2) for value in os.getloadavg()],
    }


def distribution() -> str:
    """What the system calls itself."""
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return sys.platform


def read() -> dict[str, object]:
    """What was measured before; nothing where nothing was."""
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}


def keep(figures: Figures, taken: Mapping[str, object]) -> None:
    """Adds figures to the file, with the circumstances they were taken under."""
    known = read()
    runs: dict[str, object] = dict(known.pop("runs", None) or {})  # type: ignore[call-overload]
    of: dict[str, str] = dict(known.pop("taken", None) or {})  # type: ignore[call-overload]
    fresh = figures | of_largest(figures, known)
    run = f"{taken['at']} {str(taken['commit'])[:7]}"
    of |= dict.fromkeys(fresh, run)
    runs[run] = {**taken, "load_after": [round(value, 2) for value in os.getloadavg()]}
    merged = known | {"commit": taken["commit"], "cores": taken["cores"]} | fresh
    written = dict(sorted(merged.items())) | {
        "taken": {name: of[name] for name in sorted(of)},
        "runs": {name: runs[name] for name in sorted(runs) if name in of.values()},
    }
    made = FILE.with_suffix(".making")
    made.write_text(json.dumps(written, indent=2) + "\n", encoding="utf-8")
    made.replace(FILE)


def of_largest(figures: Figures, known: Mapping[str, object]) -> Figures:
    """What stands without a size, unless an earlier run measured it in a larger archive."""
    found: Figures = {}
    for measured, names in OF_LARGEST.items():
        sizes = [int(name.removeprefix(f"{measured}_")) for name in figures if name.startswith(f"{measured}_")]
        before = known.get(measured, 0)
        assert isinstance(before, int | float)
        if sizes and max(sizes) >= before:
            found[measured] = max(sizes)
            found |= {name: figures[f"{name}_{max(sizes)}"] for name in names}
    return found


def _git(*words: str) -> str:
    command = ["git", *words]
    return subprocess.run(command, cwd=FILE.parent, check=True, capture_output=True, text=True).stdout.strip()
