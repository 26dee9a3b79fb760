"""The plan: which facts a touched row may have changed, and who read them."""

from types import SimpleNamespace

import pytest

from standfirst.press import plan
from standfirst.press.digest import ABSENT
from standfirst.press.facts import ListingFact, RowFact, ids_in

pytestmark = pytest.mark.no_database

STORY = RowFact("story", ("stories.Story",), lambda ids: {})
PICTURE = RowFact("picture", ("pictures.Picture",), lambda ids: {})
LATEST = ListingFact(
    "latest",
    ("stories.Story", "stories.Section"),
    lambda *args: (),
    lambda ids: {id: [(0, 30), (7, 30)] for id in ids},
    ids_in,
)


def test_a_touched_row_leads_to_its_facts_its_listings_now_and_those_that_held_it() -> None:
    touches = plan.by_source([("stories.Story", 5), ("stories.Story", 5), ("other.Model", 1)])
    assert plan.affected(touches, [STORY, PICTURE], [LATEST], ['["latest",3,30]']) == {
        ("story", 5),
        ("latest", 0, 30),
        ("latest", 7, 30),
        ("latest", 3, 30),
    }


def test_a_listing_of_untouched_sources_is_not_asked() -> None:
    assert plan.listing_keys({"other.Model": {1}}, [LATEST]) == set()


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        ("a", "b", "story 5 changed"),
        ("a", ABSENT, "story 5 is gone"),
        (ABSENT, "b", "story 5 appeared"),
    ],
)
def test_a_reason_says_what_happened(before: str, now: str, said: str) -> None:
    assert plan.reasons([("page", "5", '["story",5]', before)], {'["story",5]': now}) == {("page", "5"): said}


def test_several_changes_are_one_reason() -> None:
    reads = [("page", "5", f'["story",{id}]', "a") for id in (7, 6)]
    now = {'["story",6]': "b", '["story",7]': "b"}
    assert plan.reasons(reads, now) == {("page", "5"): "story 6 changed, and 1 more"}


def test_what_is_written_first_comes_first_and_the_newest_of_it() -> None:
    registered = {
        "front": SimpleNamespace(order=50, newness=lambda key: 0),
        "story": SimpleNamespace(order=10, newness=lambda key: key),
    }
    found = {("front", '"uk"'): "x", ("story", "5"): "x", ("story", "40"): "x", ("old", "1"): "x"}
    ranked = plan.ranked(found, registered)
    assert [item.pair for item in ranked] == [("old", "1"), ("story", "40"), ("story", "5"), ("front", '"uk"')]
    assert [item.drop for item in ranked] == [True, False, False, False]


def test_only_candidates_that_the_ledger_lacks_are_new() -> None:
    keys = {"topic": ["a", "b", "a"]}
    assert plan.unknown(keys, {("topic", '"a"')}) == {("topic", '"b"'): "new"}
