"""A small paper in the database, and what its editors do to it: for tests that watch what is published."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from django.utils import timezone
from PIL import Image

from standfirst.pictures.models import Picture
from standfirst.pictures.renditions import make
from standfirst.pictures.uploads import create_picture
from standfirst.stories import actions
from standfirst.stories.models import (
    BylineEntry,
    Contributor,
    Home,
    HomeTopStory,
    NewsroomSettings,
    Section,
    SectionTopStory,
    Story,
    StoryTopic,
    Topic,
)

WORDS = "harbour ferry council bridge winter orchard tariff lantern ledger tide quarry signal".split()


def words(seed: int, count: int = 6) -> str:
    """A few words that depend on the seed alone."""
    return " ".join(WORDS[(seed // (n + 1) + n * 5) % len(WORDS)] for n in range(count)).capitalize()


def drawn_picture(seed: int) -> bytes:
    """The file of a plain picture."""
    file = io.BytesIO()
    Image.new("RGB", (90, 60), (seed * 37 % 256, seed * 91 % 256, 120)).save(file, "JPEG")
    return file.getvalue()


def small_picture(seed: int) -> Picture:
    """A plain picture with its rights, its files drawn."""
    return create_picture(
        f"picture-{seed}.jpg",
        drawn_picture(seed),
        title=f"Picture {seed}",
        alt=words(seed),
        credit=f"Packet/{words(seed, 1)}",
    )


@dataclass
class Paper:
    """The rows a test works with."""

    home: Home
    sections: list[Section] = field(default_factory=list)
    contributors: list[Contributor] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)

    def stories(self) -> list[Story]:
        """Every story, live or not, in the order they were made."""
        return list(Story.objects.order_by("pk"))


def furnish(home: Home, pictures: int = 2) -> Paper:
    """Gives a bare newsroom two sections, two contributors, two topics and some pictures."""
    paper = Paper(home)
    for name in ("News", "Sport"):
        paper.sections.append(home.add_child(instance=Section(title=name, slug=name.lower())))
    for name in ("Asha Rowe", "Tom Vane"):
        paper.contributors.append(Contributor.objects.create(name=name, slug=name.lower().replace(" ", "-")))
    for name in ("Ferries", "Tides"):
        paper.topics.append(Topic.objects.create(name=name, slug=name.lower()))
    paper.pictures = [small_picture(seed) for seed in range(pictures)]
    return paper


def draft(paper: Paper, seed: int) -> Story:
    """A new story under a section, not live, with a byline, a topic, perhaps a picture and a link to another story."""
    section = Section.objects.get(pk=paper.sections[seed % len(paper.sections)].pk)
    story = Story(title=words(seed), slug=f"story-{seed}", standfirst=words(seed + 1, 9), live=False)
    body: list[tuple[str, object]] = [("paragraph", f"<p>{words(seed + 2, 12)}. {words(seed + 3, 8)}.</p>")]
    if paper.pictures and seed % 2:
        story.lead_picture = paper.pictures[seed % len(paper.pictures)]
    others = [other for other in paper.stories() if other.live]
    if others:
        body.append(("read_more", others[seed % len(others)]))
    story.body = body
    story.byline_entries = [
        BylineEntry(contributor=paper.contributors[seed % 2], words="in Port Ellery" if seed % 3 else "")
    ]
    story.story_topics = [StoryTopic(topic=paper.topics[seed % 2])]
    section.add_child(instance=story)
    return story


Action = Callable[[Paper, int], None]


def pick(paper: Paper, seed: int) -> Story | None:
    """One of the stories, as its newest draft."""
    stories = paper.stories()
    return stories[seed % len(stories)].get_latest_revision_as_object() if stories else None


def publish(paper: Paper, seed: int) -> None:
    """A new story goes out, perhaps one of some days ago."""
    if not Story.objects.filter(slug=f"story-{seed}").exists():
        actions.publish(draft(paper, seed), at=timezone.now() - timedelta(days=seed % 40, minutes=seed % 7))


def publish_again(paper: Paper, seed: int) -> None:
    """A story goes out again, whether it was withdrawn or not."""
    if story := pick(paper, seed):
        actions.publish(story)


def edit_body(paper: Paper, seed: int) -> None:
    """A sentence is added."""
    if story := pick(paper, seed):
        story.body = [
            *((block.block_type, block.value) for block in story.body),
            ("paragraph", f"<p>{words(seed, 7)}.</p>"),
        ]
        actions.publish(story)


def rename(paper: Paper, seed: int) -> None:
    """The headline changes."""
    if story := pick(paper, seed):
        story.title = words(seed, 5)
        actions.publish(story)


def change_slug(paper: Paper, seed: int) -> None:
    """The address changes, sometimes to one that another story once had."""
    story = pick(paper, seed)
    wanted = f"story-{seed % 5}"
    if story and not story.get_siblings(inclusive=False).filter(slug=wanted).exists():
        story.slug = wanted
        actions.publish(story)


def move(paper: Paper, seed: int) -> None:
    """A story moves to another section."""
    if story := pick(paper, seed):
        section = Section.objects.get(pk=paper.sections[seed // 3 % 2].pk)
        if not section.get_children().filter(slug=story.slug).exclude(pk=story.pk).exists():
            Story.objects.get(pk=story.pk).move(section, pos="last-child")


def withdraw(paper: Paper, seed: int) -> None:
    """A story comes off the site."""
    if story := pick(paper, seed):
        actions.withdraw(story)


def delete(paper: Paper, seed: int) -> None:
    """A story is deleted for good."""
    if story := pick(paper, seed):
        Story.objects.get(pk=story.pk).delete()


def correct(paper: Paper, seed: int) -> None:
    """A correction is published."""
    if story := pick(paper, seed):
        kind, place = ("correction", "clarification", "apology")[seed % 3], ("top", "foot")[seed % 2]
        actions.correct(story, kind=kind, text=words(seed, 8), place=place)


def change_picture(paper: Paper, seed: int) -> None:
    """A picture's rights change."""
    if paper.pictures:
        picture = Picture.objects.get(pk=paper.pictures[seed % len(paper.pictures)].pk)
        picture.credit, picture.alt = f"Packet/{words(seed, 2)}", words(seed + 4)
        picture.save()
        make(picture)


