"""A newsroom with a quick and a fine voice runs a process for each."""

from pathlib import Path

import pytest

from standfirst.config import environment
from standfirst.ops import parts

pytestmark = pytest.mark.no_database


def test_the_fine_voice_has_a_process_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in environment.NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("STANDFIRST_HOME", str(tmp_path))
    for engine, fine, extra in (("tone", "", []), ("tone", "espeak", ["fine"]), ("espeak", "espeak", [])):
        monkeypatch.setenv("STANDFIRST_ENGINE", engine)
        monkeypatch.setenv("STANDFIRST_FINE_ENGINE", fine)
        assert [child.name for child in parts.background_children(tmp_path)] == ["press", "tasks", *extra]
