"""Publish to live, end to end: from the editor's click until the story and the home page answer with the new bytes.

Everything is real: `standfirst serve` with its press and its narration, Wagtail's edit view, HTTP.
"""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bench import importing
from bench.desk import Desk, Draft, Session
from bench.figures import Figures, medians, spread
from bench.floor import bare_put, bare_put_together, published
from bench.live import Line, Reader, served, settle

if TYPE_CHECKING:
    from standfirst.press.models import Run

WITH_SOUND = 3
"""Runs with a story whose sound is ready, each of which waits for its narration first."""


def measure(home: Path, runs: int) -> Figures:
    """All that is asked of a running newsroom: publishing, the same with sound, importing."""
    with served(home) as port:
        session = Session(Line(port))
        session.login()
        desk, reader = Desk(session.send), Reader(Line(port), home / "public")
        settle()
        for _ in range(2):
            once(desk, reader)
        plain = repeated("publish", runs, lambda: once(desk, reader))
        figures = of_runs(plain)
        sound = repeated("publish with sound", WITH_SOUND, lambda: once(desk, reader, sound=True))
        for name in ("publish_to_live_s", "publish_outputs_by_worker"):
            figures |= spread(name.replace("publish_", "publish_with_sound_", 1), [run[name] for run in sound])
        return figures | importing.measure(home, reader, runs)


def repeated(what: str, runs: int, work: Callable[[], Figures]) -> list[Figures]:
    """Several runs, said as they come."""
    found = []
    for number in range(runs):
        found.append(work())
        print(f"  {what} {number + 1} of {runs}: {found[-1]['publish_to_live_s']:.3f} s", file=sys.stderr)
    return found


def of_runs(runs: list[Figures]) -> Figures:
    """Medians of all, spread of what matters, and the ratio to the bare disk."""
    figures = medians(runs) | spread("publish_to_live_s", [run["publish_to_live_s"] for run in runs])
    return figures | {"publish_floor_ratio": figures["publish_to_live_s"] / figures["publish_floor_s"]}


def once(desk: Desk, reader: Reader, *, sound: bool = False) -> Figures:
    """One publish, and where its time went. With `sound`, the draft was narrated before."""
    draft = desk.draft()
    if sound:
        settle()
    before = last_run()
    figures, clicked = timed(desk, reader, draft)
    settle()
    found = its_run(draft, before)
    saved, begun = (since(clicked, when) for when in (saved_at(draft), found.started))
    paths = [path for path, _ in found.details["written"]]
    contents = published(reader.public, paths)
    return figures | {
        "publish_saved_after_s": saved,
        "publish_press_after_s": begun,
        # A press that was at work already takes up what comes meanwhile.
        "publish_wait_s": max(0.0, begun - saved),
        "publish_press_s": found.took_s,
        **{f"publish_{phase}_s": seconds for phase, seconds in found.phases.items()},
        "publish_press_other_s": max(0.0, found.took_s - sum(found.phases.values())),
        "publish_outputs_by_worker": found.written,
        "publish_floor_s": bare_put(contents, reader.public.parent),
        "publish_floor_together_s": bare_put_together(contents, reader.public.parent),
    }


def since(began: datetime, then: datetime) -> float:
    """Seconds between the two."""
    return (then - began).total_seconds()


def saved_at(draft: Draft) -> datetime:
    """When Wagtail noted that the story was published, at the end of its own saving. Raises DoesNotExist."""
    from wagtail.models import PageLogEntry

    return PageLogEntry.objects.filter(page_id=draft.id, action="wagtail.publish").latest("timestamp").timestamp


def timed(desk: Desk, reader: Reader, draft: Draft) -> tuple[Figures, datetime]:
    """The click, and both pages seen: figures, and when the click was."""
    clicked, began = datetime.now(UTC), time.perf_counter()
    view = desk.publish(draft)
    story = reader.see(draft.address, draft.word) - began
    ended = max(story, reader.see("/", draft.word) - began)
    return {"publish_view_s": view, "publish_story_s": story, "publish_to_live_s": ended}, clicked


def last_run() -> int:
    """The number of the press's last run."""
    from standfirst.press.models import Run

    return Run.objects.order_by("-id").values_list("id", flat=True).first() or 0


def its_run(draft: Draft, before: int) -> "Run":
    """The run of the press that brought a story out, as the press keeps it. Raises LookupError.

    The first since: another follows when the story has been narrated.
    """
    from standfirst.press.models import Run

    path = f"{draft.address[1:]}index.html"
    for run in Run.objects.filter(id__gt=before).order_by("id"):
        if any(path == one for one, _ in run.details["written"]):
            return run
    raise LookupError(f"No run of the press wrote {path}.")
