"""Every word of a figure has its bokmål, and no figure lets an English word through."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from fbdesk.reports.figures.scores import CRITERION_NAMES
from fbdesk.texts import catalogue

FIGURES = sorted((Path(__file__).resolve().parents[3] / "fbdesk/reports/figures").glob("[a-z]*.py"))


def words_of(path: Path) -> Iterator[str]:
    """Yield the source texts that a module gives to `text` or sets aside for it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and _says(node.func):
            for argument in node.args[:1]:
                yield from _constants(argument)
        elif isinstance(node, ast.Assign) and _is_source(node.targets[0]):
            yield from _constants(node.value)


def _says(function: ast.expr) -> bool:
    name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
    return name == "text"


def _is_source(target: ast.expr) -> bool:
    return isinstance(target, ast.Name) and target.id in {"columns", "fixed", "names", "source"}


def _constants(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _constants(node.body)
        yield from _constants(node.orelse)
    elif isinstance(node, ast.Tuple):
        for part in node.elts:
            yield from _constants(part)


@pytest.mark.parametrize("path", FIGURES, ids=lambda path: path.stem)
def test_every_word_of_a_figure_has_its_bokmaal(path: Path) -> None:
    known = catalogue("nb")
    assert [text for text in words_of(path) if text and text not in known] == []


def test_the_figures_have_words_to_look_at() -> None:
    assert sum(1 for path in FIGURES for _ in words_of(path)) > 60


def test_every_criterion_has_its_bokmaal() -> None:
    assert set(CRITERION_NAMES.values()) <= set(catalogue("nb"))
