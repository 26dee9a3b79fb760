"""The sections, topics and contributors that items name: found, or made."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, count
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model
from wagtail.coreutils import cautious_slugify

from standfirst.stories.models import Contributor, Home, Section, Topic
from standfirst.wire.sources.fields import slug_of
from standfirst.wire.sources.items import BadItem

LONGEST_SLUG = 80
Made = TypeVar("Made", bound=Model)


@contextmanager
def naming(field: str) -> Iterator[None]:
    """Turns a model's objection into a BadItem that names the story file's field."""
    try:
        yield
    except ValidationError as error:
        raise BadItem(f"{field}: {' '.join(error.messages)}") from error


def slug_for(name: str) -> str:
    """The address part of a name; a name without Latin letters is spelt in their code points."""
    return slug_of(name) or cautious_slugify(name)[:LONGEST_SLUG].strip("-")


def known_section(name: str) -> Section | None:
    """The section of that name, or else of that slug."""
    return Section.objects.filter(title__iexact=name).first() or Section.objects.filter(slug=slug_for(name)).first()


def section_slug(name: str) -> str:
    """The slug of the section, whether it exists or is still to be made."""
    known = known_section(name)
    return known.slug if known else slug_for(name)


def section_for(name: str) -> Section:
    """The section; made and published where it is new. Raises BadItem for a name that cannot be a section's."""
    if known := known_section(name):
        return known
    home = Home.objects.first()
    if home is None:
        raise BadItem("section: there is no home page yet; `standfirst init` makes one.")
    title = name if name != slug_for(name) else name.replace("-", " ").capitalize()
    section = Section(title=title, slug=slug_for(name))
    with naming("section"):
        home.add_child(instance=section)
        section.save_revision().publish()
    return section


def topics_for(names: Iterable[str]) -> list[Topic]:
    """The topics in order, none twice; those that are new are made."""
    topics = {topic.pk: topic for topic in map(topic_for, names)}
    return list(topics.values())


def topic_for(name: str) -> Topic:
    """The topic of that name, in any case, or of that slug; made where it is new."""
    slug = slug_for(name)
    known = Topic.objects.filter(name__iexact=name).first() or Topic.objects.filter(slug=slug).first()
    return known or made("topics", Topic(name=name, slug=slug))


def byline_entry(entry: str) -> tuple[Contributor, str]:
    """The contributor of a byline's entry, and the words after the name.

    The longest name that the entry starts with is meant. A name that nobody has yet ends before " in ".
    """
    entry = entry.removeprefix("By ").strip()
    words = entry.split(" ")
    starts = [" ".join(words[:end]) for end in range(1, len(words) + 1)]
    starts = [start for name in starts for start in (name, name.rstrip(","))]
    known = sorted(Contributor.objects.filter(name__in=starts), key=lambda one: (-len(one.name), one.pk))
    if known:
        return known[0], entry[len(known[0].name) :].strip(" ,")
    name = entry.split(" in ")[0].strip(" ,")
    return made("byline", Contributor(name=name, slug=free_slug(name))), entry[len(name) :].strip(" ,")


def free_slug(name: str) -> str:
    """A contributor's slug that nobody has: two people may share a name."""
    slug = slug_for(name)
    taken = set(Contributor.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    numbered = (f"{slug}-{number}" for number in count(2))
    return next(one for one in chain([slug], numbered) if one not in taken)


def made(field: str, row: Made) -> Made:
    """The row, checked and saved. Raises BadItem naming `field`."""
    with naming(field):
        row.full_clean()
    row.save()
    return row
