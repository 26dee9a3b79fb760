"""Narrate stories now, in this process: those named by their numbers, or every live one.

Sentences that were spoken before are not spoken again. Exits with 1 when a story could not be narrated.
"""

import argparse
import sys
import time
from typing import TYPE_CHECKING

from standfirst.ops import opening
from standfirst.ops.failures import CommandFailed
from standfirst.ops.progress import progress

if TYPE_CHECKING:
    from standfirst.stories.values import Story


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's options."""
    parser.add_argument(
        "ids", nargs="*", type=int, metavar="ID", help="a story's number, as its address in the editor has it"
    )


def run(options: argparse.Namespace) -> int:
    """Narrates, publishes the sound, and prints what was done."""
    opening.open_newsroom()
    from standfirst.ops.pressing import watched
    from standfirst.press.run import press
    from standfirst.stories.models import Story

    ids = options.ids or list(Story.objects.live().order_by("-published_at").values_list("pk", flat=True))
    stories = wanted(ids)
    began = time.perf_counter()
    heard = [narrated(story) for story in progress(stories, "Narrating")]
    took = time.perf_counter() - began
    report = watched(press)
    sound = sum(filter(None, heard))
    print(f"{len(stories)} stories, {sound / 60:.1f} minutes of sound, in {took:.1f} s")
    return 0 if report.good and None not in heard else 1


def wanted(ids: list[int]) -> "list[Story]":
    """The live stories of these numbers. Raises CommandFailed for one that is not live."""
    from standfirst.stories.facts import load_stories

    found = load_stories(ids)
    for number in ids:
        if number not in found:
            raise CommandFailed(f"There is no live story with the number {number}.")
    return [found[number] for number in ids]


def narrated(story: "Story") -> float | None:
    """The seconds of a story's sound; None, with a sentence on stderr, where it could not be spoken."""
    from standfirst.narration.engines import EngineFailed, UnknownEngine
    from standfirst.narration.models import FINE
    from standfirst.narration.record import Manner, has_fine_voice, record

    try:
        result = record(story)
        if has_fine_voice():
            result = record(story, manner=Manner(FINE))
    except UnknownEngine as error:
        raise CommandFailed(str(error)) from error
    except (EngineFailed, OSError) as error:
        print(f"standfirst: story {story.id}: {error}", file=sys.stderr)
        return None
    return result.recording.duration_s if result.recording else 0.0
