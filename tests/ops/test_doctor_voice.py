"""The doctor lets both voices speak, and says what to do where one does not."""

from dataclasses import replace

import pytest
from django.conf import settings

from standfirst.ops.checkup import Problem, machine

pytestmark = pytest.mark.no_database


def test_a_finer_voice_is_no_must() -> None:
    assert machine.fine_voice(replace(settings.ENVIRONMENT, fine_engine="")).startswith("no finer voice")


def test_both_voices_are_heard() -> None:
    here = replace(settings.ENVIRONMENT, engine="tone", fine_engine="espeak")
    assert machine.voice(here) == "voice Tone"
    assert machine.fine_voice(here) == "finer voice espeak-ng (en-GB)"


def test_a_voice_that_is_not_there_is_named_with_its_setting() -> None:
    with pytest.raises(Problem, match="no voice 'parrot'") as found:
        machine.fine_voice(replace(settings.ENVIRONMENT, fine_engine="parrot"))
    assert "STANDFIRST_FINE_ENGINE" in found.value.remedy


def test_a_server_that_is_silent_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STANDFIRST_SPEECH_SERVER", "http://127.0.0.1:9/v1")
    with pytest.raises(Problem, match="openai:alloy does not speak") as found:
        machine.fine_voice(replace(settings.ENVIRONMENT, fine_engine="openai:alloy"))
    assert found.value.remedy.endswith("standfirst voices check openai:alloy")
