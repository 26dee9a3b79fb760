"""How large a module and a function may be, and what they may be called."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.rules.tracked import modules, name, syntax

pytestmark = pytest.mark.no_database

LONGEST_MODULE = 300
LONGEST_FUNCTION = 40
DRAWERS = {"utils", "util", "common", "helpers", "helper", "base", "misc", "manager", "managers", "service", "services"}


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def long_functions(path: Path) -> Iterator[str]:
    return (
        f"{name(path)}:{function.lineno} {function.name} has {length(function)} lines"
        for function in functions(syntax(path))
        if length(function) > LONGEST_FUNCTION
    )


def test_no_module_is_longer_than_300_lines() -> None:
    lines = {
        name(path): path.read_text("utf-8").count("\n") for path in modules("standfirst", "tests", "bench", "scripts")
    }
    assert {path: count for path, count in lines.items() if count > LONGEST_MODULE} == {}


def test_no_function_is_longer_than_40_lines() -> None:
    assert [line for path in modules("standfirst", "bench", "scripts") for line in long_functions(path)] == []


def test_no_module_is_a_drawer() -> None:
    drawers = [p for p in modules("standfirst", "bench", "scripts", "tests") if {p.stem, p.parent.name} & DRAWERS]
    assert [name(path) for path in drawers] == []


def test_every_module_and_package_with_code_says_what_it_is() -> None:
    silent = [
        p
        for p in modules("standfirst", "tests", "bench", "scripts")
        if syntax(p).body and not ast.get_docstring(syntax(p))
    ]
    assert [name(path) for path in silent] == []


def test_every_function_says_what_it_returns() -> None:
    silent = [
        f"{name(path)}:{function.lineno} {function.name}"
        for path in modules("standfirst", "bench", "scripts")
        for function in functions(syntax(path))
        if function.returns is None
    ]
    assert silent == []


def test_the_measure_of_a_function_counts_its_lines() -> None:
    tree = ast.parse("def f():\n    a = 1\n\n    return a\n")
    assert [length(function) for function in functions(tree)] == [4]
