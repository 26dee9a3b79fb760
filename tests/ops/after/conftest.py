"""A receiver for each test, and no memory of refusals between two tests."""

from collections.abc import Iterator

import pytest

from standfirst.ops.after import delivery
from tests.ops.after.receiver import Receiver, receiving


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as found:
        yield found


@pytest.fixture(autouse=True)
def nobody_refused() -> Iterator[None]:
    delivery._quiet.clear()
    yield
    delivery._quiet.clear()
