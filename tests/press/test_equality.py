"""Incremental equals clean: whatever was edited, the tree is what an empty folder would get, byte for byte."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from standfirst.press import run
from standfirst.press.models import Due
from standfirst.press.run import press, verify
from tests.press import trees
from tests.press.paper import desk
from tests.press.paper.models import Note, Part

SLUGS = st.sampled_from(["a", "b", "c", "d"])
IDS = st.integers(1, 6)
PARTS = st.integers(1, 3)


def write_or(change: Callable[[int, dict], None]) -> Callable[..., None]:
    def act(id: int, **fields: object) -> None:
        if Note.objects.filter(pk=id).exists():
            change(id, fields)
        else:
            desk.write(id, **{name: value for name, value in fields.items() if name != "live"})

    return act


def give(id: int, fields: dict) -> None:
    desk.edit(id, **fields)


def slug(id: int, slug: str) -> None:
    """Change a slug; where it is taken in the section, the two swap."""
    note = Note.objects.filter(pk=id).first()
    if note is None:
        return
    with transaction.atomic():
        for other in Note.objects.filter(part=note.part_id, slug=slug).exclude(pk=id):
            desk.edit(other.pk, slug=note.slug)
        desk.edit(id, slug=slug)


def move(id: int, part: int) -> None:
    note = Note.objects.filter(pk=id).first()
    if note is not None and not Note.objects.filter(part=part, slug=note.slug).exists():
        desk.edit(id, part_id=part)


def link(id: int, other: int) -> None:
    if Note.objects.filter(pk__in=[id, other]).count() == 2:
        desk.edit(id, more_id=other)


def part_slug(id: int, name: str) -> None:
    if not Part.objects.filter(slug=name).exists():
        desk.edit_part(id, slug=name)


ACTIONS = st.one_of(
    st.tuples(
        st.just(write_or(give)),
        st.tuples(IDS),
        st.fixed_dictionaries(
            {},
            optional={
                "text": st.sampled_from(["One.", "Two."]),
                "title": st.sampled_from(["T", "U & V"]),
                "tag": st.sampled_from(["", "x", "y"]),
                "live": st.booleans(),
            },
        ),
    ),
    st.tuples(st.just(slug), st.tuples(IDS, SLUGS), st.just({})),
    st.tuples(st.just(move), st.tuples(IDS, PARTS), st.just({})),
    st.tuples(st.just(link), st.tuples(IDS, IDS), st.just({})),
    st.tuples(st.just(desk.delete), st.tuples(IDS), st.just({})),
    st.tuples(st.just(part_slug), st.tuples(PARTS, st.sampled_from(["p", "q", "r", "tag"])), st.just({})),
    st.tuples(st.just(desk.edit_part), st.tuples(PARTS), st.fixed_dictionaries({"name": st.sampled_from("MN")})),
    st.tuples(st.just(desk.rename_paper), st.tuples(st.sampled_from(["Paper", "Other"])), st.just({})),
)
EDITS = st.lists(st.tuples(ACTIONS, st.booleans()), min_size=1, max_size=12)


class Undone(Exception):
    """Rolls an example back."""


@pytest.mark.parametrize("batch", [2, 100])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_incremental_equals_clean(
    paper: Path,
    monkeypatch: pytest.MonkeyPatch,
    batch: int,
    edits: list,
) -> None:
    monkeypatch.setattr(run, "BATCH", batch)
    try:
        with transaction.atomic():
            Part.objects.create(pk=3, name="Part 3", slug="part-3")
            check(paper, edits)
            raise Undone
    except Undone:
        shutil.rmtree(paper, ignore_errors=True)


def check(tree: Path, edits: list) -> None:
    press()
    for (action, args, fields), now in edits:
        action(*args, **fields)
        if now:
            press()
    press()
    assert not Due.objects.exists()
    incremental = trees.contents(tree)
    assert verify().differences == ()
    assert press().written == ()
    shutil.rmtree(tree)
    trees.forget_all()
    assert press(everything=True).failed == ()
    assert trees.contents(tree) == incremental
    trees.check_copies(tree)
