"""Many plain rows in one statement, past the objects that Django would make of each."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TypeAlias

from django.db import connection
from django.db.models import Model

Row: TypeAlias = Sequence[str | int | datetime]


def insert(model: type[Model], fields: Sequence[str], rows: Iterable[Row], *, ignore: bool = False) -> None:
    """Add rows of values for `fields`, which are all that the table needs, in the database's own types.

    `ignore`: leave a row that is there already as it is. Raises DatabaseError.
    """
    values = list(rows)
    if not values:
        return
    quoted = connection.ops.quote_name
    columns = ", ".join(quoted(str(getattr(model, name).field.column)) for name in fields)
    places = ", ".join("%s" for _ in fields)
    words = ["INSERT INTO", quoted(model._meta.db_table), f"({columns}) VALUES ({places})"]
    with connection.cursor() as cursor:
        cursor.executemany(" ".join([*words, "ON CONFLICT DO NOTHING"] if ignore else words), values)
