"""The Makefile's targets are those that contracts.md and `make help` tell of."""

import re
import subprocess

import pytest

from tests.contracts.tables import ROOT, page, section

pytestmark = pytest.mark.no_database


def told(*words: str) -> str:
    return subprocess.run(["make", *words], cwd=ROOT, check=True, capture_output=True, text=True).stdout


def test_help_lists_every_target() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert phony
    assert re.findall(r"^  make ([a-z-]+)", told("help"), re.MULTILINE) == phony[1].split()


def test_the_documented_targets_exist() -> None:
    documented = set(re.findall(r"make ([a-z]+)", section(page("contracts"), "Make")))
    assert documented == {"demo", "test", "bench", "lint", "help"}
    assert documented <= set(re.findall(r"^  make ([a-z-]+)", told("help"), re.MULTILINE))


def test_ci_runs_make_test_and_ends_with_it() -> None:
    lines = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    assert lines[-1] == "make test"
    assert "set -euo pipefail" in lines
