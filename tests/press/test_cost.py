"""What a publish costs is what it changes, however large the archive is."""

from pathlib import Path

from django.db import connection
from django.test.utils import CaptureQueriesContext

from standfirst.press.models import Due, Pressed, Read
from standfirst.press.run import pending, press
from tests.press.paper import desk
from tests.scanning import scans

LEDGER = ("press_pressed", "press_read", "press_member")
"""The tables that grow with the archive; the others are queues."""


def test_a_publish_costs_the_same_at_ten_times_the_notes(paper: Path) -> None:
    counts = []
    for size in (20, 200):
        for id in range(size, size * 2):
            desk.write(id)
        press()
        desk.write(size * 2)
        with CaptureQueriesContext(connection) as queries:
            report = press()
        counts.append((len(queries), len(report.written)))
    assert counts[0] == counts[1]
    assert counts[0][1] == 3


def test_a_publish_reads_no_table_of_the_ledger_from_end_to_end(paper: Path) -> None:
    for id in range(1, 30):
        desk.write(id, tag="x")
    press()
    desk.write(30, tag="x", more_id=2)
    desk.edit(5, live=False)
    desk.edit(7, slug="elsewhere", title="Another")
    with CaptureQueriesContext(connection) as queries:
        assert len(press().written) == 5
    asked = [query["sql"] for query in queries if query["sql"].startswith(("SELECT", "UPDATE", "DELETE"))]
    assert len(asked) > 20
    # Whether there is anything at all is answered by the first row.
    assert {sql: scans(sql, LEDGER) for sql in asked if "LIMIT 1" not in sql and scans(sql, LEDGER)} == {}


def test_looking_for_another_release_reads_an_index_only(paper: Path) -> None:
    press()
    with CaptureQueriesContext(connection) as queries:
        press()
    asked = [query["sql"] for query in queries if '"release" <' in query["sql"] or '"release" >' in query["sql"]]
    assert len(asked) == 2
    assert [scans(sql, LEDGER) for sql in asked] == [[], []]


def test_looking_whether_anything_is_due_is_one_query(paper: Path, django_assert_num_queries: object) -> None:
    press()
    with django_assert_num_queries(1):
        assert not pending()
    desk.write(1)
    with django_assert_num_queries(1):
        assert pending()


def test_reads_of_facts_that_stay_the_same_keep_their_rows(paper: Path) -> None:
    desk.write(1)
    press()
    path = "part-1/note-1/index.html"
    before = set(Read.objects.filter(pressed__path=path).values_list("id", "key"))
    desk.edit(1, text="Another text.")
    press()
    after = set(Read.objects.filter(pressed__path=path).values_list("id", "key"))
    assert {key for _, key in before - after} == {'["paper_note",1]'}
    assert not Due.objects.exists()
    assert Pressed.objects.count() == 5
