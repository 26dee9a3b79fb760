"""bench/latest.json keeps what other runs measured, and says of each figure when that was."""

import json
from pathlib import Path

import pytest

from bench import latest, table
from bench.figures import sized, spread

pytestmark = pytest.mark.no_database

REBUILT = {
    "rebuild_stories": 0.0,
    "rebuild_pages_per_s_core": 700.0,
    "rebuild_written_pages_per_s_core": 500.0,
    "rebuild_written_pages_per_s": 900.0,
    "rebuild_peak_mb": 200.0,
}


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "latest.json"
    monkeypatch.setattr(latest, "FILE", made)
    return made


def taken(at: str) -> dict[str, object]:
    return {"at": at, "commit": "c" * 40, "cores": 2}


def rebuilt(size: int, rate: float) -> dict[str, float]:
    return sized(REBUILT | {"rebuild_stories": size, "rebuild_written_pages_per_s_core": rate}, size)


def test_one_run_leaves_the_figures_of_another(file: Path) -> None:
    latest.keep({"publish_outputs_1000": 16}, taken("10:00"))
    latest.keep({"publish_outputs_10000": 17}, taken("11:00"))
    latest.keep({"publish_outputs_1000": 15}, taken("12:00"))
    found = json.loads(file.read_text())
    assert (found["publish_outputs_1000"], found["publish_outputs_10000"]) == (15, 17)
    assert found["taken"] == {"publish_outputs_1000": "12:00 ccccccc", "publish_outputs_10000": "11:00 ccccccc"}
    assert set(found["runs"]) == set(found["taken"].values()), "the first run has no figure left"


def test_the_figure_without_a_size_is_that_of_the_largest_archive(file: Path) -> None:
    latest.keep(rebuilt(1000, 500), taken("10:00"))
    assert latest.read()["rebuild_written_pages_per_s_core"] == 500
    latest.keep(rebuilt(100_000, 400), taken("11:00"))
    latest.keep(rebuilt(10_000, 450), taken("12:00"))
    found = latest.read()
    assert (found["rebuild_written_pages_per_s_core"], found["rebuild_stories"]) == (400, 100_000)
    assert found["rebuild_written_pages_per_s_core_10000"] == 450
    latest.keep(rebuilt(100_000, 420), taken("13:00"))
    assert latest.read()["rebuild_written_pages_per_s_core"] == 420


def test_a_figure_has_its_median_and_its_spread_under_its_size() -> None:
    assert sized(spread("publish_to_live_s", [0.3, 0.1, 0.2]), 1000) == {
        "publish_to_live_s_1000": 0.2,
        "publish_to_live_s_1000_least": 0.1,
        "publish_to_live_s_1000_most": 0.3,
        "publish_to_live_s_1000_runs": 3,
    }


def test_the_table_says_the_spread_and_begins_with_counts() -> None:
    told = table.titled("Publish", spread("publish_to_live_s", [0.25, 0.5, 1.0]) | {"publish_outputs": 16.0})
    lines = told.splitlines()
    assert [line.split()[0] for line in lines[1:]] == ["Publish", "publish_outputs", "publish_to_live_s"]
    assert lines[-1].split()[1:] == ["0.5000", "0.2500", "to", "1,", "3", "runs"]
