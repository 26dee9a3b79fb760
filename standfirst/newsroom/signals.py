"""The only signal receivers: each notes what an editor touched, inside the editor's transaction."""

import json
from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Model, Q, TextField
from django.db.models.functions import Cast
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from django.utils import timezone
from wagtail.embeds.models import Embed
from wagtail.models import Page, Revision
from wagtail.signals import post_page_move

from standfirst.narration.human import HumanRecording, forget
from standfirst.narration.openings import speak_openings
from standfirst.narration.tasks import ask_draft, ask_live, narrate_contributor
from standfirst.newsroom.tasks import fetch_embeds
from standfirst.pictures.models import Picture
from standfirst.press.models import Touched, touch
from standfirst.stories import facts, listings
from standfirst.stories.body import embed_addresses
from standfirst.stories.models import (
    BylineEntry,
    Clock,
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

PLAIN: tuple[type[Model], ...] = (Topic, Contributor, Section, Picture)
"""Rows whose facts bear their own id."""
SINGLE: tuple[type[Model], ...] = (NewsroomSettings, Home, Clock)
"""Rows of which there is one, under the key SITE."""


REST = timedelta(seconds=2)
"""How long a draft has to lie unchanged before it is narrated."""


def touch_row(sender: type[Model], instance: Model, **_: object) -> None:
    """Notes a row under its own id."""
    touch(sender._meta.label, instance.pk)


def touch_single(sender: type[Model], **_: object) -> None:
    """Notes the one row of its kind."""
    touch(sender._meta.label, facts.SITE)


for model in PLAIN:
    post_save.connect(touch_row, sender=model)
    post_delete.connect(touch_row, sender=model)
for model in SINGLE:
    post_save.connect(touch_single, sender=model)
    post_delete.connect(touch_single, sender=model)


def touch_story(id: int, *times: datetime | None) -> None:
    """Notes a story and the months that it stands or stood in."""
    months = (Touched(source="stories.Month", row=month) for month in sorted(listings.months_of(times)))
    Touched.objects.bulk_create([Touched(source="stories.Story", row=id), *months])


@receiver(pre_save, sender=Section)
def remember_live(sender: type[Section], instance: Section, **_: object) -> None:
    """Keeps whether the section was out before this save."""
    instance.was_live = Section.objects.filter(pk=instance.pk, live=True).order_by().exists()


@receiver(post_save, sender=Section)
def section_saved(
    sender: type[Section], instance: Section, update_fields: Collection[str] | None = None, **_: object
) -> None:
    """A section that comes out may bring all its stories with it. Any other save of it brings none."""
    if instance.live and not instance.was_live and (update_fields is None or "live" in update_fields):
        touch("stories.SectionOpened", instance.pk)


@receiver(pre_save, sender=Story)
def remember_time(sender: type[Story], instance: Story, update_fields: object = None, **_: object) -> None:
    """Keeps the time the story had before this save, so that the month it leaves is noted too."""
    if update_fields is None and instance.pk:
        times = Story.objects.filter(pk=instance.pk).order_by().values_list("published_at", flat=True)
        instance.former_time = next(iter(times), None)


@receiver(post_save, sender=Story)
def story_saved(sender: type[Story], instance: Story, update_fields: object = None, **_: object) -> None:
    """A save of a draft alone changes bookkeeping fields only and touches nothing that readers see."""
    if update_fields is None:
        touch_story(instance.pk, instance.published_at, getattr(instance, "former_time", None))
        if instance.live:
            ask_live(instance.pk)


@receiver(pre_delete, sender=Story)
def story_deleted(sender: type[Story], instance: Story, **_: object) -> None:
    """Before the row goes, while its time is still known, and which fronts had it at their top."""
    touch_story(instance.pk, instance.published_at)
    touch("stories.Section", *SectionTopStory.objects.filter(story=instance).values_list("front_id", flat=True))
    if HomeTopStory.objects.filter(story=instance).exists():
        touch("stories.Home", facts.SITE)


# The database takes a deleted row out of those that refer to it, and no signal tells of these.
@receiver(pre_delete, sender=Topic)
def topic_deleted(sender: type[Topic], instance: Topic, **_: object) -> None:
    """Notes the stories that lose a topic."""
    touch("stories.Story", *StoryTopic.objects.filter(topic=instance).order_by().values_list("story_id", flat=True))


@receiver(pre_delete, sender=Contributor)
def contributor_deleted(sender: type[Contributor], instance: Contributor, **_: object) -> None:
    """Notes the stories that lose a name."""
    entries = BylineEntry.objects.filter(contributor=instance).order_by()
    touch("stories.Story", *entries.values_list("story_id", flat=True))


@receiver(pre_delete, sender=Picture)
def picture_deleted(sender: type[Picture], instance: Picture, **_: object) -> None:
    """Notes whose portrait it was, and whether it was the newsroom's logo."""
    touch("stories.Contributor", *Contributor.objects.filter(picture=instance).values_list("pk", flat=True))
    if NewsroomSettings.objects.filter(logo=instance).exists():
        touch("stories.NewsroomSettings", facts.SITE)


@receiver(post_page_move)
def page_moved(instance: Page, **_: object) -> None:
    """A move rewrites the tree in SQL: the story's section is brought in step here, and an order change noted."""
    moved = instance.specific
    if isinstance(moved, Story):
        Story.objects.filter(pk=moved.pk).update(placed_in=moved.get_parent().pk)
        touch_story(moved.pk, moved.published_at)
    elif isinstance(moved, Section):
        touch("stories.Section", *Section.objects.values_list("pk", flat=True))


@receiver(post_save, sender=Revision)
def draft_saved(sender: type[Revision], instance: Revision, update_fields: object = None, **_: object) -> None:
    """A saved draft of a story is narrated in the background, and its embeds are looked up.

    Wagtail saves by itself while an editor types, over the same revision, so both wait until the typing rests.
    """
    if update_fields is not None or instance.content_type.model_class() is not Story:
        return
    story, rest = int(instance.object_id), timezone.now() + REST
    saved = instance.created_at.isoformat()
    ask_draft(story, instance.pk, saved, rest)
    # The body alone is looked at: to make a story of the revision takes a dozen queries.
    if embed_addresses(json.loads(instance.content.get("body") or "[]")):
        fetch_embeds.using(run_after=rest).enqueue(story, instance.pk, saved)


@receiver(post_delete, sender=HumanRecording)
def reading_deleted(sender: type[HumanRecording], instance: HumanRecording, **_: object) -> None:
    """Takes a reading's files off the disk, with the story or without it."""
    forget(instance.sound)


@receiver((post_save, post_delete), sender=Embed)
def embed_found(sender: type[Embed], instance: Embed, **_: object) -> None:
    """Notes every live story that embeds what another site has just answered for, or answers for no longer.

    The stories are read through for it: an address is asked for once, in the background.
    """
    # SQLite keeps a body as it was written, with its letters escaped; PostgreSQL keeps the letters.
    holding = Q(text__contains=instance.url) | Q(text__contains=json.dumps(instance.url)[1:-1])
    live = Story.objects.filter(published_at__isnull=False).annotate(text=Cast("body", TextField()))
    touch("stories.Story", *live.filter(holding).order_by().values_list("pk", flat=True))


@receiver(post_save, sender=Clock)
@receiver(post_save, sender=NewsroomSettings)
def bulletin_to_be_opened(**_: object) -> None:
    """Another hour, or another name or zone, is another opening line. The next hour's is spoken ahead of it."""
    speak_openings.enqueue()


@receiver(pre_save, sender=Contributor)
def contributor_renamed(sender: type[Contributor], instance: Contributor, **_: object) -> None:
    """Bylines are said: a new name is spoken in the stories that carry it."""
    if instance.pk and Contributor.objects.filter(pk=instance.pk).exclude(name=instance.name).exists():
        narrate_contributor.enqueue(instance.pk)


def enter_hour() -> bool:
    """Moves the one Clock row to the present hour. True when it had to be moved.

    Of several machines one moves it, and one whose clock is a little behind does not turn it back.
    """
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    if _stands_at(Clock.objects.first(), hour):
        return False
    with transaction.atomic():
        row = Clock.objects.select_for_update().first()
        if _stands_at(row, hour):
            return False
        Clock.objects.update_or_create(pk=row.pk if row else facts.SITE, defaults={"hour": hour})
    return True


def _stands_at(row: Clock | None, hour: datetime) -> bool:
    return row is not None and hour <= row.hour <= hour + timedelta(hours=1)
