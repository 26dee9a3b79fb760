"""Publishes stories from several processes at once: python -m tests.workers.publishing BATCH SENTENCES."""

import os
import sys
from datetime import timedelta

import django

from standfirst.config import environment

PROCESSES, EACH, LATER = 3, 2, 1
"""Publishing processes; stories that each publishes at once; stories that each has go out two seconds from now."""
ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth".split()


def main(batch: str, sentences: int) -> int:
    """Makes the drafts one after the other, publishes them side by side; 1 when a process failed."""
    environment.use_settings()
    django.setup()
    from django.db import connection

    drafts = made(batch, sentences)
    connection.close()
    children = []
    for number in range(PROCESSES):
        if process := os.fork():
            children.append(process)
        else:
            publish(drafts[number::PROCESSES])
            os._exit(0)
    return int(any(os.waitpid(process, 0)[1] for process in children))


def made(batch: str, sentences: int) -> list[int]:
    """Drafts whose sentences are in no other story."""
    from standfirst.stories.models import Home, Section, Story

    section = Section.objects.first() or Home.objects.get().add_child(instance=Section(title="News", slug="news"))
    ids = []
    for number in range(PROCESSES * (EACH + LATER)):
        said = [f"Lamp {number} of {batch} was lit for the {ORDINALS[n % 10]} time {n}." for n in range(sentences)]
        draft = Story(title=f"Lamp {number} of {batch}", slug=f"{batch}-{number}", live=False)
        draft.body = [("paragraph", f"<p>{' '.join(said)}</p>")]
        ids.append(section.add_child(instance=draft).pk)
    return ids


def publish(ids: list[int]) -> None:
    """The first ones now and then again with a correction, the others in two seconds."""
    from django.utils import timezone

    from standfirst.stories import actions
    from standfirst.stories.models import Story

    at = timezone.now() + timedelta(seconds=2)
    for place, id in enumerate(ids):
        actions.publish(Story.objects.get(pk=id), at=at if place >= EACH else None)
    told = "An earlier version lit the wrong lamp."
    actions.correct(Story.objects.get(pk=ids[0]), kind="correction", text=told)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
