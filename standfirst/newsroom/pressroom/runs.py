"""The last runs of the press, ready to be shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from standfirst.newsroom.pressroom.words import Words
from standfirst.press.models import Run
from standfirst.press.store import address

PHASES = {
    "plan": "finding what changed",
    "read": "reading",
    "render": "rendering",
    "write": "writing to disk",
    "record": "noting it down",
}


@dataclass(frozen=True, slots=True)
class ShownRun:
    """A run with its reasons in words."""

    run: Run
    what: str
    """What it pressed and why, in one line."""
    written: tuple[tuple[str, str], ...]
    """(address, reason)"""
    removed: tuple[str, ...]
    failed: tuple[tuple[str, str], ...]
    """(what, error)"""
    problems: tuple[str, ...]
    """Differences that a check healed, and what went wrong after the press."""
    phases: tuple[tuple[str, float], ...]
    """(what was done, seconds)"""

    @property
    def more(self) -> int:
        """Pages written that are not listed."""
        return self.run.written - len(self.written)


def shown_runs(count: int) -> list[ShownRun]:
    """The newest first."""
    runs = list(Run.objects.order_by("-id")[:count])
    words = Words(_texts(runs))
    return [_shown(run, words) for run in runs]


def _texts(runs: Sequence[Run]) -> list[str]:
    reasons = [reason for run in runs for _, reason in run.details["written"]]
    return reasons + [f"{output} {key}" for run in runs for output, key, _, _ in run.details["failed"]]


def _shown(run: Run, words: Words) -> ShownRun:
    details = run.details
    return ShownRun(
        run=run,
        what=_what(run, words),
        written=tuple((address(path), words.reason(reason)) for path, reason in details["written"]),
        removed=tuple(address(path) for path in details["removed"]),
        failed=tuple((_failed(words, output, key, path), error) for output, key, path, error in details["failed"]),
        problems=(*details["differences"], *details["after"]),
        phases=tuple((said, run.phases[phase]) for phase, said in PHASES.items() if phase in run.phases),
    )


def _failed(words: Words, output: str, key: str, path: str) -> str:
    return address(path) if path else words.output(output, key) if output else key


def _what(run: Run, words: Words) -> str:
    """The first page and its reason say most of a run; a run of everything says so itself."""
    if run.kind != Run.Kind.CHANGES:
        return run.get_kind_display()
    if not run.details["written"]:
        return "Pages removed" if run.removed else "Nothing to write"
    path, reason = run.details["written"][0]
    return f"{address(path)}: {words.reason(reason)}"
