"""The published sound: /audio/<name>.mp3, <digest>.vtt and .json, while a live story is said in just these sentences.

What a person reads has no times, so it has neither captions nor a file of them.
"""

from collections.abc import Collection, Iterable
from typing import ClassVar

from standfirst.narration import credits, provenance
from standfirst.narration.assembly import Sound, assemble, duration, sentences
from standfirst.narration.human import HumanRecording, file_of
from standfirst.narration.models import Recording
from standfirst.narration.record import store
from standfirst.narration.tags import Tags, id3
from standfirst.narration.timings import as_json, as_vtt
from standfirst.narration.versions import SOURCE
from standfirst.press.keys import Key
from standfirst.press.outputs import Output, register
from standfirst.press.reader import Reader
from standfirst.stories import values


def same(ids: Collection[int]) -> Iterable[Key]:
    """Both sources are touched under a story's id, and that is the key."""
    return ids


def sound_of(read: Reader, key: Key) -> Sound | None:
    """What a live story's sound is made of."""
    return read("recording_sentences", *key) if isinstance(key, tuple) else read("recording_sentences", key)


def _published(read: Reader, key: Key) -> credits.Published:
    found = credits.published(read, key) if isinstance(key, int) else None
    if found is None:
        raise LookupError(f"Story {key} has no sound of what it says.")
    return found


class Audio(Output):
    """One of a recording's files. Written before the page that plays it."""

    order = 10
    roots = {SOURCE: same, "stories.Story": same}
    kind: ClassVar[str]

    def keys(self) -> Iterable[Key]:
        return Recording.objects.order_by("-story").values_list("story", flat=True).distinct()

    def path(self, read: Reader, key: Key) -> str:
        sound = sound_of(read, key)
        if sound is None:
            raise LookupError(f"Story {key} has no recording of what it says.")
        return self.file(sound.digest)

    def file(self, name: str) -> str:
        """Where it lies, by the sound's name."""
        return f"audio/{name}.{self.kind}"

    def page(self, read: Reader, key: Key) -> object | None:
        return sound_of(read, key)

    def prefetch(self, read: Reader, keys: Collection[Key]) -> None:
        """Load the recordings together."""
        read.prefetch("recording_sentences", [key for key in keys if isinstance(key, int)])


class Mp3(Audio):
    """A tag that says what it is, then the segments end to end."""

    name, kind = "audio_mp3", "mp3"

    def path(self, read: Reader, key: Key) -> str:
        return self.file(_published(read, key).name)

    def page(self, read: Reader, key: Key) -> tuple[Sound, Tags] | None:
        sound, found = sound_of(read, key), credits.published(read, key) if isinstance(key, int) else None
        return (sound, found.tags) if sound and found else None

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


class Human(Output):
    """A tag, then what a person reads, as it was made even."""

    name, order, gone, kind = "audio_human", 10, True, "mp3"
    roots = {SOURCE: same, "stories.Story": same}

    def keys(self) -> Iterable[Key]:
        return HumanRecording.objects.order_by("-story").values_list("story", flat=True).distinct()

    def path(self, read: Reader, key: Key) -> str:
        return f"audio/{_published(read, key).name}.{self.kind}"

    def page(self, read: Reader, key: Key) -> tuple[str, Tags] | None:
        """The sound's own name, and what it says of itself."""
        if not isinstance(key, int):
            return None
        sound: values.Recording | None = read("recording", key)
        found = credits.published(read, key) if sound and not sound.timed else None
        return (sound.digest, found.tags) if sound and found else None

    def body(self, page: tuple[str, Tags]) -> bytes:
        """Raises FileNotFoundError where the file has gone from the disk; the editor sends it again."""
        sound, tags = page
        return id3(tags) + file_of(sound).read_bytes()

    def prefetch(self, read: Reader, keys: Collection[Key]) -> None:
        """Load the readings together."""
        credits.prefetch(read, keys)


class HumanManifest(Human):
    """Who published it, signed, beside it."""

    name, kind = "audio_human_c2pa", "c2pa"

    def page(self, read: Reader, key: Key) -> tuple[str, Tags] | None:
        found = super().page(read, key)
        return found if found and found[1].manifest_url else None

    def body(self, page: tuple[str, Tags]) -> bytes:
        return provenance.manifest(super().body(page), page[1])


for output in (Mp3(), Manifest(), Captions(), Timings(), Human(), HumanManifest()):
    register(output)
