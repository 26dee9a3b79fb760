"""The published sound: /audio/<digest>.mp3, .vtt and .json, while a live story is said in just these sentences."""

from collections.abc import Collection, Iterable
from typing import ClassVar

from standfirst.narration import credits, provenance
from standfirst.narration.assembly import Sound, assemble, duration, sentences
from standfirst.narration.models import Recording
from standfirst.narration.record import SOURCE, store
from standfirst.narration.tags import Tags, id3
from standfirst.narration.timings import as_json, as_vtt
from standfirst.press.keys import Key
from standfirst.press.outputs import Output, register
from standfirst.press.reader import Reader


def same(ids: Collection[int]) -> Iterable[Key]:
    """Both sources are touched under a story's id, and that is the key."""
    return ids


def _sound(read: Reader, key: Key) -> Sound | None:
    return read("recording_sentences", *key) if isinstance(key, tuple) else read("recording_sentences", key)


class Audio(Output):
    """One of a recording's files. Written before the page that plays it."""

    order = 10
    roots = {SOURCE: same, "stories.Story": same}
    kind: ClassVar[str]

    def keys(self) -> Iterable[Key]:
        return Recording.objects.order_by("-story").values_list("story", flat=True).distinct()

    def path(self, read: Reader, key: Key) -> str:
        sound = _sound(read, key)
        if sound is None:
            raise LookupError(f"Story {key} has no recording of what it says.")
        return f"audio/{sound.digest}.{self.kind}"

    def page(self, read: Reader, key: Key) -> object | None:
        return _sound(read, key)

    def prefetch(self, read: Reader, keys: Collection[Key]) -> None:
        """Load the recordings together."""
        read.prefetch("recording_sentences", [key for key in keys if isinstance(key, int)])


class Mp3(Audio):
    """A tag that says what it is, then the segments end to end."""

    name, kind = "audio_mp3", "mp3"

    def page(self, read: Reader, key: Key) -> tuple[Sound, Tags] | None:
        sound, tags = _sound(read, key), credits.tags(read, key) if isinstance(key, int) else None
        return (sound, tags) if sound and tags else None

    def body(self, page: tuple[Sound, Tags]) -> bytes:
        """Raises FileNotFoundError where a segment has gone from the disk; narrating the story makes it anew."""
        sound, tags = page
        return id3(tags) + assemble(sound.parts, store().load)

    def prefetch(self, read: Reader, keys: Collection[Key]) -> None:
        super().prefetch(read, keys)
        credits.prefetch(read, keys)


class Manifest(Mp3):
    """Who published it, signed, beside the sound. There is none without a certificate."""

    name, kind = "audio_c2pa", "c2pa"

    def page(self, read: Reader, key: Key) -> tuple[Sound, Tags] | None:
        found = super().page(read, key)
        return found if found and found[1].manifest_url else None

    def body(self, page: tuple[Sound, Tags]) -> bytes:
        return provenance.manifest(super().body(page), page[1])


class Captions(Audio):
    """WebVTT, a cue a sentence."""

    name, kind = "audio_vtt", "vtt"

    def body(self, page: Sound) -> bytes:
        return as_vtt(sentences(page.parts)).encode()


class Timings(Audio):
    """The player's timings, of each word too where they are known."""

    name, kind = "audio_json", "json"

    def body(self, page: Sound) -> bytes:
        return as_json(sentences(page.parts), duration(page.parts), [part.words for part in page.parts])


for output in (Mp3(), Manifest(), Captions(), Timings()):
    register(output)
