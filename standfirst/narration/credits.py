"""What a recording's tag says, and the name of the file that it stands in: the facts they are made of."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import blake2b

from django.conf import settings

from standfirst.narration import provenance
from standfirst.narration.tags import Tags, id3
from standfirst.press.facts import row
from standfirst.press.keys import Key
from standfirst.press.reader import Reader
from standfirst.stories import rows, values
from standfirst.stories.facts import SITE, own_settings
from standfirst.stories.models import Story


@dataclass(frozen=True, slots=True)
class Credits:
    """Of one story: nothing that its sound's tag does not say."""

    headline: str
    published: datetime
    byline: tuple[values.BylineEntry, ...]


@row("sound_credits", of="stories.Story")
def load_credits(ids: Collection[int]) -> Mapping[int, Credits]:
    """By story id, of live stories."""
    live = Story.objects.filter(pk__in=ids, published_at__isnull=False).order_by()
    found = list(live.values_list("pk", "title", "published_at"))
    bylines = rows.bylines([id for id, *_ in found])
    return {id: Credits(title, published.astimezone(UTC), bylines[id]) for id, title, published in found}


@row("paper", of="stories.NewsroomSettings")
def load_paper(ids: Collection[int]) -> Mapping[int, tuple[str, str, str]]:
    """The paper's name and language, and where its manifests are, or "" without a certificate.

    Nothing else of its settings: each change makes all sound anew.
    """
    own, place = own_settings(), settings.ENVIRONMENT.base_url if provenance.configured() else ""
    return {SITE: (own.name, own.language, place)} if SITE in ids else {}


@dataclass(frozen=True, slots=True)
class Published:
    """A story's sound as it is published."""

    name: str
    """Of /audio/<name>.mp3 and .c2pa: the sound's own digest, then its tag's. A rename of the paper is another name."""
    tags: Tags


def published(read: Reader, id: int) -> Published | None:
    """What the sound of a story is called and says of itself; None where the story is not out."""
    sound: values.Recording | None = read("recording", id)
    found: Credits | None = read("sound_credits", id) if sound else None
    if found is None or sound is None:
        return None
    name, language, manifests = read("paper", SITE)
    people = [_name(read, entry) for entry in found.byline]
    artist = ", ".join(person for person in people if person) or name
    reader = "" if sound.timed else sound.voice
    # The manifest's own address holds the name, so the name is made of where manifests are.
    tags = Tags(found.headline, artist, name, found.published, language, sound.source_type, manifests, reader)
    called = sound.digest + blake2b(id3(tags), digest_size=4).hexdigest()
    manifest = f"{manifests}/audio/{called}.c2pa" if manifests else ""
    return Published(called, replace(tags, manifest_url=manifest))


def _name(read: Reader, entry: values.BylineEntry) -> str:
    who = read("contributor", entry.contributor) if entry.contributor else None
    return who.name if who else entry.words


def heard(read: Reader, ids: Collection[int]) -> list[int]:
    """Those of some stories that have a sound, in their order; what is said of it is loaded together."""
    found = [id for id, sound in zip(ids, read.many("recording", ids), strict=True) if sound]
    read.prefetch("sound_credits", found)
    return found


def prefetch(read: Reader, keys: Collection[Key]) -> None:
    """Load what the tags of these stories say, in a fixed number of queries."""
    ids = heard(read, [key for key in keys if isinstance(key, int)])
    found = [one for one in read.many("sound_credits", ids) if one]
    read.prefetch("contributor", {entry.contributor for one in found for entry in one.byline if entry.contributor})
