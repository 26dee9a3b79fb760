"""Founds the site and writes its stories straight into the tables: python load.py FILE."""

import json
import os
import sys
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import django

CHUNK = 1000


def main(file: Path) -> None:
    """Everything in one go; prints how many stories are live."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
    django.setup()
    from django.core.management import call_command
    from django.db import connection, transaction

    call_command("migrate", verbosity=0, stdout=sys.stderr)
    with transaction.atomic():
        founded()
        for stories in chunks(file):
            write(stories)
    from pages.models import StoryPage
    from wagtail.models import Page

    for section in Page.objects.filter(depth=3):
        section.numchild = Page.objects.child_of(section).count()
        section.save(update_fields=["numchild"])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(StoryPage.objects.live().count())


def founded() -> None:
    """The home page in the place of Wagtail's greeting, and an editor."""
    from django.contrib.auth import get_user_model
    from pages.models import HomePage
    from wagtail.models import Page, Site

    get_user_model().objects.create_superuser("bench", "bench@courier.example", "for the bench only")
    root = Page.objects.get(depth=1)
    home = root.add_child(instance=HomePage(title="The Bench Courier", slug="courier"))
    greeting = Page.objects.get(depth=2, slug="home")
    Site.objects.update(root_page=home)
    greeting.delete()


def chunks(file: Path) -> Iterator[list[dict[str, object]]]:
    """The stories of the file, some at a time."""
    found: list[dict[str, object]] = []
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            found.append(json.loads(line))
            if len(found) == CHUNK:
                yield found
                found = []
    yield found


def write(stories: list[dict[str, object]]) -> None:
    """One row of the tree and one of its own for each story."""
    from django.db import connection
    from wagtail.models import Page

    rows = Page.objects.bulk_create(page(story) for story in stories)
    made = [
        (row.pk, story["standfirst"], "".join(f"<p>{text}</p>" for text in story["paragraphs"]))
        for row, story in zip(rows, stories, strict=True)
    ]
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO pages_storypage (page_ptr_id, standfirst, body) VALUES (%s, %s, %s)", made)


SECTIONS: dict[str, object] = {}
PLACES: dict[str, int] = {}


def page(story: dict[str, object]) -> object:
    """The row of the tree: below its section, in order."""
    from django.contrib.contenttypes.models import ContentType
    from pages.models import StoryPage
    from wagtail.models import Locale, Page

    parent = section(story["section"])
    PLACES[parent.path] = PLACES.get(parent.path, 0) + 1
    when = datetime.strptime(story["published"], "%Y-%m-%d %H:%M:%S").replace(tzinfo=UTC)
    return Page(
        path=Page._get_path(parent.path, parent.depth + 1, PLACES[parent.path]), depth=parent.depth + 1, numchild=0,
        title=story["title"], draft_title=story["title"], slug=story["slug"], live=True,
        content_type=ContentType.objects.get_for_model(StoryPage), locale=Locale.get_default(),
        translation_key=uuid.uuid4(), url_path=f"{parent.url_path}{story['slug']}/",
        first_published_at=when, last_published_at=when, latest_revision_created_at=when,
    )  # fmt: skip


def section(name: str) -> object:
    """The section's page, made when it is first named."""
    from pages.models import HomePage, SectionPage

    if name not in SECTIONS:
        slug = name.lower().replace(" ", "-")
        SECTIONS[name] = HomePage.objects.get().add_child(instance=SectionPage(title=name, slug=slug))
    return SECTIONS[name]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
