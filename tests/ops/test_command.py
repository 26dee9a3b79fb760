"""The command's refusals: one sentence on stderr, nothing half done, an exit status that a script can use."""

import argparse
from pathlib import Path

import pytest

from standfirst.config import environment
from standfirst.ops import command, progress
from standfirst.ops.commands import serve
from tests.ops.web import free_port

pytestmark = pytest.mark.no_database


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The commands set the home for the process; it is set back afterwards."""
    monkeypatch.setenv("STANDFIRST_HOME", str(tmp_path / "unmade"))
    monkeypatch.delenv("DATABASE_URL", raising=False)


def refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """The one sentence with which a command is refused."""
    assert command.main(words) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("standfirst: ") and said.err.count("\n") == 1
    return said.err


@pytest.mark.parametrize(
    "words", [["press"], ["serve"], ["worker"], ["import", "a.md"], ["narrate"], ["say", "Hello."]]
)
def test_there_is_no_newsroom(words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if words == ["serve"]:
        words = ["serve", "--port", str(free_port())]
    said = refused(["--home", str(tmp_path / "nowhere"), *words], capsys)
    assert str(tmp_path / "nowhere") in said and "standfirst init" in said


def test_the_doctor_says_so_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--home", str(tmp_path / "nowhere"), "doctor"]) == 1
    assert "standfirst init" in capsys.readouterr().out


def test_init_leaves_a_folder_that_holds_something_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    assert "not an empty folder" in refused(["init", str(tmp_path)], capsys)
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--base-url", "news.example"),
        ("--base-url", "ftp://news.example"),
        ("--base-url", "http://"),
        ("--time-zone", "Mars"),
    ],
)
def test_init_makes_nothing_with_a_bad_value(
    option: str, value: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refused(["init", str(tmp_path / "new"), option, value], capsys)
    assert option in said and repr(value) in said
    assert not (tmp_path / "new").exists()


def test_init_cannot_make_its_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    assert "file" in refused(["init", str(tmp_path / "file/new")], capsys)


def test_a_taken_port_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert port in refused(["serve", "--port", port], capsys)
    assert "65536" in refused(["serve", "--port", "65536"], capsys)
    assert "--workers" in refused(["serve", "--workers", "0"], capsys)


def test_a_bad_line_in_the_environment_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "newsroom.env").write_text("SECRET_KEY=x\nCOLOUR=green\n")
    said = refused(["--home", str(tmp_path), "press"], capsys)
    assert "newsroom.env, line 2" in said


def test_what_is_not_understood_has_its_own_status(capsys: pytest.CaptureFixture[str]) -> None:
    for words in ([], ["frob"], ["press", "--all", "--verify"], ["narrate", "x"], ["serve", "--port", "x"]):
        with pytest.raises(SystemExit) as ended:
            command.main(words)
        assert ended.value.code == 2


def test_ctrl_c_has_its_own_status(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(options: argparse.Namespace) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(serve, "run", interrupted)
    assert command.main(["serve"]) == 130
    assert "Traceback" not in capsys.readouterr().err


def test_a_secret_is_made_and_kept_from_others(tmp_path: Path) -> None:
    from standfirst.ops.commands import init

    folder = tmp_path / "new"
    init.make_folder(folder)
    init.write_environment(folder, "https://news.example")
    values = environment.read_file(folder / "newsroom.env")
    assert len(values["SECRET_KEY"]) >= 50
    assert values["STANDFIRST_BASE_URL"] == "https://news.example"
    assert (folder / "newsroom.env").stat().st_mode & 0o077 == 0


def test_the_bar_fits_its_terminal() -> None:
    assert progress.line("Pressing", 5, 10, 80) == "Pressing [###############...............] 5/10"
    assert progress.line("Pressing", 12, 10, 80).startswith("Pressing [##############################]")
    assert progress.line("Pressing", 3, 0, 80) == "Pressing 3"
    assert len(progress.line("Pressing", 5, 10, 20)) == 19


def test_without_a_terminal_there_is_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(progress.progress([1, 2, 3], "Counting")) == [1, 2, 3]
    assert capsys.readouterr().err == ""
