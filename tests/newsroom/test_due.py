"""What is due goes out at its time, each item on its own."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from standfirst.newsroom.due import sweep
from standfirst.newsroom.models import Held
from standfirst.press.run import press
from standfirst.stories import actions
from standfirst.stories.models import Clock, Home, Story
from tests.journeys import paper as p


@pytest.fixture
def paper(newsroom: Home) -> p.Paper:
    return p.furnish(newsroom, pictures=1)


def bring_forward(story: Story, seconds: float) -> None:
    """Moves the time that was set into the past, as waiting would."""
    when = timezone.now() - timedelta(seconds=seconds)
    for revision in story.revisions.filter(approved_go_live_at__isnull=False):
        revision.approved_go_live_at = when
        revision.content["go_live_at"] = when.isoformat()
        revision.save()


def test_a_scheduled_story_goes_out_with_the_time_that_was_set(paper: p.Paper, tree: Path) -> None:
    story = actions.publish(p.draft(paper, 2), at=timezone.now() + timedelta(hours=1))
    assert not story.live
    assert sweep().published == ()
    bring_forward(story, 90)
    due = story.revisions.get(approved_go_live_at__isnull=False).approved_go_live_at
    assert sweep().published == (story.pk,)
    story.refresh_from_db()
    assert (story.live, story.first_published_at, story.published_at) == (True, due, due)


def test_nothing_of_a_scheduled_story_is_published_before_its_time(paper: p.Paper, tree: Path) -> None:
    story = p.draft(paper, 3)
    story.title = "Zanthorpe quay embargoed"
    actions.publish(story, at=timezone.now() + timedelta(hours=1))
    press(everything=True)
    sweep()
    press()
    assert not [path for path, data in p.files(tree).items() if b"anthorpe" in data or "anthorpe" in path]
    assert not [path for path in p.files(tree) if path.startswith("pictures/")]


def test_one_item_that_fails_does_not_hold_up_the_others(paper: p.Paper) -> None:
    first, second = p.draft(paper, 3), p.draft(paper, 4)
    for story in (first, second):
        actions.publish(story, at=timezone.now() + timedelta(hours=1))
    picture = first.lead_picture
    picture.credit = ""
    picture.save()
    bring_forward(first, 60)
    bring_forward(second, 30)
    swept = sweep()
    assert swept.published == (second.pk,)
    assert [(id, "has no credit" in why) for id, why in swept.failed] == [(first.pk, True)]
    picture.credit = "Packet/Ines Calder"
    picture.save()
    assert sweep().published == (first.pk,)


def test_expiry(paper: p.Paper, tree: Path) -> None:
    story = actions.publish(p.draft(paper, 2))
    Story.objects.filter(pk=story.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    assert sweep().expired == (story.pk,)
    story.refresh_from_db()
    assert (story.live, story.expired, story.published_at) == (False, True, None)


def test_the_news_sitemap_forgets_after_two_days(paper: p.Paper, tree: Path) -> None:
    story = actions.publish(p.draft(paper, 2), at=timezone.now() - timedelta(hours=40))
    sweep()
    press(everything=True)
    assert story.slug in (tree / "sitemap-news.xml").read_text()
    clock = Clock.objects.get()
    clock.hour += timedelta(hours=8)
    clock.save()
    press()
    assert story.slug not in (tree / "sitemap-news.xml").read_text()
    assert story.slug in (tree / "index.html").read_text()


def test_the_reason_is_kept_for_editors_and_forgotten_when_it_goes_out(paper: p.Paper) -> None:
    story = p.draft(paper, 3)
    actions.publish(story, at=timezone.now() + timedelta(hours=1))
    picture = story.lead_picture
    picture.credit = ""
    picture.save()
    bring_forward(story, 60)
    for _ in range(3):
        sweep()
    held = Held.objects.get()
    assert (held.page, "has no credit" in held.reason) == (story.pk, True)
    picture.credit, picture.alt = "Packet/Ines Calder", ""
    picture.save()
    sweep()
    changed = Held.objects.get()
    assert "has no alt text" in changed.reason and changed.since > held.since
    picture.alt = "A ferry."
    picture.save()
    assert sweep().published == (story.pk,)
    assert not Held.objects.exists()


def test_a_held_story_is_logged_once_for_each_reason(paper: p.Paper, caplog: pytest.LogCaptureFixture) -> None:
    story = p.draft(paper, 3)
    actions.publish(story, at=timezone.now() + timedelta(hours=1))
    picture = story.lead_picture
    picture.credit = ""
    picture.save()
    bring_forward(story, 60)
    for _ in range(3):
        assert sweep().failed
    picture.credit, picture.alt = "Packet/Ines Calder", ""
    picture.save()
    for _ in range(3):
        assert sweep().failed
    said = [record.getMessage() for record in caplog.records if record.name == "standfirst.newsroom.due"]
    assert [("has no credit" in one, "has no alt text" in one) for one in said] == [(True, False), (False, True)]
    assert all(f"Story {story.pk} is due but cannot go out" in one for one in said)
