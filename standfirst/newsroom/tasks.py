"""Background work that an editor's save sets off."""

import logging

from django_tasks import task

from standfirst.press.models import touch
from standfirst.stories import embeds

logger = logging.getLogger(__name__)


@task()
def fetch_embeds(story_id: int, addresses: list[str]) -> list[str]:
    """Asks the providers of a story's embeds by oEmbed. Returns a sentence for each that gave no answer."""
    problems = [problem for address in addresses if (problem := embeds.fetch(address))]
    for problem in problems:
        logger.warning("Story %s: %s", story_id, problem)
    touch("stories.Story", story_id)
    return problems
