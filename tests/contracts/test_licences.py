"""docs/reference/licences.md lists what requirements.lock installs, as it is installed."""

import re
import subprocess
import sys

import pytest

from tests.contracts.tables import ROOT, page, rows, section

pytestmark = pytest.mark.no_database


def test_the_page_is_what_the_script_writes() -> None:
    written = subprocess.run([sys.executable, "scripts/licences.py", "--check"], cwd=ROOT, check=False)
    assert written.returncode == 0, "Run .venv/bin/python scripts/licences.py."


def test_the_installed_versions_are_the_locked_ones() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = {m[1]: m[2] for m in re.finditer(r"^([a-z][\w-]*)==(\S+)(?!.*win32)", lock, re.MULTILINE)}
    assert {row[0]: row[1] for row in rows(section(page("licences"), "Packages"))} == locked


def test_voice_data_and_libraries_are_listed() -> None:
    inside = section(page("licences"), "Voice, data and libraries inside packages")
    for name in ("en_US-joe-medium", "espeak-ng", "LAME", "FFmpeg", "Exiv2", "axe-core"):
        assert name in inside
