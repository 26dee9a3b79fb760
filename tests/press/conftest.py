"""The small newspaper in a folder of its own, with its own outputs and templates."""

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings as django_settings

from standfirst.press import outputs, render
from tests.press.paper import desk, stock

MEMORY = Path("/dev/shm")
TEMPLATES = Path(stock.__file__).parent / "templates"


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory where there is such a thing: what is synced to disk there costs no time."""
    if not MEMORY.is_dir():
        yield tmp_path
        return
    made = Path(tempfile.mkdtemp(prefix="standfirst-press-", dir=MEMORY))
    yield made
    shutil.rmtree(made)


@pytest.fixture
def plant(home: Path, settings: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty tree, and the small newspaper's outputs alone."""
    settings.ENVIRONMENT = replace(django_settings.ENVIRONMENT, home=home)
    settings.PRESS_TEMPLATES = TEMPLATES
    settings.PRESS_RELEASE = []
    settings.PRESS_AFTER = []
    # The dictionary itself is emptied for the test: modules hold it by name.
    for name in list(outputs.REGISTERED):
        monkeypatch.delitem(outputs.REGISTERED, name)
    for kind in stock.ALL:
        monkeypatch.setitem(outputs.REGISTERED, kind.name, kind())
    render.forget()
    yield home / "public"
    render.forget()


@pytest.fixture
def paper(db: None, plant: Path) -> Path:
    """The small newspaper with two sections and no notes; gives its tree."""
    desk.found()
    return plant
