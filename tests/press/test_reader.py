"""Facts: declared once, loaded in bulk, noted with their digests."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest

from standfirst.press import facts
from standfirst.press.digest import ABSENT, digest
from standfirst.press.reader import Reader, UnknownFact

pytestmark = pytest.mark.no_database


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[SimpleNamespace]:
    """A row fact "twin" and a listing "upto", and a note of how they were loaded."""
    monkeypatch.setattr(facts, "ROWS", {})
    monkeypatch.setattr(facts, "LISTINGS", {})
    loads: list[object] = []

    @facts.row("twin", of="paper.Note")
    def twin(ids: object) -> dict[int, int]:
        loads.append(sorted(ids))
        return {id: id * 2 for id in ids if id < 10}

    @facts.listing("upto", of=["paper.Note", "paper.Part"], keys=lambda ids: {})
    def upto(count: int) -> tuple[int, ...]:
        loads.append(count)
        return tuple(range(count))

    yield SimpleNamespace(loads=loads)


def test_a_fact_is_loaded_once(desk: SimpleNamespace) -> None:
    reader = Reader()
    assert [reader("twin", 3), reader.read("twin", 3), reader("upto", 2), reader("upto", 2)] == [6, 6, (0, 1), (0, 1)]
    assert desk.loads == [[3], 2]


def test_many_rows_are_loaded_together_and_a_missing_one_is_none(desk: SimpleNamespace) -> None:
    assert Reader().many("twin", (4, 11, 3)) == (8, None, 6)
    assert desk.loads == [[3, 4, 11]]


def test_a_prefetch_loads_only_what_is_missing_and_notes_nothing(desk: SimpleNamespace) -> None:
    reader = Reader()
    reader("twin", 1)
    with reader.noting() as noted:
        reader.prefetch("twin", [1, 2])
        assert noted.digests == {}
        reader("twin", 2)
    assert noted.digests == {'["twin",2]': digest(4)}
    assert desk.loads == [[1], [2]]


def test_each_output_notes_its_own_reads(desk: SimpleNamespace) -> None:
    reader = Reader()
    with reader.noting() as first:
        reader("twin", 1)
        reader("upto", 2)
    with reader.noting() as second:
        reader("twin", 11)
    assert first.digests == {'["twin",1]': digest(2), '["upto",2]': digest((0, 1))}
    assert first.members == {'["upto",2]': ("paper.Note", frozenset({0, 1}))}
    assert second.digests == {'["twin",11]': ABSENT}


def test_noting_does_not_nest(desk: SimpleNamespace) -> None:
    reader = Reader()
    with reader.noting(), pytest.raises(RuntimeError, match="one output at a time"), reader.noting():
        pass


def test_an_override_is_read_and_never_noted(desk: SimpleNamespace) -> None:
    reader = Reader(overrides={("twin", 1): "draft", ("upto", 3): (7,)})
    with reader.noting() as noted:
        assert (reader("twin", 1), reader("upto", 3), reader.many("twin", (1, 2))) == ("draft", (7,), ("draft", 4))
    assert noted.digests == {'["twin",2]': digest(4)}
    assert desk.loads == [[2]]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("nothing", 1), "no fact is named 'nothing'"),
        (("twin",), "the row fact 'twin' takes one id, not nothing"),
        (("twin", "a"), "the row fact 'twin' takes one id, not a"),
    ],
)
def test_an_unknown_fact_is_named(desk: SimpleNamespace, args: tuple, said: str) -> None:
    with pytest.raises(UnknownFact, match=said):
        Reader().read(*args)


def test_a_name_is_declared_once(desk: SimpleNamespace) -> None:
    with pytest.raises(ValueError, match="the fact 'twin' is already declared"):
        facts.listing("twin", of="paper.Note", keys=lambda ids: {})(lambda: ())
    with pytest.raises(ValueError, match="'Note' is not a source"):
        facts.row("other", of="Note")(lambda ids: {})


def test_only_plain_ids_are_members() -> None:
    assert facts.ids_in((1, "2026-11-22", True, 5)) == (1, 5)
    assert facts.ids_in({"a": 1}) == ()
