"""One canonical digest: equal values share it, different values never do."""

import subprocess
import sys
from collections import OrderedDict
from dataclasses import dataclass, make_dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum
from itertools import combinations
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.press.digest import ABSENT, digest

pytestmark = pytest.mark.no_database


@dataclass(frozen=True)
class Card:
    title: str
    ids: tuple[int, ...]


@dataclass(frozen=True)
class Other:
    title: str
    ids: tuple[int, ...]


@dataclass
class Loose:
    title: str


class Kind(StrEnum):
    NEWS = "news"


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.text(),
    st.binary(),
    st.dates(),
    st.datetimes(timezones=st.just(UTC)),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(st.text(max_size=3), inner, max_size=4),
        st.builds(Card, inner, inner),
    ),
    max_leaves=8,
)


def written(value: object) -> object:
    """A value with its types beside it, so that 1, 1.0 and True differ as they do for a template."""
    if isinstance(value, tuple):
        return "tuple", tuple(written(item) for item in value)
    if isinstance(value, dict):
        return "dict", tuple(sorted((key, repr(written(item))) for key, item in value.items()))
    if isinstance(value, Card):
        return "Card", written(value.title), written(value.ids)
    return type(value).__name__, repr(value)


@given(VALUES, VALUES)
def test_two_values_share_a_digest_only_when_they_are_one(first: object, second: object) -> None:
    assert (digest(first) == digest(second)) == (written(first) == written(second))


def test_values_that_could_be_mistaken_for_each_other_differ() -> None:
    values = [
        None,
        False,
        True,
        0,
        1,
        0.0,
        1.0,
        "",
        "0",
        "1",
        b"",
        b"1",
        "None",
        (),
        ((),),
        ("",),
        ("a", "b"),
        ("ab",),
        ("a", ("b",)),
        {},
        {"a": "b"},
        (("a", "b"),),
        {"a": None},
        {None: "a"},
        date(2026, 11, 22),
        datetime(2026, 11, 22, tzinfo=UTC),
        "2026-11-22",
        Card("a", ()),
        Other("a", ()),
        ("a", ()),
        "s1:a",
        ("s1:a",),
    ]
    for first, second in combinations(values, 2):
        assert digest(first) != digest(second), (first, second)
    assert ABSENT not in map(digest, values)


def test_equal_values_of_kindred_types_share_a_digest() -> None:
    assert digest((1, 2)) == digest([1, 2])
    assert digest({"a": 1, "b": 2}) == digest(OrderedDict(b=2, a=1)) == digest(MappingProxyType({"b": 2, "a": 1}))
    assert digest(Kind.NEWS) == digest("news")
    one = datetime(2026, 11, 22, 6, 11, tzinfo=UTC)
    assert digest(one) == digest(one.astimezone(timezone(timedelta(hours=9))))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({1, 2}, "a value of type builtins.set cannot be digested"),
        (object(), "a value of type builtins.object cannot be digested"),
        (Loose("a"), "the dataclass Loose is not frozen, so it cannot be digested"),
        (datetime(2026, 11, 22), "a datetime without a time zone cannot be digested"),  # noqa: DTZ001
        (Card("a", (1, 2j)), "a value of type builtins.complex cannot be digested (item 1) (Card.ids)"),
    ],
)
def test_another_type_is_refused_by_name(value: object, said: str) -> None:
    with pytest.raises(TypeError) as raised:
        digest(value)
    assert str(raised.value) == said


def test_the_names_of_fields_count() -> None:
    first = make_dataclass("Page", ["a", "b"], frozen=True)
    second = make_dataclass("Page", ["a", "c"], frozen=True)
    assert digest(first("x", "y")) != digest(second("x", "y"))


def test_another_process_gives_the_same_digest() -> None:
    program = "from standfirst.press.digest import digest; print(digest(('a', {'b': 1.5, 'c': None}, b'd')))"
    made = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert made.stdout.strip() == digest(("a", {"b": 1.5, "c": None}, b"d"))
