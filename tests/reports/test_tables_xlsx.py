"""The tables of a document as a workbook: figures are numbers, texts are texts, nothing is lost."""

import dataclasses
import io
from datetime import date
from typing import Any

import pytest

from fbdesk.reports.climate_budget import climate_budget
from fbdesk.reports.content import (
    Block,
    Column,
    Cover,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Landscape,
    Paragraph,
    TableOf,
    TableRow,
    Together,
)
from fbdesk.reports.numbers import numbers_in
from fbdesk.reports.table_sheets import sheets_of
from fbdesk.reports.tables_xlsx import column_width, figure_of, tables_xlsx
from fbdesk.reports.workbook.letters import wide
from tests.reports.given_plans import flat, the_full_basis

COLUMNS = (Column("Tiltak"), Column("Kutt, t", align="right"), Column("Status"))
ROWS = (
    TableRow(("1 Arealbruk",), kind="group"),
    TableRow(("=T-01", "1\u202f240", "Vedtatt")),
    TableRow(("T-02", "−12,5", "Idé"), kind="doubtful"),
    TableRow(("T-03", "–", "")),
    TableRow(("Sum", "1\u202f227,5", ""), kind="total"),
)
CUTS = TableOf("Kutt per tiltak", COLUMNS, ROWS, note="Uten usikre tiltak.")
SHARES = TableOf(
    "Andeler", (Column("År"), Column("Andel", align="right")), (TableRow(("2009", "12,5 %")),)
)


def a_document(*blocks: Block, language: str = "nb") -> Document:
    """Return a document with the blocks."""
    cover = Cover(
        programme="Framtidens byer",
        title="Klimabudsjett",
        subtitle="2011–2014",
        city="Grenland",
        municipalities=("Porsgrunn",),
        draft="Utkast",
    )
    return Document("document", language, cover, blocks, (), date(2009, 4, 20))


def read(document: Document) -> Any:
    """Return the workbook of a document."""
    from openpyxl import load_workbook

    return load_workbook(io.BytesIO(tables_xlsx(document)))


@pytest.fixture(scope="module")
def book() -> Any:
    return read(
        a_document(
            Heading(1, "Virkning"),
            Paragraph("Ikke i tabellen."),
            Landscape((CUTS,)),
            Heading(1, "Andel"),
            Together((SHARES, KeyFigures((KeyFigure("Mål 2030", "154 kt", "−35 %"),)))),
        )
    )


def test_every_table_has_a_sheet_named_by_its_number_and_caption(book: Any) -> None:
    assert book.sheetnames == [
        "Forside",
        "1 Kutt per tiltak",
        "2 Andeler",
        "3 Nøkkeltall  Andel",  # a name may not hold a colon
    ]


def test_a_sheet_begins_with_caption_chapter_and_headings(book: Any) -> None:
    page = book["1 Kutt per tiltak"]
    assert (page["A1"].value, page["A2"].value) == ("Kutt per tiltak", "Virkning")
    assert [cell.value for cell in page[4]] == ["Tiltak", "Kutt, t", "Status"]
    assert page.freeze_panes == "B5"


def test_figures_to_the_right_are_numbers_with_their_decimals_and_thousands(book: Any) -> None:
    cells = [row[0] for row in book["1 Kutt per tiltak"]["B5:B9"]]
    assert [cell.value for cell in cells] == [None, 1_240, -12.5, "–", 1_227.5]
    formats = [cells[place].number_format for place in (1, 2, 4)]
    assert formats == ["[$-414]#,##0", "0.0", "[$-414]#,##0.0"]


def test_a_share_is_a_number_in_per_cent_and_a_year_to_the_left_a_text(book: Any) -> None:
    year, share = book["2 Andeler"][5]
    assert (year.value, year.data_type) == ("2009", "s")
    assert (share.value, share.number_format) == (0.125, "0.0 %")


