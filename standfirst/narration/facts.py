"""Which sound a live story has: only sound of the very version that readers see, a person's before the machine's."""

from collections.abc import Collection, Mapping

from standfirst.narration import human, tags
from standfirst.narration.assembly import Sound
from standfirst.narration.models import Recording
from standfirst.narration.record import SOURCE
from standfirst.narration.script import script_digest
from standfirst.press.facts import row
from standfirst.stories import facts, values

OF = (SOURCE, "stories.Story")


def current(ids: Collection[int], *, whole: bool) -> dict[int, Recording]:
    """The machine's recording of each live story's own script; `whole` loads the segments too.

    Of several the one in the finer voice, if it is complete; the beginning of one only where there is nothing else.
    """
    rows = Recording.objects.filter(story__in=ids).order_by("-partial", "rank")
    by_story: dict[int, dict[str, Recording]] = {}
    for one in rows if whole else rows.defer("segments", "warnings"):
        by_story.setdefault(one.story_id, {})[one.script_digest] = one
    if not by_story:
        return {}
    digests = {id: script_digest(story) for id, story in facts.load_stories(by_story.keys()).items()}
    return {id: by_story[id][digest] for id, digest in digests.items() if digest in by_story[id]}


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
        for id, one in current(ids, whole=False).items()
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
    now = {**current(heard, whole=False), **human.current(heard)}
    return {id: id in heard and id not in now for id in ids}


@row("recording_sentences", of=OF)
def load_sounds(ids: Collection[int]) -> Mapping[int, Sound]:
    """By story id: what the machine's sound is made of, for its files; absent where a person's is offered."""
    people = human.current(ids)
    return {id: Sound(one.digest, one.parts) for id, one in current(ids, whole=True).items() if id not in people}
