"""More of what editors and the clock do to the small paper: schedules, recordings, pictures, deletions, drafts."""

from datetime import datetime, timedelta

from django.db.models import ProtectedError
from django.utils import timezone
from wagtail.models import Revision

from standfirst.narration.record import record
from standfirst.narration.tasks import narrate_contributor, narrate_live
from standfirst.newsroom.due import sweep
from standfirst.pictures.models import Picture
from standfirst.stories import actions, facts
from standfirst.stories.models import BylineEntry, Contributor, Home, HomeTopStory, Section, Story, StoryTopic, Topic
from tests.journeys import paper as p
from tests.journeys.paper import Action, Paper, pick, words


def schedule(paper: Paper, seed: int) -> None:
    """A story, new or known, is to go out (again) at a time that has not come."""
    story = p.draft(paper, seed) if not Story.objects.filter(slug=f"story-{seed}").exists() else pick(paper, seed)
    if story:
        story.title = words(seed + 7)
        actions.publish(story, at=timezone.now() + timedelta(hours=1 + seed % 5))


def expire_later(paper: Paper, seed: int) -> None:
    """A story goes out that is to come off again at a time that has not come."""
    if story := pick(paper, seed):
        story.expire_at = timezone.now() + timedelta(hours=1)
        actions.publish(story)


def set_embargoes(when: datetime) -> int:
    """Moves the time of every scheduled story, wherever it is stored; how many there are. The sweep is not told."""
    scheduled = list(Revision.objects.filter(approved_go_live_at__isnull=False))
    for revision in scheduled:
        revision.approved_go_live_at = when
        revision.content["go_live_at"] = when.isoformat()
    Revision.objects.bulk_update(scheduled, ["approved_go_live_at", "content"])
    Story.objects.filter(pk__in=[int(revision.object_id) for revision in scheduled]).update(go_live_at=when)
    return len(scheduled)


def pass_time(paper: Paper, seed: int) -> None:
    """The clock passes every embargo, or every expiry, or both: what was stored lies in the past now."""
    now = timezone.now()
    if seed % 3 != 1:
        set_embargoes(now - timedelta(seconds=1 + seed % 50))
    if seed % 3 != 0:
        Story.objects.filter(expire_at__isnull=False).update(expire_at=now - timedelta(seconds=1))
    assert sweep().failed == ()
    if seed % 3 != 1:
        assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def narrate(paper: Paper, seed: int) -> None:
    """What the narration's worker would do by now: a live story is spoken, or a draft."""
    if story := pick(paper, seed):
        if seed % 3:
            narrate_live.call(story.pk)
        else:
            record(facts.story_value(story))


def narrate_names(paper: Paper, seed: int) -> None:
    """Bylines are spoken anew."""
    narrate_contributor.call(paper.contributors[seed % 2].pk)


def show_pictures(paper: Paper, seed: int) -> None:
    """A story shows a picture in its body, and perhaps another at its head."""
    story = pick(paper, seed)
    if story and paper.pictures:
        shown, lead = (Picture.objects.get(pk=paper.pictures[(seed + n) % len(paper.pictures)].pk) for n in (0, 1))
        story.body = [
            *((block.block_type, block.value) for block in story.body),
            ("picture", {"picture": shown, "caption": words(seed, 3) if seed % 2 else ""}),
        ]
        story.lead_picture = lead if seed % 4 else None
        actions.publish(story)


def delete_picture(paper: Paper, seed: int) -> None:
    """A picture is deleted, unless it stands at a story's head; another is uploaded."""
    index = seed % len(paper.pictures)
    try:
        Picture.objects.get(pk=paper.pictures[index].pk).delete()
    except ProtectedError:
        return
    paper.pictures[index] = p.small_picture(seed + 300)


def drop_contributor(paper: Paper, seed: int) -> None:
    """A contributor is deleted, and another comes."""
    index = seed % 2
    Contributor.objects.get(pk=paper.contributors[index].pk).delete()
    paper.contributors[index] = Contributor.objects.create(
        name=words(seed + 5, 2), slug=f"who-{index}-{Contributor.objects.count()}-{seed}"
    )


