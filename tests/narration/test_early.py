"""A story that nobody narrated before is heard from its first sentence on, and whole as soon as it is."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from standfirst.narration.facts import load_recordings
from standfirst.narration.keeping import forget_beginnings
from standfirst.narration.models import Recording
from standfirst.narration.segments import Store
from standfirst.press.models import Touched
from standfirst.press.run import press, verify
from standfirst.stories import actions
from standfirst.stories.models import Section, Story
from tests.narration.newsdesk import Watched, draft, work

pytestmark = pytest.mark.django_db(transaction=True)

ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
LONG = [f"The {one} lamp of the {other} quay was lit." for one in ORDINALS[:4] for other in ORDINALS]
"""48 sentences, about 600 words with their numbers said."""


def beginning(story: Story) -> int | None:
    """How many sentences readers are offered of a story that is not whole."""
    sound = load_recordings([story.pk]).get(story.pk)
    return len(Recording.objects.get(digest=sound.digest).segments) if sound and sound.partial else None


def test_a_long_story_is_offered_in_few_growing_steps(news: Section, voice: Watched) -> None:
    story = actions.publish(draft(news, "Ferry", *(" ".join(LONG[n : n + 3]) for n in range(0, 48, 3))))
    steps: list[int | None] = []
    voice.then = lambda text: steps.append(beginning(story))
    work("narration")
    offered = [step for number, step in enumerate(steps) if step != steps[number - 1]]
    assert offered == [None, 1, 4, 16]
    assert len(voice.asked) == 49
    (row,) = Recording.objects.all()
    assert (row.partial, len(row.segments)) == (False, 49)


def test_a_beginning_is_for_the_storys_page_alone(news: Section, voice: Watched, tree: Path) -> None:
    story = actions.publish(draft(news, "Ferry", *LONG[:9]))
    seen: dict[str, object] = {}

    def look(text: str) -> None:
        if len(voice.asked) == 2:
            press()
            html = (tree / "news/ferry/index.html").read_text("utf-8")
            feeds = "".join((tree / name).read_text("utf-8") for name in ("feed.xml", "feed.json", "news/feed.xml"))
            seen["page"] = 'data-partial="1"' in html and "/audio/" in html.partition("<listen-player")[2]
            seen["elsewhere"] = "/audio/" in feeds or '"contentUrl"' in html
            seen["verify"] = verify().written
            (timings,) = (tree / "audio").glob("*.json")
            seen["sentences"] = [one["a"] for one in json.loads(timings.read_text("utf-8"))["sentences"]]
            seen["files"] = list(tree.glob(f"audio/{timings.stem}*.mp3")) != [] and timings.with_suffix(".vtt").exists()

    voice.then = look
    work("narration")
    assert seen == {"page": True, "elsewhere": False, "verify": (), "sentences": ["headline.0"], "files": True}
    press()
    html = (tree / "news/ferry/index.html").read_text("utf-8")
    assert "data-partial" not in html and '"contentUrl"' in html
    assert "/audio/" in (tree / "feed.xml").read_text("utf-8")
    assert len(list((tree / "audio").glob("*.mp3"))) == 1, "the beginning's file is gone"
    assert not verify().written
    assert load_recordings([story.pk])[story.pk].partial is False


def test_a_few_new_sentences_are_offered_whole(news: Section, voice: Watched) -> None:
    story = actions.publish(draft(news, "Ferry", *LONG[:9]))
    work("narration")
    voice.asked.clear()
    kept: list[tuple[bool, int]] = []
    voice.then = lambda text: kept.extend(Recording.objects.values_list("partial", "pk"))
    story.body = [("paragraph", f"<p>{text}</p>") for text in ("A new one.", *LONG[1:9])]
    actions.publish(story)
    work("narration")
    assert voice.asked == ["A new one."]
    assert not any(partial for partial, _ in kept)


def test_a_whole_recording_is_not_taken_away_for_a_beginning(news: Section, voice: Watched) -> None:
    story = actions.publish(draft(news, "Ferry", *LONG[:9]))
    work("narration")
    voice.version, voice.then = "2", lambda text: offered.append(load_recordings([story.pk])[story.pk].partial)
    offered: list[bool] = []
    from standfirst.narration.tasks import ask_live

    ask_live(story.pk)
    work("narration")
    assert offered == [False] * 10


def test_a_beginning_without_an_end_is_taken_back(
    news: Section, voice: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = actions.publish(draft(news, "Ferry", *LONG[:9]))
    put = Store.put

    def full(self: Store, *arguments: object) -> None:
        if len(voice.asked) > 4:
            raise OSError("No space left on device.")
        put(self, *arguments)

    monkeypatch.setattr(Store, "put", full)
    offered: list[int | None] = []
    voice.then = lambda text: offered.append(beginning(story))
    tasks = [task for task in work("narration") if "narrate_" in task.task_path]
    assert {task.status for task in tasks} == {"FAILED"}
    assert 1 in offered
    assert not Recording.objects.exists()
    monkeypatch.undo()


def test_many_stories_at_once_are_each_heard_whole(news: Section, voice: Watched) -> None:
    for number in range(7):
        actions.publish(draft(news, f"Story {number}", *LONG[number * 5 : number * 5 + 5]))
    early: list[int] = []
    voice.then = lambda text: early.append(Recording.objects.filter(partial=True).count())
    work("narration")
    assert Recording.objects.filter(partial=False).count() == 7
    assert sum(early[:6]) == 0 and sum(early) > 0


def test_a_beginning_whose_worker_was_given_up_is_taken_away(news: Section, voice: Watched) -> None:
    story = actions.publish(draft(news, "Ferry", *LONG[:9]))
    work("narration")
    Recording.objects.update(partial=True)
    touched = Touched.objects.filter(source="narration.Recording")
    touched.delete()
    assert forget_beginnings(timezone.now()) == 0
    assert load_recordings([story.pk])
    assert forget_beginnings(timezone.now() + timedelta(minutes=11)) == 1
    assert not load_recordings([story.pk])
    assert touched.exists()
