"""Takes away segments that nothing refers to any longer, a week after they were last needed.

A sentence that comes back within the week is not spoken again. A narration under way has no row yet, so whoever uses a
stored segment renews its date (`Store.reuse`), and what is to go is looked at once more while nobody can do that.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime

from standfirst.narration.models import Opening, Recording
from standfirst.narration.segments import Store
from standfirst.narration.speaking import go_on
from standfirst.pictures.sweeping import BROKEN_S, KEPT_S, Swept

AT_ONCE = 100
"""Rows read, or segments held, at the same time."""
SHARE = 5_000
"""Recordings whose segments one sweep keeps in mind, some 30 MB; of more it looks at a part, at another each day."""
DAY_S = 86_400


def sweep(store: Store, now: float | None = None, between: Callable[[], None] = go_on) -> Swept:
    """Take away what nothing has referred to for a week, of one share of all segments.

    `now` is in seconds since 1970. `between` is called now and then; what it raises ends the sweep.
    """
    now, began, swept = time.time() if now is None else now, datetime.now(UTC), Swept()
    shares = 1 + Recording.objects.count() // SHARE
    old = set()
    for name in _names(store, now, swept):
        if int(name[:8], 16) % shares == int(now) // DAY_S % shares and _is_old(store, name, now):
            old.add(name)
    if old:
        old.difference_update(referred(between=between))
    waiting = sorted(old)
    while waiting:
        between()
        batch, waiting = waiting[:AT_ONCE], waiting[AT_ONCE:]
        with ExitStack() as held:
            # In the order of their names, so that two sweeps never wait for each other crosswise.
            for name in batch:
                held.enter_context(store.making(name))
            needed = set(referred(since=began))
            for name in batch:
                if name not in needed and _is_old(store, name, now):
                    for file in store.files(name):
                        swept.take(file)
    return swept


def referred(*, since: datetime | None = None, between: Callable[[], None] = go_on) -> Iterator[str]:
    """The name of each segment that a row refers to; of recordings, those kept `since` then where it is given."""
    rows = Recording.objects.filter(created_at__gte=since) if since else Recording.objects.all()
    last = 0
    while some := list(rows.filter(pk__gt=last).order_by("pk").values_list("pk", "segments")[:AT_ONCE]):
        between()
        last = some[-1][0]
        yield from (part["segment"] for _, parts in some for part in parts)
    yield from (part["segment"] for part in Opening.objects.values_list("part", flat=True))


def _names(store: Store, now: float, swept: Swept) -> Iterator[str]:
    """What segments there are. Files that a process left unfinished when it died go at once."""
    seen = ""
    for file in sorted(store.folder.glob("??/*")):
        if file.suffix == ".part":
            swept.take(file, before=now - BROKEN_S)
        elif file.stem != seen and len(file.stem) == 32:
            seen = file.stem
            yield seen


def _is_old(store: Store, name: str, now: float) -> bool:
    dates = [file.stat().st_mtime for file in store.files(name) if file.exists()]
    return bool(dates) and max(dates) < now - KEPT_S
