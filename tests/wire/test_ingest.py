"""Story files become stories: created, updated, unchanged, refused."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from wagtail.models import Revision

from standfirst.pictures.models import Picture
from standfirst.stories import actions
from standfirst.stories.facts import story_value
from standfirst.stories.models import Contributor, Section, Story, Topic
from standfirst.wire.ingest import Imported, import_paths
from standfirst.wire.sources.items import CORRECTION_KINDS, LABELS, PLACES
from tests.wire.newspaper import picture, write

pytestmark = pytest.mark.usefixtures("newsroom")

WHOLE = {
    "standfirst": "After eleven weeks.", "label": "Exclusive", "byline": "[Asha Rowe in Port Ellery, Tom Lark]",
    "published": "2026-11-01T06:11:00Z", "updated": "2026-11-02T06:11:00Z", "topics": "[Ferries, Port Ellery]",
}  # fmt: skip


def one(path, publish=True) -> Imported:
    [imported] = import_paths([path], publish)
    return imported


def ids(story: Story) -> list[str]:
    return [block["id"] for block in story.body.get_prep_value()]


def test_a_file_becomes_a_published_story(tmp_path):
    done = one(
        write(
            tmp_path,
            "a.md",
            "It is *back*.\n\n> Home.\n> — Ines Calder\n\n## Next\n\nhttps://video.example/1\n",
            **WHOLE,
        )
    )
    assert (done.outcome, done.error, done.address) == ("created", "", "/harbour/ferry-returns/")
    story = Story.objects.get(pk=done.story_id)
    assert story.live and not story.has_unpublished_changes
    assert story.first_published_at == story.published_at == datetime(2026, 11, 1, 6, 11, tzinfo=UTC)
    assert story.url_path.endswith("/harbour/ferry-returns/")
    value = story_value(story)
    assert (value.headline, value.label, value.standfirst) == ("Ferry returns", "Exclusive", "After eleven weeks.")
    assert value.updated == datetime(2026, 11, 2, 6, 11, tzinfo=UTC)
    assert [entry.words for entry in value.byline] == ["in Port Ellery", ""]
    assert [Contributor.objects.get(pk=entry.contributor).name for entry in value.byline] == ["Asha Rowe", "Tom Lark"]
    assert [Topic.objects.get(pk=id).name for id in value.topics] == ["Ferries", "Port Ellery"]
    assert [type(block).__name__ for block in value.body] == ["Paragraph", "Quote", "Heading", "Embed"]
    assert value.body[0].html == "It is <i>back</i>."
    assert Section.objects.get().title == "Harbour" and Section.objects.get().live


def test_twice_equals_once(tmp_path):
    picture(tmp_path / "quay.jpg", Credit="Harbour Press", Caption="The quay")
    body = 'One.\n\n![A quay](quay.jpg "The quay | Harbour Press")\n\n- a\n- b\n\nhttps://video.example/1\n'
    corrections = "[{kind: apology, when: 2026-11-03T06:11:00Z, text: Eleven weeks.}]"
    path = write(tmp_path, "a.md", body, picture="quay.jpg", lead="true", corrections=corrections, **WHOLE)
    first = one(path)
    assert first.outcome == "created"
    before = Revision.objects.count(), story_value(Story.objects.get()), Picture.objects.count()
    again = one(path)
    assert (again.outcome, again.story_id) == ("unchanged", first.story_id)
    assert (Revision.objects.count(), story_value(Story.objects.get()), Picture.objects.count()) == before
    assert (Contributor.objects.count(), Topic.objects.count(), Section.objects.count()) == (2, 2, 1)


def test_words_for_the_ear_come_in_once_and_stay_where_a_file_does_not_say(tmp_path):
    body = "One.\n\n{silent}\n- a\n- b\n\n{silent}\n## Table\n\n> Home.\n> — Ines Calder\n\n{silent}\n> No.\n"
    path = write(tmp_path, "a.md", body, spoken_headline="The ferry has returned", **WHOLE)
    assert one(path).outcome == "created"
    value = story_value(Story.objects.get())
    assert value.spoken_headline == "The ferry has returned"
    assert [(type(block).__name__, block.silent) for block in value.body] == [
        ("Paragraph", False), ("Items", True), ("Heading", True), ("Quote", False), ("Quote", True),
    ]  # fmt: skip
    # The editor's form stores a tick that is not set; an older import stored none. Neither is a change.
    for tick in ({}, {"silent": False}):
        story = Story.objects.get()
        stored = story.body.get_prep_value()
        stored[3]["value"] = {"text": "Home.", "attribution": "Ines Calder", **tick}
        story.body = json.dumps(stored)
        actions.publish(story)
        assert one(path).outcome == "unchanged"
    assert one(write(tmp_path, "a.md", body, **WHOLE)).outcome == "unchanged"
    assert (
        one(write(tmp_path, "a.md", body.replace("{silent}\n##", "##"), spoken_headline='""', **WHOLE)).outcome
        == "updated"
    )
    value = story_value(Story.objects.get())
    assert value.spoken_headline == "" and not value.body[2].silent


def test_a_draft_stays_a_draft_and_is_published_later(tmp_path):
    path = write(tmp_path, "a.md", **WHOLE)
    assert one(path, publish=False).outcome == "created"
    assert not Story.objects.get().live
    assert one(path, publish=False).outcome == "unchanged"
    assert one(path, publish=True).outcome == "updated"
    assert Story.objects.get().live
    assert Story.objects.get().first_published_at == datetime(2026, 11, 1, 6, 11, tzinfo=UTC)
    write(tmp_path, "a.md", "Changed.\n", **WHOLE)
    assert one(path, publish=False).outcome == "updated"
    assert "Changed" not in str(Story.objects.get().body), "a draft of a live story touches nothing that readers see"
    assert Story.objects.get().has_unpublished_changes


def test_blocks_that_stay_keep_their_ids(tmp_path):
    path = write(tmp_path, "a.md", "First of all.\n\nThe ferry is back in the harbour.\n\nLast.\n")
    one(path)
    before = ids(Story.objects.get())
    write(tmp_path, "a.md", "New.\n\nFirst of all.\n\nThe ferry is home in the harbour.\n\nLast.\n")
    assert one(path).outcome == "updated"
    after = ids(Story.objects.get())
    assert after[1:] == before and after[0] not in before


def test_an_editors_save_does_not_count_as_a_change(tmp_path):
    path = write(tmp_path, "a.md", "See [this](https://x.example/) and *that*.\n\nhttps://video.example/1\n")
    one(path)
    story = Story.objects.get()
    raw = story.body.get_prep_value()
    raw[0]["value"] = raw[0]["value"].replace("<p>", '<p data-block-key="a1b2c">')
    raw[1]["value"]["title"] = "Video: the ferry"
    story.body = [(block["type"], block["value"]) for block in raw]
    story.save_revision().publish()
    assert one(path).outcome == "unchanged"
    write(tmp_path, "a.md", "See [this](https://x.example/) and *that*.\n\nhttps://video.example/1\n\nMore.\n")
    one(path)
    assert Story.objects.get().body[1].value["title"] == "Video: the ferry"


def test_what_a_file_leaves_out_stays(tmp_path):
    path = write(tmp_path, "a.md", **WHOLE)
    one(path)
    write(tmp_path, "a.md", headline="Ferry returns again", slug="ferry-returns")
    assert one(path).outcome == "updated"
    value = story_value(Story.objects.get())
    assert (value.headline, value.label, value.standfirst) == (
        "Ferry returns again",
        "Exclusive",
        "After eleven weeks.",
    )
    assert len(value.byline) == len(value.topics) == 2
    write(tmp_path, "a.md", slug="ferry-returns", label="", topics="[]", byline="[]")
    one(path)
    value = story_value(Story.objects.get())
    assert (value.label, value.topics, value.byline) == ("", (), ())


def test_corrections_are_added_and_never_taken_back(tmp_path):
    first = "{kind: apology, when: 2026-11-03T06:11:00Z, text: Eleven weeks., place: top}"
    path = write(tmp_path, "a.md", corrections=f"[{first}]")
    one(path)
    write(tmp_path, "a.md", corrections="[{when: 2026-11-04T06:11:00Z, text: Ten weeks.}]")
    one(path)
    found = [(row.kind, row.text, row.place) for row in Story.objects.get().corrections.all()]
    assert found == [("correction", "Ten weeks.", "foot"), ("apology", "Eleven weeks.", "top")]


@pytest.mark.parametrize(("entry", "name", "words"), [
    ("Asha Rowe", "Asha Rowe", ""), ("By Asha Rowe in Port Ellery", "Asha Rowe", "in Port Ellery"),
    ("Asha Rowe Hart, editor", "Asha Rowe Hart", "editor"), ("Asha Rowena in Hull", "Asha Rowena", "in Hull"),
])  # fmt: skip
def test_the_longest_name_is_meant(tmp_path, entry, name, words):
    for number, known in enumerate(("Asha Rowe", "Asha Rowe Hart")):
        Contributor.objects.create(name=known, slug=f"known-{number}")
    one(write(tmp_path, "a.md", byline=f'["{entry}"]'))
    [row] = Story.objects.get().byline_entries.all()
    assert (row.contributor.name, row.words) == (name, words)


def test_two_contributors_may_share_a_slug_root(tmp_path):
    Contributor.objects.create(name="Ása Rowe", slug="asa-rowe")
    one(write(tmp_path, "a.md", byline="[Asa Rowe]"))
    assert set(Contributor.objects.values_list("slug", flat=True)) == {"asa-rowe", "asa-rowe-2"}


def test_section_by_name_or_slug(tmp_path):
    for number, name in enumerate(("Harbour", "harbour", "HARBOUR")):
        assert one(write(tmp_path, f"{number}.md", headline=f"Story {number}", section=name)).error == ""
    assert Section.objects.get().get_children().count() == 3


def test_an_embargo_holds(tmp_path):
    when = (timezone.now() + timedelta(days=1)).replace(microsecond=0)
    path = write(tmp_path, "a.md", embargo=when.isoformat(), published="2026-11-01T06:11:00Z")
    assert one(path).outcome == "created"
    story = Story.objects.get()
    assert not story.live and story.latest_revision.approved_go_live_at == when
    assert one(path).outcome == "unchanged"
    write(tmp_path, "a.md", embargo="2026-11-01T06:11:00Z")
    assert one(path).outcome == "updated"
    assert Story.objects.get().live and not Revision.objects.exclude(approved_go_live_at=None)
    assert Story.objects.get().first_published_at == datetime(2026, 11, 1, 6, 11, tzinfo=UTC)


def test_an_embargoed_draft_cannot_slip_out(tmp_path):
    when = (timezone.now() + timedelta(days=1)).replace(microsecond=0)
    one(write(tmp_path, "a.md", embargo=when.isoformat()), publish=False)
    assert Story.objects.get().get_latest_revision_as_object().go_live_at == when


def test_a_leading_story_is_first_on_its_front(tmp_path):
    paths = [write(tmp_path, f"{n}.md", headline=f"Story {n}", lead="yes") for n in range(2)]
    import_paths(paths, True)
    import_paths(paths, True)
    top = [entry.story.title for entry in Section.objects.get().top_stories.all()]
    assert top == ["Story 1", "Story 0"]
    assert not Section.objects.get().has_unpublished_changes


def test_words_agree_with_the_models():
    from standfirst.stories.models import Correction

    assert tuple(Story.Label.values) == LABELS
    assert tuple(Correction.Kind.values) == CORRECTION_KINDS
    assert tuple(Correction.Place.values) == PLACES
