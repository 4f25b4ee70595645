"""The rules of docs/architecture.md that a machine can measure."""

import ast
import importlib
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from fbdesk.cli import COMMANDS
from fbdesk.texts import catalogue, translator

TOP = Path(__file__).resolve().parent.parent
CODE = sorted((TOP / "fbdesk").rglob("*.py"))
MODULES = [path for path in CODE if path.name != "__init__.py"]
VAGUE = {"utils", "util", "helpers", "helper", "manager", "handler", "common", "misc"}
LISTS_OF_LIKES = ("fbdesk/calculation/methods", "fbdesk/commands")
HEAVY = (
    "pandas",
    "matplotlib",
    "openpyxl",
    "xlsxwriter",
    "typst",
    "python_calamine",
    "babel",
    "docx",
    "numpy",
    "sqlalchemy",
    "fbdesk.models.declarations",  # every kind of row is a tenth of a second
)


def relative(path: Path) -> str:
    return path.relative_to(TOP).as_posix()


def lines_of(paths: list[Path]) -> int:
    return sum(len(path.read_text(encoding="utf-8").splitlines()) for path in paths)


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_a_module_says_in_its_first_line_what_it_is_and_stays_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith('"""'), "the first line tells a planner what the module is"
    assert len(text.splitlines()) <= 400
    assert path.stem not in VAGUE


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_a_class_stays_within_250_lines_and_20_methods(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ClassDef):
            methods = [n for n in node.body if isinstance(n, ast.FunctionDef)]
            assert len(methods) <= 20, node.name
            assert (node.end_lineno or 0) - node.lineno <= 250, node.name


def test_the_median_module_is_short() -> None:
    lengths = sorted(len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES)
    assert lengths[len(lengths) // 2] <= 120


def test_modules_whose_names_begin_alike_stand_in_a_folder_of_their_own() -> None:
    first_words = Counter(
        (path.parent, path.stem.partition("_")[0])
        for path in MODULES
        if relative(path.parent) not in LISTS_OF_LIKES
    )
    crowded = [
        f"{relative(folder)}: {word}_*" for (folder, word), many in first_words.items() if many > 3
    ]
    assert crowded == []


def test_package_files_are_empty() -> None:
    packages = [path for path in CODE if path.name == "__init__.py"]
    assert [relative(p) for p in packages if p.read_text(encoding="utf-8").strip()] == []
    folders = {path.parent for path in MODULES}
    assert folders == {path.parent for path in packages if path.parent in folders}


def test_there_are_at_least_as_many_lines_of_tests_as_of_code() -> None:
    assert lines_of(sorted((TOP / "tests").rglob("*.py"))) >= lines_of(CODE)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_of_the_table_can_be_configured_and_run(command: object) -> None:
    module = importlib.import_module(f"fbdesk.commands.{command.module}")  # type: ignore[attr-defined]
    assert callable(module.configure)
    assert callable(module.run)


def test_starting_loads_nothing_heavy() -> None:
    probe = (
        "import sys, fbdesk.cli, fbdesk.app;"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    outcome = subprocess.run(
        [sys.executable, "-c", probe], cwd=TOP, capture_output=True, text=True, check=True
    )
    assert outcome.stdout.strip() == "[]"


def test_there_is_one_sqlite_in_the_process() -> None:
    imports = [
        name
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in [getattr(node, "module", ""), *(alias.name for alias in node.names)]
    ]
    assert [name for name in imports if name and "QtSql" in name] == []


def texts_in_code() -> Iterator[tuple[str, str]]:
    """Yield every source text given to `tr`, `translate` or an error, with its place."""
    for path in MODULES:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and _speaks(node.func):
                for argument in node.args[:1]:
                    for text in _constants(argument):
                        yield text, f"{relative(path)}:{node.lineno}"


def _speaks(function: ast.expr) -> bool:
    name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
    return name in {"tr", "translate", "_"} or name.endswith("Error")


def _constants(node: ast.expr) -> list[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return [*_constants(node.body), *_constants(node.orelse)]
    return []


def test_every_text_for_people_has_its_bokmaal() -> None:
    known = catalogue("nb")
    programmers = ("NotImplementedError", "KeyError")
    missing = sorted(
        {f"{place}  {text!r}" for text, place in texts_in_code() if text and text not in known}
    )
    missing = [line for line in missing if not any(name in line for name in programmers)]
    assert missing == []


def test_a_translation_keeps_the_places_that_are_filled_in() -> None:
    for source, text in catalogue("nb").items():
        assert places(source) == places(text), source


def places(text: str) -> set[str]:
    inside = (part.split("}")[0] for part in text.replace("{{", "").split("{")[1:])
    return {name.split(":")[0].split("!")[0] for name in inside}


def test_no_source_text_is_translated_in_two_ways() -> None:
    seen: dict[str, tuple[str, str]] = {}
    for file in sorted((TOP / "resources" / "translations" / "nb").glob("*.json")):
        for source, text in json.loads(file.read_text(encoding="utf-8")).items():
            other = seen.setdefault(source, (text, file.name))
            assert other[0] == text, f"{source!r} in {other[1]} and {file.name}"


def test_an_unknown_text_is_shown_as_it_stands() -> None:
    assert translator("nb")("no such text") == "no such text"
    assert translator("en")("The plan has no main goal.") == "The plan has no main goal."


def test_no_file_names_a_machine_or_a_package_registry() -> None:
    shown = chain((TOP / "docs").rglob("*.md"), TOP.glob("*.md"), TOP.glob("*.lock"), MODULES)
    for path in shown:
        text = path.read_text(encoding="utf-8")
        assert "index-url" not in text, relative(path)
        assert str(TOP.parent) + "/" not in text, relative(path)


def test_decisions_are_numbered_without_a_gap_and_none_twice() -> None:
    files = sorted((TOP / "docs" / "adr").glob("*.md"))
    assert [int(file.name[:4]) for file in files] == list(range(1, len(files) + 1))
    for file in files:
        first = file.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith(f"# {int(file.name[:4])}. "), file.name
