"""What a publish and a clean rebuild cost at the sizes of a national paper: `python -m bench.large 1000 10000 100000`.

Each size has a newsroom of its own in bench/.large/, kept for the next time, and is measured by a process of its own,
so that its peak of memory is its own too. Figures are added to bench/latest.json.
"""

import argparse
import json
import random
import resource
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from bench import archive, newsroom
from bench.figures import Figures, counting
from bench.floor import bare_put, published
from standfirst.config import environment

FOLDER = Path(__file__).with_name(".large")
LATEST = Path(__file__).with_name("latest.json")
RUNS = 9
MADE = ("plan", "read", "render", "write", "record")


def main() -> int:
    """Measures each size in turn."""
    parser = argparse.ArgumentParser(prog="python -m bench.large", description=__doc__)
    parser.add_argument("sizes", type=int, nargs="+", help="stories in the archive")
    parser.add_argument("--here", action="store_true", help="measure one size in this process, and print JSON alone")
    options = parser.parse_args()
    if options.here:
        print(json.dumps(measure(options.sizes[0])))
        return 0
    figures = json.loads(LATEST.read_text()) if LATEST.exists() else {}
    for size in options.sizes:
        command = [sys.executable, "-m", "bench.large", "--here", str(size)]
        said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        found = json.loads(said.splitlines()[-1])
        print("\n".join(f"  {name:40} {value:>14,.4f}" for name, value in found.items()), flush=True)
        LATEST.write_text(json.dumps(figures := figures | found, indent=2) + "\n", encoding="utf-8")
    return 0


def measure(size: int) -> Figures:
    """All figures of one size, their names ending in it."""
    public = opened(FOLDER / str(size)) / "public"
    archive.fill(size)
    from standfirst.newsroom.signals import enter_hour

    enter_hour()
    figures = rebuild(public)
    figures |= publishing(public)
    return {f"{name}_{size}": value for name, value in figures.items()}


def opened(home: Path) -> Path:
    """The newsroom in a folder, founded where there is none; Django is ready."""
    import django

    home.mkdir(parents=True, exist_ok=True)
    (home / "newsroom.env").write_text("SECRET_KEY=for the bench only, and known to anybody who reads this\n")
    environment.use_home(home)
    environment.use_settings()
    django.setup()
    from standfirst.ops import founding, opening
    from standfirst.stories.models import Home

    opening.migrate()
    if not Home.objects.exists():
        founding.found(founding.Newsroom("The Bench Courier", "http://localhost:8000"))
    return home


def rebuild(public: Path) -> Figures:
    """Everything into an empty folder and an empty ledger: pages a second, where the time goes, the peak of memory."""
    from standfirst.press.models import Due, Leaving, Member, Pressed, Read, Touched
    from standfirst.press.run import press

    shutil.rmtree(public, ignore_errors=True)
    public.mkdir()
    for model in (Touched, Read, Member, Due, Leaving, Pressed):
        model.objects.all()._raw_delete("default")
    began, used = time.perf_counter(), time.process_time()
    report = press(everything=True)
    took, used = time.perf_counter() - began, time.process_time() - used
    count = len(report.written)
    rendering = report.seconds["read"] + report.seconds["render"]
    phases = {f"rebuild_{name}_s": report.seconds.get(name, 0.0) for name in MADE}
    return phases | {
        "rebuild_written": count,
        "rebuild_s": took,
        "rebuild_processor_s": used,
        "rebuild_pages_per_s_core": count / rendering,
        "rebuild_written_pages_per_s_core": count / took,
        "rebuild_peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def publishing(public: Path) -> Figures:
    """One more story, several times: the median of each count and time. The first of all is not counted."""
    runs = [one_more(public) for _ in range(RUNS + 1)][1:]
    figures = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
    waits = sorted(run["publish_to_live_s"] for run in runs)
    return figures | {"publish_to_live_best_s": waits[0], "publish_to_live_worst_s": waits[-1]}


def one_more(public: Path) -> Figures:
    """Publishes one story through Wagtail's own publish, presses it here, and times each step."""
    from standfirst.press.run import press
    from standfirst.stories import actions

    story = draft()
    with counting() as asked:
        began = time.perf_counter()
        actions.publish(story)
        saved = time.perf_counter()
        report = press()
        ended = time.perf_counter()
    paths = [path for path, _ in report.written]
    assert "index.html" in paths and any(story.slug in path for path in paths), "The story did not come out."
    bare = bare_put(published(public, paths), public.parent)
    phases = {f"publish_{name}_s": report.seconds.get(name, 0.0) for name in MADE}
    return phases | {
        "publish_outputs": len(paths),
        "publish_queries": asked.queries,
        "publish_to_live_s": ended - began,
        "publish_save_s": saved - began,
        "publish_floor_s": bare,
    }


def draft() -> object:
    """A story of about 600 words with a name, three topics, a picture and a link, not live."""
    from standfirst.stories.models import BylineEntry, Section, Story, StoryTopic

    furniture, seed = archive.furnish(), random.randrange(10**9)
    story = Story(title=f"Fresh {newsroom.words(seed, 6)}", slug=f"fresh-{seed}", standfirst="So it is.", live=False)
    story.lead_picture_id = furniture.pictures[0]
    earlier = Story.objects.filter(live=True).order_by("-published_at").first()
    story.body = [*newsroom.body(seed, newsroom.SENTENCES), ("read_more", earlier)]
    story.byline_entries = [BylineEntry(contributor_id=furniture.contributors[0], words="in Port Ellery")]
    story.story_topics = [StoryTopic(topic_id=furniture.topics[place]) for place in (0, 1, 5)]
    Section.objects.get(pk=furniture.sections[0]).add_child(instance=story)
    return story


if __name__ == "__main__":
    sys.exit(main())
