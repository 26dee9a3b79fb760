"""Which published sentences a change of the lexicon or of the voice for quotes changes."""

import json
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from standfirst.narration.lexicon import Lexicon
from standfirst.narration.lexicon_entry import lexicon_of
from standfirst.narration.models import Recording
from standfirst.narration.record import locale, script_of
from standfirst.narration.script import QUOTE
from standfirst.narration.spoken import spoken
from standfirst.narration.tasks import narrate_live
from standfirst.narration.turns import LATER
from standfirst.stories import facts, values

LOOKED_AT = 1000
"""Stories whose sentences are counted, the newest first; those beyond are spoken anew uncounted."""
MOST_FORMS = 50
"""Changed forms that are looked for one by one; of more, every narrated story is looked at."""
TOGETHER = 100
SIGNS = ("“", json.dumps("“")[1:-1], json.dumps('"')[1:-1], '"text": "said ')
"""One of these stands in the segments of every story with a quotation: its marks, or who said what has a block."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A published story that says what changes."""

    story: int
    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """What a change changes in what is published."""

    stories: tuple[Saying, ...]
    beyond: tuple[int, ...] = ()
    """Stories that hold the letters and were not counted."""

    @property
    def sentences(self) -> int:
        return sum(len(one.sentences) for one in self.stories)

    @property
    def words(self) -> str:
        """ "17 stories, 23 sentences", with what was not counted."""
        stories, sentences = len(self.stories), self.sentences
        counted = f"{stories} {'story' if stories == 1 else 'stories'}, "
        counted += f"{sentences} {'sentence' if sentences == 1 else 'sentences'}"
        return f"{counted}, and as many as {len(self.beyond)} older stories" if self.beyond else counted

    def __bool__(self) -> bool:
        return bool(self.stories or self.beyond)


def reach(before: Mapping[str, str], after: Mapping[str, str]) -> Reach:
    """What is said otherwise once the lexicon `before` (written form to saying) is the lexicon `after`.

    Live stories that have been narrated; the others are said with the new lexicon anyway.
    """
    forms = {form for form in before.keys() | after.keys() if before.get(form) != after.get(form)}
    if not forms:
        return Reach(())
    ids = _holding(forms)
    told = (lexicon_of(before), lexicon_of(after))
    letters = {_token(form).casefold() for form in forms}
    found = (_saying(story, told, letters) for story in _stories(ids[:LOOKED_AT]))
    return Reach(tuple(one for one in found if one.sentences), tuple(ids[LOOKED_AT:]))


def quotations() -> Reach:
    """What another voice for quotes, or none, says otherwise: the words of who is named, in what is narrated."""
    rows = _narrated().annotate(text=Cast("segments", TextField()))
    asked = Q(pk__in=[])
    for sign in SIGNS:
        asked |= Q(text__contains=sign)
    ids = _newest(rows.filter(asked))
    found = (
        Saying(story.id, story.headline, tuple(said.text for said in script_of(story) if said.voice == QUOTE))
        for story in _stories(ids[:LOOKED_AT])
    )
    return Reach(tuple(one for one in found if one.sentences), tuple(ids[LOOKED_AT:]))


def speak_anew(changed: Reach) -> int:
    """Have what changed spoken in the background; how many stories. What did not change is used as it is."""
    ids = [*(one.story for one in changed.stories), *changed.beyond]
    for id in ids:
        narrate_live.using(priority=LATER).enqueue(id)
    return len(ids)


def _token(form: str) -> str:
    """The longest word of a form: wherever the form stands, these letters do."""
    return max(re.findall(r"\w+", form), key=len, default="")


def _holding(forms: Collection[str]) -> list[int]:
    """Live stories of which a recording holds the letters of one of the forms, the newest first."""
    rows = _narrated()
    if len(forms) <= MOST_FORMS:
        asked = Q(pk__in=[])
        for form in forms:
            for token in {unicodedata.normalize(kind, _token(form)) for kind in ("NFC", "NFD")}:
                # SQLite keeps JSON as it was written, with its letters escaped; PostgreSQL keeps the letters.
                asked |= Q(text__icontains=token) | Q(text__icontains=json.dumps(token)[1:-1])
        rows = rows.annotate(text=Cast("segments", TextField())).filter(asked)
    return _newest(rows)


def _narrated() -> QuerySet[Recording]:
    return Recording.objects.filter(story__published_at__isnull=False)


def _newest(rows: QuerySet[Recording]) -> list[int]:
    """Their stories, the newest first."""
    return list(dict.fromkeys(rows.order_by("-story__published_at", "-story").values_list("story", flat=True)))


def _stories(ids: list[int]) -> Iterator[values.Story]:
    for at in range(0, len(ids), TOGETHER):
        yield from facts.load_stories(ids[at : at + TOGETHER]).values()


def _saying(story: values.Story, told: tuple[Lexicon, Lexicon], letters: Collection[str]) -> Saying:
    region = locale()
    held = [said.text for said in script_of(story) if any(word in _plain(said.text) for word in letters)]
    return Saying(
        story.id,
        story.headline,
        tuple(text for text in held if spoken(text, region, told[0]) != spoken(text, region, told[1])),
    )


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()
