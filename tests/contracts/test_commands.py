"""docs/reference/commands.md is what the parser says, and the parser has what DESIGN.md promises."""

import subprocess
import sys

import pytest

from standfirst.ops.command import parser
from tests.contracts.tables import ROOT, page

pytestmark = pytest.mark.no_database

PROMISED = [
    ["init", "folder"],
    ["serve"],
    ["worker"],
    ["import", "a.md", "b.md", "--publish"],
    ["press"],
    ["press", "--all"],
    ["press", "--verify"],
    ["press", "--why", "/latest/"],
    ["sync"],
    ["sync", "--all"],
    ["sync", "--check"],
    ["narrate"],
    ["narrate", "1", "2"],
    ["say", "Good morning."],
    ["say", "Good morning.", "--voice", "kokoro:bm_george"],
    ["voices"],
    ["voices", "check"],
    ["voices", "try", "kokoro:bf_emma", "Good morning.", "-o", "morning.mp3"],
    ["voices", "add", "kokoro"],
    ["nginx"],
    ["nginx", "--server-name", "www.packet.example", "--listen", "8080", "--app", "127.0.0.1:8000"],
    ["doctor"],
]


def test_the_page_is_what_the_parser_says() -> None:
    written = subprocess.run([sys.executable, "scripts/commands.py", "--check"], cwd=ROOT, check=False)
    assert written.returncode == 0, "Run .venv/bin/python scripts/commands.py."


@pytest.mark.parametrize("words", PROMISED, ids=" ".join)
def test_the_promised_command_is_understood_and_documented(words: list[str]) -> None:
    assert callable(parser().parse_args(words).run)
    assert f"\n## standfirst {words[0]}" in page("commands")


@pytest.mark.parametrize("command", sorted({words[0] for words in PROMISED}))
def test_help_is_given(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parser().parse_args([command, "--help"])
    assert ended.value.code == 0
    assert f"standfirst {command}" in capsys.readouterr().out
