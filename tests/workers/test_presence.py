"""A worker is there as long as its process lives, and what it leaves is taken up once."""

import os
import signal
import time
import uuid

import pytest
from django_tasks import TaskResultStatus
from django_tasks import task as as_task
from django_tasks_db.models import DBTaskResult

from standfirst.narration.tasks import narrate_live
from standfirst.ops import presence, queue
from tests.ops.web import until
from tests.workers.processes import forked


@pytest.fixture
def task(transactional_db: None) -> DBTaskResult:
    DBTaskResult.objects.all().delete()
    narrate_live.enqueue(1)
    return DBTaskResult.objects.get()


def test_a_worker_is_there_as_long_as_its_process_lives(transactional_db: None) -> None:
    with forked(lambda: (presence.announce("ada"), presence.announce("ada"))) as process:
        assert presence.present("ada")
        assert not presence.present("grace")
        os.kill(process, signal.SIGSTOP)
        assert presence.present("ada")
        os.kill(process, signal.SIGKILL)
        until(lambda: not presence.present("ada"), 5)


def test_a_task_is_its_workers_until_that_is_killed(task: DBTaskResult) -> None:
    with forked(lambda: presence.announce("ada")):
        task.claim("ada")
        assert queue.take_up() == 0
        task.refresh_from_db()
        assert task.status == TaskResultStatus.RUNNING
    until(lambda: not presence.present("ada"), 5)
    assert [queue.take_up(), queue.take_up()] == [1, 0]
    task.refresh_from_db()
    assert (task.status, task.started_at, task.worker_ids) == (TaskResultStatus.READY, None, ["ada"])


@as_task(queue_name="after")
def told_twice() -> str:
    """Is told to end twice, as Ctrl-C and a parent do."""
    os.kill(os.getpid(), signal.SIGINT)
    os.kill(os.getpid(), signal.SIGTERM)
    return "done"


def test_a_worker_that_is_told_twice_to_end_does_not_fail_its_task(transactional_db: None) -> None:
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)}
    DBTaskResult.objects.all().delete()
    first, second = told_twice.enqueue(), told_twice.enqueue()
    try:
        queue.work(["after"], 0.01)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    status = dict(DBTaskResult.objects.values_list("id", "status"))
    assert [str(status[one]) for one in map(uuid.UUID, (first.id, second.id))] == ["SUCCESSFUL", "READY"]


def test_what_another_worker_has_taken_up_meanwhile_is_left_to_it(task: DBTaskResult) -> None:
    task.claim("ada")

    def seen_too_late(name: str) -> bool:
        assert queue.take_up(lambda other: other == name) == 1
        DBTaskResult.objects.get().claim("grace")
        return True

    assert queue.take_up(seen_too_late) == 0
    task.refresh_from_db()
    assert (task.status, task.worker_ids) == (TaskResultStatus.RUNNING, ["ada", "grace"])


def test_a_task_that_kills_its_workers_is_given_up(task: DBTaskResult) -> None:
    for number in range(queue.MOST_DEATHS):
        task.refresh_from_db()
        assert task.status == TaskResultStatus.READY
        task.claim(f"worker-{number}")
        queue.take_up()
    task.refresh_from_db()
    assert task.status == TaskResultStatus.FAILED
    assert task.traceback.startswith("5 workers were killed while they ran this task: worker-0, worker-1,")
    assert task.task_result.errors[0].exception_class is queue.WorkersDied


def test_a_keeper_tells_its_worker_and_takes_up_after_others(
    task: DBTaskResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "BEAT", 0.05)
    monkeypatch.setattr(queue, "PATIENCE", 0.3)
    task.claim("a worker that is gone")
    began = time.monotonic()
    with queue.worker() as name:
        assert str(os.getpid()) in name
        until(lambda: not DBTaskResult.objects.running().exists(), 5)
        assert time.monotonic() - began >= queue.PATIENCE
        task.refresh_from_db()
        task.claim(name)
        time.sleep(2 * queue.PATIENCE)
        task.refresh_from_db()
        assert (task.status, task.worker_ids[-1]) == (TaskResultStatus.RUNNING, name)
