"""Stories for narration's tests, a voice that is watched while it speaks, and the queue's own worker."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from unittest.mock import patch

from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from standfirst.narration import turns
from standfirst.narration.engines.protocol import Speech
from standfirst.narration.engines.tone import Tone
from standfirst.narration.turns import giving_way
from standfirst.stories.models import Section, Story


@dataclass
class Watched:
    """The tests' tone, which notes what it is asked and calls `then` after each sentence."""

    voice: str = "Watched"
    then: Callable[[str], None] = lambda text: None
    asked: list[str] = field(default_factory=list)
    name: str = "watched"
    version: str = "1"
    sample_rate: int = 22_050

    def speak(self, text: str) -> Speech:
        self.asked.append(text)
        self.then(text)
        return Tone().speak(text)


def body(*paragraphs: str) -> list[dict[str, str]]:
    return [{"type": "paragraph", "value": f"<p>{text}</p>", "id": f"p{n}"} for n, text in enumerate(paragraphs)]


def draft(news: Section, name: str, *paragraphs: str) -> Story:
    """A draft that was never out; its headline is its name."""
    made = Story(title=name, slug=name.lower().replace(" ", "-"), live=False, body=json.dumps(body(*paragraphs)))
    return news.add_child(instance=made)


def save(story: Story, *paragraphs: str) -> int:
    """The id of the new draft's revision."""
    story.body = json.dumps(body(*paragraphs))
    return story.save_revision().pk


def work(*queues: str) -> list[DBTaskResult]:
    """Lets a worker do all that waits, as if every rest were over; what is done by now, in the order it was begun."""
    rested = DBTaskResult.objects.filter(started_at=None, run_after__lt=timezone.now() + timedelta(hours=1))
    rested.update(run_after=timezone.now())
    options = {"interval": 0, "batch": True, "backend_name": "default", "startup_delay": False, "max_tasks": None}
    # Nobody presses here.
    with giving_way(), patch.object(turns, "PRESS_S", 0.0):
        Worker(queue_names=list(queues), worker_id="watched", excluded_queue_names=[], **options).run()
    return list(DBTaskResult.objects.finished().filter(queue_name__in=queues).order_by("started_at"))
