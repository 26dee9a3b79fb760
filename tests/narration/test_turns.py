"""Who is narrated first, and what gives way: real tasks, run by the queue's own worker, every sentence counted."""

import pytest
from django_tasks_db.models import DBTaskResult

from standfirst.narration import turns
from standfirst.narration.facts import load_recordings
from standfirst.narration.models import Recording
from standfirst.press.models import Touched, touch
from standfirst.stories import actions
from standfirst.stories.models import Section, Story
from tests.narration.newsdesk import Watched, draft, save, work

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_newest_save_is_narrated_first(news: Section, voice: Watched) -> None:
    for name in ("First", "Second", "Third"):
        save(draft(news, name), f"{name} text.")
    work("narration")
    assert voice.asked == ["Third", "Third text.", "Second", "Second text.", "First", "First text."]


def test_a_saved_draft_speaks_its_new_sentences_alone(news: Section, voice: Watched) -> None:
    story = draft(news, "Ferry")
    save(story, "One stood. Two sat.", "Three lay.")
    work("narration")
    assert voice.asked == ["Ferry", "One stood.", "Two sat.", "Three lay."]
    voice.asked.clear()
    save(story, "One stood. Two slept. Five ran.", "Three lay.")
    work("narration")
    assert voice.asked == ["Two slept.", "Five ran."]


def test_a_newer_save_ends_a_narration_between_two_sentences(news: Section, voice: Watched) -> None:
    story = draft(news, "Ferry")

    def save_again(text: str) -> None:
        if text == "One stood.":
            save(story, "One stood. Two slept.", "Four ran.")

    voice.then = save_again
    save(story, "One stood. Two sat.", "Three lay.")
    work("narration")
    # The new draft's rest may be over by now, or not.
    first, second = (task for task in work("narration") if task.task_path.endswith("narrate_draft"))
    assert first.return_value == {}
    assert second.return_value == {"spoken": 2, "reused": 2, "skipped": 0}
    assert voice.asked == ["Ferry", "One stood.", "Two slept.", "Four ran."]
    assert [part.text for part in Recording.objects.get().parts] == voice.asked


def test_a_draft_gives_way_to_a_live_story_and_goes_on_where_it_was(news: Section, voice: Watched) -> None:
    other = draft(news, "Fire", "It burns.", "It grows.")

    def publish(text: str) -> None:
        if text == "One stood.":
            actions.publish(other)

    voice.then = publish
    save(draft(news, "Ferry"), "One stood. Two sat.", "Three lay.")
    work("narration")
    assert voice.asked == ["Ferry", "One stood.", "Fire", "It burns.", "It grows.", "Two sat.", "Three lay."]
    assert Recording.objects.count() == 2


def test_a_live_story_gives_way_to_a_newer_one(news: Section, voice: Watched) -> None:
    other = draft(news, "Fire", "It burns.")
    voice.then = lambda text: actions.publish(other) if text == "One stood." else None
    actions.publish(draft(news, "Ferry", "One stood. Two sat."))
    work("narration")
    assert voice.asked == ["Ferry", "One stood.", "Fire", "It burns.", "Two sat."]


def test_a_correction_ends_the_narration_of_what_it_corrects(news: Section, voice: Watched) -> None:
    story = actions.publish(draft(news, "Ferry", "One stood. Two sat. Three lay."))
    voice.then = lambda text: correct(story) if text == "One stood." else None
    work("narration")
    assert voice.asked == ["Ferry", "One stood.", "Two slept.", "Three lay."]
    assert not Recording.objects.filter(partial=True).exists()
    assert [part.text for part in Recording.objects.get().parts] == voice.asked


def correct(story: Story) -> None:
    fresh = Story.objects.get(pk=story.pk)
    fresh.body = [("paragraph", "<p>One stood. Two slept. Three lay.</p>")]
    actions.publish(fresh)


def test_a_correction_speaks_one_sentence_and_keeps_every_other_segment(news: Section, voice: Watched) -> None:
    story = actions.publish(draft(news, "Ferry", "One stood. Two sat. Three lay."))
    work("narration")
    before = [part.segment for part in Recording.objects.get().parts]
    voice.asked.clear()
    correct(story)
    work("narration")
    after = [part.segment for part in Recording.objects.latest("pk").parts]
    assert voice.asked == ["Two slept."]
    assert [old == new for old, new in zip(before, after, strict=True)] == [True, True, False, True]


def test_what_was_narrated_before_it_was_published_is_not_spoken_again(news: Section, voice: Watched) -> None:
    story = draft(news, "Ferry")
    save(story, "One stood.")
    work("narration")
    voice.asked.clear()
    actions.publish(story)
    assert load_recordings([story.pk])
    work("narration")
    assert voice.asked == []


def test_waiting_stories_step_back_no_further_than_a_live_one_may(news: Section, voice: Watched) -> None:
    for number in range(9):
        save(draft(news, f"Draft {number}"), f"Text {number}.")
    waiting = DBTaskResult.objects.filter(task_path__endswith="narrate_draft").order_by("enqueued_at")
    assert [task.priority for task in waiting] == [-5, -5, -5, -5, -4, -3, -2, -1, 0]
    work("narration")
    assert [text for text in voice.asked if text.startswith("Text")][:5] == [
        f"Text {number}." for number in ("eight", "seven", "six", "five", "four")
    ]


def test_a_worker_lets_the_press_go_first(news: Section, monkeypatch: pytest.MonkeyPatch) -> None:
    """It waits while something is touched, though not for long; others than workers do not wait."""
    looks: list[float] = []

    def pressed(seconds: float) -> None:
        looks.append(seconds)
        if len(looks) == 3:
            Touched.objects.all().delete()

    monkeypatch.setattr(turns.time, "sleep", pressed)
    touch("stories.Story", 1)
    turns.behind_the_press()
    assert looks == []
    with turns.giving_way():
        turns.behind_the_press()
        assert looks == [turns.LOOK_S] * 3
        touch("stories.Story", 1)
        monkeypatch.setattr(turns, "PRESS_S", 0.0)
        turns.behind_the_press()
    assert len(looks) == 3