def drop_topic(paper: Paper, seed: int) -> None:
    """A topic is deleted, and another made, perhaps under the same address."""
    index = seed % 2
    old = Topic.objects.get(pk=paper.topics[index].pk)
    slug = old.slug if seed % 3 else f"new-{index}-{seed}"
    old.delete()
    paper.topics[index] = Topic.objects.create(name=words(seed + 6, 2), slug=slug)


def drop_section(paper: Paper, seed: int) -> None:
    """A section is deleted with its stories; another takes its place, perhaps under the same address."""
    index = seed % 2
    old = Section.objects.get(pk=paper.sections[index].pk)
    slug = old.slug if seed % 4 else f"section-{index}-{seed}"
    old.delete()
    home = Home.objects.get(pk=paper.home.pk)
    taken = home.get_children().filter(slug=slug).exists()
    paper.sections[index] = home.add_child(instance=Section(title=words(seed, 1), slug=f"{slug}-b" if taken else slug))


def change_home(paper: Paper, seed: int) -> None:
    """The home page has another title and words for search engines."""
    home = Home.objects.get(pk=paper.home.pk)
    home.title, home.search_description = words(seed, 3), words(seed + 1, 4) if seed % 2 else ""
    home.save()


def reorder_sections(paper: Paper, seed: int) -> None:
    """The sections change places in the navigation."""
    first, second = (Section.objects.get(pk=section.pk) for section in paper.sections[:2])
    second.move(first, pos="left" if seed % 2 else "right")


def choose_nothing(paper: Paper, seed: int) -> None:
    """The home page loses all but one of its chosen stories."""
    home = Home.objects.get(pk=paper.home.pk)
    home.top_stories = [HomeTopStory(story=entry.story) for entry in list(home.top_stories.all())[seed % 2 : 1]]
    home.save()


def two_drafts(paper: Paper, seed: int) -> None:
    """Two editors work at one story in turn, and their drafts go out in one order or the other."""
    story = pick(paper, seed)
    if story is None:
        return
    story.title = words(seed + 11, 4)
    first = story.save_revision()
    story.standfirst, story.title = words(seed + 12, 7), words(seed + 13, 4)
    story.story_topics = [StoryTopic(topic=paper.topics[(seed + 1) % 2])]
    second = story.save_revision()
    for revision in (first, second) if seed % 2 else (second, first):
        Revision.objects.get(pk=revision.pk).publish()


def save_draft(paper: Paper, seed: int) -> None:
    """A draft is saved, with everything in it changed, and not published."""
    if story := pick(paper, seed):
        story.title, story.standfirst, story.slug = words(seed + 21), words(seed + 22, 5), f"draft-{seed}"
        story.byline_entries = [BylineEntry(contributor=paper.contributors[seed % 2], words=words(seed, 2))]
        story.save_revision()


def edit_correction(paper: Paper, seed: int) -> None:
    """A correction is corrected, moved to another place, or taken away."""
    story = pick(paper, seed)
    corrections = list(story.corrections.all()) if story else []
    if story is None or not corrections:
        return p.correct(paper, seed)
    chosen = corrections[seed % len(corrections)]
    chosen.text, chosen.place = words(seed + 31, 6), ("top", "foot")[seed // 2 % 2]
    chosen.when = chosen.when - timedelta(days=seed % 3)
    story.corrections = [one for one in corrections if one is not chosen] + ([chosen] if seed % 5 else [])
    actions.publish(story)
    return None


ACTIONS: tuple[Action, ...] = (
    schedule, expire_later, pass_time, pass_time, narrate, narrate, narrate_names, show_pictures, show_pictures,
    delete_picture, drop_contributor, drop_topic, drop_section, change_home, reorder_sections, choose_nothing,
    two_drafts, save_draft, edit_correction,
)  # fmt: skip
