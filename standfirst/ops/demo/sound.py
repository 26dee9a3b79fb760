"""Narrates every story of the demo newsroom, several at once, each in a process with a voice of its own."""

from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path

from standfirst.config import environment

PROCESSES = 2


def narrate(home: Path, stories: Sequence[tuple[int, int]], tell: Callable[[int, int], None]) -> None:
    """Narrates (story, revision) pairs: live stories as readers see them, the others as their draft stands.

    `tell` hears how many are done. Raises EngineFailed where a story could not be spoken at all.
    """
    # Started afresh: neither database connections nor a loaded voice survive a fork.
    with ProcessPoolExecutor(PROCESSES, get_context("spawn"), initializer=ready, initargs=(home,)) as pool:
        waiting = [pool.submit(speak, story, revision) for story, revision in stories]
        for done, one in enumerate(as_completed(waiting), 1):
            one.result()
            tell(done, len(waiting))


def ready(home: Path) -> None:
    """Opens the newsroom in a process that was started for narration."""
    import django

    environment.use_home(home)
    environment.use_settings()
    django.setup()


def speak(story: int, revision: int) -> None:
    """Narrates one story here and now."""
    from standfirst.narration.tasks import narrate_draft, narrate_live
    from standfirst.stories.models import Story

    if Story.objects.filter(pk=story, live=True).exists():
        narrate_live.call(story)
    else:
        narrate_draft.call(story, revision)
