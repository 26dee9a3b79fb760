"""How many outputs make a batch, so that what an editor publishes never waits long for one. No Django here."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

SECONDS = 0.1
"""What a batch may take between two looks at the touched rows: less than publishing a story takes."""
LEAST = 25


class Pace:
    """The size of the next batch, from how long the last ones took."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.size = min(most, LEAST)

    @contextmanager
    def timed(self, count: int) -> Iterator[None]:
        """Handle `count` outputs inside."""
        start = time.perf_counter()
        yield
        took = (time.perf_counter() - start) / max(count, 1)
        # Half-way from the last size, so that one slow sync does not count for much.
        size = (self.size + SECONDS / max(took, 1e-6)) / 2
        self.size = int(min(self._most, max(size, LEAST)))
