"""The published schema of a plan is the current one and says what the loader holds to."""

import json
from pathlib import Path
from typing import Any

import pytest

from fbdesk.errors import InputError
from fbdesk.exchange.plan_json.plan import plan_to_json, rows_from_json
from fbdesk.exchange.plan_json.schema import plan_schema
from fbdesk.models.declarations import KINDS, fields
from tests.builders import a_plan, a_reduction

PUBLISHED = Path(__file__).resolve().parents[3] / "docs" / "plan-schema.json"


def definition(name: str) -> dict[str, Any]:
    found: dict[str, Any] = plan_schema()["$defs"][name]
    return found


def test_the_published_schema_is_current() -> None:
    """Run `python tools/build_plan_schema.py` where this fails."""
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == plan_schema()


def test_every_kind_and_field_is_described() -> None:
    for kind in KINDS:
        described = definition(kind.__name__)
        assert described["description"]
        assert set(described["properties"]) == {field.name for field in fields(kind)}


def test_bounds_codes_and_references_are_in_the_schema() -> None:
    measure = definition("Measure")["properties"]
    assert measure["start_year"] == {
        "type": ["integer", "null"],
        "minimum": 1990,
        "maximum": 2100,
        "default": None,
    }
    assert measure["priority"]["enum"] == ["", "low", "medium", "high"]
    assert "measure" in definition("Effect")["properties"]["measure"]["description"]
    assert definition("Agreement")["properties"]["dated"]["type"] == ["string", "null"]


def test_what_the_schema_requires_the_loader_requires() -> None:
    assert definition("Measure")["required"] == ["number", "title"]
    empty = {"format": "fbdesk-plan", "version": 1, "plan": {"name": "x", "programme": "y"}}
    with pytest.raises(InputError, match=r"measures\[0\]\.number is missing"):
        rows_from_json(json.dumps({**empty, "measures": [{}]}))


def test_a_dumped_plan_holds_nothing_that_the_schema_lacks() -> None:
    dumped = json.loads(plan_to_json(a_plan(*a_reduction(10))))
    schema = plan_schema()
    assert set(dumped) == set(schema["properties"])
    assert set(dumped["measures"][0]) == set(definition("Measure")["properties"])
