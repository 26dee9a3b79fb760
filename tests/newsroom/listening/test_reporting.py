"""“That was said wrong”: what lands in the newsroom's list, and what does not."""

import json
from datetime import UTC, datetime

import pytest
from django.http import HttpResponse
from django.test import Client

from standfirst.narration.engines import engine
from standfirst.narration.record import record, script_of
from standfirst.newsroom.listening import misheard, reporting
from standfirst.newsroom.listening.reach import reach
from standfirst.newsroom.models import Misheard
from standfirst.stories import actions, facts
from standfirst.stories.models import NewsroomSettings, Story

SENTENCE = "Then Siobhan Quillfeather spoke to Ngaio Tredwen."


@pytest.fixture
def told(story: Story) -> dict[str, str]:
    said = next(one for one in script_of(facts.load_stories([story.pk])[story.pk]) if one.text == SENTENCE)
    return {"story": "/news/story-2/", "address": said.address, "word": "Siobhan", "text": SENTENCE}


def send(told: dict[str, str], **changed: str) -> HttpResponse:
    return Client(enforce_csrf_checks=True).post(
        "/listen/wrong", json.dumps({**told, **changed}), content_type="application/json"
    )


def test_a_word_lands_in_the_list_once_and_is_counted(told: dict[str, str], story: Story) -> None:
    response = send(told)
    assert (response.status_code, dict(response.cookies)) == (204, {})
    assert send(told, text="").status_code == 204
    one = Misheard.objects.get()
    assert (one.story, one.word, one.sentence, one.count) == (story, "Siobhan", SENTENCE, 2)
    assert one.first_at < one.last_at and one.done_at is None


def test_a_whole_sentence_may_be_meant(told: dict[str, str]) -> None:
    assert send(told, word="").status_code == 204
    assert Misheard.objects.get().word == ""


@pytest.mark.parametrize(
    "changed",
    [
        {"word": "Ferry"},
        {"word": "Siob"},
        {"text": "Buy my pills."},
        {"address": "body.nowhere.0"},
        {"story": "/news/no-such-story/"},
        {"story": "/admin/"},
    ],
)
def test_what_the_story_does_not_say_is_not_taken(told: dict[str, str], changed: dict[str, str]) -> None:
    assert send(told, **changed).status_code == 404
    assert not Misheard.objects.exists()


def test_a_corrections_day_is_the_newsrooms(told: dict[str, str], story: Story) -> None:
    NewsroomSettings.objects.update(time_zone="Pacific/Auckland", language="en-US")
    actions.correct(story, kind="correction", text="It was.", place="top", when=datetime(2026, 11, 22, 23, tzinfo=UTC))
    heard = "This story was corrected on November 23."
    assert send(told, address="correction.0.0", text=heard, word="November").status_code == 204
    assert Misheard.objects.get().sentence == heard
    record(facts.load_stories([story.pk])[story.pk], engine("tone"))
    assert [one.sentences for one in reach({}, {"November": "No vember"}).stories] == [(heard,)]


def test_a_withdrawn_story_takes_nothing(told: dict[str, str], story: Story) -> None:
    actions.withdraw(story)
    assert send(told).status_code == 404


def test_a_reader_is_stopped_and_the_list_is_bounded(told: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    statuses = [send(told).status_code for _ in range(reporting.limiter.each + 1)]
    assert statuses == [204] * reporting.limiter.each + [429]
    reporting.limiter._begin()
    monkeypatch.setattr(misheard, "MOST_OPEN", 1)
    assert send(told, word="Ngaio").status_code == 503
    assert send(told).status_code == 204


def test_a_later_report_opens_what_was_done(told: dict[str, str]) -> None:
    send(told)
    Misheard.objects.update(done_at="2026-11-22T10:00:00Z")
    send(told)
    assert Misheard.objects.get().done_at is None
