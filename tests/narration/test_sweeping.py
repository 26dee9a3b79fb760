"""What nothing refers to is swept after a week, and what anything needs is not, whoever is at work meanwhile."""

import os
import time
from pathlib import Path
from threading import Event, Thread

import pytest
from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from standfirst.narration import keeping, record, sweeping
from standfirst.narration.models import Opening, Recording
from standfirst.narration.openings import speak_openings
from standfirst.narration.record import record as narrate
from standfirst.narration.segments import Store, digest
from standfirst.narration.speaking import Speaker
from standfirst.narration.tasks import ask_live
from standfirst.newsroom.tasks import sweep_files
from standfirst.ops import queue
from standfirst.pictures import files
from standfirst.pictures import sweeping as renditions
from standfirst.pictures.models import Picture, Rendered
from standfirst.stories import actions, facts
from standfirst.stories.models import Section, Story
from tests.narration.newsdesk import Watched, body, draft

pytestmark = pytest.mark.django_db(transaction=True)

LONG_AGO = 30 * 86_400


def age(folder: Path, seconds: float = LONG_AGO) -> None:
    """Makes all files so old."""
    for file in folder.rglob("*"):
        if file.is_file():
            os.utime(file, (time.time() - seconds, time.time() - seconds))


def named(store: Store) -> set[str]:
    return {path.stem for path in store.folder.rglob("*.mp3")}


def published(news: Section, *paragraphs: str) -> Story:
    story = actions.publish(draft(news, "Ferry sails", *paragraphs))
    narrate(facts.load_stories([story.pk])[story.pk])
    return story


def rewritten(story: Story, *paragraphs: str) -> None:
    story.body = story.body.stream_block.to_python(body(*paragraphs))
    actions.publish(story)
    narrate(facts.load_stories([story.pk])[story.pk])


def test_sentences_that_no_version_says_any_longer_go_after_a_week(news: Section, voice: Watched) -> None:
    store = record.store()
    story = published(news, "One sailed. Two sank.", "Three came.")
    speak_openings.call()
    rewritten(story, "One sailed. Nobody sank.", "Three came.")
    rewritten(story, "One sailed. Nobody swam.", "Three came.")
    # The version before the last has a row still.
    orphan = digest(voice, "Two sank.")
    kept = named(store) - {orphan}
    age(store.folder, sweeping.KEPT_S - 3600)
    assert sweeping.sweep(store).files == 0
    size = sum(file.stat().st_size for file in store.files(orphan))
    age(store.folder)
    swept = sweeping.sweep(store)
    assert (swept.files, swept.bytes) == (2, size)
    assert named(store) == kept
    assert (
        kept == {*sweeping.referred()} >= {part["segment"] for part in Opening.objects.values_list("part", flat=True)}
    )
    assert sweeping.sweep(store).files == 0


def test_what_a_narration_uses_stays_though_no_row_says_so_yet(news: Section, voice: Watched) -> None:
    """A sentence of long ago is used by a narration that is still speaking the next one while everything is swept."""
    store = record.store()
    Speaker(voice, store).parts(())
    first = published(news, "One sailed.", "Two sank.")
    age(store.folder)
    Recording.objects.all().delete()
    names, asked, go_on = named(store), Event(), Event()
    assert len(names) == 3

    def wait(text: str) -> None:
        asked.set()
        assert go_on.wait(10)

    voice.then = wait
    first.body = first.body.stream_block.to_python(body("One sailed.", "Three came."))
    actions.publish(first)

    def work() -> None:
        narrate(facts.load_stories([first.pk])[first.pk])
        connection.close()

    narration = Thread(target=work)
    narration.start()
    assert asked.wait(10)
    assert sweeping.sweep(store).files == 2
    assert named(store) == names - {digest(voice, "Two sank.")}
    go_on.set()
    narration.join(10)
    assert {part.segment for part in Recording.objects.get().parts} == named(store)


def test_a_row_that_comes_while_the_sweep_looks_is_seen(
    news: Section, voice: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a worker of an older release would keep it, which renews no dates."""
    store = record.store()
    story = published(news, "One sailed.")
    row = Recording.objects.get()
    row.delete()
    age(store.folder)
    real = sweeping.referred

    def referred(**asked: object) -> object:
        if "since" in asked:
            Recording.objects.bulk_create([row])
            Recording.objects.update(created_at=timezone.now())
        return real(**asked)

    monkeypatch.setattr(sweeping, "referred", referred)
    assert sweeping.sweep(store).files == 0
    assert {part.segment for part in Recording.objects.get(story=story).parts} == named(store)


def test_a_large_archive_is_swept_in_shares_a_share_a_day(
    news: Section, voice: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = record.store()
    published(news, "One sailed.", *(f"Ship {number} sank." for number in "abcdefgh"))
    Recording.objects.update(segments=Recording.objects.get().segments[:1])
    monkeypatch.setattr(sweeping, "SHARE", 1)
    age(store.folder)
    assert len(named(store)) == 10
    now = time.time()
    swept = [sweeping.sweep(store, now + days * 86_400).files for days in range(2)]
    assert all(swept)
    assert named(store) == {*sweeping.referred()}


def test_what_a_dead_process_left_unfinished_goes(tmp_path: Path, db: None) -> None:
    store = Store(tmp_path)
    for days, left in ((0, True), (2, False)):
        file = tmp_path / "ab" / f"{'ab' * 16}.mp3.77.part"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"x")
        os.utime(file, (time.time() - days * 86_400,) * 2)
        sweeping.sweep(store)
        assert file.exists() is left


def test_renditions_that_no_row_names_go_after_a_week(db: None) -> None:
    (picture,) = Picture.objects.bulk_create([Picture(title="Ferry", file="originals/none.jpg", width=1, height=1)])
    names = {kind: files.digest(picture.pk, "full", kind.encode()) for kind in ("needed", "orphan", "wanted")}
    for kind, name in names.items():
        files.write(name, "image/webp", kind.encode())
    needed, orphan, wanted = (files.path(name, "image/webp") for name in names.values())
    row = {"spec": "full", "media_type": "image/webp", "width": 1, "height": 1, "made_from": ""}
    Rendered.objects.create(picture=picture, digest=names["needed"], **row)
    assert not renditions.sweep().files
    age(files.folder())
    # Somebody has drawn it again, and is about to name it.
    files.write(names["wanted"], "image/webp", b"wanted")
    assert renditions.sweep().files >= 1
    assert [file.exists() for file in (needed, orphan, wanted)] == [True, False, True]


def test_it_is_asked_for_once_a_day_and_stands_back_behind_a_narration(news: Section, voice: Watched) -> None:
    story = published(news, "One sailed.")
    DBTaskResult.objects.all().delete()
    queue.sweep_daily()
    queue.sweep_daily()
    assert DBTaskResult.objects.filter(task_path=sweep_files.module_path).count() == 1
    keeping.drop(story.pk)
    age(record.store().folder)
    ask_live(story.pk)
    assert sweep_files.call() == {"gave_way": 1}
    again = DBTaskResult.objects.filter(task_path=sweep_files.module_path).order_by("-run_after")[0]
    assert again.run_after > timezone.now()
    DBTaskResult.objects.all().delete()
    assert sweep_files.call()["files"] >= 4
    assert not named(record.store())
