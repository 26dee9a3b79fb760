"""The lexicon's pages: what a change reaches is shown first, then just those sentences are spoken anew."""

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.test import Client
from django_tasks_db.models import DBTaskResult

from standfirst.narration.engines import engine
from standfirst.narration.models import LexiconEntry
from standfirst.narration.record import record
from standfirst.newsroom.listening import changing
from standfirst.newsroom.listening.reach import reach
from standfirst.stories import facts
from standfirst.stories.models import Story
from tests.journeys import paper as p
from tests.newsroom.listening.conftest import story_of

ADD = "/admin/lexicon/new/"
TYPED = {"written": "Siobhan", "say": "Shi-vawn", "language": "ga", "note": "Her own word", "heard": "on"}


def narrate(story: Story) -> tuple[int, int]:
    """Spoken and reused sentences of the live story."""
    result = record(facts.load_stories([story.pk])[story.pk], engine("tone"))
    return result.spoken, result.reused


def asked() -> list[int]:
    """Stories that wait for being narrated, of those asked for by a change of the lexicon."""
    rows = DBTaskResult.objects.filter(task_path__endswith=".narrate_live", priority__lt=0)
    return [row.args_kwargs["args"][0] for row in rows]


def test_a_change_says_what_it_reaches_and_speaks_just_that(editor: Client, paper: p.Paper, story: Story) -> None:
    other = story_of(paper, 4, "<p>Siobhan sat. Siobhan stood. Siobhanna did neither.</p>")
    third = story_of(paper, 6, "<p>Nobody of that name is here.</p>")
    for one in (story, other, third):
        narrate(one)
    page = editor.post(ADD, TYPED).content.decode()
    assert "2 stories, 3 sentences" in page and "Siobhan stood." in page and "Siobhanna" not in page
    assert not LexiconEntry.objects.exists()
    # A saying that no other test has had spoken: the store outlives a test.
    assert editor.post(ADD, {**TYPED, "say": "Counted", "asked": "1"}).status_code == 302
    entry = LexiconEntry.objects.get()
    assert (entry.say, entry.language, entry.confirmed_by.username) == ("Counted", "ga", "editor")
    assert sorted(asked()) == sorted([story.pk, other.pk])
    assert [narrate(one)[0] for one in (story, other, third)] == [1, 2, 0]
    assert narrate(other) == (0, narrate(other)[1])


def test_going_back_saves_nothing_and_keeps_what_was_typed(editor: Client, story: Story) -> None:
    narrate(story)
    page = editor.post(ADD, {**TYPED, "back": "1"}).content.decode()
    assert 'value="Shi-vawn"' in page and not LexiconEntry.objects.exists()


def test_a_word_that_nothing_says_is_saved_at_once(editor: Client, story: Story) -> None:
    assert editor.post(ADD, {**TYPED, "written": "Quux", "heard": ""}).status_code == 302
    assert LexiconEntry.objects.get().confirmed_at is None


def test_a_changed_saying_is_confirmed_by_nobody(editor: Client, paper: p.Paper) -> None:
    editor.post(ADD, TYPED)
    entry = LexiconEntry.objects.get()
    address = f"/admin/lexicon/edit/{entry.pk}/"
    editor.post(address, {**TYPED, "note": "Other", "heard": ""})
    assert LexiconEntry.objects.get().confirmed_at == entry.confirmed_at
    editor.post(address, {**TYPED, "say": "Shuvvon", "heard": ""})
    assert LexiconEntry.objects.get().confirmed_by is None


def test_deleting_says_what_it_reaches_and_speaks_it_anew(editor: Client, story: Story) -> None:
    entry = LexiconEntry.objects.create(written="Ngaio", say="Nye-oh")
    narrate(story)
    address = f"/admin/lexicon/delete/{entry.pk}/"
    assert "1 story, 1 sentence" in editor.get(address).content.decode()
    editor.post(address)
    assert not LexiconEntry.objects.exists() and asked() == [story.pk]


def test_markup_accents_and_bylines_are_reached(paper: p.Paper, editor: Client) -> None:
    story = story_of(paper, 2, "<p>It was <b>Bjo\u0308rn</b>&amp;Co. Björn left.</p>")
    narrate(story)
    found = reach({}, {"Björn": "Byern"})
    assert [len(one.sentences) for one in found.stories] == [2]
    name = paper.contributors[0].name
    assert next(one.sentences for one in reach({}, {name: "Asher Roe"}).stories)[0].startswith(f"By {name}")


def test_what_was_never_narrated_is_not_spoken_for_a_word(story: Story, editor: Client) -> None:
    assert not reach({}, {"Siobhan": "Shi-vawn"})


def test_saving_warns_of_what_the_voice_drops(
    editor: Client, paper: p.Paper, monkeypatch: pytest.MonkeyPatch, settings: object
) -> None:
    monkeypatch.setattr(changing.voice, "phonemes", lambda: frozenset("abc"))
    page = editor.post(ADD, {**TYPED, "say": "/axb/"}, follow=True).content.decode()
    assert "“Siobhan” is saved. The voice has no sound for “x” and leaves it out." in page


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("written", "...", "There is no letter in it."),
        ("say", "/a/ b", "IPA stands between two slashes"),
        ("say", "[[a]]", "IPA stands between two slashes"),
        ("say", "...", "There is nothing in it that can be said."),
        ("language", "Irish!", "is no language tag"),
    ],
)
def test_what_cannot_be_an_entry_is_refused(
    editor: Client, paper: p.Paper, field: str, value: str, sentence: str
) -> None:
    assert sentence in editor.post(ADD, {**TYPED, field: value}).content.decode()
    assert not LexiconEntry.objects.exists()


@pytest.mark.parametrize("path", ["lexicon/", "lexicon/new/", "lexicon/import/", "lexicon/export.csv",
                                  "listening/hear/?written=A", "reports/misheard/"])  # fmt: skip
def test_only_whoever_works_on_stories_may_see_them(paper: p.Paper, client: Client, path: str) -> None:
    assert client.get(f"/admin/{path}").status_code == 302
    user = User.objects.create_user("reader", password="x")
    user.user_permissions.add(*_access())
    client.force_login(user)
    assert client.get(f"/admin/{path}").status_code in (302, 403)
    user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(User.objects.get(pk=user.pk))
    answer = client.get(f"/admin/{path}").status_code
    assert answer == 200 or (path.startswith("listening") and answer == 503), settings.ENVIRONMENT.engine


def _access() -> list[object]:
    from django.contrib.auth.models import Permission

    return list(Permission.objects.filter(codename="access_admin"))
