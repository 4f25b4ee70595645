"""What of a block from a spreadsheet fits into a table, told by line and column."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.item_models.pasting import (
    Misfit,
    block_by_headings,
    block_onto,
    cells_of,
    headings_in,
    read_value,
)


@dataclass(frozen=True, slots=True)
class Tiltak:
    key: str
    number: str
    title: str = ""
    area: str = "1"
    start: int | None = None
    cut_t: float | None = None


def kept(_row: Tiltak, _value: Any) -> None:
    """Stand for an edit that is carried out elsewhere."""


NUMBER: Column[Tiltak] = Column(
    code="number", title="Nr", value=lambda row: row.number, edit=kept, identifies=True
)
TITLE: Column[Tiltak] = Column(
    code="title", title="Tiltak", value=lambda row: row.title, edit=kept, required=True
)
AREA: Column[Tiltak] = Column(
    code="area",
    title="Område",
    value=lambda row: row.area,
    edit=kept,
    field="choice",
    choices=(("", ""), ("1", "Transport"), ("2", "Energi")),
)
START: Column[Tiltak] = Column(
    code="start", title="Start", value=lambda row: row.start, edit=kept, field="year"
)
CUT: Column[Tiltak] = Column(code="cut", title="Kutt", unit="t", value=lambda row: row.cut_t)
MONEY: Column[Tiltak] = Column(code="cost", title="Kostnad", value=lambda _: None, field="money")
SHARE: Column[Tiltak] = Column(code="share", title="Andel", value=lambda _: None, field="number")
DAY: Column[Tiltak] = Column(code="day", title="Dag", value=lambda _: None, field="date")
CHECK: Column[Tiltak] = Column(code="own", title="Egen", value=lambda _: False, field="check")
COLUMNS = (NUMBER, TITLE, AREA, START, CUT)
BUS = Tiltak("a", "T-01", "Buss")
HEAT = Tiltak("b", "T-02", "Fjernvarme", "2", 2012)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ('"to\nlinjer"\tb', [["to\nlinjer", "b"]]),
        ('"Grønn ""vei"""\t', [['Grønn "vei"', ""]]),
        ("\t\n\t\n", []),
        ("", []),
    ],
)
def test_copied_text_is_read_as_spreadsheets_write_it(text: str, cells: list[list[str]]) -> None:
    assert cells_of(text) == cells


@given(st.text(alphabet='a"\t\n\r å', max_size=30))
def test_any_copied_text_is_read(text: str) -> None:
    assert all(isinstance(cell, str) for line in cells_of(text) for cell in line)


def test_a_cell_of_any_length_is_read() -> None:
    assert cells_of("a" * 200_000 + "\tb") == [["a" * 200_000, "b"]]


@pytest.mark.parametrize(
    ("column", "text", "value"),
    [
        (TITLE, "  Sykkelvei ", "Sykkelvei"),
        (AREA, "energi", "2"),
        (AREA, "2", "2"),
        (AREA, "", ""),
        (START, "2014", 2014),
        (START, "", None),
        (MONEY, "1 250,50", 125_050),
        (SHARE, "0,25", 0.25),
        (CHECK, "Ja", True),
        (CHECK, "x", True),
        (CHECK, "nei", False),
        (CHECK, "", False),
    ],
)
def test_a_text_is_read_as_the_column_needs_it(
    column: Column[Tiltak], text: str, value: object
) -> None:
    assert read_value(column, text) == (value, "")


@pytest.mark.parametrize(
    ("column", "text"),
    [(TITLE, " "), (AREA, "Hav"), (START, "2014,5"), (START, "12"), (START, "i år"), (CHECK, "?")],
)
def test_a_text_that_does_not_fit_says_why(column: Column[Tiltak], text: str) -> None:
    value, problem = read_value(column, text)
    assert value is None
    assert problem.endswith(".")


def test_of_a_long_list_the_first_names_are_told() -> None:
    many: Column[Tiltak] = Column(
        code="m",
        title="M",
        value=lambda _: "",
        choices=tuple((f"{n}", f"navn {n}") for n in range(9)),
    )
    assert read_value(many, "?")[1] == (
        "«?» is none of: navn 0, navn 1, navn 2, navn 3, navn 4, navn 5 …."
    )


