"""PostgreSQL databases that a test makes for another process, and removes."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import psycopg
from psycopg import sql


@contextmanager
def empty_postgresql(url: str, name: str) -> Iterator[str]:
    """Makes database `name` on the server that `url` names; gives its own address; drops it, whoever is still in it."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield urlsplit(url)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def copy_postgresql(url: str, source: str, target: str) -> None:
    """Makes database `target` what `source` is; both are addresses on the server that `url` names, in use by nobody."""
    names = [sql.Identifier(urlsplit(address).path[1:]) for address in (target, source)]
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE {}").format(names[0]))
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*names))
