"""Brings items into the newsroom: each file one transaction, twice equals once, and no file stops another.

An item is the story at its address: section and slug. What its file leaves out stays as an editor has it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from standfirst.stories import actions
from standfirst.stories.models import Home, Section, Story
from standfirst.wire import folder
from standfirst.wire.filling import content, fill
from standfirst.wire.fronts import put_on_top
from standfirst.wire.links import links, targets_first
from standfirst.wire.pictures import take_in
from standfirst.wire.references import section_for, section_slug
from standfirst.wire.sources.items import BadItem, Item

CREATED, UPDATED, UNCHANGED, FAILED = "created", "updated", "unchanged", "failed"
FIELDS = {"lead_picture": "picture", "title": "headline"}
"""What a story's field is called in a story file, where it is called otherwise."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one file."""

    path: Path
    outcome: str
    """created, updated, unchanged or failed."""
    story_id: int | None = None
    address: str = ""
    """Such as "/uk/ferry-returns/"; empty when not even that could be read."""
    error: str = ""
    """One sentence that names the file, and line or field; empty unless it failed."""
    notes: tuple[str, ...] = ()
    """Sentences on what came in otherwise than the file has it."""


@dataclass
class Batch:
    """The files of one import that could be read, by address."""

    publish: bool
    items: dict[str, tuple[Path, Item]] = field(default_factory=dict)
    coming: dict[str, Item] = field(default_factory=dict)
    """Items whose turn is still to come."""
    ahead: set[str] = field(default_factory=set)
    """Stories that have got their rows before their turn, as another links to them."""

    def add(self, path: Path) -> None:
        """Reads one file. Raises BadItem, also for a second file of the same story."""
        item = folder.load(path)
        address = f"/{section_slug(item.section)}/{item.slug}/"
        if address in self.items:
            raise BadItem(f"{path}, slug: {address} is already the address of {self.items[address][0]}.")
        self.items[address] = path, item
        self.coming[address] = item

    def order(self) -> list[str]:
        """The addresses, what is linked to first."""
        return targets_first({address: list(links(item)) for address, (_, item) in self.items.items()})

    def find(self, address: str) -> int | None:
        """The id of the story at an address; one that is still to come in this import gets its row at once."""
        story = find_story(address)
        if story is None and address in self.coming:
            item = self.coming[address]
            story = section_for(item.section).add_child(instance=Story(title=item.headline, slug=item.slug, live=False))
            self.ahead.add(address)
        return story.pk if story else None


def import_paths(
    paths: Iterable[Path], publish: bool = False, report: Callable[[Imported], None] = lambda _: None
) -> list[Imported]:
    """Imports story files, and the story files of folders, and says what became of each, in the order done.

    With `publish` each story is published, at its embargo where that is still to come; without, each is a draft.
    `report` is called after every file. Nothing is raised for a file that fails: its outcome says so.
    """
    batch, done = Batch(publish), []

    def note(one: Imported) -> None:
        done.append(one)
        report(one)

    for path in folder.story_files(paths):
        try:
            batch.add(path)
        except BadItem as error:
            note(Imported(path, FAILED, error=str(error)))
    for address in batch.order():
        note(import_one(batch, address))
    return done


def import_one(batch: Batch, address: str) -> Imported:
    """One file of the batch."""
    path, item = batch.items[address]
    del batch.coming[address]
    try:
        taken = take_in(path, item)
        with transaction.atomic():
            wait_for_others()
            new = address in batch.ahead or find_story(address) is None
            story, changed = ingest(batch, address, item, taken.pictures)
    except (BadItem, ValidationError, DatabaseError, OSError) as error:
        return failure(batch, address, path, error)
    outcome = CREATED if new else UPDATED if changed else UNCHANGED
    return Imported(path, outcome, story.pk, address, notes=taken.notes)


def wait_for_others() -> None:
    """Lets one import at a time make sections, stories, topics and contributors, until its transaction ends.

    Two at once would each find that a section is not there yet, and take the same place in the tree of pages.
    """
    Home.objects.select_for_update(no_key=True).first()


def failure(batch: Batch, address: str, path: Path, error: Exception) -> Imported:
    """What is said of a file that failed."""
    story = find_story(address)
    sentence = sentence_of(path, error)
    if story and address in batch.ahead:
        sentence += " Another file links to it, so its headline stands as a draft."
    return Imported(path, FAILED, story.pk if story else None, address, sentence)


def sentence_of(path: Path, error: Exception) -> str:
    """The mistake with the file's name before it."""
    if isinstance(error, ValidationError):
        return f"{path}, {validation_sentence(error)}"
    said = str(error)
    return said if said.startswith(str(path)) else f"{path}, {said}"


def validation_sentence(error: ValidationError) -> str:
    """What a model objects to, under the field's name in a story file."""
    if hasattr(error, "error_dict"):
        return "; ".join(f"{FIELDS.get(name, name)}: {' '.join(said)}" for name, said in error.message_dict.items())
    named = (message.partition(": ") for message in error.messages)
    return "; ".join(f"{FIELDS.get(name, name)}{colon}{said}" for name, colon, said in named)


def find_story(address: str) -> Story | None:
    """The story at an address such as "/uk/ferry/"."""
    section, _, slug = address.strip("/").partition("/")
    parent = Section.objects.filter(slug=section).first()
    return Story.objects.child_of(parent).filter(slug=slug).first() if parent else None


def ingest(batch: Batch, address: str, item: Item, pictures: Mapping) -> tuple[Story, bool]:
    """Writes one item into its story, and publishes it where that is asked for. Returns whether anything changed."""
    section = section_for(item.section)
    story = find_story(address)
    draft = story.get_latest_revision_as_object() if story else Story(slug=item.slug, live=False)
    before = content(draft) if story else None
    fill(draft, item, pictures, batch.find, address)
    changed = content(draft) != before
    if story is None:
        section.refresh_from_db()
        section.add_child(instance=draft)
    changed |= set_times(draft, item)
    if batch.publish:
        changed |= publish(draft, item, changed)
    elif changed:
        draft.save_revision()
    if item.lead:
        changed |= put_on_top(section, draft)
    return draft, changed


def due(item: Item) -> datetime | None:
    """When the item may go out, if it says so: an embargo holds until the later of its times has come."""
    now = timezone.now()
    ahead = [when for when in (item.published, item.embargo) if when and when > now]
    return max(ahead) if ahead else item.published or item.embargo


def set_times(draft: Story, item: Item) -> bool:
    """Sets the time of first publication of a story that was never out, or its embargo; says whether that is new."""
    when = due(item)
    if when is None or draft.last_published_at is not None:
        return False
    if when > timezone.now():
        new = draft.go_live_at != when
        draft.go_live_at = when
        return new
    new = draft.first_published_at != when or draft.go_live_at is not None
    draft.first_published_at, draft.go_live_at = when, None
    Story.objects.filter(pk=draft.pk).update(first_published_at=when)
    return new


def publish(draft: Story, item: Item, changed: bool) -> bool:
    """Publishes the story unless it already is as the file has it; says whether it did."""
    if not changed and settled(draft, item):
        return False
    actions.publish(draft, at=due(item))
    return True


def settled(draft: Story, item: Item) -> bool:
    """Whether the story is out, or waits for its time, with nothing unpublished."""
    row = Story.objects.get(pk=draft.pk)
    waits = row.latest_revision.approved_go_live_at if row.latest_revision else None
    when = due(item)
    if when is not None and when > timezone.now() and not row.live:
        return waits == when
    return waits is not None or (row.live and not row.has_unpublished_changes)
