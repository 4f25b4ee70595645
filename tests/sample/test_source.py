"""The sample plan is the same as its source, and loads without loss."""

import json
from pathlib import Path

import pytest

from fbdesk.exchange.plan_json.plan import plan_to_json, rows_from_json
from fbdesk.models.measures import (
    Measure,
)
from fbdesk.models.periods.frozen_rows import unpacked
from fbdesk.models.snapshot import PARTS, Plan
from fbdesk.resource_files import resource
from tools.build_sample import key_of, sample_plan

FILE = resource("sample", "grenland.json")


def test_the_shipped_sample_is_what_its_source_gives() -> None:
    shipped = json.loads(FILE.read_text("utf-8"))
    built = json.loads(plan_to_json(sample_plan()))
    for each in (shipped, built):
        for part in each["frozen_parts"]:
            del part["content"]  # packed by zlib, which may pack otherwise elsewhere
    assert built == shipped


def test_loading_and_dumping_the_sample_loses_nothing(plan: Plan) -> None:
    assert plan_to_json(plan) == FILE.read_text("utf-8")


def test_every_row_has_a_key_of_its_own() -> None:
    keys = [row.key for row in rows_from_json(FILE.read_bytes())]
    assert len(keys) == len(set(keys)) > 2_000


def test_a_row_keeps_its_key_as_long_as_it_keeps_its_name(plan: Plan) -> None:
    first = next(measure for measure in plan.measures if measure.number == "T-01")
    assert first.key == key_of(Measure, "T-01") != key_of(Measure, "T-02")


def test_a_word_in_the_source_that_is_no_field_is_refused(tmp_path: Path) -> None:
    for file in resource("sample", "source").glob("*.toml"):
        tmp_path.joinpath(file.name).write_bytes(file.read_bytes())
    areas = tmp_path / "measures-4.toml"
    areas.write_text(areas.read_text("utf-8").replace("priority =", "hast =", 1), "utf-8")
    with pytest.raises(ValueError, match="T-29: hast is no field"):
        sample_plan(tmp_path)
    areas.write_text(areas.read_text("utf-8").replace("hast =", "priority ="), "utf-8")
    areas.write_text(areas.read_text("utf-8").replace("granted_to", "grantet_to", 1), "utf-8")
    with pytest.raises(ValueError, match="T-29: grantet_to is no field"):
        sample_plan(tmp_path)


def test_texts_have_no_hard_line_breaks_within_a_paragraph() -> None:
    for row in rows_from_json(FILE.read_bytes()):
        for name in row.__dataclass_fields__:
            value = getattr(row, name)
            if isinstance(value, str):
                assert value == value.strip(), (type(row).__name__, name)
                assert "\n" not in value.replace("\n\n", "")


def test_the_sample_uses_every_part_of_a_plan(plan: Plan) -> None:
    assert [kind.__name__ for kind in PARTS if not plan.rows_of(kind)] == []


def test_a_frozen_copy_is_packed_anew_on_each_machine_and_holds_the_same(plan: Plan) -> None:
    built = {part.key: part for part in sample_plan().frozen_parts}
    assert built.keys() == {part.key for part in plan.frozen_parts}
    for part in plan.frozen_parts:
        assert unpacked([part.content]) == unpacked([built[part.key].content])
