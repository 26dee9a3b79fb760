"""docs/reference/settings.md names each setting and its default, and no other."""

import subprocess
import sys

import pytest

from standfirst.config import environment
from tests.contracts.tables import ROOT, code, page, rows

pytestmark = pytest.mark.no_database


def documented() -> dict[str, str]:
    """Each documented name, with the value in backquotes among its default."""
    return {code(row[0])[0]: (code(row[1]) or [""])[0] for row in rows(page("settings"))}


def test_every_name_is_documented_in_the_order_of_the_code() -> None:
    assert list(documented()) == list(environment.NAMES)


def test_the_documented_defaults_are_those_of_the_code(tmp_path: object) -> None:
    ask = (
        "from standfirst.config import environment as e; v = e.read(); "
        "print(v.base_url, v.engine, v.narration_threads, v.speech_model, v.indexnow_endpoint)"
    )
    bare = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)}
    told = subprocess.run(
        [sys.executable, "-c", ask], cwd=str(tmp_path), env=bare, check=True, capture_output=True, text=True
    )
    names = ("STANDFIRST_BASE_URL", "STANDFIRST_ENGINE", "STANDFIRST_NARRATION_THREADS")
    names = (*names, "STANDFIRST_SPEECH_MODEL", "STANDFIRST_INDEXNOW_ENDPOINT")
    assert told.stdout.split() == [documented()[name] for name in names]
