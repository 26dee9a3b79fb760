"""A newsroom of its own in a temporary folder, with as many stories as a measurement wants."""

import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import django

from standfirst.config import environment

WORDS = (
    "harbour ferry council bridge winter orchard tariff lantern ledger tide quarry signal market station "
    "library drought pension hillside engine charter"
).split()
SECTIONS = ("News", "Politics", "Business", "Science", "Sport")
KEY = "SECRET_KEY=for the bench only, and known to anybody who reads this\n"
SETTINGS = f"{KEY}STANDFIRST_ENGINE=tone\n"
"""A tone stands in for the voice: what a story costs to speak is measured apart, and would fill a core here."""

SENTENCES = 45
"""About 600 words in a story."""


def words(seed: int, count: int) -> str:
    """Words that depend on the seed alone."""
    return " ".join(WORDS[(seed * 7 + n * (seed % 11 + 3)) % len(WORDS)] for n in range(count)).capitalize()


@contextmanager
def temporary() -> Iterator[Path]:
    """Makes the folder this process's newsroom, with its own voice, and Django ready.

    Once a process: Django cannot be set up twice.
    """
    with tempfile.TemporaryDirectory(prefix="standfirst-bench-") as name:
        yield opened(Path(name), KEY)


def opened(home: Path, settings: str = SETTINGS) -> Path:
    """Django is ready, and the newsroom in a folder its own, founded where there is none."""
    home.mkdir(parents=True, exist_ok=True)
    (home / "newsroom.env").write_text(settings, encoding="utf-8")
    environment.use_home(home)
    environment.use_settings()
    django.setup()
    from standfirst.ops import founding, opening
    from standfirst.stories.models import Home

    opening.migrate()
    if not Home.objects.exists():
        founding.found(founding.Newsroom("The Bench Courier", "http://localhost:8000"))
    return home


@dataclass
class Paper:
    """The rows that stories are made with."""

    sections: list[int] = field(default_factory=list)
    contributors: list[int] = field(default_factory=list)
    topics: list[int] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    count: int = 0
    """How many stories there are."""


def furnish() -> Paper:
    """Five sections, ten contributors, ten topics, five pictures."""
    from standfirst.stories.models import Contributor, Home, Section, Topic

    paper = Paper()
    for name in SECTIONS:
        home = Home.objects.get()
        paper.sections.append(home.add_child(instance=Section(title=name, slug=name.lower())).pk)
    for number in range(10):
        slug = f"n{number}"
        paper.contributors.append(Contributor.objects.create(name=words(number, 2).title(), slug=slug).pk)
        paper.topics.append(Topic.objects.create(name=words(number, 1), slug=slug).pk)
    paper.pictures = [picture(number) for number in range(5)]
    return paper


def picture(seed: int) -> int:
    """A plain picture with its rights; its id."""
    from PIL import Image

    from standfirst.pictures.uploads import create_picture

    file = io.BytesIO()
    Image.new("RGB", (1600, 1067), (seed * 37 % 256, seed * 91 % 256, 120)).save(file, "JPEG")
    credit = f"Courier/{words(seed, 1)}"
    return create_picture(f"{seed}.jpg", file.getvalue(), title=f"{seed}", alt=words(seed, 5), credit=credit).pk


def fill(paper: Paper, count: int) -> None:
    """Publishes stories until there are `count`, the newest last, an hour between two."""
    from django.db import transaction
    from django.utils import timezone

    # In one transaction: the disk is waited for once.
    with transaction.atomic():
        while paper.count < count:
            publish(paper, at=timezone.now() - timedelta(hours=2000 - paper.count))


def publish(paper: Paper, at: object = None) -> object:
    """Publishes one more story, and returns its live row."""
    from standfirst.stories import actions

    return actions.publish(draft(paper), at=at)


def draft(paper: Paper) -> object:
    """One more story of about 600 words, with all that a story has, not live."""
    from standfirst.stories.models import BylineEntry, Section, Story, StoryTopic

    seed = paper.count
    paper.count += 1
    story = Story(title=f"{words(seed, 6)} {seed}", slug=f"story-{seed}", standfirst=words(seed + 1, 20), live=False)
    story.lead_picture_id = paper.pictures[seed % len(paper.pictures)]
    story.body = body(seed, SENTENCES)
    story.byline_entries = [BylineEntry(contributor_id=paper.contributors[seed % 10], words="in Port Ellery")]
    story.story_topics = [StoryTopic(topic_id=paper.topics[seed % 10])]
    Section.objects.get(pk=paper.sections[seed % 5]).add_child(instance=story)
    return story


def body(seed: int, sentences: int) -> list[tuple[str, str]]:
    """Paragraphs of three sentences each, no two sentences alike."""
    said = [f"{words(seed * 101 + n, 12)} {seed} {n}." for n in range(sentences)]
    return [("paragraph", f"<p>{' '.join(said[n : n + 3])}</p>") for n in range(0, sentences, 3)]
