"""What tests start from is the same for each, whatever ran before."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from playwright.sync_api import Browser
from wagtail.models import Collection, Site

from standfirst.stories.models import Home


@pytest.mark.parametrize("time", ["first", "second"])
def test_a_transactional_test_finds_the_rows_of_the_migrations(
    transactional_db: None, newsroom: Home, time: str
) -> None:
    assert Site.objects.get().root_page_id == newsroom.pk
    assert Group.objects.filter(name="Editors").exists()
    assert Collection.get_first_root_node()


@pytest.mark.parametrize("time", ["first", "second"])
def test_a_browser_leaves_the_test_in_its_transaction(db: None, chromium: Browser, time: str) -> None:
    assert connection.in_atomic_block
    assert not Group.objects.filter(name="Of this test").exists()
    Group.objects.create(name="Of this test")
    page = chromium.new_page()
    page.set_content("<h1>Tide tables</h1>")
    assert page.inner_text("h1") == "Tide tables"
    assert connection.in_atomic_block
    page.close()


def test_another_process_has_a_folder_and_a_database_of_its_own(
    own_environment: dict[str, str], tmp_path: Path
) -> None:
    ask = (
        "from standfirst.config import settings as s; print(s.ENVIRONMENT.home); print(s.DATABASES['default']['NAME'])"
    )
    told = subprocess.run([sys.executable, "-c", ask], env=own_environment, check=True, capture_output=True, text=True)
    home, database = told.stdout.splitlines()
    assert Path(home) == tmp_path / "newsroom"
    assert database != str(connection.settings_dict["NAME"])
    assert database.startswith((f"{tmp_path.as_uri()}/", "own_"))
