"""Two `standfirst worker` on one database and one folder, while several processes publish; one of them is killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest

from standfirst.ops.queue import PATIENCE
from standfirst.press.turn import ADVISORY
from tests.newsrooms import standfirst
from tests.ops.web import until
from tests.workers.publishing import EACH, LATER, PROCESSES

ROOT = Path(__file__).parent.parent.parent
NAMES = ("ada", "grace")


@dataclass
class Office:
    """A newsroom, its workers, and what its database says."""

    environment: Mapping[str, str]
    home: Path
    database: psycopg.Connection
    workers: dict[str, subprocess.Popen] = field(default_factory=dict)

    def start(self, name: str) -> None:
        log = (self.home.parent / f"{name}.log").open("w")
        variables = {**self.environment, "PGAPPNAME": name}
        command = [sys.executable, "-m", "standfirst", "worker"]
        self.workers[name] = subprocess.Popen(command, env=variables, stdout=log, stderr=log, start_new_session=True)

    def ask(self, query: str, *values: object) -> list[tuple]:
        return self.database.execute(query, values).fetchall()

    def count(self, query: str, *values: object) -> int:
        return self.ask(f"SELECT count(*) FROM {query}", *values)[0][0]

    def part(self, name: str, part: str) -> int:
        """The process of one part of a worker."""
        listed = subprocess.run(
            ["pgrep", "-P", str(self.workers[name].pid), "-f", f"only {part}"], capture_output=True, text=True
        )
        return int(listed.stdout)

    def signal(self, name: str, number: int) -> None:
        os.killpg(self.workers[name].pid, number)

    def publish(self, batch: str, sentences: int) -> subprocess.Popen:
        command = [sys.executable, "-m", "tests.workers.publishing", batch, str(sentences)]
        return subprocess.Popen(command, env=self.environment, cwd=ROOT)

    def at_rest(self) -> bool:
        """Nothing is scheduled, waits to be narrated or waits to be pressed."""
        return not (
            self.count("wagtailcore_revision WHERE approved_go_live_at IS NOT NULL")
            or self.count("django_tasks_database_dbtaskresult WHERE status IN ('READY', 'RUNNING')")
            or self.count("press_touched")
            or self.count("press_due")
            or self.presser()
        )

    def presser(self) -> str:
        """Whose turn it is to press."""
        query = (
            "SELECT application_name FROM pg_locks JOIN pg_stat_activity USING (pid)"
            " WHERE locktype = 'advisory' AND classid = 0 AND objid = %s AND granted"
        )
        return "".join(name for (name,) in self.ask(query, ADVISORY))

    def tasks(self) -> list[tuple[str, list[str], dict[str, int] | int | None]]:
        """Status, workers and result of every task."""
        return self.ask("SELECT status, worker_ids, return_value FROM django_tasks_database_dbtaskresult")

    def failures(self) -> list[tuple[str, str]]:
        """The task and what it raised, of those that failed."""
        return self.ask("SELECT task_path, traceback FROM django_tasks_database_dbtaskresult WHERE status = 'FAILED'")

    def segments(self) -> dict[str, int]:
        """File -> inode: a sentence that is spoken again has another."""
        return {path.name: path.stat().st_ino for path in (self.home / "private/segments").rglob("*.mp3")}

    def check_published(self, *batches: str) -> None:
        """Each story is out once, with its sound, and the tree is what a clean press makes of the database."""
        scheduled = "wagtailcore_pagelogentry WHERE action = 'wagtail.publish.scheduled'"
        assert self.count(scheduled) == len(batches) * PROCESSES * LATER
        pages = [
            self.home / f"public/news/{batch}-{number}/index.html"
            for batch in batches
            for number in range(PROCESSES * (EACH + LATER))
        ]
        assert [page for page in pages if "/audio/" not in page.read_text()] == []
        verified = standfirst(self.environment, "press", "--verify")
        assert verified.returncode == 0, verified.stdout


@pytest.fixture
def office(own_environment: dict[str, str], home: Path) -> Iterator[Office]:
    """Both workers are there: their place is taken, and their press has looked for the first time."""
    with psycopg.connect(own_environment["DATABASE_URL"], autocommit=True) as database:
        office = Office(own_environment, home, database)
        try:
            for name in NAMES:
                office.start(name)
            workers = "pg_locks WHERE locktype = 'advisory' AND classid <> 0 AND granted"
            until(lambda: office.count(workers) == len(NAMES), 60)
            yield office
        finally:
            for name in office.workers:
                office.signal(name, signal.SIGKILL)
                office.workers[name].wait()


def share_the_work(office: Office) -> None:
    """Both narrate and press, and nothing is done twice."""
    assert office.publish("dusk", 5).wait(60) == 0
    until(office.at_rest, 60)
    assert office.failures() == []
    tasks = office.tasks()
    assert {status for status, _, _ in tasks} == {"SUCCESSFUL"}
    assert {len(workers) for _, workers, _ in tasks} == {1}
    assert len({workers[0] for _, workers, _ in tasks}) == len(NAMES)
    # A narration tells what it came to; the bulletin's opening lines, how many were spoken.
    spoken = sum(result if isinstance(result, int) else result.get("spoken", 0) for _, _, result in tasks if result)
    # A narration that gave way to a more urgent one does not tell what it had spoken by then.
    assert spoken <= len(office.segments()) > 5 * PROCESSES * (EACH + LATER)


def stopped_at_work(office: Office) -> tuple[str, str]:
    """The first worker found pressing is stopped in the middle of that and of a task: its name, the task."""
    victim = stopped_pressing(office)
    process = office.part(victim, "tasks")
    query = "SELECT id FROM django_tasks_database_dbtaskresult WHERE status = 'RUNNING' AND worker_ids ->> -1 LIKE %s"
    end = time.monotonic() + 40
    while time.monotonic() < end:
        if office.ask(query, f"%-{process}-%"):
            os.kill(process, signal.SIGSTOP)
            time.sleep(0.05)
            if found := office.ask(query, f"%-{process}-%"):
                return victim, found[0][0]
            os.kill(process, signal.SIGCONT)
    raise AssertionError(f"{victim} was never found at a task.")


def stopped_pressing(office: Office) -> str:
    end = time.monotonic() + 40
    while time.monotonic() < end:
        if victim := office.presser():
            process = office.part(victim, "press")
            os.kill(process, signal.SIGSTOP)
            time.sleep(0.05)
            if office.presser() == victim:
                return victim
            os.kill(process, signal.SIGCONT)
    raise AssertionError("Nobody was ever found pressing.")


def outlive_a_killed_one(office: Office) -> None:
    """What a killed worker leaves is done by the other, and what it had done is not done again."""
    office.database.execute("DELETE FROM django_tasks_database_dbtaskresult")
    publisher = office.publish("dawn", 14)
    victim, task = stopped_at_work(office)
    assert publisher.wait(60) == 0
    time.sleep(PATIENCE + 1)
    # Stopped is not gone: the other worker has taken neither its task nor its turn.
    mine = "SELECT status, jsonb_array_length(worker_ids) FROM django_tasks_database_dbtaskresult WHERE id = %s"
    assert office.ask(mine, task) == [("RUNNING", 1)]
    assert (office.presser(), office.count("press_touched") > 0) == (victim, True)
    before = office.segments()
    office.signal(victim, signal.SIGKILL)
    until(office.at_rest, 60)
    assert office.ask(mine, task) == [("SUCCESSFUL", 2)]
    assert {(status, len(workers)) for status, workers, _ in office.tasks()} == {("SUCCESSFUL", 1), ("SUCCESSFUL", 2)}
    assert sum(len(workers) - 1 for _, workers, _ in office.tasks()) == 1
    assert before.items() <= office.segments().items()


# One test, not two: the processes take longer to start than to do all this.
def test_two_workers_share_the_work_and_outlive_each_other(office: Office) -> None:
    share_the_work(office)
    outlive_a_killed_one(office)
    office.check_published("dusk", "dawn")
