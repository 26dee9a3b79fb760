"""Recordings as rows: kept, replaced, dropped. What readers are offered is read from these rows alone."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import blake2b

from django.db import transaction
from django.db.models import QuerySet

from standfirst.narration import frames, timings
from standfirst.narration.assembly import Part, duration
from standfirst.narration.models import Recording, as_rows
from standfirst.narration.script import script_digest
from standfirst.narration.speaking import Speaker
from standfirst.narration.versions import SOURCE
from standfirst.press.models import touch
from standfirst.stories import facts, values
from standfirst.stories.models import Story

LASTS = timedelta(minutes=10)
"""How long a beginning stands without another sentence until nobody is taken to be at work on it."""


@transaction.atomic
def keep(story: values.Story, parts: Sequence[Part], speaker: Speaker, rank: int, *, partial: bool) -> Recording | None:
    """The row of a story's sound as far as it goes; None where the story is gone."""
    # Locked where the database can, so that two narrations of a story do not prune each other's rows.
    if not Story.objects.select_for_update(of=("self",)).filter(pk=story.id).exists():
        return None
    engine, held = speaker.engine, speaker.store
    size = sum(held.path(part.segment).stat().st_size + len(frames.silence(part.pause)) for part in parts)
    script = script_digest(story)
    kept, _ = Recording.objects.update_or_create(
        story_id=story.id,
        script_digest=script,
        rank=rank,
        defaults={
            "partial": partial,
            "digest": recording_digest(story.id, script, parts),
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


def recording_digest(story: int, script: str, parts: Sequence[Part]) -> str:
    """What names a recording's files: all that is in them, whose they are, and the version of the story they say.

    The sound's file is named by what its tag says too, which changes without it: see credits.published.
    """
    told = repr((story, script, timings.VERSION, parts))
    return blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def drop(story: int, **which: object) -> None:
    """Take recordings of a story away, and off its page."""
    with transaction.atomic():
        if Recording.objects.filter(story=story, **which).delete()[0]:
            touch(SOURCE, story)


def forget_beginnings(now: datetime) -> int:
    """Take away the first sentences of stories whose narration was given up; how many such there were."""
    left = list(Recording.objects.filter(partial=True, created_at__lt=now - LASTS).values_list("story", "rank"))
    for story, rank in left:
        drop(story, rank=rank, partial=True, created_at__lt=now - LASTS)
    return len(left)


def _prune(newest: Recording) -> None:
    """Drop recordings of superseded drafts: what readers hear and the newest other version's stay."""
    live = facts.load_stories([newest.story_id]).get(newest.story_id)
    others = Recording.objects.filter(story=newest.story_id).exclude(script_digest=newest.script_digest)
    heard = script_digest(live) if live else ""
    spare = others.exclude(script_digest=heard)
    if newest.script_digest == heard:
        # This is the live one, so the newest draft's may stay beside it.
        spare = spare.exclude(script_digest=_last_script(spare.filter(partial=False)))
    spare.delete()


def _last_script(recordings: QuerySet[Recording]) -> str:
    return recordings.order_by("-created_at", "-pk").values_list("script_digest", flat=True).first() or ""
