"""The newsroom: its database, what it has published, what waits."""

import zoneinfo
from datetime import timedelta

from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from wagtail.models import Site

from standfirst.config.environment import Environment
from standfirst.narration.engines import for_language
from standfirst.ops.checkup import Problem
from standfirst.ops.failures import CommandFailed
from standfirst.ops.opening import lacking_migrations
from standfirst.ops.voicing import foreigners
from standfirst.press.models import Due, Pressed, Touched
from standfirst.stories.models import Home, NewsroomSettings

PATIENCE = timedelta(minutes=1)
"""A touched row that is older was seen by no worker."""


def database(here: Environment) -> str:
    """The database answers and has every migration."""
    try:
        lacking = lacking_migrations()
    except CommandFailed as error:
        raise Problem(str(error).rstrip("."), "start it, or correct DATABASE_URL in newsroom.env") from error
    if lacking:
        raise Problem(f"the database lacks {lacking} migration(s)", "run standfirst serve once: it applies them")
    return "database"


def founded(here: Environment) -> str:
    """There is a home page, and Wagtail's site shows it."""
    home = Home.objects.first()
    if home is None or not Site.objects.filter(is_default_site=True, root_page=home.pk).exists():
        raise Problem("there is no home page at the root of the site", "make a newsroom with standfirst init DIR")
    return f"newsroom {NewsroomSettings.load().name}"


def time_zone(here: Environment) -> str:
    """The newsroom's time zone is one that this machine knows."""
    name = NewsroomSettings.load().time_zone
    if name not in zoneinfo.available_timezones():
        raise Problem(
            f"the time zone {name!r} is unknown here", "choose another in the editor's settings, or install tzdata"
        )
    return f"time zone {name}"


def language(here: Environment) -> str:
    """The voices that read the stories speak the site's language."""
    own = NewsroomSettings.load().language
    for said, remedy in foreigners(here, own):
        raise Problem(said, remedy)
    return f"stories in {own} are read by {for_language(here.engine, own, here)}"


def press(here: Environment) -> str:
    """What was published lies on disk, and nothing waits for a worker that is not there."""
    if Touched.objects.filter(at__lt=timezone.now() - PATIENCE, not_before=None).exists():
        raise Problem(
            "changes wait to be pressed", "run standfirst serve or standfirst worker, or once: standfirst press"
        )
    failed = Due.objects.filter(tries__gt=0).first()
    if failed is not None:
        raise Problem(
            f"{failed.output} {failed.key} cannot be pressed: {failed.error}",
            "mend what it names, then: standfirst press",
        )
    paths = Pressed.objects.filter(gone=False).values_list("path", flat=True)
    missing = [path for path in paths.iterator() if not (here.public / path).is_file()]
    if missing:
        raise Problem(
            f"{len(missing)} published file(s) are missing, {missing[0]} first", "run standfirst press --verify"
        )
    return f"{paths.count()} published files"


def narration(here: Environment) -> str:
    """No task has failed."""
    failed = DBTaskResult.objects.failed().order_by("-finished_at").first()
    if failed is not None:
        name = failed.task_path.rpartition(".")[2]
        reason = (failed.traceback.strip().splitlines() or ["no reason was kept"])[-1]
        raise Problem(f"the task {name} failed: {reason}", "mend what it names, then: standfirst narrate")
    return f"{DBTaskResult.objects.ready().count()} tasks waiting"


CHECKS = (database, founded, time_zone, language, press, narration)
