"""Only config/environment.py asks the machine; everything else asks it."""

import ast
from pathlib import Path

import pytest

from tests.rules.tracked import ROOT, modules, name, syntax

pytestmark = pytest.mark.no_database

READER = "standfirst/config/environment.py"


def environment_reads(tree: ast.Module) -> list[int]:
    """Lines that name os.environ, os.getenv or import them."""
    named = [
        n.lineno for n in ast.walk(tree) if isinstance(n, ast.Attribute) and n.attr in {"environ", "environb", "getenv"}
    ]
    imported = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "os"
        for alias in node.names
        if alias.name in {"environ", "environb", "getenv"}
    ]
    return named + imported


def readers(paths: list[Path]) -> list[str]:
    return [f"{name(path)}:{line}" for path in paths for line in environment_reads(syntax(path))]


def test_nothing_else_reads_the_environment() -> None:
    others = [path for path in modules("standfirst") if name(path) != READER]
    assert readers(others) == []


def test_the_reader_is_seen_by_this_rule() -> None:
    assert readers([ROOT / READER])
