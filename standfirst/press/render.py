"""Page to bytes: Jinja2 with nothing but `page`, and the database switched off.

`settings.PRESS_TEMPLATES` is the folder of templates. `settings.PRESS_RELEASE` names the files and
folders, beside the templates, that decide what a page looks like: static files and code.
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import NoReturn

import jinja2
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import connections

from .digest import SIZE


class QueryInRender(Exception):
    """Something asked the database while a page was rendered."""


class DatabaseOff:
    """An execute wrapper that refuses every query, naming what was being made."""

    def __init__(self, what: str) -> None:
        self.what = what

    def __call__(self, execute: object, sql: str, params: object, many: bool, context: object) -> NoReturn:
        raise QueryInRender(f"{self.what} asked the database while it was rendered: {sql[:80]}")


@contextmanager
def database_off(what: str) -> Iterator[None]:
    """No query on any connection; QueryInRender names `what`."""
    refuse = DatabaseOff(what)
    with ExitStack() as stack:
        for connection in connections.all():
            stack.enter_context(connection.execute_wrapper(refuse))
        yield


def templates() -> Path:
    """The folder of templates. Raises ImproperlyConfigured where none is set."""
    folder = getattr(settings, "PRESS_TEMPLATES", None)
    if not folder:
        raise ImproperlyConfigured("PRESS_TEMPLATES is not set: it names the folder of the reader pages' templates.")
    return Path(folder)


@lru_cache(maxsize=20)
def _environment(folder: Path, reload: bool) -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=reload,
        cache_size=-1,
    )
    # A page is a function of its facts: nothing that gives another answer the next time.
    del made.globals["lipsum"], made.filters["random"]
    return made


def environment() -> jinja2.Environment:
    """The Jinja2 environment of the templates' folder."""
    return _environment(templates(), settings.DEBUG)


def render(template: str, page: object) -> bytes:
    """A template with `page` and nothing else, in UTF-8. Raises QueryInRender and what Jinja2 raises."""
    with database_off(f"the template {template}"):
        return environment().get_template(template).render(page=page).encode("utf-8")


def _files(places: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    for place in places:
        if place.is_file():
            yield place.name, place
        elif place.is_dir():
            for path in sorted(place.rglob("*")):
                if path.is_file() and "__pycache__" not in path.parts:
                    yield path.relative_to(place).as_posix(), path
        else:
            raise ImproperlyConfigured(f"PRESS_TEMPLATES or PRESS_RELEASE names {place}, which does not exist.")


@lru_cache(maxsize=20)
def _release(places: tuple[Path, ...]) -> str:
    hashed = blake2b(jinja2.__version__.encode(), digest_size=SIZE)
    for name, path in _files(places):
        data = path.read_bytes()
        hashed.update(b"%d:%b%d:%b" % (len(name.encode()), name.encode(), len(data), data))
    return hashed.hexdigest()


def release() -> str:
    """The digest of all that decides how a page looks, as this process runs it.

    Kept for the life of the process, whose code does not change either; with DEBUG, read anew.
    """
    places = (templates(), *(Path(place) for place in getattr(settings, "PRESS_RELEASE", ())), Path(__file__))
    if settings.DEBUG:
        forget()
    return _release(places)


def forget() -> None:
    """Read templates and release anew next time."""
    _release.cache_clear()
    _environment.cache_clear()
