"""How soon a story is heard: from publication to the page with its sound, by `standfirst serve` as a newsroom runs it.

The stories' sentences are alike nowhere, so that no segment is used twice. Waiting, pressing and the queue are in each
time; the voice is the one that is configured, as a newsroom runs it.
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bench import newsroom
from bench.figures import Figures, seconds
from bench.live import served, wait

if TYPE_CHECKING:
    from standfirst.stories.models import Story

CORRECTED = "The harbour master has since said that no vessel was delayed."
TOGETHER = 3
"""Stories that are published at once to see how many are narrated in an hour."""
FINE_SENTENCES = 6
LOOK = 0.005


def measure(paper: newsroom.Paper, home: Path) -> Figures:
    """Everything, with the newsroom served."""
    with served(home), quietly():
        heard(published(paper, sentences=1), home)
        figures = fresh(paper, home) | corrected(home) | saved_before(paper, home) | many(paper, home)
        figures["narrate_peak_mb"] = peak_mb(home)
    return figures | fine()


def fresh(paper: newsroom.Paper, home: Path) -> Figures:
    """A story of 600 words that nobody saved before."""
    from standfirst.narration.models import Recording

    before = segments(home)
    story = published(paper)
    began = time.perf_counter()
    wait(lambda: player(story, home), "the first sentence", LOOK)
    first = time.perf_counter() - began
    heard(story, home)
    whole = time.perf_counter() - began
    row = Recording.objects.get(story=story.pk, partial=False)
    return {
        "first_sentence_s": first,
        "story_600_words_s": whole,
        "story_600_words_segments": len(segments(home) - before),
        "story_600_words_sound_s": row.duration_s,
        "narrate_rtf_quick": whole / row.duration_s,
    }


def corrected(home: Path) -> Figures:
    """The newest story with one sentence changed."""
    from standfirst.stories.models import Story

    story = Story.objects.latest("pk")
    before, sound = segments(home), player(story, home)
    correct(story)
    took = seconds(lambda: wait(lambda: player(story, home) not in ("", sound), "the correction's sound", LOOK))
    return {"correction_s": took, "correction_segments": len(segments(home) - before)}


def saved_before(paper: newsroom.Paper, home: Path) -> Figures:
    """A story whose last save was narrated."""
    from standfirst.narration.models import Recording
    from standfirst.stories import actions

    story = newsroom.draft(paper)
    story.save_revision()  # type: ignore[attr-defined]
    wait(lambda: Recording.objects.filter(story=story.pk).exists(), "the draft's sound", 0.1)  # type: ignore[attr-defined]
    before = segments(home)
    actions.publish(story)  # type: ignore[arg-type]
    took = seconds(lambda: wait(lambda: player(story, home), "the sound", LOOK))  # type: ignore[arg-type]
    return {"saved_story_heard_s": took, "saved_story_segments": len(segments(home) - before)}


def many(paper: newsroom.Paper, home: Path) -> Figures:
    """How many stories of 600 words are narrated in an hour, every sentence of them spoken."""
    before, began = segments(home), time.perf_counter()
    stories = [published(paper) for _ in range(TOGETHER)]
    for story in stories:
        heard(story, home)
    spoken = len(segments(home) - before)
    assert spoken >= TOGETHER * newsroom.SENTENCES, f"only {spoken} sentences were spoken"
    return {"narrate_stories_per_hour": TOGETHER * 3600 / (time.perf_counter() - began)}


def fine() -> Figures:
    """The fine voice's work for a second of sound, alone; nothing where it is not installed."""
    from standfirst.narration.engines import UnknownEngine, engine
    from standfirst.narration.frames import FRAME, RATE, count
    from standfirst.narration.segments import make

    try:
        voice = engine("kokoro")
    except UnknownEngine as error:
        print(f"  narrate_rtf_fine is not measured: {error}", file=sys.stderr)
        return {}
    voice.speak("Good morning.")
    began, sound = time.perf_counter(), 0.0
    for number in range(FINE_SENTENCES):
        made = make(voice, f"{newsroom.words(number * 7, 14)}.")
        sound += count(made.data) * FRAME / RATE
    return {"narrate_rtf_fine": (time.perf_counter() - began) / sound}


@contextmanager
def quietly() -> Iterator[None]:
    """Without the log of each sentence."""
    import logging

    logging.disable(logging.WARNING)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


def published(paper: newsroom.Paper, sentences: int = newsroom.SENTENCES) -> "Story":
    """One more story, out now."""
    from standfirst.stories import actions
    from standfirst.stories.models import Story

    story = newsroom.draft(paper)
    assert isinstance(story, Story)
    if sentences != newsroom.SENTENCES:
        story.body = newsroom.body(story.pk, sentences)
    return actions.publish(story)


def page_of(story: "Story", home: Path) -> str:
    """The story's page as it lies in the tree; empty before it does."""
    file = home / "public" / story.get_parent().slug / story.slug / "index.html"
    return file.read_text(encoding="utf-8") if file.exists() else ""


def player(story: "Story", home: Path) -> str:
    """The player's opening tag; empty where the page has none."""
    return page_of(story, home).partition("<listen-player")[2].partition(">")[0]


def heard(story: "Story", home: Path) -> None:
    """Waits until a story's page has its whole sound."""
    whole: Callable[[], bool] = lambda: (tag := player(story, home)) != "" and "data-partial" not in tag  # noqa: E731
    wait(whole, f"the sound of story {story.pk}", LOOK)


def segments(home: Path) -> set[str]:
    """The names of all segments that were spoken."""
    return {path.name for path in (home / "private" / "segments").glob("*/*.mp3")}


def peak_mb(home: Path) -> float:
    """The most memory that the narrating process has had, in MB of a million bytes."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().split(b"\0")
            status = (process / "status").read_text()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if str(home).encode() in command and b"tasks" in command:
            return int(status.partition("VmHWM:")[2].split()[0]) * 1024 / 1e6
    raise LookupError("The narrating process is not there.")


def correct(story: "Story") -> None:
    """Puts one new sentence in the place of an old one, and publishes."""
    from wagtail.rich_text import RichText

    from standfirst.stories import actions

    block = story.body[2]
    first, _, rest = block.value.source.partition(". ")
    block.value = RichText(f"{first[: first.index('>') + 1]}{CORRECTED} {rest}")
    actions.publish(story)