def change_topic(paper: Paper, seed: int) -> None:
    """A topic is renamed."""
    topic = Topic.objects.get(pk=paper.topics[seed % 2].pk)
    topic.name = f"{words(seed, 2)} {seed % 2}"
    topic.slug = f"topic-{seed % 2}-{seed % 3}"
    topic.save()


def change_contributor(paper: Paper, seed: int) -> None:
    """A contributor changes name, and perhaps portrait."""
    who = Contributor.objects.get(pk=paper.contributors[seed % 2].pk)
    who.name = f"{words(seed, 2)} {seed % 2}"
    who.picture = paper.pictures[0] if paper.pictures and seed % 3 else None
    who.save()


def change_section(paper: Paper, seed: int) -> None:
    """A section is renamed or moved to another address, taken off, or put back."""
    section = Section.objects.get(pk=paper.sections[seed % 2].pk)
    section.title, section.slug = words(seed, 1), f"part-{seed % 2}-{seed // 2 % 2}"
    section.live = bool(seed // 4 % 4)
    section.save()


def choose_top(paper: Paper, seed: int) -> None:
    """An editor puts stories at the top of the fronts."""
    stories = paper.stories()[seed % 3 :][:2]
    home = Home.objects.get(pk=paper.home.pk)
    home.top_stories = [HomeTopStory(story=story) for story in stories]
    home.save()
    section = Section.objects.get(pk=paper.sections[seed % 2].pk)
    section.top_stories = [SectionTopStory(story=story) for story in reversed(stories)]
    section.save()


def change_settings(paper: Paper, seed: int) -> None:
    """The paper changes its name, its clock and its logo."""
    row = NewsroomSettings.load()
    row.name = f"The {words(seed, 1)}"
    row.time_zone = ("Europe/London", "Pacific/Auckland", "America/St_Johns")[seed % 3]
    row.logo = paper.pictures[0] if paper.pictures and seed % 2 else None
    row.save()


ACTIONS: tuple[Action, ...] = (
    publish, publish, publish, publish_again, edit_body, rename, change_slug, move, withdraw, delete, correct,
    change_picture, change_topic, change_contributor, change_section, choose_top, change_settings,
)  # fmt: skip


def files(tree: Path) -> dict[str, bytes]:
    """Every published file and its bytes."""
    return {path.relative_to(tree).as_posix(): path.read_bytes() for path in sorted(tree.rglob("*")) if path.is_file()}
