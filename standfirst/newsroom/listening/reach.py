"""Which published sentences a change of the lexicon or of the newsroom's settings changes."""

import json
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from standfirst.narration.lexicon import Lexicon
from standfirst.narration.lexicon_entry import lexicon_of
from standfirst.narration.models import Recording, lexicon
from standfirst.narration.record import has_fine_voice, locale, quick_voice, script_of
from standfirst.narration.script import QUOTE, said_by
from standfirst.narration.spoken import spoken
from standfirst.narration.tasks import narrate_live
from standfirst.narration.turns import LATER
from standfirst.stories import facts, values
from standfirst.stories.models import NewsroomSettings

LOOKED_AT, READ_TWICE = 1000, 200
"""Stories whose sentences are counted, the newest first; those beyond are spoken anew uncounted. Where each sentence is
put into spoken words for it, before and after, there are fewer."""
MOST_FORMS = 50
"""Changed forms that are looked for one by one; of more, every narrated story is looked at."""
TOGETHER = 100
MARKS = ("“", json.dumps("“")[1:-1], json.dumps('"')[1:-1])


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


def resettled(before: NewsroomSettings, after: NewsroomSettings) -> Reach:
    """What is said otherwise, or in another voice, once the newsroom's settings `before` are `after`.

    That comes of its language, its time zone (the days of corrections) and its voice for quotes.
    """
    told = _manner(before), _manner(after)
    ids = _newest(_touched(*told))
    # One text may be other words in another region.
    sayings = None if told[0].region == told[1].region else lexicon()
    most = READ_TWICE if sayings else LOOKED_AT
    found = (_otherwise(story, told, sayings) for story in _stories(ids[:most]))
    return Reach(tuple(one for one in found if one.sentences), tuple(ids[most:]))


def speak_anew(changed: Reach) -> int:
    """Have what changed spoken in the background; how many stories. What did not change is used as it is."""
    ids = [*(one.story for one in changed.stories), *changed.beyond]
    for id in ids:
        narrate_live.using(priority=LATER).enqueue(id)
    return len(ids)


@dataclass(frozen=True, slots=True)
class _Manner:
    """How stories are said under some settings."""

    own: NewsroomSettings
    voice: str
    """The one that readers hear in the end."""
    quotes: str
    region: str

    def says(self, story: values.Story, sayings: Lexicon | None) -> dict[tuple[str, str], str]:
        """Each sentence: the voice, and the text or with `sayings` the spoken words -> the text."""
        voices = {"": self.voice, QUOTE: self.quotes}
        return {
            (voices[said.voice], spoken(said.text, self.region, sayings) if sayings else said.text): said.text
            for said in script_of(story, self.own)
        }


def _manner(own: NewsroomSettings) -> _Manner:
    voice = settings.ENVIRONMENT.fine_engine if has_fine_voice(own) else quick_voice(own)
    return _Manner(own, voice, own.quote_voice or voice, locale(own))


def _touched(before: _Manner, after: _Manner) -> QuerySet[Recording]:
    """The recordings of stories that may be said otherwise."""
    rows = _narrated()
    if (before.voice, before.region) != (after.voice, after.region):
        return rows
    asked = Q(pk__in=[])
    if before.own.time_zone != after.own.time_zone:
        asked |= Q(story__corrections__isnull=False)
    if before.quotes != after.quotes:
        rows = rows.annotate(text=Cast("segments", TextField()))
        for sign in _signs(before.region):
            asked |= Q(text__contains=sign)
    return rows.filter(asked)


def _signs(region: str) -> tuple[str, ...]:
    """One of these stands in the segments of every story with a quotation: its marks, or who said what has a block."""
    said = said_by(region)
    return (*MARKS, f'"text": "{said}', f'"text": "{json.dumps(said)[1:-1]}')


def _otherwise(story: values.Story, told: tuple[_Manner, _Manner], sayings: Lexicon | None) -> Saying:
    before, after = (one.says(story, sayings) for one in told)
    return Saying(story.id, story.headline, tuple(text for key, text in after.items() if key not in before))


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
        found = facts.load_stories(ids[at : at + TOGETHER])
        yield from (found[id] for id in ids[at : at + TOGETHER] if id in found)


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
