"""The press loop publishes what is touched and due, and outlives a database that refuses."""

import threading
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from standfirst.ops import loops, queue
from standfirst.stories import actions
from standfirst.stories.models import Home, Section, Story
from tests.ops.web import until


def run_until(holds) -> None:
    """Turns the loop in this thread until `holds()`, or for 20 s."""
    stop = threading.Event()

    def watch() -> None:
        try:
            until(holds)
        finally:
            stop.set()

    watcher = threading.Thread(target=watch)
    watcher.start()
    loops.run(stop)
    watcher.join()


@pytest.fixture
def section(transactional_db: None, newsroom: Home) -> Section:
    return newsroom.add_child(instance=Section(title="News", slug="news"))


def draft(section: Section, slug: str) -> Story:
    return section.add_child(instance=Story(title=f"The {slug} reopened", slug=slug, live=False))


def test_what_is_published_and_what_is_due_goes_out(section: Section, tree: Path) -> None:
    actions.publish(draft(section, "ferry"))
    later = draft(section, "bridge")
    actions.publish(later, at=timezone.now() + timedelta(seconds=1))
    ferry, bridge = (tree / "news" / slug / "index.html" for slug in ("ferry", "bridge"))
    run_until(ferry.exists)
    assert not bridge.exists() or Story.objects.get(pk=later.pk).first_published_at <= timezone.now()
    run_until(bridge.exists)


def test_what_another_process_writes_is_seen_before_the_next_look(
    section: Section, tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if connection.vendor == "sqlite":
        # Other databases are only looked at; SQLite says by itself that it was written to.
        monkeypatch.setattr(loops, "LOOK", 3600.0)
    ferry, first = tree / "news" / "ferry" / "index.html", tree / "index.html"

    def edit() -> None:
        until(first.exists)
        actions.publish(draft(section, "ferry"))
        connection.close()

    editor = threading.Thread(target=edit)
    editor.start()
    run_until(ferry.exists)
    editor.join()


def test_a_database_that_refuses_is_outlived(
    section: Section, tree: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(loops, "FIRST_WAIT", 0.01)
    refusals = iter(range(3))

    def refuse(execute, *arguments):
        if next(refusals, None) is not None:
            raise OperationalError("the server closed the connection")
        return execute(*arguments)

    actions.publish(draft(section, "ferry"))
    with connection.execute_wrapper(refuse):
        run_until((tree / "news/ferry/index.html").exists)
    assert (tree / "news/ferry/index.html").exists()
    assert caplog.text.count("the server closed the connection") == 3


@pytest.mark.django_db
def test_a_task_whose_worker_was_killed_is_taken_up_again(newsroom: Home) -> None:
    from django_tasks import TaskResultStatus
    from django_tasks_db.models import DBTaskResult

    from standfirst.narration.tasks import narrate_live

    narrate_live.enqueue(1)
    waiting = queue.waiting("narration")
    task = DBTaskResult.objects.get(task_path=narrate_live.module_path)
    task.claim("a worker that is gone")
    queue.take_up()
    task.refresh_from_db()
    assert task.status == TaskResultStatus.READY
    assert queue.waiting("narration") == waiting
