"""A sheet that takes its rows as finished lines: what readers find of them in the file."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from fbdesk.reports.workbook.layout import ROW_MARK
from fbdesk.reports.workbook.page import Page, Pieces

FIRST = 2


def opened(fill: Callable[[Page, Any], None], **options: bool) -> Any:
    """Return a sheet as a reader finds it, after `fill` has written it with a bold format."""
    import xlsxwriter
    from openpyxl import load_workbook

    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    page = book.add_worksheet("Ark", Page)
    page.first = FIRST
    fill(page, book.add_format({"bold": True}))
    book.close()
    return load_workbook(content, **options)["Ark"]


def put(page: Page, *columns: Pieces, rows: int = 1) -> None:
    """Put so many rows of the same cells below the heading."""
    numbers = [str(FIRST + 1 + row) for row in range(rows)]
    page.put([[number.join(cell) for cell in columns] for number in numbers], len(columns))


def test_each_row_stands_where_its_number_says() -> None:
    def fill(page: Page, _: Any) -> None:
        put(page, page.text(0, "Bussvei", None, 2), page.number(1, 4.5, None), rows=2)

    read = opened(fill)
    assert [[cell.value for cell in row] for row in read["A3:B4"]] == [["Bussvei", 4.5]] * 2
    assert read.dimensions == "A3:B4"


def test_what_stands_above_and_the_heights_of_rows_are_kept() -> None:
    def fill(page: Page, bold: Any) -> None:
        page.write_string(0, 0, "Tittel", bold)
        page.set_row(0, 30)
        put(page, page.text(0, "Bussvei", None), rows=3)
        page.set_row(3, 60)

    read = opened(fill)
    assert (read["A1"].value, read["A1"].font.b) == ("Tittel", True)
    assert [read.row_dimensions[row].height for row in (1, 3, 4)] == [30, None, 60]
    assert read["A5"].value == "Bussvei"


def test_a_cell_has_its_look_also_where_it_is_empty() -> None:
    def fill(page: Page, bold: Any) -> None:
        put(page, page.blank(0, bold), page.blank(1, None), page.number(2, 1, bold))

    read = opened(fill)
    assert [cell.font.b for cell in read[3]] == [True, False, True]
    assert [cell.value for cell in read[3]] == [None, None, 1]


def test_a_formula_has_the_number_of_its_row_and_its_value() -> None:
    def fill(page: Page, _: Any) -> None:
        amount = page.number(0, 2, None)
        put(page, amount, page.formula(1, f"$A{ROW_MARK}*2&A1", 4, None), rows=2)

    assert [cell.value for (cell,) in opened(fill)["B3:B4"]] == ["=$A3*2&A1", "=$A4*2&A1"]
    assert [cell.value for (cell,) in opened(fill, data_only=True)["B3:B4"]] == [4, 4]


def test_the_value_of_a_formula_may_be_any_text() -> None:
    def fill(page: Page, _: Any) -> None:
        put(page, page.formula(0, 'IF(1<2,"a & b","")', "<a & b>", None))

    assert opened(fill)["A3"].value == '=IF(1<2,"a & b","")'
    assert opened(fill, data_only=True)["A3"].value == "<a & b>"


def test_a_day_is_the_number_that_spreadsheets_count_it_by() -> None:
    def fill(page: Page, _: Any) -> None:
        put(page, page.number(0, date(2009, 5, 19), None))

    assert opened(fill)["A3"].value == 39_952  # days since 30 December 1899


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
def test_a_number_without_end_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="a cell holds no"):
        Page().number(0, number, None)


def test_bold_words_stand_among_plain_ones_in_every_row() -> None:
    def fill(page: Page, bold: Any) -> None:
        put(page, page.rich_text(0, ["ja ", bold, "nei"], bold, 2), rows=2)

    read = opened(fill, rich_text=True)
    assert [str(cell.value) for (cell,) in read["A3:A4"]] == ["ja nei"] * 2
    assert read["A4"].value[1].font.b


@pytest.mark.parametrize(
    "text", ["<r>", "<r>kort</r>", "<r><t>x</t></r>", "<r>a & b</r>", "_x0041_"]
)
def test_a_text_stays_itself_whatever_signs_it_has(text: str) -> None:
    def fill(page: Page, bold: Any) -> None:
        page.write_string(0, 0, text)
        page.write_string(0, 1, text, bold)
        put(page, page.text(0, text, None), page.text(1, text, bold))

    read = opened(fill)
    assert [cell.value for row in (read[1], read[3]) for cell in row] == [text] * 4
    assert [cell.font.b for row in (read[1], read[3]) for cell in row] == [False, True] * 2


def test_a_sheet_without_rows_is_written_as_ever() -> None:
    def fill(page: Page, _: Any) -> None:
        page.write_string(4, 0, "alene")
        page.put([], 3)

    assert opened(fill)["A5"].value == "alene"


# The same cells through XlsxWriter's own way: what a new version of it would do otherwise.

SPANS = re.compile(r' spans="[0-9:]+"')
"""Tells how many columns a row has; readers may use it, and a file may leave it out."""
RULED, PLAIN = 2, 3
"""Two rows of the same cells, the second one higher; rows count from 0."""


def written(fill: Callable[[Page, Any, Any], None]) -> dict[str, str]:
    """Return the parts of a workbook after `fill` has written it with two formats."""
    import xlsxwriter

    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        page = book.add_worksheet("Ark", Page)
        page.write_string(0, 0, "Tittel")
        page.set_row(PLAIN, 40)
        page.write_comment(RULED, 1, "4,5 km")
        fill(page, book.add_format({"bold": True}), book.add_format({"num_format": "dd.mm.yyyy"}))
    with zipfile.ZipFile(content) as file:
        parts = {name: file.read(name).decode() for name in file.namelist()}
    return {name: SPANS.sub("", part) for name, part in parts.items() if "core" not in name}


def each_cell(page: Page, bold: Any, day: Any) -> None:
    for row in (RULED, PLAIN):
        page.write_string(row, 0, "Bussvei & sykkel", bold)
        page.write_number(row, 1, 4.5)
        page.write_blank(row, 2, None, bold)
        page.write_datetime(row, 3, date(2009, 5, 19), day)
        page.write_formula(row, 4, f"=$B{row + 1}*2<9", bold, 9)
        page.write_formula(row, 5, f"=$A{row + 1}", None, "Bussvei & sykkel")
        page.write_rich_string(row, 6, bold, "Nå", " eller aldri", bold)
        page.write_string(row, 7, "  med rom  ")
        page.write_number(row, 8, 1 / 3)


def finished_lines(page: Page, bold: Any, day: Any) -> None:
    page.first = RULED
    cells = (
        page.text(0, "Bussvei & sykkel", bold, 2),
        page.number(1, 4.5, None),
        page.blank(2, bold),
        page.number(3, date(2009, 5, 19), day),
        page.formula(4, f"$B{ROW_MARK}*2<9", 9, bold),
        page.formula(5, f"$A{ROW_MARK}", "Bussvei & sykkel", None),
        page.rich_text(6, (bold, "Nå", " eller aldri"), bold, 2),
        page.text(7, "  med rom  ", None, 2),
        page.number(8, 1 / 3, None),
    )
    page.put([[str(row + 1).join(cell) for cell in cells] for row in (RULED, PLAIN)], len(cells))


def test_finished_lines_are_what_xlsxwriter_writes_itself() -> None:
    """Where a new version writes cells otherwise, this fails: see ADR 24 for the way back."""
    own, ours = written(each_cell), written(finished_lines)
    assert own.keys() == ours.keys()
    assert "<v>0.3333333333333333</v>" in own["xl/worksheets/sheet1.xml"]
    for name, part in own.items():
        assert ours[name] == part, name
