"""What facts ask alike is asked once in a reader's life, and anew in the next."""

from collections.abc import Collection, Mapping

from standfirst.press import facts
from standfirst.press.reader import Reader
from standfirst.press.sharing import shared, shared_rows, sharing


def test_outside_of_a_reader_everything_is_asked_anew() -> None:
    asked: list[object] = []

    @shared
    def zone() -> int:
        asked.append("zone")
        return len(asked)

    assert (zone(), zone()) == (1, 2)
    answers: dict[object, object] = {}
    with sharing(answers):
        assert (zone(), zone()) == (3, 3)
    with sharing(answers):
        assert zone() == 3
    assert (zone(), asked) == (4, ["zone"] * 4)


def test_rows_are_asked_once_each_also_those_that_are_not_there() -> None:
    asked: list[set[int]] = []

    @shared_rows
    def rows(ids: Collection[int]) -> Mapping[int, str]:
        asked.append(set(ids))
        return {id: str(id) for id in ids if id < 10}

    with sharing({}):
        assert rows([1, 2, 11]) == {1: "1", 2: "2"}
        assert rows([11, 2]) == {2: "2"}
        assert rows([3, 2]) == {3: "3", 2: "2"}
    assert asked == [{1, 2, 11}, {3}]
    assert rows([1]) == {1: "1"} and asked[2:] == [{1}]


def test_two_facts_of_one_reader_share_and_two_readers_do_not() -> None:
    asked: list[int] = []

    @shared_rows
    def names(ids: Collection[int]) -> Mapping[int, str]:
        asked.extend(ids)
        return dict.fromkeys(ids, "name")

    facts.row("shared_a", of="a.B")(lambda ids: names(ids))
    facts.listing("shared_b", of="a.B", keys=lambda ids: {})(lambda id: tuple(names([id])))
    try:
        reader = Reader()
        assert (reader("shared_a", 1), reader("shared_b", 1), asked) == ("name", (1,), [1])
        with reader.sharing():
            assert (names([1]), asked) == ({1: "name"}, [1])
        assert (Reader()("shared_a", 1), asked) == ("name", [1, 1])
    finally:
        del facts.ROWS["shared_a"], facts.LISTINGS["shared_b"]
