"""What a command finds where the newsroom's database should be."""

from pathlib import Path

import pytest

from tests.newsrooms import initialised, standfirst


@pytest.fixture
def embedded(own_environment: dict[str, str]) -> dict[str, str]:
    """A newsroom on SQLite, whatever the suite runs on."""
    environment = {name: value for name, value in own_environment.items() if name != "DATABASE_URL"}
    initialised(environment)
    return environment


def test_a_database_that_was_moved_away_is_not_made_anew(embedded: dict[str, str]) -> None:
    file = Path(embedded["STANDFIRST_HOME"]) / "newsroom.sqlite3"
    aside = file.rename(file.with_name("moved.sqlite3"))
    for words in (("serve", "--port", "0"), ("worker",), ("press",), ("doctor",)):
        refused = standfirst(embedded, *words)
        assert refused.returncode == 1, words
        assert "newsroom.sqlite3 is not there" in refused.stderr or "unable to open" in refused.stdout, words
        assert not file.exists(), words
    aside.rename(file)
    assert standfirst(embedded, "press").returncode == 0


def test_a_folder_with_strange_letters_holds_a_newsroom(tmp_path: Path, own_environment: dict[str, str]) -> None:
    strange = tmp_path / "öffentlich ?mode=ro&x=%41#1"
    environment = {name: value for name, value in own_environment.items() if name != "DATABASE_URL"}
    environment["STANDFIRST_HOME"] = str(strange)
    initialised(environment)
    assert (strange / "newsroom.sqlite3").stat().st_size > 0
    assert standfirst(environment, "press").returncode == 0