def test_a_text_that_looks_like_a_formula_stays_a_text(book: Any) -> None:
    cell = book["1 Kutt per tiltak"]["A6"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=T-01", "s", True)


def test_groups_and_sums_are_bold_and_doubt_has_a_colour(book: Any) -> None:
    page = book["1 Kutt per tiltak"]
    assert [page[f"A{row}"].font.b for row in (5, 6, 9)] == [True, False, True]
    assert page["C7"].font.color.rgb == "FF9A5B00"
    assert page["C6"].font.color.rgb != page["C7"].font.color.rgb


def test_the_note_stands_below_the_table(book: Any) -> None:
    assert book["1 Kutt per tiltak"]["A11"].value == "Uten usikre tiltak."


def test_key_figures_become_a_table_too(book: Any) -> None:
    page = book["3 Nøkkeltall  Andel"]
    assert [cell.value for cell in page[5]] == ["Mål 2030", "154 kt", "−35 %"]


def test_the_cover_names_the_document_and_links_to_every_table(book: Any) -> None:
    front = book["Forside"]
    texts = [cell.value for cell in front["A"] if cell.value]
    assert texts[:3] == ["Framtidens byer", "Klimabudsjett", "Grenland"]
    assert {"2011–2014", "Utkast"} <= set(texts)
    links = [cell.hyperlink.location for cell in front["A"] if cell.hyperlink]
    assert links == [f"'{name}'!A1" for name in book.sheetnames[1:]]


def test_the_cover_tells_what_each_sheet_holds_and_where_it_stands(book: Any) -> None:
    told = [(front[1].value, front[2].value) for front in book["Forside"] if front[0].hyperlink]
    assert told == [
        ("Kutt per tiltak", "Virkning"),
        ("Andeler", "Andel"),
        ("Nøkkeltall: Andel", "Andel"),
    ]


def test_a_long_caption_gets_as_many_lines_on_the_cover_as_it_takes() -> None:
    """A column of 62 takes 17 words of 3.66 units a line: 50 words are three lines."""
    long = dataclasses.replace(CUTS, caption="Ord " * 50)
    front = read(a_document(long, SHARES))["Forside"]
    (first, second) = (front.row_dimensions[c.row].height for c in front["A"] if c.hyperlink)
    assert (first, second) == (41.25, None)  # 3 lines of 13.2 points, in quarters; one is as usual


def test_words_stand_apart_from_the_numbers_before_them(book: Any) -> None:
    page = book["1 Kutt per tiltak"]
    assert [page[f"{column}6"].alignment.indent for column in "ABC"] == [0, 0, 1]
    assert page["C4"].alignment.indent == 1


def test_a_heading_has_room_for_its_unit_beside_its_last_word() -> None:
    table = TableOf("t", (Column("Kutt millioner, kr", 1, "right"),), (TableRow(("1",)),))
    assert column_width(table, 0) == wide("millioner, kr") + 2


def test_a_document_without_tables_says_so() -> None:
    book = read(a_document(Paragraph("Bare tekst.")))
    assert book.sheetnames == ["Forside"]
    assert "Dokumentet har ingen tabeller." in [cell.value for cell in book["Forside"]["A"]]


def test_equal_documents_give_equal_bytes() -> None:
    assert tables_xlsx(a_document(CUTS)) == tables_xlsx(a_document(CUTS))


@pytest.mark.parametrize(
    ("text", "language", "value", "written"),
    [
        ("1\u202f240", "nb", 1_240, "#,##0"),
        ("1,240", "en", 1_240, "#,##0"),
        ("1.5", "en", 1.5, "0.0"),
        ("−3", "nb", -3, "0"),
        ("0,25", "nb", 0.25, "0.00"),
        ("2009", "nb", 2009, "0"),
        ("4\u00a0%", "nb", 0.04, "0 %"),
        ("−12,5\u00a0%", "nb", -0.125, "0.0 %"),
    ],
)
def test_what_is_written_as_a_number_is_one(
    text: str, language: str, value: float, written: str
) -> None:
    figure = figure_of(text, numbers_in(language), "")
    assert figure is not None
    assert (figure.value, figure.number_format) == (value, written)


@pytest.mark.parametrize("text", ["", "–", "mangler", "2009–2014", "154 kt", "1 240 (900–1 600)"])
def test_what_is_more_than_a_number_stays_a_text(text: str) -> None:
    assert figure_of(text, numbers_in("nb"), "") is None


def test_a_column_is_wide_enough_for_its_cells_but_not_for_a_group() -> None:
    long = TableOf(
        "x",
        (Column("Tiltak"), Column("t", align="right")),
        (TableRow(("x" * 90,), kind="group"), TableRow(("Tilskudd til bedrifter", "1"))),
    )
    assert column_width(long, 0) == wide("Tilskudd til bedrifter") + 2
    assert column_width(TableOf("x", long.columns, (TableRow(("x" * 90, "1")),)), 0) == 52


def test_the_climate_budget_comes_with_each_of_its_tables() -> None:
    document = climate_budget(the_full_basis("nb", "climate-budget"))
    captions = [block.caption for block in flat(document.blocks) if isinstance(block, TableOf)]
    found = [sheet.table.caption for sheet in sheets_of(document, "Forside")]
    assert captions
    assert [caption for caption in found if caption in captions] == captions
    book = read(document)
    for name, caption in zip(book.sheetnames[1:], found, strict=True):
        assert book[name]["A1"].value == caption
