"""One delivery: in calls of the size that a target takes, and what it refuses once more, ever later."""

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from standfirst.ops.after.target import Cache, SendError, Target

logger = logging.getLogger(__name__)

FIRST_WAIT, LONGEST_WAIT = 2.0, 600.0
"""Seconds before a refused call is made again: doubled with each refusal in a row."""
AGAIN = -10
"""Priority of a call that was refused before: a target that works does not wait for one that does not."""


@dataclass(frozen=True, slots=True)
class Later:
    """What is left of a delivery."""

    paths: tuple[str, ...]
    tries: int
    since: float
    """When it was tried first, in seconds of the epoch."""
    at: datetime
    """When it is tried again."""
    said: str = ""
    """What the target said, in one sentence."""


_quiet: dict[str, tuple[float, str]] = {}
"""Targets that refused -> the moment (monotonic) until which this process leaves them alone, and what they said.

Without it, each of a hundred deliveries to a target that is down would wait for its time limit.
"""


def send(target: Target, paths: Sequence[str], tries: int = 0, since: float = 0.0) -> Later | None:
    """Tell the target. Returns what is to be tried later; None when all was sent, or given up."""
    left = list(paths)

    def run() -> None:
        while left:
            target.send(left[: target.size])
            del left[: target.size]

    return _try(target, run, left, tries, since)


def empty(target: Cache, tries: int = 0, since: float = 0.0) -> Later | None:
    """Have the cache drop everything. Returns when to try again; None when it did, or was given up."""
    return _try(target, target.empty, [], tries, since)


def _try(target: Target, run: Callable[[], None], left: list[str], tries: int, since: float) -> Later | None:
    since = since or time.time()
    until, said = _quiet.get(target.name, (0.0, ""))
    if (quiet := until - time.monotonic()) > 0:
        return _later(left, tries, since, quiet, said)
    try:
        run()
    except SendError as error:
        # What a call sent before it failed is not sent again.
        left[: target.size] = error.left or left[: target.size]
        return _refused(target, error, left, tries + 1, since)
    _quiet.pop(target.name, None)
    return None


def _refused(target: Target, error: SendError, left: Sequence[str], tries: int, since: float) -> Later | None:
    wait = max(error.wait, min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(tries - 1, 20)))
    if error.final or time.time() + wait - since > target.lasting:
        logger.error("%s It is not told again of %s.", error, _what(left))
        return None
    _quiet[target.name] = time.monotonic() + wait, str(error)
    logger.warning("%s It is told of %s again in %g s.", error, _what(left), wait)
    return _later(left, tries, since, wait, str(error))


def _later(left: Sequence[str], tries: int, since: float, wait: float, said: str) -> Later:
    return Later(tuple(left), tries, since, datetime.fromtimestamp(time.time() + wait, UTC), said)


def _what(left: Sequence[str]) -> str:
    if not left:
        return "everything"
    return left[0] if len(left) == 1 else f"{left[0]} and {len(left) - 1} more"
