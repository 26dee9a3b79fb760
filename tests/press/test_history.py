"""What a run did is kept for editors: one row, and only where something happened."""

from pathlib import Path

import pytest
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from standfirst.press import history, outputs
from standfirst.press.models import Due, Run
from standfirst.press.report import Failure, Report
from standfirst.press.run import press, verify
from tests.press.paper import desk, stock

NOTE_1 = "part-1/note-1/index.html"


class Bad(stock.NotePage):
    """A note named "bad" cannot be made."""

    def page(self, read: object, key: object) -> object:
        page = super().page(read, key)
        if page is not None and page.text == "bad":
            raise RuntimeError("this note is bad")
        return page


def test_a_publish_is_kept_with_its_reasons_and_its_times(paper: Path) -> None:
    press()
    assert Run.objects.get().kind == Run.Kind.EVERYTHING
    desk.write(1)
    before = timezone.now()
    report = press()
    run = Run.objects.latest("id")
    assert (run.kind, run.written, run.removed, run.failed) == ("changes", 3, 0, 0)
    assert run.details["written"] == [list(pair) for pair in report.written]
    assert run.details["written"][0] == [NOTE_1, "new"]
    assert before <= run.started <= timezone.now()
    assert 0 < sum(run.phases.values()) <= run.took_s < 60
    assert {"plan", "read", "render", "write", "record"} == run.phases.keys()


def test_a_run_that_does_nothing_leaves_no_row(paper: Path) -> None:
    press()
    press()
    assert Run.objects.count() == 1


def test_keeping_it_is_one_query(paper: Path) -> None:
    press()
    desk.write(1)
    with CaptureQueriesContext(connection) as queries:
        press()
    assert len([query for query in queries if "press_run" in query["sql"]]) == 1


def test_a_failure_is_kept_once_and_not_at_every_try(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(outputs.REGISTERED, "note", Bad())
    press()
    desk.write(1, text="bad")
    press()
    run = Run.objects.latest("id")
    assert run.failed == 1
    assert run.details["failed"] == [["note", "1", "", "RuntimeError: this note is bad"]]
    count = Run.objects.count()
    assert len(press().failed) == 1
    assert Due.objects.get().tries == 2
    assert Run.objects.count() == count


def test_a_check_is_kept_with_what_it_healed(paper: Path) -> None:
    desk.write(1)
    press()
    (paper / NOTE_1).write_text("broken")
    verify()
    run = Run.objects.latest("id")
    assert (run.kind, run.differed, run.written) == ("check", 1, 1)
    assert run.details["differences"] == [f"{NOTE_1} has other bytes."]


def test_only_the_first_of_many_are_kept(db: None) -> None:
    failed = tuple(Failure("note", str(id), "", "It failed.") for id in range(100))
    written = tuple((f"{id}.html", "new") for id in range(1000))
    history.note(Report(written=written, failed=failed), Run.Kind.CHANGES)
    run = Run.objects.get()
    assert (run.written, run.failed) == (1000, 100)
    assert (len(run.details["written"]), len(run.details["failed"])) == (history.SHOWN, history.SHOWN)


def test_pages_come_before_the_pictures_and_feeds_that_go_with_them(db: None) -> None:
    written = (*((f"pictures/{id}.avif", "new") for id in range(30)), ("news/ferry/index.html", "new"))
    history.note(Report(written=written), Run.Kind.CHANGES)
    assert Run.objects.get().details["written"][0] == ["news/ferry/index.html", "new"]


def test_the_last_runs_are_kept_and_older_ones_go(db: None) -> None:
    for _ in range(history.KEPT + 3):
        history.note(Report(removed=("a.html",)), Run.Kind.CHANGES)
    newest = set(Run.objects.order_by("-id").values_list("id", flat=True)[: history.KEPT])
    assert history.prune() == 3
    assert set(Run.objects.values_list("id", flat=True)) == newest
    assert history.prune() == 0


def test_a_database_that_refuses_the_note_does_not_fail_the_press(paper: Path) -> None:
    def refuse(execute: object, sql: str, *arguments: object) -> object:
        if "press_run" in sql:
            raise DatabaseError("the disk of the database is full")
        return execute(sql, *arguments)

    press()
    desk.write(1)
    with connection.execute_wrapper(refuse):
        report = press()
    assert report.good and (paper / NOTE_1).exists()
