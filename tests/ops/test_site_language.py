"""A site of another language than the built-in voice's: what the list, the check and the doctor say."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from standfirst.narration.record import configured_engine
from standfirst.ops import opening, voicing
from standfirst.ops.checkup import Problem
from standfirst.ops.checkup import newsroom as checks
from standfirst.stories.models import Home, NewsroomSettings
from tests.narration.test_voices import put_piper


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, newsroom: Home) -> Path:
    """Of voices, for a Spanish site whose configured voice is the built-in one."""
    monkeypatch.setenv("STANDFIRST_VOICES", str(tmp_path))
    monkeypatch.setenv("STANDFIRST_ENGINE", "piper")
    monkeypatch.setattr(settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, engine="piper", voices_folder=tmp_path))
    monkeypatch.setattr(opening, "open_newsroom", lambda: settings.ENVIRONMENT)
    NewsroomSettings.objects.update(language="es-ES")
    return tmp_path


def test_without_a_voice_of_its_language_the_built_in_one_reads_and_a_warning_says_so(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert configured_engine().voice.startswith("Joe")
    monkeypatch.setattr(voicing, "default_names", lambda known: [])
    assert voicing.check(None) == 1
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "--  the site is in es-ES, and the voice piper reads as in en-US"
    assert said[1].endswith(f"into {folder}") and sum("es-ES" in line for line in said) == 1
    with pytest.raises(Problem, match="the site is in es-ES, and the voice piper reads as in en-US"):
        checks.language(settings.ENVIRONMENT)


def test_a_voice_of_its_language_reads_by_itself_and_a_fine_one_of_another_does_not(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    put_piper(folder, "rosa", language={"code": "es_MX"})
    assert configured_engine().voice == "rosa (es-MX, Piper)"
    assert checks.language(settings.ENVIRONMENT) == "stories in es-ES are read by piper:rosa"
    fine = replace(settings.ENVIRONMENT, fine_engine="kokoro:bf_emma")
    monkeypatch.setenv("STANDFIRST_FINE_ENGINE", "kokoro:bf_emma")
    monkeypatch.setattr(voicing, "default_names", lambda known: [])
    capsys.readouterr()
    assert voicing.check(None) == 1
    told = "the site is in es-ES, and the fine voice kokoro:bf_emma speaks en-GB, so it reads nothing"
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"--  {told}" and not any("kokoro" in line for line in lines[2:]), "it is not tried out"
    with pytest.raises(Problem, match=told):
        checks.language(fine)
    voicing.show()
    reading = [
        line.split()[0] for line in capsys.readouterr().out.splitlines() if " stories " in line or " finer " in line
    ]
    assert reading == ["piper:rosa"]
