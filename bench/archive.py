"""A large newsroom written straight into the database: an archive of ten years in minutes, not days.

Every row that the press and the editor's pages read is there. What only a story's own history has is not:
no revisions, no search entries, no reference index for the old stories. The stories that a measurement
publishes go through Wagtail and have all of these.
"""

import json
import random
import sys
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bench import newsroom

SECTIONS, TOPICS, CONTRIBUTORS, PICTURES = 40, 2000, 500, 5
WORDS, PARAGRAPH = 600, 40
"""Words of a story, and of each of its paragraphs."""
SPAN = timedelta(days=3650)
LINKED = 5
"""One story in so many links to an earlier one by "read more"."""
CHUNK = 2000


def vocabulary() -> list[str]:
    """Three thousand invented words, so that pages compress about as prose does."""
    chance = random.Random(7)
    syllables = [first + second for first in "bcdfghlmnprstvw" for second in ("a", "e", "i", "o", "en", "ar", "il")]
    return ["".join(chance.choices(syllables, k=chance.choice((1, 2, 2, 3, 3, 4)))) for _ in range(3000)]


@dataclass
class Furniture:
    """Ids of the rows that stories refer to."""

    sections: list[int]
    topics: list[int]
    contributors: list[int]
    pictures: list[int]


def furnish() -> Furniture:
    """Sections under the home page, topics, contributors and a few shared pictures; those there are, when there are."""
    from standfirst.stories.models import Contributor, Home, Section, Topic

    if not Section.objects.exists():
        home = Home.objects.get()
        for number in range(SECTIONS):
            home.add_child(instance=Section(title=f"Section {number}", slug=f"section-{number}"))
        Topic.objects.bulk_create(Topic(name=f"Topic {n}", slug=f"topic-{n}") for n in range(TOPICS))
        Contributor.objects.bulk_create(
            Contributor(name=f"Person {n}", slug=f"person-{n}") for n in range(CONTRIBUTORS)
        )
        for number in range(PICTURES):
            newsroom.picture(number)
    from standfirst.pictures.models import Picture

    models = (Section, Topic, Contributor, Picture)
    return Furniture(*(list(model.objects.order_by("pk").values_list("pk", flat=True)) for model in models))


def fill(count: int) -> Furniture:
    """Makes the archive hold `count` stories, if it is empty, and returns what they refer to."""
    from django.db import transaction

    from standfirst.stories.models import Story

    furniture = furnish()
    if not Story.objects.exists():
        writer, told, began = Writer(furniture, count), 0, time.monotonic()
        for numbers in batches(count):
            with transaction.atomic():
                writer.write(numbers)
            if (done := numbers[-1] + 1) - told >= count / 10:
                told = done
                print(f"  {done:,} of {count:,} stories written, {time.monotonic() - began:.0f} s", file=sys.stderr)
        writer.close()
    return furniture


def batches(count: int) -> Iterator[tuple[int, ...]]:
    """The numbers below `count`, in chunks."""
    return (tuple(range(at, min(count, at + CHUNK))) for at in range(0, count, CHUNK))