def test_a_block_goes_onto_the_cells_from_the_first_on() -> None:
    block = block_onto((TITLE, AREA), (BUS, HEAT), [["Bybane", "Energi"], ["", "x"]], can_add=False)
    assert [(c.row.key, c.column.code, c.value) for c in block.changes] == [
        ("a", "title", "Bybane"),
        ("a", "area", "2"),
    ]
    assert [(m.line, m.column) for m in block.misfits] == [(2, "Tiltak"), (2, "Område")]
    assert block.changed_rows == 1


def test_values_that_stand_there_already_are_no_change() -> None:
    line = [["T-02", "Fjernvarme", "Energi", "2012", ""]]
    block = block_onto(COLUMNS, (HEAT,), line, can_add=False)
    assert (block.changes, block.misfits) == ((), ())


def test_what_cannot_be_changed_is_told_where_it_differs() -> None:
    block = block_onto((CUT,), (BUS,), [["1240"]], can_add=False)
    assert [(m.line, m.column) for m in block.misfits] == [(1, "Kutt")]


def test_lines_beyond_the_last_row_are_new_rows_where_the_table_adds() -> None:
    cells = [["Buss"], ["Bane"], [""]]
    assert block_onto((TITLE,), (BUS,), cells, can_add=True).new == ({"title": "Bane"},)
    refused = block_onto((TITLE,), (BUS,), cells, can_add=False)
    assert refused.new == ()
    assert [misfit.line for misfit in refused.misfits] == [2, 3]


def test_columns_for_new_rows_only_are_left_alone_in_others() -> None:
    fixed: Column[Tiltak] = Column(
        code="area", title="Område", value=lambda row: row.area, for_new_rows=True
    )
    block = block_onto((fixed,), (BUS,), [["2"], ["2"]], can_add=True)
    assert block.changes == ()
    assert block.new == ({"area": "2"},)
    assert [misfit.line for misfit in block.misfits] == [1]


def test_a_first_line_of_headings_names_the_columns_with_unit_or_without() -> None:
    cells = [["nr", "Kutt, t", "Tiltak"], ["", "", ""]]
    assert headings_in(COLUMNS, cells) == [NUMBER, CUT, TITLE]


@pytest.mark.parametrize("cells", [[["Tiltak"]], [["Tiltak", "ukjent"], ["a", "b"]]])
def test_anything_else_is_no_line_of_headings(cells: list[list[str]]) -> None:
    assert headings_in(COLUMNS, cells) is None


def test_with_headings_rows_are_found_by_their_number_in_any_order() -> None:
    cells = [["Start", "Nr"], ["2015", "T-02"], ["2016", "t-01"], ["2017", "T-77"]]
    block = block_by_headings((START, NUMBER), (BUS, HEAT), cells, can_add=False)
    assert [(c.row.key, c.value) for c in block.changes if c.column is START] == [
        ("b", 2015),
        ("a", 2016),
    ]
    assert block.misfits == (Misfit(3, "", "No row of the table is called T-77."),)


def test_with_headings_an_unknown_number_is_a_new_row_where_the_table_adds() -> None:
    cells = [["Nr", "Tiltak"], ["T-77", "Bybane"], ["", "Uten nummer"]]
    block = block_by_headings((NUMBER, TITLE), (BUS,), cells, can_add=True)
    assert block.new == (
        {"number": "T-77", "title": "Bybane"},
        {"number": "", "title": "Uten nummer"},
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [("31.12.2010", date(2010, 12, 31)), ("2010-06-01", date(2010, 6, 1)),
     ("2010", date(2010, 12, 31)), ("", None)],
)  # fmt: skip
def test_a_day_is_read_as_people_write_it(text: str, day: date | None) -> None:
    assert read_value(DAY, text) == (day, "")


def test_what_is_no_day_says_how_one_is_written() -> None:
    value, problem = read_value(DAY, "31.02.2010")
    assert value is None
    assert "31.12.2010" in problem
