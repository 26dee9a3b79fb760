"""Settings of the newsroom that stories are said by: the voice for quotes, a choice of what is installed; the language
and the time zone. What a change reaches in what is published is shown first, and then heard.
"""

import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from standfirst.narration.engines import engine
from standfirst.narration.record import record
from standfirst.stories import actions, facts
from standfirst.stories.models import NewsroomSettings, Story
from tests.journeys import paper as p
from tests.narration.test_voices import put_piper
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


@pytest.fixture
def dated(paper: p.Paper) -> list[Story]:
    """The newest last: one with a number in its text, one that was corrected late in the evening, and a plain one."""
    day = story_of(paper, 2, "<p>It took 1,201 home. Nobody rose.</p>")
    corrected = story_of(paper, 4, "<p>It stayed.</p>")
    when = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
    actions.correct(corrected, kind="correction", text="It went.", place="top", when=when)
    found = [day, corrected, story_of(paper, 6, "<p>Nobody sat.</p>")]
    for story in found:
        record(facts.load_stories([story.pk])[story.pk], engine("tone"))
    DBTaskResult.objects.all().delete()
    return found


def test_another_language_or_time_zone_says_what_it_reaches_and_speaks_just_that(
    editor: Client, address: str, dated: list[Story]
) -> None:
    day, corrected, _ = dated
    page = editor.post(address, typed(editor, address, language="en-US")).content.decode()
    assert "“Language” is not saved yet" in page and "2 stories, 2 sentences" in page
    assert "It took 1,201 home." in page and "corrected on March 2" in page and "Nobody rose." not in page
    page = editor.post(address, typed(editor, address, language="en-US", asked="1"), follow=True).content.decode()
    assert "2 stories, 2 sentences: spoken anew in the background." in page
    assert NewsroomSettings.load().language == "en-US" and asked() == [corrected.pk, day.pk], "the newest first"
    assert [record(facts.load_stories([id])[id], engine("tone")).spoken for id in asked()] == [1, 1]
    away = {"time_zone": "Pacific/Auckland", "strapline": "Far off"}
    page = editor.post(address, typed(editor, address, **away)).content.decode()
    assert "“Time zone” is not saved yet" in page and "1 story, 1 sentence" in page and "March 3" in page
    assert editor.post(address, typed(editor, address, time_zone="Mars/Olympus")).status_code == 200
    assert editor.post(address, typed(editor, address, strapline="As before")).status_code == 302, (
        "not spoken: not asked"
    )


def test_a_language_with_a_voice_of_its_own_has_everything_spoken_in_it(
    editor: Client, address: str, dated: list[Story], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_piper(tmp_path, "rosa", language={"code": "es_ES"})
    monkeypatch.setattr(settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, engine="piper", voices_folder=tmp_path))
    page = editor.post(address, typed(editor, address, language="es-ES")).content.decode()
    assert all(story.title in page for story in dated) and "3 stories, " in page and "Nobody rose." in page
    editor.post(address, typed(editor, address, language="es-ES", asked="1"))
    assert asked() == [story.pk for story in reversed(dated)]
    # Joe reads both, and reads them alike.
    DBTaskResult.objects.all().delete()
    NewsroomSettings.objects.update(language="en-GB")
    assert editor.post(address, typed(editor, address, language="en-NZ")).status_code == 302
    assert asked() == []
