"""What tests start from: a newsroom, an empty tree, a fast voice, a browser, a newsroom for another process."""

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest
from django.conf import settings
from django.db import connections

from tests.newsrooms import environment_for, founded, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from standfirst.narration.engines import Engine
    from standfirst.stories.models import Home

# A connection belongs to its thread, whatever runs there: Django would open a second one, outside the test's
# transaction, as soon as Playwright's event loop stands behind the test.
connections._connections = threading.local()

hypothesis.settings.register_profile("quick", max_examples=25, deadline=None)
hypothesis.settings.register_profile("long", max_examples=400, deadline=None)
hypothesis.settings.load_profile("quick")

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Gives each transactional test the rows that migrations made: the one before it emptied every table.

    Refuses a test that is kept from PostgreSQL though it touches the database.
    """
    mark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
    for item in items:
        own = item.get_closest_marker("django_db")
        fixtures = set(getattr(item, "fixturenames", ()))
        if item.get_closest_marker("no_database") and (own or fixtures & {"db", "transactional_db", "own_environment"}):
            raise pytest.UsageError(f"{item.nodeid} is marked no_database, but it uses one.")
        if fixtures & {"transactional_db", "live_server"} or (own and own.kwargs.get("transaction")):
            item.add_marker(mark, append=False)


@pytest.fixture
def newsroom(db: None) -> "Home":
    """The home page of a newsroom as `standfirst init` founds it, with Wagtail's site and the settings' row."""
    from standfirst.ops import founding

    return founding.found(founding.Newsroom("The Ellery Packet", settings.WAGTAILADMIN_BASE_URL))


@pytest.fixture
def tree() -> Iterator[Path]:
    """The published tree, empty before and after the test."""
    public = settings.ENVIRONMENT.public
    shutil.rmtree(public, ignore_errors=True)
    public.mkdir(parents=True)
    yield public
    shutil.rmtree(public, ignore_errors=True)


@pytest.fixture(scope="session")
def engine() -> "Engine":
    """The tiny engine: a tone for each word, at once."""
    from standfirst.narration import engines

    return engines.engine("tone")


# For one module at a time: Playwright refuses a second loop while one stands, wherever it was begun.
@pytest.fixture(scope="module")
def chromium() -> Iterator["Browser"]:
    """Debian's Chromium, driven by Playwright. It asks for nothing by itself."""
    from playwright.sync_api import sync_playwright

    found = os.environ.get("STANDFIRST_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert found, "Chromium is lacking; `make test` installs it."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def own_environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment for a `standfirst` of its own: home tmp_path / "newsroom" (not made), an empty database."""
    with environment_for(tmp_path / "newsroom") as environment:
        yield environment


@pytest.fixture
def home(own_environment: dict[str, str]) -> Path:
    """A newsroom of its own, as `standfirst init` makes it."""
    return founded(own_environment)


@pytest.fixture
def served(own_environment: dict[str, str], home: Path) -> Iterator[tuple[subprocess.Popen, int]]:
    """That newsroom under `standfirst serve`: the process and its port."""
    with serving(own_environment) as running:
        yield running
