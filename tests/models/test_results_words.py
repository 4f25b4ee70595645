"""Tests that everything the results say to a planner has its bokmål, with the same places."""

import ast
import string
from pathlib import Path

import pytest

from fbdesk.models.results import placed_effects
from fbdesk.texts import catalogue

MODELS = Path(placed_effects.__file__).parent
ROOM = (
    "effects_in_plan",
    "placed_effects",
    "published_inventory",
    "reference",
    "targets",
)


def messages(module: str) -> list[str]:
    """Return the message of every finding that a module makes, and its module-level sentences."""
    found = []
    for node in ast.walk(ast.parse((MODELS / f"{module}.py").read_text(encoding="utf-8"))):
        is_finding = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Finding"
        given = node.args[1] if is_finding and isinstance(node, ast.Call) else None
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            given = node.value if node.targets[0].id.startswith("_") else None
        if isinstance(given, ast.Constant) and isinstance(given.value, str):
            found.append(given.value)
    return found


@pytest.mark.parametrize("module", ROOM)
def test_every_finding_has_its_bokmaal(module: str) -> None:
    known = catalogue("nb")
    assert messages(module)
    assert [text for text in messages(module) if text not in known] == []


@pytest.mark.parametrize("module", ROOM)
def test_the_bokmaal_fills_in_the_same_places(module: str) -> None:
    for text in messages(module):
        assert places(catalogue("nb")[text]) == places(text)


def places(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
