"""Where things stand, and what declared formulas become."""

import pytest

from fbdesk.reports.workbook.columns import Book, Column, Sheet
from fbdesk.reports.workbook.layout import (
    FIRST_ROW,
    ROW_MARK,
    SPARE_ROWS,
    Layouts,
    column_letters,
    lay_out,
    quoted,
)
from tests.reports.full_plan import a_book


@pytest.fixture(scope="module")
def book() -> Book:
    return a_book()


def column(code: str) -> Column:
    """Return a column without any value."""
    return Column(code=code, heading=code, value=lambda *_: None)


def sheet(code: str, rows: int, *columns: str, reads: str = "") -> Sheet:
    """Return a sheet of so many rows."""
    return Sheet(
        code=code,
        title=code.title(),
        about="",
        group="overview",
        rows=lambda _: range(rows),
        columns=lambda _: [column(name) for name in columns],
        reads=reads,
    )


@pytest.fixture(scope="module")
def layouts(book: Book) -> Layouts:
    return lay_out(book, [sheet("money", 3, "key", "paid"), sheet("lines", 2, "ore", reads="x")])


@pytest.mark.parametrize(
    ("place", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")]
)
def test_columns_have_their_letters(place: int, letters: str) -> None:
    assert column_letters(place) == letters


def test_entries_begin_below_title_sentence_sums_and_headings() -> None:
    assert FIRST_ROW == 4


def test_the_last_row_is_that_of_the_last_entry(layouts: Layouts) -> None:
    assert layouts["money"].last_row == FIRST_ROW + 2


def test_a_sheet_without_entries_has_one_empty_row(book: Book) -> None:
    empty = lay_out(book, [sheet("none", 0, "a")])["none"]
    assert empty.last_row == FIRST_ROW


def test_a_computed_sheet_ends_with_its_rows_and_others_have_room_below(layouts: Layouts) -> None:
    assert layouts["money"].end_row == layouts["money"].last_row
    assert layouts["lines"].end_row == layouts["lines"].last_row + SPARE_ROWS


def test_a_formula_finds_the_cell_of_its_own_row(layouts: Layouts) -> None:
    made = layouts.formula("[paid]*2", layouts["money"])
    assert made.replace(ROW_MARK, "7") == "$B7*2"


def test_a_formula_finds_the_whole_column_of_another_sheet(layouts: Layouts) -> None:
    made = layouts.formula("SUM(lines[ore])-[paid]", layouts["money"])
    name = layouts["lines"].name  # in the language of the workbook
    assert made == f"SUM('{name}'!$A$5:$A${6 + SPARE_ROWS})-$B{ROW_MARK}"


def test_a_formula_that_names_no_column_fails_loudly(layouts: Layouts) -> None:
    with pytest.raises(KeyError):
        layouts.formula("[nothing]", layouts["money"])


def test_an_apostrophe_in_a_sheet_name_is_doubled_in_formulas() -> None:
    assert quoted("Byens mål") == "'Byens mål'"
    assert quoted("KS' ark") == "'KS'' ark'"


def test_two_sheets_of_one_title_get_two_names(book: Book) -> None:
    twice = lay_out(book, [sheet("money", 1, "a"), sheet("money", 1, "a")])
    assert [layout.name for layout in twice] == ["Penger", "Penger (2)"]
