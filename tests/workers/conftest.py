"""What needs PostgreSQL is collected on its round only."""

from django.conf import settings

# SQLite has one machine, and a transaction there locks the whole database: rows and sessions are PostgreSQL's.
collect_ignore = [] if settings.ENVIRONMENT.database_url else ["test_side_by_side.py", "test_postgresql.py"]
