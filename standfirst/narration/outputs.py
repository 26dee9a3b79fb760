"""The published sound: /audio/<digest>.mp3, .vtt and .json, while a live story is said in just these sentences."""

from collections.abc import Callable, Collection, Iterable
from typing import ClassVar

from standfirst.narration.assembly import Sound, assemble, duration, sentences
from standfirst.narration.models import Recording
from standfirst.narration.record import SOURCE, store
from standfirst.narration.timings import as_json, as_vtt
from standfirst.press.keys import Key
from standfirst.press.outputs import Output, register
from standfirst.press.reader import Reader


def mp3(sound: Sound) -> bytes:
    """The segments end to end. Raises FileNotFoundError where one has gone from the disk; narrating makes it anew."""
    return assemble(sound.parts, store().load)


def vtt(sound: Sound) -> bytes:
    """Captions, a cue a sentence."""
    return as_vtt(sentences(sound.parts)).encode()


def timing(sound: Sound) -> bytes:
    """The player's timings."""
    return as_json(sentences(sound.parts), duration(sound.parts))


def same(ids: Collection[int]) -> Iterable[Key]:
    """Both sources are touched under a story's id, and that is the key."""
    return ids


class Audio(Output):
    """One of a recording's files. Written before the page that plays it."""

    order = 10
    roots: ClassVar[dict[str, Callable[[Collection[int]], Iterable[Key]]]] = {SOURCE: same, "stories.Story": same}

    def __init__(self, kind: str, write: Callable[[Sound], bytes]) -> None:
        self.name = f"audio_{kind}"  # type: ignore[misc]  # three outputs of one class
        self.kind, self.write = kind, write

    def keys(self) -> Iterable[Key]:
        return Recording.objects.order_by("-story").values_list("story", flat=True).distinct()

    def path(self, read: Reader, key: Key) -> str:
        return f"audio/{read('recording_sentences', key).digest}.{self.kind}"

    def page(self, read: Reader, key: Key) -> Sound | None:
        return read("recording_sentences", key)

    def prefetch(self, read: Reader, keys: Collection[Key]) -> None:
        """Load the recordings together."""
        read.prefetch("recording_sentences", [key for key in keys if isinstance(key, int)])

    def body(self, page: Sound) -> bytes:
        return self.write(page)


for kind, write in (("mp3", mp3), ("vtt", vtt), ("json", timing)):
    register(Audio(kind, write))
