"""The paper itself: its settings, sections, people and topics, from newspaper.toml, put where they are lacking."""

import tomllib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.files.base import ContentFile
from django.utils.text import slugify

from standfirst.ops.demo.artwork.catalogue import Entry
from standfirst.pictures.models import Picture
from standfirst.stories.models import (
    Contributor,
    Home,
    HomeTopStory,
    NewsroomSettings,
    Section,
    SectionTopStory,
    Story,
    Topic,
)

TOLD = Path(__file__).resolve().parent / "newspaper.toml"


@cache
def newspaper() -> dict:
    """What newspaper.toml says."""
    return tomllib.loads(TOLD.read_text(encoding="utf-8"))


def put_settings() -> None:
    """Fills the newsroom's settings while they are still those of a new one."""
    row = NewsroomSettings.load()
    if row.strapline:
        return
    for field, text in newspaper()["settings"].items():
        setattr(row, field, text)
    row.full_clean(exclude=["id"])
    row.save()


def put_sections() -> None:
    """Makes the sections, and describes the home page."""
    home = Home.objects.get()
    if not home.description:
        home.description = newspaper()["home"]["description"]
        home.save_revision().publish()
    for told in newspaper()["sections"]:
        if not Section.objects.filter(slug=told["slug"]).exists():
            section = Section(title=told["name"], slug=told["slug"], description=told["description"])
            Home.objects.get().add_child(instance=section)
            section.save_revision().publish()


def put_topics() -> None:
    """Makes the topics."""
    for told in newspaper()["topics"]:
        Topic.objects.get_or_create(slug=slugify(told["name"]), defaults=told)


def put_contributors(portraits: dict[str, Picture]) -> None:
    """Makes the contributors, each with the portrait of their slug."""
    for told in newspaper()["contributors"]:
        slug = slugify(told["name"])
        Contributor.objects.get_or_create(slug=slug, defaults=told | {"picture": portraits[slug]})


def put_picture(entry: Entry, folder: Path) -> Picture:
    """The picture in the newsroom. Its words come out of the file, its point of focus from the picture desk."""
    if known := Picture.objects.filter(title=entry.words.title).first():
        return known
    file = ContentFile((folder / f"{entry.name}.jpg").read_bytes(), name=f"{entry.name}.jpg")
    picture = Picture(title=entry.words.title, file=file)
    if entry.words.focus:
        picture.focal_point_x, picture.focal_point_y = entry.words.focus
        picture.focal_point_width = picture.focal_point_height = 1
    picture.save()
    return picture


def put_tops() -> None:
    """Puts the chosen stories at the top of home and each section, where no editor has chosen any."""
    told = newspaper()
    choose(Home.objects.get(), HomeTopStory, told["home"]["top"])
    for section in told["sections"]:
        choose(Section.objects.get(slug=section["slug"]), SectionTopStory, section["top"])


def choose(front: Home | Section, row: type[HomeTopStory] | type[SectionTopStory], addresses: list[str]) -> None:
    """Publishes the front with these stories, given as "section/slug", at its top."""
    if front.top_stories.exists():
        return
    found = [story_at(address) for address in addresses]
    front.top_stories.set([row(story=story, sort_order=place) for place, story in enumerate(found)])
    front.save_revision().publish()


def story_at(address: str) -> Story:
    """The story at "section/slug". Raises Story.DoesNotExist."""
    section, _, slug = address.partition("/")
    return Story.objects.child_of(Section.objects.get(slug=section)).get(slug=slug)


def folder() -> Path:
    """Where the demo newsroom keeps story files, pictures as filed, and its editor's login: nothing of it is served."""
    return settings.ENVIRONMENT.private / "demo"
