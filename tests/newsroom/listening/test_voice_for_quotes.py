"""The voice for quotes in the newsroom's settings: a choice of what is installed, heard in what is published."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from standfirst.narration.engines import engine
from standfirst.narration.record import record
from standfirst.stories import facts
from standfirst.stories.models import NewsroomSettings, Story
from tests.journeys import paper as p
from tests.newsroom.listening.conftest import story_of
from tests.newsroom.listening.test_lexicon import asked

QUOTED = "<p>“It is over. We go home,” said Nora Vale. Nobody rose.</p>"


@pytest.fixture
def address(editor: Client, paper: p.Paper) -> str:
    return reverse("wagtailsettings:edit", args=["stories", "newsroomsettings", NewsroomSettings.load().pk])


@pytest.fixture
def stories(paper: p.Paper) -> list[Story]:
    quoted = story_of(paper, 2, QUOTED)
    block = story_of(paper, 4, "<p>Nothing here.</p>")
    block.body = [("quote", {"text": "We stay.", "attribution": "Tom Hale"})]
    block.save_revision().publish()
    plain = story_of(paper, 6, "<p>The “best” boat. “The Last Boat.” It is said to sail.</p>")
    for story in (quoted, block, plain):
        record(facts.load_stories([story.pk])[story.pk], engine("tone"))
    return [quoted, block]


def typed(editor: Client, address: str, **changed: str) -> dict[str, str]:
    """What the form would send."""
    form = editor.get(address).context["form"]
    sent = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in (sent | changed).items() if value is not None}


def offered(page: str) -> list[tuple[str, bool]]:
    select = re.search(r'<select name="quote_voice".*?</select>', page, re.DOTALL)
    assert select
    return [(value, "selected" in rest) for value, rest in re.findall(r'<option value="([^"]*)"([^>]*)', select[0])]


def test_another_voice_says_what_it_reaches_and_has_it_spoken(
    editor: Client, address: str, stories: list[Story]
) -> None:
    page = editor.post(address, typed(editor, address, quote_voice="piper", name="The Packet")).content.decode()
    assert "2 stories, 2 sentences" in page and "“It is over." in page and "We stay." in page
    assert "Last Boat" not in page and not NewsroomSettings.load().quote_voice
    back = editor.post(address, typed(editor, address, quote_voice="piper", name="The Packet", back="1"))
    assert ("piper", True) in offered(back.content.decode()) and 'value="The Packet"' in back.content.decode()
    assert not NewsroomSettings.load().quote_voice and asked() == []
    sent = typed(editor, address, quote_voice="piper", name="The Packet", asked="1")
    page = editor.post(address, sent, follow=True).content.decode()
    assert "2 stories, 2 sentences: spoken anew in the background." in page
    own = NewsroomSettings.load()
    assert (own.quote_voice, own.name) == ("piper", "The Packet")
    assert sorted(asked()) == sorted(story.pk for story in stories)
    assert "2 stories, 2 sentences" in editor.post(address, typed(editor, address, quote_voice="")).content.decode()


def test_only_installed_voices_are_offered_and_one_that_has_gone_is_named(editor: Client, address: str) -> None:
    values = offered(editor.get(address).content.decode())
    assert values[0] == ("", True) and ("piper", False) in values
    assert all(value != "openai:<voice>" for value, _ in values)
    assert editor.post(address, typed(editor, address, quote_voice="kokoro:nobody")).status_code == 200
    assert not NewsroomSettings.load().quote_voice
    NewsroomSettings.objects.update(quote_voice="piper:gone")
    page = editor.get(address).content.decode()
    assert ("piper:gone", True) in offered(page) and "piper:gone – is there no longer" in page
    assert editor.post(address, typed(editor, address, strapline="Still here")).status_code == 302
    assert NewsroomSettings.load().strapline == "Still here"
    assert editor.post(address, typed(editor, address, quote_voice="")).status_code == 302
