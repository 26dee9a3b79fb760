"""What only PostgreSQL has: locks on rows, and sessions that may be lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from standfirst.newsroom.due import sweep
from standfirst.ops import presence, queue
from standfirst.press.turn import NOTICED, noticed_sooner
from standfirst.stories import actions
from standfirst.stories.models import Home, Section, Story
from tests.newsroom.test_due import bring_forward
from tests.ops.web import until


@pytest.fixture
def story(transactional_db: None, newsroom: Home) -> Story:
    section = newsroom.add_child(instance=Section(title="News", slug="news"))
    made = section.add_child(instance=Story(title="The lantern is lit", slug="lantern", live=False))
    actions.publish(made, at=timezone.now() + timedelta(hours=1))
    bring_forward(made, 5)
    return made


@contextmanager
def held_by_another(table: str, column: str, id: object) -> Iterator[None]:
    """Another session has changed a row, and its transaction is still open."""
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute(f"UPDATE {table} SET {column} = {column} WHERE {column} = %s", [id])
            assert cursor.rowcount == 1
            yield
            cursor.execute("COMMIT")
    finally:
        other.close()


@pytest.mark.parametrize("table", ["wagtailcore_page", "stories_story", "wagtailcore_revision"])
def test_a_story_in_other_hands_is_left_for_the_next_sweep(story: Story, table: str) -> None:
    """A sweep that waited for an editor's row while it held others would end one of the two in a deadlock."""
    column, id = {
        "wagtailcore_page": ("id", story.pk),
        "stories_story": ("page_ptr_id", story.pk),
        "wagtailcore_revision": ("id", story.revisions.get().pk),
    }[table]
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '2s'")
    with held_by_another(table, column, id):
        swept = sweep()
        assert (swept.published, swept.failed) == ((), ())
    assert sweep().published == (story.pk,)


def test_rows_that_point_to_a_story_do_not_hold_it_up(story: Story) -> None:
    """A log entry or a recording that is being written locks the key of its story."""
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("SELECT 1 FROM wagtailcore_page WHERE id = %s FOR KEY SHARE", [story.pk])
            assert sweep().published == (story.pk,)
            cursor.execute("COMMIT")
    finally:
        other.close()


def test_a_worker_whose_session_is_ended_takes_its_place_again(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(queue, "BEAT", 0.05)
    with queue.worker() as name:
        with connection.cursor() as cursor:
            # This database's alone: other tests hold locks in theirs, on the same server.
            own = "database = (SELECT oid FROM pg_database WHERE datname = current_database())"
            cursor.execute(f"SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND {own}")
            assert cursor.rowcount == 1
        until(lambda: "cannot be kept" in caplog.text, 5)
        until(lambda: presence.present(name), queue.PATIENCE)
    until(lambda: not presence.present(name), 5)


def test_a_place_is_taken_once_however_often_it_is_told(transactional_db: None) -> None:
    for _ in range(3):
        presence.announce("ada")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock(%s)", [presence._number("ada")])
    assert not presence.present("ada")


def test_a_locks_session_asks_for_its_own_end_to_be_noticed_soon(transactional_db: None) -> None:
    """PostgreSQL takes the settings; on a socket in a folder, where nobody can be cut off, it keeps them at 0."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SELECT {noticed_sooner()}")
        assert len(cursor.fetchone()) == len(NOTICED)
