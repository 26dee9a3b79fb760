"""Background work: what an editor's save sets off, and what is tidied once a day."""

import logging
from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from standfirst.narration import human, record
from standfirst.narration import sweeping as segments
from standfirst.narration.tasks import QUEUE, newest_draft
from standfirst.narration.turns import GaveWay, stand_back
from standfirst.pictures import sweeping as renditions
from standfirst.press.models import touch
from standfirst.stories import embeds
from standfirst.stories.body import embed_addresses

logger = logging.getLogger(__name__)

TIDYING = -90
"""The priority of what is tidied: after all else."""
AGAIN = timedelta(minutes=10)
"""How long tidying waits that gave way."""


@task()
def fetch_embeds(story_id: int, revision_id: int, saved_at: str) -> list[str]:
    """Asks the providers of a draft's embeds by oEmbed, unless a newer draft was saved.

    Returns a sentence for each that gave no answer.
    """
    draft = newest_draft(story_id, revision_id, saved_at)
    addresses = embed_addresses(draft.body.get_prep_value()) if draft else []
    problems = [problem for address in addresses if (problem := embeds.fetch(address))]
    for problem in problems:
        logger.warning("Story %s: %s", story_id, problem)
    touch("stories.Story", story_id)
    return problems


@task(priority=TIDYING)
def sweep_files() -> dict[str, int]:
    """Takes away segments and renditions that nothing has needed for a week; how many files, and their bytes."""
    try:
        sounds = segments.sweep(record.store(), between=lambda: stand_back(("default", QUEUE), TIDYING))
    except GaveWay:
        sweep_files.using(run_after=timezone.now() + AGAIN).enqueue()
        return {"gave_way": 1}
    pictures, readings = renditions.sweep(), human.sweep()
    heard = sounds.files + readings.files
    files, size = heard + pictures.files, sounds.bytes + readings.bytes + pictures.bytes
    if files:
        told = "Nothing refers to %d files of sound and %d of pictures any longer: %.1f MB are free again."
        logger.info(told, heard, pictures.files, size / 1e6)
    return {"files": files, "bytes": size}
