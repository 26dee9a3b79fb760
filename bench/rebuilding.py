"""How fast the whole site is pressed into an empty folder."""

import shutil
import time
from pathlib import Path

from bench.figures import Figures


def measure(public: Path) -> Figures:
    """rebuild_written_pages_per_s and how many files that were. The renditions of pictures exist already."""
    from standfirst.press.run import press

    shutil.rmtree(public)
    public.mkdir()
    began = time.perf_counter()
    report = press(everything=True)
    took = time.perf_counter() - began
    return {
        "rebuild_written": len(report.written),
        "rebuild_s": took,
        "rebuild_written_pages_per_s": len(report.written) / took,
    }
