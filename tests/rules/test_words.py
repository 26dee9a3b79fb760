"""What no file says: whose registry it came from, what is left to do, and who "we" are."""

import ast
import io
import re
import tokenize
from pathlib import Path

import pytest

from tests.rules.tracked import ROOT, files, modules, name, syntax, texts

pytestmark = pytest.mark.no_database

# Put together from parts, so that this file does not say them either.
REGISTRIES = re.compile(
    "|".join(
        re.escape(".".join(parts))
        for parts in [
            ("pypi", "org"),
            ("pythonhosted", "org"),
            ("npmjs", "org"),
            ("npmjs", "com"),
            ("deb", "debian", "org"),
            ("security", "debian", "org"),
            ("huggingface", "co"),
        ]
    ),
    re.IGNORECASE,
)
LEFT_TO_DO = re.compile(r"\b(?:" + "|".join(["TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK"]) + r")\b")
LEFT_OUT = re.compile(
    r"\bpytest\s*\.\s*(?:mark\s*\.\s*)?(?:skip|skipif|xfail|importorskip)\b|\bunittest\.(?:skip|expectedFailure)"
)
FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Ww]e['’](?:re|ve|ll|d)|[Oo]urselves)\b")


def lines_with(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    return [
        f"{name(path)}:{number}: {line.strip()[:100]}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def comments(path: Path) -> list[tuple[int, str]]:
    reader = io.StringIO(path.read_text(encoding="utf-8")).readline
    return [(t.start[0], t.string) for t in tokenize.generate_tokens(reader) if t.type == tokenize.COMMENT]


def docstrings(path: Path) -> list[tuple[int, str]]:
    """Docstrings of modules, classes and functions, and the strings that stand under an attribute."""
    return [
        (node.lineno, node.value.value)
        for node in ast.walk(syntax(path))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    ]


def test_no_file_names_a_registry() -> None:
    assert lines_with(REGISTRIES, texts()) == []


def test_nothing_is_left_to_do() -> None:
    assert lines_with(LEFT_TO_DO, [p for p in texts() if p.suffix in {".py", ".js", ".css", ".html", ".sh"}]) == []


def test_no_test_is_left_out() -> None:
    assert lines_with(LEFT_OUT, [path for path in modules("tests") if path != Path(__file__)]) == []


def test_comments_and_docstrings_speak_of_the_code() -> None:
    said = [
        f"{name(path)}:{line}: {text.strip()[:100]}"
        for path in modules("standfirst", "bench", "scripts")
        for line, text in comments(path) + docstrings(path)
        if FIRST_PERSON.search(text)
    ]
    assert said == []


def test_there_is_one_lock_and_a_changelog() -> None:
    names = {name(path) for path in files()}
    assert "requirements.lock" in names
    assert "uv.lock" not in names
    assert (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("word", ["pypi." + "org", "files.python" + "hosted.org", "DEB.debian" + ".ORG"])
def test_the_rule_on_registries_sees(word: str) -> None:
    assert REGISTRIES.search(f"from {word} it came")


@pytest.mark.parametrize("text", ["here we go", "We’re done", "so we've"])
def test_the_rule_on_first_person_sees(text: str) -> None:
    assert FIRST_PERSON.search(text)
