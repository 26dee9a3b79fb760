"""Counts of listening: what a browser may add, what it may not, and what the newsroom sees of it."""

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client

from standfirst.narration import record
from standfirst.narration.engines import Engine
from standfirst.newsroom.listening import counting, heard
from standfirst.newsroom.listening.counts import FINISHED, PLAYED, PlayCount, add
from standfirst.newsroom.models import PlayCount as Registered
from standfirst.stories import actions, facts
from standfirst.stories.models import Story

PATH = "/news/story-2/"


@pytest.fixture
def recorded(story: Story, engine: Engine) -> Iterator[Story]:
    counting.limiter._begin()
    record.record(facts.load_stories([story.pk])[story.pk], engine)
    yield story


@pytest.fixture
def blocks(recorded: Story) -> list[str]:
    """The paragraphs that are said, in order."""
    segments = recorded.recordings.get().segments
    return list(dict.fromkeys(part["block"] for part in segments if part["block"]))


def send(client: Client | None = None, **told: object) -> HttpResponse:
    body = {"story": PATH, "play": True, "blocks": [], "finished": False, **told}
    return (client or Client(enforce_csrf_checks=True)).post(
        "/listen/count", json.dumps(body), content_type="application/json"
    )


def counted(story: Story) -> dict[str, int]:
    return dict(PlayCount.objects.filter(story=story).values_list("place", "count"))


def test_plays_paragraphs_and_ends_are_counted_each(recorded: Story, blocks: list[str]) -> None:
    first = send(blocks=blocks[:2])
    assert (first.status_code, dict(first.cookies)) == (204, {})
    send(blocks=blocks)
    send(play=False, finished=True)
    assert counted(recorded) == {
        PLAYED: 2, FINISHED: 1, blocks[0]: 2, blocks[1]: 2, **dict.fromkeys(blocks[2:], 1)
    }  # fmt: skip
    assert {row.day for row in PlayCount.objects.all()} == {counting.today()}


def test_nothing_of_the_listener_is_kept() -> None:
    names = {field.name for field in Registered._meta.get_fields()}
    assert names == {"id", "story", "day", "place", "count"}


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({"blocks": ["nowhere"]}, 404),
        ({"blocks": [PLAYED]}, 404),
        ({"story": "/news/none/"}, 404),
        ({"story": "/news/story-2/../story-2/"}, 404),
        ({"blocks": "headline"}, 400),
        ({"blocks": [1]}, 400),
        ({"blocks": ["x" * 61]}, 400),
        ({"blocks": ["headline"] * 601}, 400),
        ({"blocks": ["x" * 50] * 599, "more": "x" * 5000}, 413),
    ],
)
def test_what_is_not_so_is_not_counted(recorded: Story, told: dict[str, object], status: int) -> None:
    assert send(**told).status_code == status
    assert not PlayCount.objects.exists()


def test_a_paragraph_twice_in_one_message_counts_once(recorded: Story, blocks: list[str]) -> None:
    send(blocks=[blocks[0]] * 5)
    assert counted(recorded) == {PLAYED: 1, blocks[0]: 1}


def test_nothing_to_add_adds_nothing(recorded: Story) -> None:
    assert send(play=False).status_code == 204
    assert not PlayCount.objects.exists()


def test_a_withdrawn_story_is_not_counted(recorded: Story) -> None:
    actions.withdraw(recorded)
    assert send().status_code == 404


def test_one_address_cannot_count_without_end(recorded: Story) -> None:
    statuses = [send().status_code for _ in range(counting.limiter.each + 1)]
    assert set(statuses[:-1]) == {204} and statuses[-1] == 429
    assert counted(recorded) == {PLAYED: counting.limiter.each}


def test_few_queries_however_many_paragraphs(recorded: Story, blocks: list[str], django_assert_max_num_queries) -> None:
    send(blocks=blocks)
    with django_assert_max_num_queries(9):
        send(blocks=blocks, finished=True)


def test_the_report_shows_shares_and_reach(recorded: Story, blocks: list[str], editor: Client) -> None:
    today = counting.today()
    for number in range(4):
        add(recorded.pk, today, {PLAYED, *blocks[: len(blocks) - number]})
    add(recorded.pk, today, {FINISHED})
    add(recorded.pk, today - timedelta(days=20), {PLAYED, FINISHED})
    (one,) = heard.most_played(today)
    assert (one.plays, one.finished, one.share) == (4, 1, 25)
    bars = heard.reach(recorded, heard.counts_of(recorded, today))
    assert [bar.share for bar in bars][-4:] == [100, 75, 50, 25][-len(bars) :]
    assert bars[0].words.startswith(recorded.title.split()[0])
    shown = editor.get("/admin/reports/listening/?days=7").content.decode()
    assert recorded.title in shown and "25&nbsp;%" in shown
    whole = editor.get(f"/admin/reports/listening/{recorded.pk}/?days=365").content.decode()
    assert "5 plays in a year" in whole and whole.count("<meter") == len(bars)


def test_the_report_is_for_those_who_work_on_pages(db: None, client: Client) -> None:
    assert client.get("/admin/reports/listening/").status_code == 302


@pytest.mark.parametrize(("part", "whole", "shown"), [(0, 0, 0), (1, 3, 33), (3, 2, 100), (0, 5, 0)])
def test_a_share_is_between_nothing_and_all(part: int, whole: int, shown: int) -> None:
    assert heard.percent(part, whole) == shown
