"""“That was said wrong”: what a listener's browser sends to /listen/wrong.

    {"story": "/news/ferry-returns/", "address": "body.4f2a.1", "word": "Siobhan", "text": "Siobhan Rowe was there."}

`address` is the sentence's, as in the player's timings; `text` its beginning or all of it as it is written, and
`word`, which may be empty, one of its words. Only what the live story says is taken: the list can be filled with
nothing else.
"""

import re
from collections.abc import Mapping
from urllib.parse import unquote

from standfirst.narration.record import script_of
from standfirst.narration.script import Said
from standfirst.newsroom.listening.misheard import note
from standfirst.newsroom.listening.receiving import Limiter, Refused, plain, receives, text_of
from standfirst.stories import facts
from standfirst.stories.models import Story

MOST_BYTES = 4096
MOST_TEXT, MOST_WORD, MOST_ADDRESS, MOST_PATH = 400, 100, 100, 300
STORY = re.compile(r"/([^/?#]+)/([^/?#]+)/")

limiter = Limiter(each=20, together=1000)
"""In ten minutes: more than a careful listener has to say, and what a newsroom can read."""


@receives(MOST_BYTES, limiter)
def wrong(told: Mapping[str, object]) -> None:
    """Take one report. Refuses what the story does not say."""
    path, address = text_of(told, "story", MOST_PATH), text_of(told, "address", MOST_ADDRESS)
    word, text = text_of(told, "word", MOST_WORD, empty=True), text_of(told, "text", MOST_TEXT, empty=True)
    story = story_at(path)
    said = _said(story, address)
    sentence = plain(said.text)
    if text and not sentence.startswith(text.rstrip("…")):
        raise Refused(404, "The story does not say that there.")
    if word and not re.search(rf"(?<!\w){re.escape(word)}(?!\w)", sentence):
        raise Refused(404, "The sentence does not have that word.")
    if not note(story, address, sentence, word):
        raise Refused(503, "The newsroom's list is full.")


def story_at(path: str) -> int:
    """The id of the live story at an address."""
    found = STORY.fullmatch(unquote(path))
    stories = (
        Story.objects.filter(live=True, slug=found[2], placed_in__slug=found[1]) if found else Story.objects.none()
    )
    id = stories.order_by().values_list("pk", flat=True).first()
    if id is None:
        raise Refused(404, "There is no such story.")
    return int(id)


def _said(story: int, address: str) -> Said:
    """The sentence with that address, as it is now."""
    live = facts.load_stories([story]).get(story)
    for said in script_of(live) if live else ():
        if said.address == address:
            return said
    raise Refused(404, "The story has no such sentence.")
