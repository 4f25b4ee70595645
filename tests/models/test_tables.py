"""The declarations of the rows give the tables of the plan file."""

import dataclasses

import pytest
from sqlalchemy import inspect

from fbdesk.models.agreement import Condition
from fbdesk.models.city import Settings
from fbdesk.models.declarations import BY_TABLE, KINDS, fields, table_name
from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine
from fbdesk.models.row import Between, Code, To
from fbdesk.models.snapshot import PARTS, Plan
from fbdesk.models.tables import METADATA, table
from tests.builders import an_open_plan


def test_a_kind_of_row_lends_its_table_its_name() -> None:
    assert table_name(CostLine) == "cost_line"
    assert table_name(Settings) == "plan"
    assert BY_TABLE["cost_line"] is CostLine


def test_every_kind_but_the_settings_has_its_place_in_a_snapshot() -> None:
    assert set(PARTS) == set(KINDS) - {Settings}
    assert {field.name for field in dataclasses.fields(Plan)} == {*PARTS.values(), "settings"}


def test_parents_come_before_children_so_that_rows_can_be_written_in_order() -> None:
    seen: set[str] = set()
    for kind in KINDS:
        name = table_name(kind)
        parents = {to.table for field in fields(kind) if (to := field.mark(To))} - {name}
        assert parents <= seen, name
        seen.add(name)


def test_every_reference_names_a_table() -> None:
    named = {to.table for kind in KINDS for field in fields(kind) if (to := field.mark(To))}
    assert named <= set(METADATA.tables)


def test_every_order_and_unique_rule_names_fields_of_its_kind() -> None:
    for kind in KINDS:
        names = {field.name for field in fields(kind)}
        assert {*kind.order, *(name for rule in kind.unique for name in rule)} <= names


def test_marks_are_read_from_the_annotations() -> None:
    by_name = {field.name: field for field in fields(Measure)}
    assert by_name["phase_in_years"].mark(Between) == Between(1, 50)
    priority = by_name["priority"].mark(Code)
    assert priority
    assert "high" in priority.values
    assert by_name["start_year"].optional
    assert by_name["start_year"].holds is int


@pytest.mark.parametrize("kind", KINDS, ids=table_name)
def test_the_database_has_the_declared_columns(kind: type) -> None:
    with an_open_plan() as connection:
        columns = inspect(connection).get_columns(table_name(kind))
    assert [column["name"] for column in columns] == [field.name for field in fields(kind)]
    nullable = {column["name"] for column in columns if column["nullable"]}
    assert nullable == {field.name for field in fields(kind) if field.optional}


def test_a_condition_goes_along_with_the_commitment_that_it_belongs_to() -> None:
    references = {key.parent.name: key.ondelete for key in table(Condition).foreign_keys}
    assert references == {"commitment": "CASCADE", "requires": "CASCADE"}


def test_the_plan_lets_go_of_a_deleted_inventory_edition() -> None:
    references = {key.parent.name: key.ondelete for key in table(Settings).foreign_keys}
    assert references == {"inventory_edition": "SET NULL"}
