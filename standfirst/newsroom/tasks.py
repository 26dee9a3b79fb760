"""Background work that an editor's save sets off."""

import logging

from django_tasks import task

from standfirst.narration.tasks import newest_draft
from standfirst.press.models import touch
from standfirst.stories import embeds
from standfirst.stories.body import embed_addresses

logger = logging.getLogger(__name__)


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
