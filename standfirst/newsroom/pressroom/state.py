"""How the press stands: what it did last, what waits, what failed, what is held back. Every list is short."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from standfirst.newsroom.due import due_revisions, expired_stories
from standfirst.newsroom.models import Held
from standfirst.newsroom.pressroom.words import Words
from standfirst.press import everything
from standfirst.press.ledger import with_pairs
from standfirst.press.models import Due, Leaving, Pressed, Touched
from standfirst.press.store import address

SHOWN = 50
"""Rows of a list; how many there are is said beside it."""
PATIENCE = timedelta(seconds=30)
"""After which something that still waits was forgotten, or nobody is at work."""
UNSEEN = "Nothing has tried to send it out: is `standfirst serve` or `standfirst worker` running?"


@dataclass(frozen=True, slots=True)
class Waiting:
    """What the press has still to do."""

    changes: int
    """Changes that it has not looked at."""
    pages: int
    """Pages that wait their turn."""
    since: datetime | None
    """Of the oldest change that it has not looked at."""
    first: tuple[tuple[str, str], ...]
    """The pages that come first, each with its reason."""

    @property
    def count(self) -> int:
        return self.changes + self.pages

    @property
    def stuck(self) -> bool:
        """Whether nobody seems to be pressing."""
        return self.since is not None and self.since < timezone.now() - PATIENCE


@dataclass(frozen=True, slots=True)
class Failed:
    """A page that could not be pressed. Its old file stays."""

    due: int
    """Id of the Due row."""
    name: str
    path: str
    """Empty where it was never published."""
    error: str
    place: str
    tries: int
    reason: str
    not_before: datetime | None

    @property
    def address(self) -> str:
        return address(self.path) if self.path else ""


@dataclass(frozen=True, slots=True)
class Late:
    """A story whose time has come, and that is not out; or that has expired and is still there."""

    page: int
    title: str
    expiring: bool
    time: datetime
    reason: str


def waiting(shown: int = SHOWN) -> Waiting:
    """What waits, without what failed."""
    ripe = Touched.objects.filter(Q(not_before=None) | Q(not_before__lte=timezone.now()))
    oldest = ripe.order_by("id").values_list("at", flat=True).first()
    # The row that stands for everything is no page.
    due = Due.objects.filter(tries=0).exclude(output=everything.NAME)
    rows = list(due.order_by("order", "-newness", "id")[:shown])
    words = Words([f"{row.output} {row.key}" for row in rows] + [row.reason for row in rows])
    first = tuple((words.output(row.output, row.key), words.reason(row.reason)) for row in rows)
    pages = due.count() if len(rows) == shown else len(rows)
    return Waiting(ripe.count() if oldest else 0, pages, oldest, first)


def failed_count() -> int:
    """How much failed: pages, changes that could not be looked at, old files that could not be removed."""
    return Due.objects.filter(tries__gt=0).count() + postponed().count() + unremoved().count()


def failed() -> list[Failed]:
    """The pages that failed, the one that failed last first."""
    return as_failed(list(Due.objects.filter(tries__gt=0).order_by("-since", "-id")[:SHOWN]))


def as_failed(rows: list[Due]) -> list[Failed]:
    """Due rows with what an editor wants to know of them."""
    known = Pressed.objects.filter(with_pairs([(row.output, row.key) for row in rows]))
    paths = {(output, key): path for output, key, path in known.values_list("output", "key", "path")}
    words = Words([f"{row.output} {row.key}" for row in rows] + [row.reason for row in rows])
    return [_failed(row, words, paths.get((row.output, row.key), "")) for row in rows]


def _failed(row: Due, words: Words, path: str) -> Failed:
    return Failed(
        due=row.pk,
        name=words.output(row.output, row.key),
        path=path,
        error=row.error,
        place=row.place,
        tries=row.tries,
        reason=words.reason(row.reason),
        not_before=row.not_before,
    )


def postponed() -> QuerySet[Touched]:
    """Changes whose pages could not be found, so that they are looked at again later."""
    return Touched.objects.filter(not_before__isnull=False)


def unremoved() -> QuerySet[Leaving]:
    """Old files that could not be removed."""
    return Leaving.objects.filter(not_before__isnull=False)


def try_again(due: Iterable[int] | None = None) -> int:
    """Have what failed tried at once, or these Due rows of it alone; how many that are."""
    now = timezone.now()
    rows = Due.objects.filter(tries__gt=0)
    if due is not None:
        return rows.filter(pk__in=list(due)).update(not_before=now)
    others = postponed().update(not_before=now) + unremoved().update(not_before=now)
    return rows.update(not_before=now) + others


def late() -> list[Late]:
    """Stories that are due and held back, each with its reason."""
    now = timezone.now()
    going = [(int(one.object_id), False, one.approved_go_live_at) for one in due_revisions(now)[:SHOWN]]
    leaving = [(one.pk, True, one.expire_at) for one in expired_stories(now)[:SHOWN]]
    ids = {id for id, _, _ in going + leaving}
    reasons = dict(Held.objects.filter(page__in=ids).values_list("page", "reason"))
    pages = Page.objects.in_bulk(ids)
    return [
        Late(id, pages[id].get_admin_display_title() if id in pages else f"Page {id}", expiring, time, reason)
        for id, expiring, time in going + leaving
        if time and (reason := reasons.get(id) or (UNSEEN if time < now - PATIENCE else ""))
    ]
