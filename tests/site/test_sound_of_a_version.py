"""A story's page says which version its sound reads, and says so while there is no sound of what it says now."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from standfirst.narration import record
from standfirst.narration.engines import Engine
from standfirst.press.run import press
from standfirst.stories import actions, facts
from standfirst.stories.models import Home, Story
from tests.journeys import paper as p

pytestmark = pytest.mark.django_db
COMING = "The sound of this version is being made."


@pytest.fixture
def story(newsroom: Home, tree: Path) -> Story:
    return actions.publish(p.draft(p.furnish(newsroom, pictures=0), 2))


def page(tree: Path) -> BeautifulSoup:
    press()
    return BeautifulSoup((tree / "news/story-2/index.html").read_text("utf-8"), "html.parser")


def test_the_page_says_which_version_is_heard(story: Story, tree: Path, engine: Engine) -> None:
    assert COMING not in page(tree).get_text() and not page(tree).select("listen-player")
    record.record(facts.load_stories([story.pk])[story.pk], engine)
    said = page(tree).select_one(".listen-version")
    assert said and said.time and said.time["datetime"] == page(tree).select_one(".published time")["datetime"]
    actions.correct(story, kind="correction", text="It was a Tuesday.", place="top")
    first = page(tree)
    # What the story says is another text now: its old sound is off the page, and the page says what comes.
    assert first.select_one(".sound-coming").get_text() == COMING and not first.select("listen-player")
    record.record(facts.load_stories([story.pk])[story.pk], engine)
    second = page(tree)
    assert not second.select(".sound-coming") and second.select_one("listen-player audio")
    heard, corrected = (
        second.select_one(f"{selector} time")["datetime"] for selector in (".listen-version", ".correction")
    )
    assert heard == corrected
