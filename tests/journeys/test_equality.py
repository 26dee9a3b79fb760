"""Incremental equals clean: after any edits, the tree is byte for byte what an empty folder would get."""

import shutil
from pathlib import Path

from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from standfirst.press.models import Member, Pressed, Touched
from standfirst.press.run import press, verify
from standfirst.stories.models import Home
from tests.journeys import edits as e
from tests.journeys import paper as p
from tests.journeys import rarer as r

ACTIONS = st.sampled_from(p.ACTIONS + e.ACTIONS + r.ACTIONS)
EDITS = st.lists(st.tuples(ACTIONS, st.integers(0, 200), st.booleans()), min_size=1, max_size=12)


class Undone(Exception):
    """Rolls an example's edits back."""


def clean_tree(tree: Path) -> dict[str, bytes]:
    """What an empty folder and an empty ledger give."""
    shutil.rmtree(tree)
    tree.mkdir()
    for model in (Pressed, Member, Touched):
        model.objects.all().delete()
    assert not press(everything=True).failed
    return p.files(tree)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(edits=EDITS)
@example(edits=[(p.publish, 1, True), (p.change_section, 0, True), (p.change_section, 4, True)])
@example(edits=[(p.publish, 1, True), (p.publish, 3, False), (p.move, 0, True), (p.delete, 0, True)])
@example(edits=[(p.publish, 0, False), (r.withdraw_section, 2, False)])
@example(edits=[(p.publish, 1, True), (r.write_for_the_ear, 1, True), (p.correct, 3, False), (e.narrate, 1, True),
                (r.choose_quote_voice, 1, True), (r.write_for_the_ear, 6, True)])  # fmt: skip
@example(edits=[(p.publish, 1, True), (e.narrate, 1, False), (r.read_by_a_person, 0, True), (p.rename, 0, True),
                (r.read_by_a_person, 1, True), (p.withdraw, 0, True), (p.publish_again, 0, True),
                (r.read_by_a_person, 2, True)])  # fmt: skip
def test_incremental_equals_clean(newsroom: Home, tree: Path, edits: list[tuple[p.Action, int, bool]]) -> None:
    try:
        with transaction.atomic():
            check(newsroom, tree, edits)
            raise Undone
    except Undone:
        pass
    finally:
        shutil.rmtree(tree)
        tree.mkdir()


def check(home: Home, tree: Path, edits: list[tuple[p.Action, int, bool]]) -> None:
    paper = p.furnish(Home.objects.get(pk=home.pk))
    assert not press(everything=True).failed
    for action, seed, now in edits:
        action(paper, seed)
        if now:
            assert not press().failed
    assert not press().failed
    incremental = p.files(tree)
    again = press()
    assert not again.written and not again.removed
    checked = verify()
    assert checked.good, (checked.differences, checked.failed)
    assert incremental == clean_tree(tree)


def test_what_embeds_an_address_follows_its_answer(newsroom: Home, tree: Path) -> None:
    """Found by trying: another site answers once, for whichever story asked, and every story shows it."""
    check(newsroom, tree, [(p.publish, 1, True), (r.embed, 1, True), (r.hear_of_embed, 1, True)])


def test_an_address_whose_answer_is_thrown_away_is_shown_without_it(newsroom: Home, tree: Path) -> None:
    check(
        newsroom,
        tree,
        [(p.publish, 1, True), (r.hear_of_embed, 1, False), (r.embed, 1, True), (r.hear_of_embed, 5, True)],
    )
