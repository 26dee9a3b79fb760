"""A folder of story files: order, circles, and files that fail."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.stories.models import Story
from standfirst.wire.ingest import import_paths
from standfirst.wire.links import targets_first
from tests.wire.newspaper import write


@pytest.fixture
def paper(newsroom, tmp_path):
    """An empty folder for stories."""
    folder = tmp_path / "stories"
    folder.mkdir()
    return folder


def by_name(done):
    return {one.path.name: one for one in done}


def test_read_more_finds_its_story_in_whatever_order(paper):
    write(
        paper,
        "a.md",
        "[read more](/harbour/zulu/)\n\nAs [said](/harbour/zulu/) and [more](/topic/x/).\n",
        headline="Alpha",
    )
    write(paper, "z.md", headline="Zulu")
    assert [(one.path.name, one.outcome) for one in import_paths([paper], True)] == [
        ("z.md", "created"),
        ("a.md", "created"),
    ]
    alpha, zulu = (Story.objects.get(title=title) for title in ("Alpha", "Zulu"))
    assert alpha.body[0].value.pk == zulu.pk
    assert f'<a id="{zulu.pk}" linktype="page">said</a>' in alpha.body[1].value.source
    assert '<a href="/topic/x/">more</a>' in alpha.body[1].value.source
    assert {one.outcome for one in import_paths([paper], True)} == {"unchanged"}


def test_two_stories_may_lead_to_each_other(paper):
    write(paper, "a.md", "[read more](/harbour/zulu/)\n", headline="Alpha")
    write(paper, "z.md", "[read more](/harbour/alpha/)\n", headline="Zulu")
    assert {one.outcome for one in import_paths([paper], True)} == {"created"}
    alpha, zulu = (Story.objects.get(title=title) for title in ("Alpha", "Zulu"))
    assert alpha.live and zulu.live
    assert (alpha.body[0].value.pk, zulu.body[0].value.pk) == (zulu.pk, alpha.pk)
    assert {one.outcome for one in import_paths([paper], True)} == {"unchanged"}


def test_one_failing_file_stops_no_other(paper):
    write(paper, "bad.md", headline=None)
    (paper / "worse.md").write_bytes(b"\xff")
    write(paper, "lost.md", "[read more](/harbour/nowhere/)\n", headline="Lost")
    write(paper, "good.md", headline="Good")
    seen = []
    done = by_name(import_paths([paper, paper / "none.md"], True, seen.append))
    assert {one.path.name for one in seen} == set(done) == {"bad.md", "worse.md", "lost.md", "good.md", "none.md"}
    assert done["good.md"].outcome == "created"
    assert done["bad.md"].error == f"{paper}/bad.md, headline: a story needs this field."
    assert done["worse.md"].error == f"{paper}/worse.md, line 1: byte 0 is not UTF-8."
    assert (
        done["lost.md"].error
        == f"{paper}/lost.md, line 6: read more leads to /harbour/nowhere/, where there is no story."
    )
    assert done["none.md"].error == f"{paper}/none.md cannot be read: No such file or directory."
    assert [story.title for story in Story.objects.all()] == ["Good"]


def test_a_circle_fails_whole_where_the_bad_file_comes_first(paper):
    write(paper, "a.md", "[read more](/harbour/zulu/)\n", headline="Alpha")
    write(paper, "z.md", "[read more](/harbour/alpha/)\n\n[read more](/harbour/nowhere/)\n", headline="Zulu")
    done = by_name(import_paths([paper], True))
    assert "/harbour/nowhere/, where there is no story." in done["z.md"].error
    assert "/harbour/zulu/, where there is no story." in done["a.md"].error
    assert not Story.objects.exists()


def test_a_circle_says_what_stands_where_the_bad_file_comes_last(paper):
    write(paper, "a.md", "[read more](/harbour/zulu/)\n\n[read more](/harbour/nowhere/)\n", headline="Alpha")
    write(paper, "z.md", "[read more](/harbour/alpha/)\n", headline="Zulu")
    done = by_name(import_paths([paper], True))
    assert done["z.md"].outcome == "created"
    assert done["a.md"].error.endswith("Another file links to it, so its headline stands as a draft.")
    assert not Story.objects.get(title="Alpha").live
    write(paper, "a.md", "[read more](/harbour/zulu/)\n", headline="Alpha")
    assert {one.outcome for one in import_paths([paper], True)} == {"updated", "unchanged"}
    assert Story.objects.get(title="Alpha").live


def test_one_address_is_one_story(paper):
    write(paper, "a.md")
    write(paper, "b.md")
    done = by_name(import_paths([paper], True))
    assert done["b.md"].error == f"{paper}/b.md, slug: /harbour/ferry-returns/ is already the address of {paper}/a.md."
    assert Story.objects.count() == 1


def test_what_is_no_story_file_is_left_alone(paper):
    write(paper, "deep/down/a.md", headline="Deep")
    write(paper, ".hidden/b.md", headline="Hidden")
    write(paper, "README.md", headline="Readme")
    (paper / "notes.txt").write_text("x")
    assert [one.path.name for one in import_paths([paper, paper / "deep/down/a.md"], True)] == ["a.md"]


@pytest.mark.parametrize("section", ["Admin", "feed", "?!"])
def test_a_section_that_cannot_be(paper, section):
    path = write(paper, "a.md", section=f"'{section}'")
    [done] = import_paths([path], True)
    assert done.outcome == "failed" and done.error.startswith(f"{path}, section: ")
    assert not Story.objects.exists()


graphs = st.dictionaries(st.integers(0, 8).map(str), st.lists(st.integers(0, 9).map(str), max_size=4), max_size=9)


@given(graphs)
def test_order_holds_every_story_once_and_targets_first_where_there_is_no_circle(graph):
    order = targets_first(graph)
    assert sorted(order) == sorted(graph)
    acyclic = {name: [to for to in targets if to < name] for name, targets in graph.items()}
    order = targets_first(acyclic)
    for name, targets in acyclic.items():
        assert all(order.index(to) < order.index(name) for to in targets if to in acyclic)
