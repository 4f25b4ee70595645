"""Columns are found by what stands above them, wherever people moved them."""

import pytest

from fbdesk.exchange.workbook.index import ListedColumn, ListedSheet
from fbdesk.exchange.workbook.places import column_letters, find_columns, find_headings

HEADINGS = {
    "number": "Nummer",
    "title": "Tittel",
    "start_year": "Start\når",
    "end_year": "Start\når",
}
SHEET = ListedSheet(
    "measure",
    "Tiltak",
    "measure",
    "rows",
    4,
    {
        code: ListedColumn(code, column_letters(place), "field", "text", "", "", heading)
        for place, (code, heading) in enumerate(HEADINGS.items())
    },
)
"""A sheet in which two columns have the same heading."""


@pytest.mark.parametrize(("place", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
def test_columns_have_letters(place: int, letters: str) -> None:
    assert column_letters(place) == letters


def test_the_row_with_most_headings_is_the_one() -> None:
    rows = [["Tiltak"], ["Nummer og tittel"], [], ["Nummer", "Tittel", "noe"], ["Tittel"]]
    assert find_headings(SHEET, rows) == 3


def test_of_rows_with_as_many_headings_the_first_is_the_one() -> None:
    assert find_headings(SHEET, [["x"], ["Nummer", "Tittel"], ["Tittel", "Nummer"]]) == 1


def test_a_sheet_without_headings_has_none() -> None:
    assert find_headings(SHEET, [["a", "b"], []]) == -1
    assert find_headings(SHEET, []) == -1


def test_unmoved_columns_stand_where_they_stood() -> None:
    places = find_columns(SHEET, ["Nummer", "Tittel", "Start år", "Start år"])
    assert places == {"number": 0, "title": 1, "start_year": 2, "end_year": 3}


def test_moved_columns_of_one_heading_keep_their_order() -> None:
    places = find_columns(SHEET, ["Start år", "Notat", "TITTEL", "", "Start\når", "Nummer"])
    assert places == {"start_year": 0, "end_year": 4, "title": 2, "number": 5}


def test_a_column_that_was_taken_out_has_no_place() -> None:
    assert find_columns(SHEET, ["Nummer", "", "Start år"]) == {"number": 0, "start_year": 2}
