"""The data files of an archive: the plan, its JSON with schema, and its tables."""

import json
from datetime import date
from pathlib import Path

from fbdesk.document.file_info import FileInfo
from fbdesk.document.reading import read_plan_of_data
from fbdesk.exchange.plan_data import plan_data
from fbdesk.exchange.plan_json.plan import rows_from_json
from fbdesk.models.city import Party
from fbdesk.models.declarations import KINDS, table_name
from fbdesk.models.persons import PERSON_FIELDS
from fbdesk.models.snapshot import Plan
from tests.builders import a_measure, a_plan

DAY = date(2010, 11, 24)
SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "plan-schema.json"


def the_plan() -> Plan:
    party = Party(name="Porsgrunn kommune", kind="municipality", contact_person="Kari Nes")
    return a_plan(party, a_measure("T-01", responsible="Kari Nes"))


def data_of(plan: Plan, *, names: bool = True) -> dict[str, bytes]:
    left_out = () if names else PERSON_FIELDS
    before = FileInfo(plan.settings.key, "r1")
    return {path: content for path, content, _, _ in plan_data(plan, before, DAY, left_out)}


def test_plan_json_schema_and_tables_are_there() -> None:
    tables = [f"tables/{table_name(kind)}.csv" for kind in KINDS]
    assert list(data_of(the_plan())) == ["plan.fbplan", "plan.json", "plan-schema.json", *tables]


def test_file_and_json_give_the_same_plan_back() -> None:
    plan = the_plan()
    data = data_of(plan)
    assert read_plan_of_data(Path("plan.fbplan"), data["plan.fbplan"])[0] == plan
    assert a_plan(*rows_from_json(data["plan.json"])) == plan


def test_the_schema_is_the_one_that_is_described() -> None:
    assert json.loads(data_of(a_plan())["plan-schema.json"]) == json.loads(
        SCHEMA.read_text(encoding="utf-8")
    )


def test_without_names_no_file_has_any() -> None:
    plan = the_plan()
    assert sum(b"Kari Nes" in content for content in data_of(plan).values()) == 4
    assert not any(b"Kari Nes" in content for content in data_of(plan, names=False).values())


def test_a_table_is_told_by_its_name() -> None:
    plan = a_plan()
    told = {path: table for path, _, _, table in plan_data(plan, FileInfo("p"), DAY)}
    assert told["tables/measure.csv"] == "measure"
    assert told["plan.json"] == ""
