"""What a publish costs is what it changes, however large the archive is."""

from pathlib import Path

from django.db import connection
from django.test.utils import CaptureQueriesContext

from standfirst.press.models import Due, Pressed, Read
from standfirst.press.run import pending, press
from tests.press.paper import desk

LEDGER = ("press_pressed", "press_read", "press_member")
"""The tables that grow with the archive; the others are queues."""


def scans(sql: str) -> list[str]:
    """The tables of the ledger that a query reads from end to end."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            plan = [str(row[3]) for row in cursor.fetchall()]
            return [step for step in plan if step.startswith("SCAN") and step.split()[1] in LEDGER]
        # On few rows a scan is the right plan; without it, what is left shows whether an index could serve.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {sql}")
        plan = [str(row[0]) for row in cursor.fetchall()]
        cursor.execute("SET LOCAL enable_seqscan = on")
        return [step for step in plan if any(f"Seq Scan on {table}" in step for table in LEDGER)]


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
    assert {sql: scans(sql) for sql in asked if "LIMIT 1" not in sql and scans(sql)} == {}


def test_looking_for_another_release_reads_an_index_only(paper: Path) -> None:
    press()
    with CaptureQueriesContext(connection) as queries:
        press()
    asked = [query["sql"] for query in queries if '"release" <' in query["sql"] or '"release" >' in query["sql"]]
    assert len(asked) == 2
    assert [scans(sql) for sql in asked] == [[], []]


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
