"""The one path from a story to its recording."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from django.conf import settings
from django.db import transaction

from standfirst.narration import frames, timings
from standfirst.narration.assembly import Part, duration
from standfirst.narration.engines import Engine
from standfirst.narration.engines import engine as engine_named
from standfirst.narration.models import Recording, as_rows, lexicon
from standfirst.narration.script import script, script_digest
from standfirst.narration.segments import Store, make
from standfirst.narration.sentences import split
from standfirst.narration.speaking import Speaker
from standfirst.narration.spoken import spoken
from standfirst.press.models import touch
from standfirst.stories import facts, values
from standfirst.stories.models import Story

SOURCE = "narration.Recording"
"""Touched under the story's id."""
SAY_PAUSE_MS = 300


@dataclass(frozen=True, slots=True)
class Result:
    """What narrating a story came to. `recording` is None where the story is gone or says nothing."""

    recording: Recording | None
    spoken: int
    reused: int
    skipped: int


def configured_engine() -> Engine:
    """The engine of the environment. Raises UnknownEngine."""
    return engine_named(settings.ENVIRONMENT.engine, settings.ENVIRONMENT.narration_threads)


def store() -> Store:
    """The newsroom's segments."""
    return Store(settings.ENVIRONMENT.private / "segments")


def locale() -> str:
    """Whose English is read: "en-US" where the newsroom's language is that, "en-GB" otherwise."""
    language = facts.load_site([facts.SITE])[facts.SITE].language
    return "en-US" if language == "en-US" else "en-GB"


def record(story: values.Story, engine: Engine | None = None) -> Result:
    """Speak what is not spoken yet of a story, and keep its recording.

    Raises EngineFailed only where nothing at all could be spoken.
    """
    speaker = Speaker(engine or configured_engine(), store(), locale(), lexicon())
    names = facts.contributor_names([entry.contributor for entry in story.byline if entry.contributor])
    parts = speaker.parts(script(story, names))
    if not parts:
        if speaker.failure:
            raise speaker.failure
        return Result(None, 0, 0, speaker.skipped)
    return Result(_keep(story, parts, speaker), speaker.spoken, speaker.reused, speaker.skipped)


@transaction.atomic
def _keep(story: values.Story, parts: Sequence[Part], speaker: Speaker) -> Recording | None:
    # Locked where the database can, so that two narrations of a story do not prune each other's rows.
    if not Story.objects.select_for_update(of=("self",)).filter(pk=story.id).exists():
        return None
    engine, held = speaker.engine, speaker.store
    size = sum(held.path(part.segment).stat().st_size + len(frames.silence(part.pause)) for part in parts)
    kept, _ = Recording.objects.update_or_create(
        story_id=story.id,
        script_digest=script_digest(story),
        defaults={
            "digest": recording_digest(story.id, parts),
            "segments": as_rows(parts),
            "warnings": speaker.warnings,
            "duration_s": duration(parts),
            "size_bytes": size,
            "voice": engine.voice,
            "engine": f"{engine.name} {engine.version}",
        },
    )
    _prune(kept)
    touch(SOURCE, story.id)
    return kept


def recording_digest(story: int, parts: Sequence[Part]) -> str:
    """What names a recording's files: all that is in them, and whose they are."""
    told = repr((story, timings.VERSION, parts))
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _prune(newest: Recording) -> None:
    """Drop recordings of superseded drafts: what readers hear and the newest other one stay."""
    live = facts.load_stories([newest.story_id]).get(newest.story_id)
    others = Recording.objects.filter(story=newest.story_id).exclude(pk=newest.pk)
    heard = script_digest(live) if live else ""
    spare = others.exclude(script_digest=heard)
    if newest.script_digest == heard:
        # This is the live one, so the newest draft's may stay beside it.
        spare = spare.exclude(pk=spare.order_by("-created_at", "-pk").values_list("pk", flat=True).first() or 0)
    spare.delete()


def say_text(text: str, engine: Engine | None = None) -> bytes:
    """A text as MP3, as a story would be read. Raises EngineFailed, ValueError where there is nothing to say."""
    speaking, sayings, region = engine or configured_engine(), lexicon(), locale()
    said = [words for begin, end in split(text) if (words := spoken(text[begin:end], region, sayings))]
    if not said:
        raise ValueError("There is nothing in the text that can be said.")
    pause = frames.silence(frames.frames_of(SAY_PAUSE_MS))
    return pause.join(make(speaking, words).data for words in said)
