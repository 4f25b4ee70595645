"""The hidden index of a workbook as it comes back, line by line, also from a careless hand."""

import pytest

from fbdesk.exchange.workbook.index import Index, ListedColumn, index_of
from fbdesk.models.cell_values import MARK_LENGTH, filled_in, row_marks, value_mark
from fbdesk.models.measures import Measure
from tests.builders import a_measure

BUS = a_measure("T-07", title="Bussvei")
NAMES = tuple(field.name for field in filled_in(Measure))


def test_facts_and_pages_are_kept_by_name() -> None:
    index = index_of([["workbook", "version", 1.0, ""], ["page", "Tiltak", "", ""]])
    assert index.facts == {"version": "1"}
    assert index.pages == {"Tiltak"}


def test_a_sheet_has_its_columns_with_their_headings() -> None:
    index = index_of(
        [
            ["sheet", "measure", "Tiltak", "measure", "rows", 4.0, 6.0, ""],
            ["column", "measure", "B", "title", "field", "text", "", ""],
            ["heading", "measure", "title", "Tittel"],
            ["column", "measure", "K", "joint_t", "computed", "cut", "", ""],
        ]
    )
    sheet = index.sheets["measure"]
    assert (sheet.name, sheet.table, sheet.shape, sheet.heading_row) == (
        *("Tiltak", "measure", "rows"),
        4,
    )
    assert sheet.columns["title"] == ListedColumn("title", "B", "field", "text", "", "", "Tittel")
    assert {code: column.filled_in for code, column in sheet.columns.items()} == {
        "title": True,
        "joint_t": False,
    }


def test_the_end_of_a_long_text_is_put_together_from_its_pieces() -> None:
    index = index_of(
        [["rest", "Tiltak", "AF5", 1.0, "første, "], ["rest", "Tiltak", "AF5", 2.0, "andre"]]
    )
    assert index.rests == {"Tiltak": {"AF5": "første, andre"}}


def test_the_marks_of_a_row_are_those_of_its_fields() -> None:
    index = index_of(
        [["marks", "measure", " ".join(NAMES)], ["row", "measure", BUS.key, row_marks(BUS)]]
    )
    marks = index.marks_of("measure", BUS.key, MARK_LENGTH)
    assert marks == {
        field.name: value_mark(field, getattr(BUS, field.name)) for field in filled_in(Measure)
    }


@pytest.mark.parametrize("held", ["", "abc", row_marks(BUS)[:-1], row_marks(BUS) + "abcd"])
def test_marks_that_do_not_fit_the_fields_are_none(held: str) -> None:
    index = index_of([["marks", "measure", " ".join(NAMES)], ["row", "measure", BUS.key, held]])
    assert index.marks_of("measure", BUS.key, MARK_LENGTH) == {}
    assert index.marks_of("measure", "en annen", MARK_LENGTH) == {}


@pytest.mark.parametrize(
    "line",
    [
        [],
        ["", "", ""],
        ["noe nytt", "measure", "x"],
        ["column", "finnes ikke", "A", "title", "field", "text", "", ""],
        ["heading", "finnes ikke", "title", "Tittel"],
        ["row"],
    ],
)
def test_a_line_that_says_nothing_to_this_version_is_passed_over(line: list[object]) -> None:
    assert index_of([line]).sheets == Index().sheets


def test_a_heading_without_its_column_is_passed_over() -> None:
    index = index_of(
        [
            ["sheet", "measure", "Tiltak", "measure", "rows", "fire", "", ""],
            ["heading", "measure", "title", "Tittel"],
        ]
    )
    assert index.sheets["measure"].columns == {}
    assert index.sheets["measure"].heading_row == 0
