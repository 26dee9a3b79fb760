"""A change presses the pages that show it and no page that shows something else of the same row: by counts."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from standfirst.press.run import press, verify
from standfirst.stories import actions
from standfirst.stories.models import Home, NewsroomSettings, Section, SectionTopStory, Story
from tests.journeys import paper as p


@pytest.fixture
def paper(newsroom: Home, tree: Path) -> p.Paper:
    paper = p.furnish(newsroom, pictures=1)
    for seed in range(8):
        actions.publish(p.draft(paper, seed), at=timezone.now() - timedelta(days=seed * 9 + 1))
    press()
    return paper


def pressed() -> set[str]:
    """What one press wrote. It made nothing in vain, and a clean tree would be the same."""
    report = press()
    assert (report.unchanged, report.failed) == (0, ())
    assert verify().good
    return {path for path, _ in report.written}


def test_choosing_tops_presses_the_front_alone(paper: p.Paper) -> None:
    section = Section.objects.get(pk=paper.sections[0].pk)
    last = Story.objects.filter(placed_in=section).order_by("published_at").first()
    section.top_stories = [SectionTopStory(story=last)]
    section.save_revision().publish()
    assert pressed() == {"news/index.html"}


def test_a_sections_description_is_shown_by_its_front_and_its_feeds(paper: p.Paper) -> None:
    section = Section.objects.get(pk=paper.sections[0].pk)
    section.description = "All that happens on the quay."
    section.save_revision().publish()
    assert pressed() == {"news/index.html", "news/feed.xml", "news/feed.json"}


def test_a_section_that_closes_and_opens_takes_its_stories_with_it(paper: p.Paper) -> None:
    own = {f"news/{slug}/index.html" for slug in stories(0)}
    Section.objects.get(pk=paper.sections[0].pk).unpublish()
    assert own <= set(press().removed)
    Section.objects.get(pk=paper.sections[0].pk).get_latest_revision_as_object().save_revision().publish()
    assert own <= pressed()


def stories(remainder: int) -> list[str]:
    """The slugs of one section's stories."""
    return [f"story-{seed}" for seed in range(8) if seed % 2 == remainder]


def test_a_biography_presses_its_own_page_alone(paper: p.Paper) -> None:
    person = paper.contributors[0]
    person.biography, person.role = "Asha Rowe has written of the sea for ten years.", "Harbour correspondent"
    person.save()
    assert pressed() == {"by/asha-rowe/index.html"}


def test_a_topics_description_presses_its_own_page_alone(paper: p.Paper) -> None:
    topic = paper.topics[0]
    topic.description = "Boats that carry people."
    topic.save()
    assert pressed() == {"topic/ferries/index.html"}


def test_what_stands_at_the_foot_of_pages_presses_no_feed_sitemap_or_rail(paper: p.Paper) -> None:
    own = NewsroomSettings.objects.first() or NewsroomSettings()
    own.about = "A paper of the islands."
    own.save()
    found = pressed()
    assert found and all(path.endswith(".html") for path in found)
    assert not [path for path in found if path.startswith("fragments/")]
    assert {f"news/{slug}/index.html" for slug in stories(0)} <= found


def test_a_standfirst_presses_no_story_that_links_to_it(paper: p.Paper) -> None:
    linked = Story.objects.get(slug="story-0")
    links = [
        one
        for one in Story.objects.all()
        if any(b.block_type == "read_more" and b.value.pk == linked.pk for b in one.body)
    ]
    assert links
    linked.standfirst = "The pier was open again by noon."
    actions.publish(linked)
    found = {path for path, _ in press().written}
    assert {"news/story-0/index.html", "index.html"} <= found
    assert not found & {f"{one.placed_in.slug}/{one.slug}/index.html" for one in links}
