"""Which sound a live story has: only sound of the very version that readers see, a person's before the machine's."""

from collections.abc import Collection, Mapping

from standfirst.narration import human, tags
from standfirst.narration.assembly import Sound
from standfirst.narration.models import Recording
from standfirst.narration.versions import SOURCE, by_script, of_now
from standfirst.press.facts import row
from standfirst.press.sharing import shared_rows
from standfirst.stories import values

OF = (SOURCE, "stories.Story")


@shared_rows
def _recordings(ids: Collection[int]) -> Mapping[int, Mapping[str, Recording]]:
    """Each story's recordings by script digest, the best of several; without their segments."""
    rows = Recording.objects.filter(story__in=ids).order_by("-partial", "rank")
    return by_script(rows.defer("segments", "warnings"))


def current(ids: Collection[int]) -> dict[int, Recording]:
    """The machine's recording of each live story's own script, without its segments.

    Of several the one in the finer voice, if it is complete; the beginning of one only where there is nothing else.
    """
    return of_now(_recordings, ids)


def current_whole(ids: Collection[int]) -> dict[int, Recording]:
    """The same with the segments."""
    found = current(ids)
    rows = Recording.objects.in_bulk([one.pk for one in found.values()]) if found else {}
    return {id: rows[one.pk] for id, one in found.items() if one.pk in rows}


@row("recording", of=OF)
def load_recordings(ids: Collection[int]) -> Mapping[int, values.Recording]:
    """By story id: the sound as the story's page offers it."""
    machine = {
        id: values.Recording(
            one.digest,
            one.duration_s,
            tags.SIZE + one.size_bytes,
            one.voice,
            tags.source_type(one.engine),
            one.partial,
        )
        for id, one in current(ids).items()
    }
    people = {
        id: values.Recording(
            one.sound, one.duration_s, tags.SIZE + one.size_bytes, one.reader, tags.CAPTURED, timed=False
        )
        for id, one in human.current(ids).items()
    }
    return machine | people


@row("recording_awaited", of=OF)
def load_awaited(ids: Collection[int]) -> Mapping[int, bool]:
    """By story id: whether it was heard in other words than it has now. Asked only where there is no sound of these."""
    heard = set(Recording.objects.filter(story__in=ids).values_list("story", flat=True))
    heard |= set(human.HumanRecording.objects.filter(story__in=ids).values_list("story", flat=True))
    now = {**current(heard), **human.current(heard)}
    return {id: id in heard and id not in now for id in ids}


@row("recording_sentences", of=OF)
def load_sounds(ids: Collection[int]) -> Mapping[int, Sound]:
    """By story id: what the machine's sound is made of, for its files; absent where a person's is offered."""
    people = human.current(ids)
    return {id: Sound(one.digest, one.parts) for id, one in current_whole(ids).items() if id not in people}
