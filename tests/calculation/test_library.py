"""Tests of the calculator as a library: its documented example runs, and it stands on its own."""

import json
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import fbdesk.calculation

TOP = Path(__file__).resolve().parents[2]
PAGE = TOP / "docs" / "calculation-library.md"
OF_THE_PROGRAM = {"PySide6", "shiboken6", "sqlalchemy", "pandas", "matplotlib", "openpyxl", "typst"}

IMPORT_ALL = """
import importlib, json, sys
for name in {names}:
    importlib.import_module(name)
print(json.dumps(sorted({{name.partition(".")[0] for name in sys.modules}})))
print(json.dumps(sorted(name for name in sys.modules if name.startswith("fbdesk"))))
"""


def run(code: str) -> list[str]:
    """Return what a program prints in a process of its own, line by line."""
    command = [sys.executable, "-W", "error", "-c", code]
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def block(language: str) -> str:
    """Return the code or output of the page that is marked with a language."""
    found = re.findall(rf"```{language}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(found) == 1
    return str(found[0])


def modules() -> list[str]:
    """Return every module of the calculator."""
    package = fbdesk.calculation
    return [each.name for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]


def test_the_example_prints_what_the_page_says() -> None:
    assert run(block("python")) == block("text").splitlines()


def test_the_calculator_needs_neither_window_nor_storage_nor_tables() -> None:
    loaded, ours = (json.loads(line) for line in run(IMPORT_ALL.format(names=modules())))
    assert OF_THE_PROGRAM.isdisjoint(loaded)
    assert "numpy" in loaded
    outside = [name for name in ours if not name.startswith("fbdesk.calculation")]
    assert set(outside) <= {"fbdesk", "fbdesk.errors", "fbdesk.resource_files"}


def test_the_page_names_only_what_there_is() -> None:
    text = PAGE.read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`\w+`(?:, `\w+`)*) \| (.*) \|$", text, re.MULTILINE)
    named = {name for cell, _ in rows for name in re.findall(r"`(\w+)`", cell)}
    assert {f"fbdesk.calculation.{name}" for name in named} <= set(modules())
    for path in re.findall(r"`(tests/[\w/.]+)`", text):
        assert (TOP / path).exists()


def test_the_package_is_empty_so_that_each_name_has_one_home() -> None:
    assert (TOP / "fbdesk" / "calculation" / "__init__.py").read_text(encoding="utf-8") == ""
