"""Block ids: what stays keeps its id, what is new gets one of its own, the same everywhere."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.wire.blocks import said, with_ids

pytestmark = pytest.mark.no_database

texts = st.text(alphabet="abc ", max_size=12).map(lambda text: ("paragraph", f"<p>{text}</p>"))
quotes = st.text(alphabet="abc ", max_size=12).map(lambda text: ("quote", {"text": text, "attribution": ""}))
bodies = st.lists(texts | quotes, max_size=8)


@given(bodies, bodies)
def test_every_block_has_one_id_and_what_stays_keeps_it(old, new):
    before = with_ids([], old, "/uk/a/")
    after = with_ids(before, new, "/uk/a/")
    assert [(block["type"], block["value"]) for block in after] == new
    assert len({block["id"] for block in after}) == len(after)
    assert with_ids(after, new, "/uk/a/") == after
    assert with_ids([], new, "/uk/a/") == with_ids([], new, "/uk/a/")


@given(bodies, st.integers(0, 8), texts)
def test_a_block_put_in_moves_no_other(old, place, block):
    before = with_ids([], old, "/uk/a/")
    after = with_ids(before, [*old[:place], block, *old[place:]], "/uk/a/")
    assert {one["id"] for one in before} <= {one["id"] for one in after}


def test_an_edited_sentence_keeps_its_blocks_id():
    before = with_ids([], [("paragraph", "<p>The ferry is back. It was away for ten weeks.</p>")], "/uk/a/")
    [after] = with_ids(before, [("paragraph", "<p>The ferry is back. It was away for eleven weeks.</p>")], "/uk/a/")
    assert after["id"] == before[0]["id"]
    [other] = with_ids(before, [("heading", "The ferry is back. It was away for ten weeks.")], "/uk/a/")
    assert other["id"] != before[0]["id"]


@pytest.mark.parametrize(("one", "other"), [
    ('<p data-block-key="x1">a</p>', "<p>a</p>"), ("<p>a<br>b</p>", "<p>a<br/>b</p>"), ("<p>a</p> ", "<p>a</p>"),
    ('<p><a linktype="page" id="3">a</a></p>', '<p><a id="3" linktype="page">a</a></p>'),
])  # fmt: skip
def test_the_same_words_are_the_same_however_they_are_stored(one, other):
    assert said("paragraph", one) == said("paragraph", other)


def test_a_long_body_that_is_new_throughout_is_quick():
    old = with_ids([], [("paragraph", f"<p>{'old words ' * 20}{n}</p>") for n in range(1000)], "/uk/a/")
    began = time.perf_counter()
    with_ids(old, [("paragraph", f"<p>{'fresh text ' * 20}{n}</p>") for n in range(1000)], "/uk/a/")
    assert time.perf_counter() - began < 20
