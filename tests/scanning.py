"""What a query reads from end to end, as the database explains it."""

from collections.abc import Collection

from django.db import connection


def scans(sql: str, tables: Collection[str]) -> list[str]:
    """The steps of a query's plan that read one of these tables whole."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            plan = [str(row[3]) for row in cursor.fetchall()]
            return [step for step in plan if step.startswith("SCAN") and step.split()[1] in tables]
        # On few rows a scan is the right plan; without it, what is left shows whether an index could serve.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {sql}")
        plan = [str(row[0]) for row in cursor.fetchall()]
        cursor.execute("SET LOCAL enable_seqscan = on")
        return [step for step in plan if any(f"Seq Scan on {table} " in step for table in tables)]
