"""A publish finds what it needs by an index: no query of it reads a table of stories from end to end."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from standfirst.press.run import press
from standfirst.stories import actions, listings
from standfirst.stories.models import Home
from tests.journeys import paper as p
from tests.scanning import scans

TABLES = tuple(f"stories_{name}" for name in ("story", "storytopic", "bylineentry", "shownpicture", "correction"))
LARGE = (*TABLES, "wagtailcore_page", "press_pressed", "press_read", "press_member")
"""The tables that grow with the archive."""


@pytest.fixture
def paper(newsroom: Home) -> p.Paper:
    paper = p.furnish(newsroom, pictures=1)
    for seed in range(8):
        actions.publish(p.draft(paper, seed), at=timezone.now() - timedelta(days=seed * 9 + 1))
    press()
    return paper


def test_no_query_of_a_press_scans_what_grows(paper: p.Paper, tree: Path) -> None:
    actions.publish(p.draft(paper, 100))
    with CaptureQueriesContext(connection) as queries:
        assert len(press().written) > 10
    asked = {query["sql"] for query in queries if query["sql"].startswith(("SELECT", "UPDATE", "DELETE", "WITH"))}
    assert len(asked) > 40
    # Whether the ledger holds anything at all is answered by its first row.
    wanted = {sql for sql in asked if not sql.startswith('SELECT 1 AS "a" FROM "press_pressed" LIMIT 1')}
    assert {sql: found for sql in wanted if (found := scans(sql, LARGE))} == {}


def test_all_months_of_the_archive_are_one_query(paper: p.Paper, django_assert_num_queries: object) -> None:
    months = [year * 100 + month for year in range(2010, 2040) for month in range(1, 13)]
    with django_assert_num_queries(1 + 3):
        # The zone, and three times five thousand days at the most.
        found = listings.load_months(months)
    days = listings.story_days(listings.LIVE.values_list("pk", flat=True))
    assert sorted(f"{m // 100}-{m % 100:02}-{d:02}" for m, some in found.items() for d in some) == sorted(
        set(days.values())
    )


def test_a_name_that_stands_twice_in_a_byline_counts_once(paper: p.Paper) -> None:
    ids = [one.pk for one in paper.contributors]
    for id in ids:
        whole = listings.contributor_stories(id, 60)
        assert len(set(whole)) == len(whole)
        entry = listings.BylineEntry.objects.filter(contributor=id, story=whole[0]).first()
        listings.BylineEntry.objects.create(
            story_id=whole[0], contributor_id=id, words="again", published_at=entry.published_at
        )
        assert listings.contributor_stories(id, 60) == whole
        assert listings.contributor_stories(id, 2) == whole[:2]
