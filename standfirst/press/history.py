"""What the last runs of the press did. One insert a run; what is old is taken away now and then, never in a run."""

import logging
from itertools import islice

from django.db import DatabaseError
from django.utils import timezone

from .models import Run
from .report import Report

log = logging.getLogger(__name__)

KEPT = 200
"""Runs that are kept."""
SHOWN = 20
"""Paths, failures and sentences that are kept of each run."""


def note(report: Report, kind: Run.Kind) -> None:
    """Keep what a run did, unless it did nothing or only met failures that were known already.

    The files are in place by then, so a database that refuses now costs this note and no more.
    """
    news = len(report.failed) - report.again
    if not (report.written or report.unchanged or report.removed or report.differences or report.after or news):
        return
    try:
        _row(report, kind).save(force_insert=True)
    except DatabaseError as error:
        log.warning("What the press did could not be noted: %s", error)


def prune() -> int:
    """Take away all but the last KEPT runs; how many went."""
    last = Run.objects.order_by("-id").values_list("id", flat=True)[KEPT : KEPT + 1].first()
    return Run.objects.filter(id__lte=last).delete()[0] if last else 0


def _row(report: Report, kind: Run.Kind) -> Run:
    return Run(
        kind=kind,
        started=report.started,
        took_s=(timezone.now() - report.started).total_seconds(),
        phases={phase: round(seconds, 4) for phase, seconds in report.seconds.items()},
        written=len(report.written),
        unchanged=report.unchanged,
        removed=len(report.removed),
        failed=len(report.failed),
        differed=len(report.differences),
        details=_details(report),
    )


def _details(report: Report) -> dict[str, list[object]]:
    # Pages say more than the pictures and feeds that come with them.
    written = sorted(report.written, key=lambda pair: not pair[0].endswith(".html"))
    failed = ([one.output, one.key, one.path, one.error] for one in report.failed)
    return {
        "written": [list(pair) for pair in written[:SHOWN]],
        "removed": list(report.removed[:SHOWN]),
        "failed": list(islice(failed, SHOWN)),
        "differences": list(report.differences[:SHOWN]),
        "after": list(report.after[:SHOWN]),
    }
