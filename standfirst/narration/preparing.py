"""Readings by people, made even in the background."""

import os
import shutil
from collections.abc import Callable

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from standfirst.narration import human, sound_files, wholeness
from standfirst.narration.human import HumanRecording
from standfirst.narration.mastering import TooUneven, master
from standfirst.narration.speaking import go_on
from standfirst.narration.tasks import QUEUE
from standfirst.narration.turns import BACK, DRAFT, LIVE, GaveWay, Superseded, Turn

FIRST = DRAFT + 1
"""Somebody waits for it: before drafts, which nobody hears yet."""
PATIENCE = 3
"""How often it lets live stories by and begins anew; then it goes on to its end, a minute for half an hour."""
CHUNK = 1 << 20
GONE = "The file that was sent is no longer there; send it again."


@transaction.atomic
def take(story: int, script: str, reader: str, file: File, length: float, user: int | None) -> HumanRecording:
    """Keep a file that was found good, and have it made even. Raises OSError; nothing is left on the disk then."""
    sound = human.new_sound()
    path = human.sent_file(sound)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("wb") as to:
            file.seek(0)
            shutil.copyfileobj(file, to, CHUNK)
        row = HumanRecording.objects.create(
            story_id=story, script_digest=script, reader=reader, sound=sound, duration_s=length, added_by_id=user
        )
        prepare.using(priority=FIRST).enqueue(row.pk)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return row


@task(queue_name=QUEUE, priority=FIRST)
def prepare(row_id: int, gave_way: int = 0) -> dict[str, int]:
    """Make a reading even and offer it; nothing where it was withdrawn meanwhile, or is ready."""
    row = HumanRecording.objects.filter(pk=row_id, state=HumanRecording.State.WAITING).first()
    if row is None:
        return {}
    # Only what readers wait for goes by: a draft is saved every few seconds.
    turn = Turn(QUEUE, prepare.module_path, row_id, LIVE - BACK - 1, timezone.now())
    try:
        _make_even(row, turn.look if gave_way < PATIENCE else go_on)
    except GaveWay:
        prepare.using(priority=FIRST).enqueue(row_id, gave_way + 1)
        return {"gave_way": 1}
    except Superseded:
        return {}
    except (sound_files.NotTaken, TooUneven, FileNotFoundError) as error:
        human.failed(row, GONE if isinstance(error, FileNotFoundError) else str(error))
    human.sent_file(row.sound).unlink(missing_ok=True)
    return {"made": 1}


def _make_even(row: HumanRecording, between: Callable[[], None]) -> None:
    """Put the even MP3 in place, wholly or not at all, and offer it."""
    sent, partial = human.sent_file(row.sound), row.path.with_name(f"{row.path.name}.{os.getpid()}.part")
    kind = wholeness.kind_of(sent)
    try:
        made = master(lambda: sound_files.samples(sent, kind), partial, between)
        with partial.open("rb") as file:
            os.fsync(file.fileno())
        partial.replace(row.path)
    finally:
        partial.unlink(missing_ok=True)
    if not human.ready(row, made.duration_s, made.size):
        # It was withdrawn meanwhile.
        row.path.unlink(missing_ok=True)
