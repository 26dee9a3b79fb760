"""The demo newspaper's stories: as many as promised, each whole, and none that ages."""

import re
from collections import Counter
from datetime import timedelta

import pytest

from standfirst.ops.demo import stage
from standfirst.ops.demo.artwork.catalogue import catalogue
from standfirst.ops.demo.newspaper import newspaper
from standfirst.wire.sources.items import Heading, Item, Paragraph, Picture, Quote
from tests.demo.filed import address, items, links, texts

pytestmark = pytest.mark.no_database

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATED = re.compile(rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTHS})|(?:{MONTHS}) \d{{1,2}})\b")
WEEKDAY = re.compile(r"\b(?:on|last|next) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LAST_SAFE_YEAR = 2022
"""A later one would be wrong, or an odd thing to say, once the stories are dated to the day of the load."""
SAID = ("£3.2m", "2-1", "100mph", "6.11pm", "Aldric III", "Maud II", "No 9", "41-40", "14-16%", "-2C", "1hr 58min")


@pytest.fixture(params=sorted(items()))
def item(request: pytest.FixtureRequest) -> Item:
    return items()[request.param]


def words(item: Item) -> int:
    return sum(len(re.sub(r"<[^>]+>", " ", text).split()) for text in texts(item))


def whole(item: Item) -> str:
    return "\n".join([item.headline, item.standfirst or "", *texts(item)])


def test_a_story_has_150_to_900_words(item: Item) -> None:
    assert 150 <= words(item) <= 900


def test_a_story_has_all_that_a_reader_looks_for(item: Item) -> None:
    assert item.standfirst
    assert item.byline
    assert item.published
    assert item.topics
    assert item.picture


def test_a_story_names_only_people_topics_and_pictures_that_there_are(item: Item) -> None:
    told = newspaper()
    names = tuple(one["name"] for one in told["contributors"])
    assert all(entry.startswith(names) for entry in item.byline or ())
    assert set(item.topics or ()) <= {one["name"] for one in told["topics"]}
    inside = [block.path for block in item.body if isinstance(block, Picture)]
    assert item.picture
    assert {name.removesuffix(".jpg") for name in [item.picture.path, *inside]} <= set(catalogue())


def test_a_file_is_named_by_section_and_slug(item: Item) -> None:
    assert items()[f"{item.section.lower()}-{item.slug}"] is item
    assert item.section in {one["name"] for one in newspaper()["sections"]}


def test_read_more_leads_to_a_story_that_is_out(item: Item) -> None:
    out = {address(one) for one in items().values() if one.embargo is None}
    assert set(links(item)) <= out - {address(item)}


def test_a_story_says_nothing_that_would_be_wrong_on_another_day(item: Item) -> None:
    text = whole(item)
    assert not DATED.search(text)
    assert not WEEKDAY.search(text)
    assert [year for year in YEAR.findall(text) if int(year) > LAST_SAFE_YEAR] == []


def test_the_paper_is_as_large_as_promised() -> None:
    all_items = items().values()
    assert len(all_items) >= 26
    assert sum(map(words, all_items)) <= 8_500
    assert all(count >= 4 for count in Counter(item.section for item in all_items).values())
    assert len(Counter(item.section for item in all_items)) == 5
    assert sum(len(links(item)) for item in all_items) >= 12


def test_there_is_one_of_each_kind() -> None:
    labels = Counter(item.label for item in items().values())
    assert labels["Exclusive"] == 2
    assert all(labels[label] >= 1 for label in ("Breaking", "Live", "Analysis", "Opinion"))
    kinds = {type(block) for item in items().values() for block in item.body}
    assert {Paragraph, Heading, Quote, Picture} <= kinds
    assert any(text.startswith("<ol>") for item in items().values() for text in texts(item))
    assert any(text.startswith("<ul>") for item in items().values() for text in texts(item))


def test_there_is_something_for_the_ear_and_something_for_the_eye_alone() -> None:
    assert [item.slug for item in items().values() if item.spoken_headline] == ["grey-heron-aground"]
    silent = [
        (type(block), block.silent) for item in items().values() for block in item.body if hasattr(block, "silent")
    ]
    assert (Heading, True) in silent and (Paragraph, True) in silent
    named = [
        block for item in items().values() for block in item.body if isinstance(block, Quote) and block.attribution
    ]
    assert len(named) >= 4


def test_there_are_two_corrections_one_at_the_top() -> None:
    made = [one for item in items().values() for one in item.corrections]
    assert sorted(one.place for one in made) == ["foot", "top"]


def test_bylines_have_two_names_and_free_words() -> None:
    lines = [item.byline or () for item in items().values()]
    assert any(len(line) == 2 for line in lines)
    assert any(entry.endswith(" in Port Ellery") for line in lines for entry in line)


def test_times_spread_over_ten_days_and_one_story_is_still_to_come() -> None:
    out = [item.published for item in items().values() if item.embargo is None and item.published]
    assert max(out) == stage.NEWEST
    assert timedelta(days=8) < max(out) - min(out) < timedelta(days=10)
    assert [item.embargo for item in items().values() if item.embargo] == [
        stage.NEWEST.replace(day=15, hour=7, minute=0)
    ]


def test_there_is_much_that_a_voice_can_get_wrong() -> None:
    everything = "\n".join(whole(item) for item in items().values())
    assert [hard for hard in SAID if hard not in everything] == []


def test_the_fronts_show_stories_that_are_out_in_their_own_section() -> None:
    told = newspaper()
    out = {address(one).strip("/") for one in items().values() if one.embargo is None}
    assert set(told["home"]["top"]) <= out
    for section in told["sections"]:
        assert set(section["top"]) <= {one for one in out if one.startswith(f"{section['slug']}/")}
