"""What editors do more rarely: merge, restore, copy, interrupt; and what comes from other sites."""

from datetime import UTC, timedelta

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.contrib.redirects.models import Redirect
from wagtail.embeds.embeds import get_embed_hash
from wagtail.embeds.models import Embed

from standfirst.narration import human, preparing
from standfirst.narration.models import LexiconEntry
from standfirst.narration.openings import speak_openings
from standfirst.narration.script import script_digest
from standfirst.narration.tasks import narrate_live
from standfirst.pictures.models import Picture
from standfirst.pictures.renditions import make
from standfirst.press.run import press
from standfirst.stories import actions, facts
from standfirst.stories.models import (
    BylineEntry,
    Clock,
    Contributor,
    NewsroomSettings,
    Section,
    Story,
    StoryTopic,
    Topic,
)
from tests.journeys import edits as e
from tests.journeys import paper as p
from tests.journeys.paper import Action, Paper, pick, words
from tests.narration.readings import reading


def change_slug_and_back(paper: Paper, seed: int) -> None:
    """The address changes and changes back, with or without a press between."""
    if story := pick(paper, seed):
        before = story.slug
        for slug in (f"aside-{seed}", before):
            story = story.get_latest_revision_as_object()
            story.slug = slug
            actions.publish(story)
            if seed % 2:
                assert not press().failed


