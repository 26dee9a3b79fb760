"""Work done in order on one or several cores, a little ahead of who asks for it. No Django here."""

from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Generic, TypeVar

Piece = TypeVar("Piece")
Result = TypeVar("Result")

AHEAD = 1
"""Pieces that wait for a lane to be free, so that none stands idle behind a long one."""


class Lanes(Generic[Piece, Result]):
    """Does `work` on pieces in their order, several at once, and no piece twice.

    `between` is called before each piece is begun; what it raises ends the whole. With one lane nothing is done ahead
    and no thread is made.
    """

    def __init__(
        self,
        work: Callable[[Piece], Result],
        pieces: Iterable[tuple[str, Piece]],
        *,
        lanes: int = 1,
        between: Callable[[], None],
    ) -> None:
        self._work, self._between = work, between
        self._waiting = deque(dict(pieces).items())
        self._pool = ThreadPoolExecutor(lanes) if lanes > 1 and len(self._waiting) > 1 else None
        self._room = lanes + AHEAD if self._pool else 1
        self._begun: dict[str, Future[Result]] = {}
        self._taken: set[str] = set()

    def __enter__(self) -> "Lanes[Piece, Result]":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    @property
    def left(self) -> int:
        """Pieces that were not asked for yet."""
        return len(self._waiting) + len(self._begun) - len(self._taken)

    def take(self, name: str) -> Result:
        """What came of a piece. Raises what `work` raised, and LookupError for a piece that does not follow."""
        self._begin()
        self._taken.add(name)
        return self._begun[name].result()

    def _begin(self) -> None:
        while self._waiting and len(self._begun) - len(self._taken) < self._room:
            self._between()
            name, piece = self._waiting.popleft()
            self._begun[name] = self._pool.submit(self._work, piece) if self._pool else _done(self._work, piece)


def _done(work: Callable[[Piece], Result], piece: Piece) -> "Future[Result]":
    future: Future[Result] = Future()
    try:
        future.set_result(work(piece))
    except Exception as error:  # noqa: BLE001 - as an executor does; it is raised where the result is taken
        future.set_exception(error)
    return future
