"""What a listener's browser sends to /listen/count when the page is left or the sound has ended.

    {"story": "/news/ferry-returns/", "play": true, "blocks": ["headline", "4f2a"], "finished": false}

`play` is true the first time on a page, `blocks` are the paragraphs begun since the last time, `finished` says that the
end has been reached since. The browser sends no cookie that is looked at and no name of its own; one that asks not to
be tracked sends nothing.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from zoneinfo import ZoneInfo

from django.utils import timezone

from standfirst.narration.models import Recording
from standfirst.newsroom.listening.counts import FINISHED, PLAYED, add
from standfirst.newsroom.listening.receiving import Limiter, Refused, receives, text_of
from standfirst.newsroom.listening.reporting import MOST_PATH, story_at
from standfirst.stories import facts

MOST_BYTES = 32_768
MOST_BLOCKS = 600
MOST_BLOCK = 60

limiter = Limiter(each=120, together=30_000)
"""In ten minutes. Beyond that the counts are of a part of the listeners; the editor's database has other work too."""


@receives(MOST_BYTES, limiter)
def count(told: Mapping[str, object]) -> None:
    """Add what one listener heard. Refuses paragraphs that the story does not say."""
    story = story_at(text_of(told, "story", MOST_PATH))
    places = set(_blocks(told.get("blocks", [])))
    if places - said_blocks(story):
        raise Refused(404, "The story has no sound of such a paragraph.")
    if told.get("play") is True:
        places.add(PLAYED)
    if told.get("finished") is True:
        places.add(FINISHED)
    if places:
        add(story, today(), places)


def _blocks(told: object) -> Iterable[str]:
    if not isinstance(told, list) or len(told) > MOST_BLOCKS:
        raise Refused(400, f"“blocks” must be a list of at most {MOST_BLOCKS} addresses.")
    for one in told:
        if not isinstance(one, str) or not 0 < len(one) <= MOST_BLOCK:
            raise Refused(400, f"A block's address is text of at most {MOST_BLOCK} characters.")
        yield one


def said_blocks(story: int) -> set[str]:
    """The paragraphs that any recording of the story says. A listener may have come before the last correction."""
    recordings = Recording.objects.filter(story=story).values_list("segments", flat=True)
    return {str(part["block"]) for parts in recordings for part in parts if part["block"]}


def today() -> date:
    """The day where the newsroom is."""
    zone = facts.load_site([facts.SITE])[facts.SITE].time_zone
    return timezone.localdate(timezone=ZoneInfo(zone))
