"""pyproject.toml, requirements.in and requirements.lock say the same."""

import re
import tomllib

import pytest

from tests.rules.tracked import ROOT

pytestmark = pytest.mark.no_database


def running_half() -> list[str]:
    """The lines of requirements.in before those that build or check."""
    lines = (ROOT / "requirements.in").read_text(encoding="utf-8").split("# What builds")[0].splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def test_the_project_depends_on_what_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["dependencies"] == running_half()


def test_every_requirement_is_locked_with_hashes() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    asked = re.findall(r"^([a-z][\w-]*)", (ROOT / "requirements.in").read_text(encoding="utf-8"), re.MULTILINE)
    locked = re.findall(r"^([a-z][\w-]*)==\S+(?: ;[^\\]*)? \\\n    --hash=sha256:[0-9a-f]{64}", lock, re.MULTILINE)
    assert len(locked) == len(re.findall(r"^[a-z].*==", lock, re.MULTILINE))
    assert set(asked) <= set(locked)
