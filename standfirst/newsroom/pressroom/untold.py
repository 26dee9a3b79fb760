"""Who could not be told after a press: a bucket, a cache, a hub that refused, with its reason."""

from dataclasses import dataclass
from datetime import datetime

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

QUEUE = "after"
"""The queue of what is told after a press; a refused delivery waits on it with the target's sentence."""
LOOKED_AT = 100
"""Waiting deliveries that are looked at, however many there are."""
SAID = 4
"""Where, among a delivery's arguments (target, paths, tries, since, said), the sentence stands.

One that was never refused has none."""


@dataclass(frozen=True, slots=True)
class Untold:
    """A receiver that refused."""

    name: str
    """Its kind and which one it is, such as "varnish:http://10.0.0.3:6081"."""
    said: str
    paths: int
    """Files that it has not heard of, at least: of many deliveries only the first are looked at."""
    at: datetime | None
    """When it is told again."""


def untold() -> list[Untold]:
    """Those for whom a refused delivery waits, each once."""
    rows = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, queue_name=QUEUE, **{f"args_kwargs__args__{SAID}__isnull": False}
    )
    found: dict[str, Untold] = {}
    for args_kwargs, at in rows.order_by("-run_after").values_list("args_kwargs", "run_after")[:LOOKED_AT]:
        args = args_kwargs["args"]
        before = found.get(args[0])
        count = len(args[1]) + (before.paths if before else 0)
        found[args[0]] = Untold(args[0], args[SAID], count, at)
    return sorted(found.values(), key=lambda one: one.name)
