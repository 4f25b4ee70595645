"""Tests of which tables of a document share a sheet: many of a kind, so that one finds a row."""

import io
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from fbdesk.reports.action_plan import action_plan
from fbdesk.reports.content import (
    Block,
    Column,
    Cover,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Landscape,
    TableOf,
    TableRow,
    Together,
)
from fbdesk.reports.table_sheets import Sheet, sheets_of
from fbdesk.reports.tables_xlsx import tables_xlsx
from tests.builders import a_measure, a_plan, a_stated_effect, a_target
from tests.reports.given_plans import basis_of

if TYPE_CHECKING:
    from fbdesk.models.row import Row

COLUMNS = (Column("Størrelse"), Column("Verdi", 1, "right"), Column("Status"))


def a_table(place: int, **values: Any) -> TableOf:
    rows = (TableRow((f"Areal {place}", str(place), "oppgitt")), TableRow(("Pris", "5", "egen")))
    return TableOf(f"Metode {place}", COLUMNS, values.pop("rows", rows), **values)


def an_appendix(count: int, **values: Any) -> tuple[Block, ...]:
    """Return a chapter with so many tables of a kind, each under a heading of its own."""
    tables = (
        (Heading(2, f"T-{place} Tiltak"), a_table(place, **values)) for place in range(1, count + 1)
    )
    return (Heading(1, "Beregningene"), *(block for pair in tables for block in pair))


def a_document(*blocks: Block, language: str = "nb") -> Document:
    cover = Cover("Framtidens byer", "Handlingsprogram", "", "Grenland", ())
    return Document("action-plan", language, cover, blocks, (), date(2009, 4, 20))


def sheets(*blocks: Block, language: str = "nb") -> tuple[Sheet, ...]:
    return tuple(sheets_of(a_document(*blocks, language=language), "Forside"))


def test_many_tables_of_a_kind_share_a_sheet_that_tells_where_each_row_is_from() -> None:
    (sheet,) = sheets(*an_appendix(4))
    assert sheet.shared
    assert (sheet.name, sheet.chapter) == ("1 Beregningene", "4 tabeller på ett ark")
    titles = [column.title for column in sheet.table.columns]
    assert titles == ["Gjelder", "Tabell", "Størrelse", "Verdi", "Status"]
    cells = [row.cells for row in sheet.table.rows]
    assert len(cells) == 4 * 2
    assert cells[:3] == [
        ("T-1 Tiltak", "Metode 1", "Areal 1", "1", "oppgitt"),
        ("T-1 Tiltak", "Metode 1", "Pris", "5", "egen"),
        ("T-2 Tiltak", "Metode 2", "Areal 2", "2", "oppgitt"),
    ]


def test_few_tables_of_a_kind_have_sheets_of_their_own() -> None:
    found = sheets(*an_appendix(3))
    assert [sheet.name for sheet in found] == ["1 Metode 1", "2 Metode 2", "3 Metode 3"]
    assert [sheet.chapter for sheet in found] == ["T-1 Tiltak", "T-2 Tiltak", "T-3 Tiltak"]
    assert not any(sheet.shared for sheet in found)


@pytest.mark.parametrize(
    "values",
    [
        {"note": "Merknaden."},  # it would lose the rows that it is about
        {"rows": (TableRow(("Gruppe",), "group"), TableRow(("Areal", "1", "egen")))},
    ],
    ids=["notes", "groups"],
)
def test_tables_with_notes_or_groups_keep_their_sheets(values: dict[str, Any]) -> None:
    assert [sheet.shared for sheet in sheets(*an_appendix(5, **values))] == [False] * 5


def test_tables_of_another_chapter_or_with_other_columns_stay_apart() -> None:
    other = TableOf("Faktorer", COLUMNS[:2], (TableRow(("Pris", "5")),))
    found = sheets(*an_appendix(4), other, *an_appendix(2), Heading(1, "Kilder"), a_table(9))
    names = [sheet.name for sheet in found]
    assert names == [
        *("1 Beregningene", "2 Faktorer", "3 Metode 1", "4 Metode 2"),
        "5 Metode 9",
    ]


def test_tables_on_wide_pages_and_key_figures_have_sheets_too() -> None:
    figures = KeyFigures((KeyFigure("Mål 2030", "154 kt", "−35 %"),))
    found = sheets(Heading(1, "Andel"), Landscape((a_table(1),)), Together((figures,)))
    assert [sheet.table.caption for sheet in found] == ["Metode 1", "Nøkkeltall: Andel"]
    assert found[1].table.rows[0].cells == ("Mål 2030", "154 kt", "−35 %")


def test_what_a_row_is_keeps_its_mark_on_a_shared_sheet() -> None:
    rows = (TableRow(("Areal", "1", "ikke bekreftet"), "doubtful"),)
    (sheet,) = sheets(*an_appendix(4, rows=rows))
    assert {row.kind for row in sheet.table.rows} == {"doubtful"}


@pytest.mark.parametrize(
    ("language", "first", "told"),
    [("nn", "Gjeld", "4 tabellar på eitt ark"), ("en", "Concerns", "4 tables on one sheet")],
)
def test_a_shared_sheet_speaks_the_language_of_the_document(
    language: str, first: str, told: str
) -> None:
    (sheet,) = sheets(*an_appendix(4), language=language)
    assert (sheet.table.columns[0].title, sheet.chapter) == (first, told)


def test_a_shared_sheet_can_be_filtered_by_every_column_and_no_other_sheet_can() -> None:
    from openpyxl import load_workbook

    other = TableOf("Faktorer", COLUMNS[:2], (TableRow(("Pris", "5")),))
    book = load_workbook(io.BytesIO(tables_xlsx(a_document(*an_appendix(4), other))))
    assert book["1 Beregningene"].auto_filter.ref == "A4:E12"  # eight rows below the headings
    assert book["2 Faktorer"].auto_filter.ref is None
    assert book["1 Beregningene"]["D5"].value == 1


def test_the_inputs_of_an_action_plan_stand_on_one_sheet() -> None:
    rows: list[Row] = [a_target()]
    for number in ("T-1", "T-2", "T-3", "T-4"):
        measure = a_measure(number, title="Buss")
        rows += [measure, *a_stated_effect(measure, -1.0)]
    found = tuple(sheets_of(action_plan(basis_of(a_plan(*rows))), "Forside"))
    (shared,) = [sheet for sheet in found if sheet.shared]
    about = dict.fromkeys(row.cells[0] for row in shared.table.rows)
    assert list(about) == ["T-1 Buss", "T-2 Buss", "T-3 Buss", "T-4 Buss"]
    assert len({sheet.name for sheet in found}) == len(found)