class Writer:
    """Writes stories, oldest first, an even time apart, the newest two hours ago."""

    def __init__(self, furniture: Furniture, count: int) -> None:
        from django.contrib.contenttypes.models import ContentType
        from wagtail.models import Locale

        from standfirst.stories.models import Section, Story

        self.furniture, self.count = furniture, count
        self.kind, self.locale = ContentType.objects.get_for_model(Story), Locale.get_default()
        self.parents = list(Section.objects.order_by("pk"))
        self.vocabulary, self.chance = vocabulary(), random.Random(count)
        self.last = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=2)
        self.recent: list[int] = []

    def write(self, numbers: tuple[int, ...]) -> None:
        """One chunk of stories with their child rows."""
        from wagtail.models import Page

        pages = Page.objects.bulk_create(self.page(number) for number in numbers)
        self.insert([self.story(page) for page in pages])
        self.children(pages)

    def page(self, number: int) -> object:
        """The row of Wagtail's tree: the stories of a section lie beside each other, in their order."""
        from wagtail.models import Page

        parent = self.parents[number % SECTIONS]
        when = self.last - SPAN * (self.count - 1 - number) / max(self.count, 1)
        title, slug = f"{self.words(8).capitalize()} {number}", f"story-{number}"
        return Page(
            path=Page._get_path(parent.path, parent.depth + 1, number // SECTIONS + 1), depth=parent.depth + 1,
            numchild=0, title=title, draft_title=title, slug=slug, content_type=self.kind, locale=self.locale,
            translation_key=uuid.uuid4(), url_path=f"{parent.url_path}{slug}/", live=True,
            first_published_at=when, last_published_at=when,
        )  # fmt: skip

    def words(self, count: int) -> str:
        """Words by chance."""
        return " ".join(self.chance.choices(self.vocabulary, k=count))

    def story(self, page: object) -> dict[str, object]:
        """The story's own columns that do not have their default."""
        number = page.pk  # type: ignore[attr-defined]
        section = self.parents[int(page.slug[6:]) % SECTIONS].pk  # type: ignore[attr-defined]
        picture = self.furniture.pictures[number % PICTURES]
        when = page.first_published_at  # type: ignore[attr-defined]
        body = json.dumps(self.body(number))
        self.recent = [*self.recent[-19:], number]
        return {
            "page_ptr_id": number,
            "standfirst": self.words(20).capitalize(),
            "lead_picture_id": picture,
            "body": body,
            "placed_in_id": section,
            "published_at": when,
        }

    def body(self, number: int) -> list[dict[str, object]]:
        """Paragraphs, and now and then a link to an earlier story."""
        texts = [f"<p>{self.words(PARAGRAPH).capitalize()}.</p>" for _ in range(WORDS // PARAGRAPH)]
        found: list[dict[str, object]] = [
            {"type": "paragraph", "value": text, "id": f"{number}-{place}"} for place, text in enumerate(texts)
        ]
        if self.recent and number % LINKED == 0:
            found.insert(4, {"type": "read_more", "value": self.chance.choice(self.recent), "id": f"{number}-more"})
        return found

    def insert(self, rows: list[dict[str, object]]) -> None:
        """Django's bulk_create refuses a table that shares its key with a parent's, so SQL writes it."""
        from django.db import connection

        from standfirst.stories.models import Story

        fields = {field.column: field for field in Story._meta.local_fields}
        usual = {name: field.get_db_prep_save(field.get_default(), connection) for name, field in fields.items()}
        made = []
        for row in rows:
            # The body is JSON already.
            given = {
                name: value if name == "body" else fields[name].get_db_prep_save(value, connection)
                for name, value in row.items()
            }
            made.append([*(usual | given).values()])
        marks = ", ".join(["%s"] * len(fields))
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO stories_story ({', '.join(fields)}) VALUES ({marks})", made)

    def children(self, pages: list[object]) -> None:
        """Bylines, topics and shown pictures. Some topics and names stand far more often than others."""
        from standfirst.stories.models import BylineEntry, ShownPicture, StoryTopic

        bylines, topics, shown = [], [], []
        for page in pages:
            id, when = page.pk, page.first_published_at  # type: ignore[attr-defined]
            who = self.often(self.furniture.contributors)
            bylines.append(BylineEntry(story_id=id, sort_order=0, contributor_id=who, **dated(BylineEntry, when)))
            chosen = dict.fromkeys(self.often(self.furniture.topics) for _ in range(3))
            topics += [
                StoryTopic(story_id=id, sort_order=n, topic_id=topic, **dated(StoryTopic, when))
                for n, topic in enumerate(chosen)
            ]
            shown.append(ShownPicture(story_id=id, picture_id=self.furniture.pictures[id % PICTURES]))
        for rows in (bylines, topics, shown):
            type(rows[0])._default_manager.bulk_create(rows)

    def often(self, ids: list[int]) -> int:
        """One of the ids, the first ones much more often."""
        return ids[int(len(ids) * self.chance.random() ** 3)]

    def close(self) -> None:
        """Counts the sections' children and has the database know its sizes."""
        from django.db import connection
        from wagtail.models import Page

        for place, parent in enumerate(self.parents):
            children = len(range(place, self.count, SECTIONS))
            Page.objects.filter(pk=parent.pk).update(numchild=children)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def dated(model: type, when: datetime) -> dict[str, datetime]:
    """The story's time, where the row repeats it."""
    names = {field.name for field in model._meta.get_fields()}  # type: ignore[attr-defined]
    return {"published_at": when} if "published_at" in names else {}
