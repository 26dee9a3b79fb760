"""A story loaded in bulk is the very value that its own row gives, and takes a fixed number of queries."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from standfirst.stories import actions, facts, values
from standfirst.stories.models import Home, Story
from tests.journeys import paper as p


@pytest.fixture
def paper(newsroom: Home) -> p.Paper:
    paper = p.furnish(newsroom, pictures=2)
    for seed in range(6):
        story = actions.publish(p.draft(paper, seed), at=timezone.now() - timedelta(days=seed))
        actions.correct(story, kind="clarification", text=f" It was number {seed}. ")
    body = [
        ("heading", "On the quay"),
        ("paragraph", "<p>One <b>ferry</b>.</p><ul><li>a</li><li>b</li></ul>"),
        ("picture", {"picture": paper.pictures[0], "caption": "The quay."}),
        ("quote", {"text": "We sail.", "attribution": "Ines Calder"}),
        ("embed", {"url": "https://video.example/watch/1", "title": "The ferry"}),
        ("silent_heading", "At a glance"),
        ("silent_paragraph", "<p>Fares.</p><ul><li>a</li></ul>"),
        ("quote", {"text": "We stay.", "attribution": "", "silent": True}),
    ]
    story = Story.objects.get(slug="story-3")
    story.spoken_headline = "The ferry has returned"
    story.body = body
    actions.publish(story)
    return paper


def test_the_value_of_a_row_is_that_of_its_story(paper: p.Paper) -> None:
    live = {one.pk: facts.story_value(one) for one in Story.objects.all()}
    assert facts.load_stories(live.keys()) == live
    assert {len(one.body) for one in live.values()} >= {1, 10}
    [told] = [one for one in live.values() if one.spoken_headline]
    silent = [type(block).__name__ for block in told.body if getattr(block, "silent", False)]
    assert silent == ["Heading", "Paragraph", "Items", "Quote"]
    assert all(one.corrections and one.byline and one.topics for one in live.values())


def test_a_body_that_was_stored_before_blocks_could_be_silent_is_read_as_it_was(paper: p.Paper) -> None:
    story = Story.objects.get(slug="story-3")
    stored = {"type": "quote", "value": {"text": "We sail.", "attribution": "Ines Calder"}, "id": "q"}
    story.body = json.dumps([stored])
    story.save()
    [quote] = facts.load_stories([story.pk])[story.pk].body
    assert quote == values.Quote("q", "We sail.", "Ines Calder", silent=False)
    older = story.save_revision()
    del older.content["spoken_headline"]
    assert older.as_object().spoken_headline == ""


def test_the_number_of_queries_is_fixed(paper: p.Paper, django_assert_num_queries: object) -> None:
    ids = list(Story.objects.values_list("pk", flat=True))
    with django_assert_num_queries(5):
        # The stories; their names, topics and corrections; what is known of embeds.
        assert len(facts.load_stories(ids)) == 6
    with django_assert_num_queries(3):
        assert len(facts.load_cards(ids)) == 6
    with django_assert_num_queries(1):
        assert len(facts.load_links(ids)) == 6


def test_what_is_withdrawn_is_no_fact(paper: p.Paper) -> None:
    story = Story.objects.get(slug="story-1")
    actions.withdraw(story)
    for load in (facts.load_stories, facts.load_cards, facts.load_links, facts.load_corrections):
        assert load([story.pk]) == {}


def test_one_update_of_the_references_is_queued_for_a_publish(paper: p.Paper) -> None:
    from django_tasks_db.models import DBTaskResult
    from wagtail.models import ReferenceIndex
    from wagtail.tasks import update_reference_index_task

    story = Story.objects.get(slug="story-3")
    DBTaskResult.objects.all().delete()
    actions.publish(story)
    queued = [task.args_kwargs["args"] for task in DBTaskResult.objects.all() if "reference_index" in task.task_path]
    assert queued == [["stories", "story", str(story.pk)]]
    update_reference_index_task.call(*queued[0])
    found = ReferenceIndex.get_references_to(paper.pictures[0])
    assert [int(one.object_id) for one in found.filter(object_id=str(story.pk))]
