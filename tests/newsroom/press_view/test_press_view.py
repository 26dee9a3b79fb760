"""What editors see of the press: what it did and why, what waits, what failed, and trying again."""

import re
from datetime import timedelta
from pathlib import Path

from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from standfirst.newsroom.due import sweep
from standfirst.newsroom.pressroom import state
from standfirst.press import everything
from standfirst.press.models import Due, Leaving, Run, Touched
from standfirst.press.run import pending, press
from standfirst.stories import actions
from standfirst.stories.models import Story
from tests.journeys import paper as p
from tests.newsroom.press_view.reading import REPORT, mend, seen
from tests.newsroom.test_due import bring_forward


def test_a_publish_is_shown_with_its_reasons_in_words(editor: Client, story: Story) -> None:
    press()
    story.title = "Ferry returns at last"
    actions.publish(story)
    press()
    said = seen(editor)
    assert "Nothing waits. Nothing failed." in said
    assert "because the story “Ferry returns at last” changed" in said
    assert f"/{story.placed_in.slug}/{story.slug}/" in said
    run = Run.objects.latest("id")
    assert f"{run.written} written, {run.took_s:.2f} s" in said
    assert re.search(r"finding what changed 0\.\d{3} s, reading 0\.\d{3} s, rendering 0\.\d{3} s", said)


def test_what_waits_is_counted(editor: Client, story: Story) -> None:
    count = Touched.objects.count()
    assert f"{count} waiting" in seen(editor)
    assert f"{count} changes not looked at yet" in seen(editor)
    assert "worker running?" not in seen(editor)
    Touched.objects.update(at=timezone.now() - timedelta(minutes=5))
    assert "Is standfirst serve or standfirst worker running?" in seen(editor)
    assert "is the press running?" in seen(editor, "/admin/")


def test_a_press_of_everything_that_was_asked_for_is_no_page_that_waits(story: Story) -> None:
    press()
    everything.ask()
    assert pending()
    assert state.waiting().pages == 0 and not state.waiting().first


def test_a_page_that_failed_is_shown_with_its_reason_and_tried_again(
    editor: Client, story: Story, broken: Path, tree: Path
) -> None:
    said = seen(editor)
    assert "The story “Ferry returns”, never published yet" in said
    assert "no_such_thing" in said and "story.html:1" in said
    assert "Tried 1 time;" in said
    assert "1 page" in seen(editor, "/admin/")
    assert not pending()
    mend(broken)
    answer = editor.post(reverse("newsroom_press_retry"), {"due": Due.objects.get().pk}, follow=True)
    assert "The press tries it again at once." in answer.content.decode()
    assert pending()
    press()
    assert (tree / story.placed_in.slug / story.slug / "index.html").exists()
    assert "Nothing waits. Nothing failed." in seen(editor)


def test_trying_everything_again(editor: Client, story: Story, broken: Path) -> None:
    later = timezone.now() + timedelta(minutes=4)
    Touched.objects.create(source="stories.Story", row=story.pk, not_before=later)
    Leaving.objects.create(path="old/index.html", not_before=later)
    said = seen(editor)
    assert "Failed (3)" in said and "old/index.html" in said and f"stories.Story {story.pk}" in said
    editor.post(reverse("newsroom_press_retry"))
    now = timezone.now()
    assert all(row.not_before <= now for model in (Due, Touched, Leaving) for row in model.objects.all())
    assert pending()


def test_one_page_alone_is_tried_again(story: Story, broken: Path, paper: p.Paper) -> None:
    actions.publish(p.draft(paper, 4))
    press()
    first, second = Due.objects.order_by("pk")
    assert state.try_again([first.pk]) == 1
    assert Due.objects.get(pk=first.pk).not_before <= timezone.now() < Due.objects.get(pk=second.pk).not_before


def test_who_may_not_publish_sees_it_and_may_not_retry(client: Client, story: Story, broken: Path) -> None:
    someone = User.objects.create_user("writer", password="pass")
    someone.groups.add(Group.objects.get(name="Editors"))
    client.force_login(someone)
    assert "Failed (1)" in seen(client)
    assert "Try again" not in seen(client)
    due = Due.objects.get()
    for address in (reverse("newsroom_press_retry"), reverse("newsroom_press_narrate", args=[story.pk])):
        # Wagtail answers a refusal with a message on the admin's home page.
        assert client.post(address)["Location"] == "/admin/"
    due.refresh_from_db()
    assert due.not_before > timezone.now()
    someone.groups.set([Group.objects.get(name="Moderators")])
    client.post(reverse("newsroom_press_retry"))
    due.refresh_from_db()
    assert due.not_before <= timezone.now()


def test_strangers_see_nothing_and_a_retry_needs_its_token(client: Client, story: Story, broken: Path) -> None:
    for address in (REPORT, f"{REPORT}why/", f"{REPORT}why/{story.pk}/"):
        assert client.get(address)["Location"].startswith("/admin/login/")
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(User.objects.create_superuser("chief", "chief@packet.example", "pass"))
    assert strict.post(reverse("newsroom_press_retry")).status_code == 403
    assert strict.get(reverse("newsroom_press_retry")).status_code == 405
    nobody = User.objects.create_user("nobody", password="pass")
    client.force_login(nobody)
    assert client.get(REPORT)["Location"].startswith("/admin/")


def test_a_story_that_could_not_go_out_is_shown_with_its_reason(editor: Client, paper: p.Paper) -> None:
    story = p.draft(paper, 3)
    story.title = "Quay reopens"
    actions.publish(story, at=timezone.now() + timedelta(hours=1))
    story.lead_picture.credit = ""
    story.lead_picture.save()
    assert "Due, and not done" not in seen(editor)
    bring_forward(story, 60)
    assert "Nothing has tried to send it out" in seen(editor)
    sweep()
    said = seen(editor)
    assert "Due, and not done" in said
    assert "Quay reopens lead_picture: The picture “Picture 0” has no credit." in said
    assert "1 due and not done" in seen(editor, "/admin/")
    story.lead_picture.credit = "Packet/Ines Calder"
    story.lead_picture.save()
    sweep()
    assert "due and not done" not in seen(editor)


def test_the_lists_ask_no_more_for_more_rows(
    editor: Client, paper: p.Paper, django_assert_max_num_queries: object
) -> None:
    for seed in range(12):
        actions.publish(p.draft(paper, seed))
        press()
    seen(editor)
    with django_assert_max_num_queries(30):
        seen(editor)