def withdraw_section(paper: Paper, seed: int) -> None:
    """A section comes off the site, with all its stories or without."""
    section = Section.objects.get(pk=paper.sections[seed % 2].pk)
    # Wagtail asks whether this user may withdraw each story too, whatever is skipped.
    editor, _ = User.objects.get_or_create(username="editor", defaults={"is_superuser": True})
    action = UnpublishPageAction(section, user=editor, include_descendants=bool(seed // 2 % 2))
    action.execute(skip_permission_checks=True)


def restore_section(paper: Paper, seed: int) -> None:
    """A section is published (again) by Wagtail's own action."""
    section = Section.objects.get(pk=paper.sections[seed % 2].pk)
    section.title = words(seed + 3, 2)
    section.save_revision().publish()


def merge_topics(paper: Paper, seed: int) -> None:
    """One topic's stories are given another, and it is deleted."""
    kept, old = paper.topics[(seed + 1) % 2], paper.topics[seed % 2]
    for story in Story.objects.filter(story_topics__topic=old.pk).distinct().order_by("pk"):
        draft = story.get_latest_revision_as_object()
        draft.story_topics = [StoryTopic(topic=Topic.objects.get(pk=kept.pk))]
        actions.publish(draft) if story.live else draft.save_revision()
    e.drop_topic(paper, seed)


def merge_contributors(paper: Paper, seed: int) -> None:
    """One contributor's bylines are given to another, and the first is deleted."""
    kept, old = paper.contributors[(seed + 1) % 2], paper.contributors[seed % 2]
    for story in Story.objects.filter(byline_entries__contributor=old.pk).distinct().order_by("pk"):
        draft = story.get_latest_revision_as_object()
        draft.byline_entries = [BylineEntry(contributor=Contributor.objects.get(pk=kept.pk))]
        actions.publish(draft) if story.live else draft.save_revision()
    e.drop_contributor(paper, seed)


def go_back(paper: Paper, seed: int) -> None:
    """An earlier version of a story is published again."""
    if story := pick(paper, seed):
        versions = list(story.revisions.order_by("pk"))
        former = versions[seed // 3 % len(versions)].as_object()
        if not story.get_siblings(inclusive=False).filter(slug=former.slug).exists():
            former.go_live_at = former.expire_at = None
            actions.publish(former)


def copy_story(paper: Paper, seed: int) -> None:
    """A story is copied, live or as a draft."""
    story, slug = pick(paper, seed), f"copy-{seed}"
    if story and not story.get_siblings().filter(slug=slug).exists():
        Story.objects.get(pk=story.pk).copy(update_attrs={"slug": slug}, keep_live=bool(seed % 2))


def redirect(paper: Paper, seed: int) -> None:
    """An editor sends one address on to another."""
    Redirect.objects.get_or_create(
        old_path=Redirect.normalise_path(f"/news/story-{seed}/"), defaults={"redirect_link": "/sport/"}
    )


def replace_file(paper: Paper, seed: int) -> None:
    """A picture gets another file under its old row."""
    picture = Picture.objects.get(pk=paper.pictures[seed % len(paper.pictures)].pk)
    picture.file = ContentFile(p.drawn_picture(seed + 700), name=f"other-{seed}.jpg")
    picture.save()
    make(picture)


def say_otherwise(paper: Paper, seed: int) -> None:
    """A word is said in another way, and a story is spoken anew."""
    LexiconEntry.objects.update_or_create(written=p.WORDS[seed % 12], defaults={"say": words(seed, 1)})
    e.narrate(paper, seed | 1)


def write_for_the_ear(paper: Paper, seed: int) -> None:
    """A story gets a headline for the ear or loses it, and text that is not read aloud; perhaps it is narrated."""
    if story := pick(paper, seed):
        story.spoken_headline = words(seed + 41, 5) if seed % 3 else ""
        blocks = [(block.block_type, block.value) for block in story.body]
        if seed % 2:
            blocks += [("silent_paragraph", f"<p>{words(seed + 42)}.</p>"), ("silent_heading", words(seed + 43, 2))]
        who = words(seed, 2) if seed % 5 else ""
        quote = {"text": words(seed + 44, 7), "attribution": who, "silent": bool(seed % 4)}
        story.body = [*blocks, ("quote", quote)]
        actions.publish(story)
        if seed % 7:
            narrate_live.call(story.pk)


def choose_quote_voice(paper: Paper, seed: int) -> None:
    """The newsroom takes a second voice, or does without; a story is narrated."""
    own = NewsroomSettings.load()
    own.quote_voice = "tone" if seed % 2 else ""
    own.save()
    e.narrate(paper, seed)


def read_by_a_person(paper: Paper, seed: int) -> None:
    """Somebody reads a story's newest draft; or a reading is found right for it, or withdrawn."""
    story = pick(paper, seed)
    if story is None:
        return
    script, row = script_digest(facts.story_value(story)), story.human_recordings.order_by("pk").last()
    if row is None or seed % 3 == 0:
        sound = ContentFile(reading(seconds=1.5 + seed % 2))
        row = preparing.take(story.pk, script, words(seed, 2), sound, 1.5, None)
        preparing.prepare.call(row.pk)
    elif seed % 3 == 1:
        human.still_right(row, script, None)
    else:
        human.withdraw(story.pk, row.sound)


def embed(paper: Paper, seed: int) -> None:
    """A story embeds what another site may have been asked about already."""
    if story := pick(paper, seed):
        address = f"https://films.example/{seed % 2}"
        story.body = [*((block.block_type, block.value) for block in story.body), ("embed", {"url": address})]
        actions.publish(story)


def hear_of_embed(paper: Paper, seed: int) -> None:
    """Another site answers what it has, or its answer is thrown away."""
    address = f"https://films.example/{seed % 2}"
    told = {"url": address, "type": "video", "title": words(seed, 3), "html": "", "provider_name": "Films"}
    if seed % 5:
        Embed.objects.update_or_create(hash=get_embed_hash(address), defaults=told)
    else:
        Embed.objects.filter(url=address).delete()


def pass_hours(paper: Paper, seed: int) -> None:
    """The clock enters another hour, up to six days on; perhaps the bulletin's line of that hour is spoken."""
    hour = timezone.now().astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    row = Clock.objects.first() or Clock(pk=facts.SITE)
    row.hour = hour + timedelta(hours=seed % 150)
    row.save()
    if seed % 3:
        speak_openings.call()


class Interrupted(Exception):
    """A clean press was stopped."""


def edit_during_clean_press(paper: Paper, seed: int) -> None:
    """Somebody publishes, withdraws or moves while everything is pressed; perhaps that is stopped half-way."""
    did = (p.publish, p.withdraw, p.move, p.rename, p.change_slug, p.change_section, e.drop_topic, p.choose_top)
    turn = 0

    def at_each_batch(handled: int, of: int) -> None:
        nonlocal turn
        turn += 1
        if turn == 1 + seed % 13:
            did[seed % len(did)](paper, seed + 1)
        if seed % 3 == 0 and turn == 4 + seed % 17:
            raise Interrupted

    try:
        assert not press(everything=True, progress=at_each_batch).failed
    except Interrupted:
        assert turn


ACTIONS: tuple[Action, ...] = (
    change_slug_and_back, withdraw_section, restore_section, merge_topics, merge_contributors, go_back, copy_story,
    redirect, replace_file, say_otherwise, embed, hear_of_embed, pass_hours, edit_during_clean_press,
    write_for_the_ear, write_for_the_ear, choose_quote_voice, read_by_a_person,
)  # fmt: skip
