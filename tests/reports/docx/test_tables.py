"""Tests of tables in Word files: heading rows, groups, sums, doubts, widths, facts, signatures."""

from typing import Any

import docx as word_files  # noqa: TID253 the tests read what was written
import pytest
from docx.document import Document as WordDocument  # noqa: TID253 as above
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN  # noqa: TID253 as above
from docx.oxml.ns import qn  # noqa: TID253 as above

from fbdesk.reports.content import (
    Column,
    Facts,
    KeyFigure,
    KeyFigures,
    Signature,
    Signatures,
    TableOf,
    TableRow,
)
from fbdesk.reports.docx.page import furnish
from fbdesk.reports.docx.tables import (
    add_facts,
    add_key_figures,
    add_signatures,
    add_table,
    rows_with_next,
)
from tests.reports.test_pdf import a_document

COLUMNS = (Column("Nr."), Column("Tiltak", 3), Column("Kutt, t", 1, "right"))
ROW = TableRow(("T-01", "Buss", "100"))


@pytest.fixture
def word() -> WordDocument:
    """Give an empty Word file with the styles of documents."""
    made = word_files.Document()
    furnish(made, a_document([]))
    return made


def the_table(word: WordDocument, *rows: TableRow, **values: Any) -> Any:
    add_table(word, TableOf("Tiltak", COLUMNS, rows, **values))
    (made,) = word.tables
    return made


def bold(cell: Any) -> list[bool]:
    return [bool(run.bold) for paragraph in cell.paragraphs for run in paragraph.runs]


def style(cell: Any) -> str:
    return str(cell.paragraphs[0].style.name)


def marked(row: Any, name: str) -> bool:
    return row._tr.trPr is not None and row._tr.trPr.find(qn(name)) is not None


# rows


def test_only_the_first_row_repeats_on_every_page(word: WordDocument) -> None:
    made = the_table(word, ROW, ROW)
    assert [marked(row, "w:tblHeader") for row in made.rows] == [True, False, False]


def test_no_row_is_torn_between_two_pages(word: WordDocument) -> None:
    assert all(marked(row, "w:cantSplit") for row in the_table(word, ROW, ROW).rows)


@pytest.mark.parametrize(
    ("kinds", "tied"),
    [
        ("nnnnn", {0, 1, 4}),
        ("ngnnn", {0, 1, 2, 4}),
        ("nnngn", {0, 1, 4}),
        ("nng", {0, 1, 2}),  # a group without rows has nothing to stand with
        ("nn", {0, 1}),
        ("n", {0}),
        ("", set()),
    ],
)
def test_a_row_has_the_next_with_it_where_it_would_stand_alone(kinds: str, tied: set[int]) -> None:
    rows = [TableRow(("",), "group") if kind == "g" else TableRow(("a", "b")) for kind in kinds]
    assert rows_with_next(rows) == tied


def test_rows_that_stay_with_the_next_say_so_in_each_cell(word: WordDocument) -> None:
    rows = tuple(TableRow((f"T-{place}", "Buss", "9")) for place in range(5))
    kept = [
        [cell.paragraphs[0].paragraph_format.keep_with_next for cell in row.cells]
        for row in the_table(word, *rows).rows
    ]
    assert kept == [[True] * 3, [True] * 3, [None] * 3, [None] * 3, [True] * 3, [None] * 3]


def test_the_heading_row_is_bold_and_others_are_not(word: WordDocument) -> None:
    made = the_table(word, ROW)
    assert [bold(cell) for cell in made.rows[0].cells] == [[True]] * 3
    assert [bold(cell) for cell in made.rows[1].cells] == [[False]] * 3


def test_a_sum_is_bold_in_all_its_cells(word: WordDocument) -> None:
    made = the_table(word, TableRow(("", "Sum", "100"), "total"))
    assert [bold(cell) for cell in made.rows[1].cells] == [[True]] * 3


def test_a_doubtful_number_stands_out_in_its_last_cell_alone(word: WordDocument) -> None:
    made = the_table(word, TableRow(("T-02", "Bane", "ikke bekreftet"), "doubtful"))
    assert [bold(cell) for cell in made.rows[1].cells] == [[False], [False], [True]]
    assert style(made.rows[1].cells[2]) == "fbdesk doubtful"
    assert style(made.rows[1].cells[0]) != "fbdesk doubtful"


def test_a_group_is_one_shaded_cell_across(word: WordDocument) -> None:
    made = the_table(word, TableRow(("Kommunene",), "group"), ROW)
    first, *others = made.rows[1].cells
    assert all(cell._tc is first._tc for cell in others)
    assert first._tc.tcPr.find(qn("w:shd")).get(qn("w:fill")) == "F2F5F4"
    assert [cell.text for cell in made.rows[2].cells] == ["T-01", "Buss", "100"]


def test_a_row_with_a_cell_too_few_is_an_error_and_no_shifted_table(word: WordDocument) -> None:
    with pytest.raises(ValueError, match="shorter"):
        the_table(word, TableRow(("T-01", "Buss")))


# columns


def test_numbers_stand_to_the_right_under_a_heading_to_the_right(word: WordDocument) -> None:
    made = the_table(word, ROW)
    sides = [[cell.paragraphs[0].alignment for cell in row.cells] for row in made.rows]
    assert sides == [[None, None, ALIGN.RIGHT]] * 2


def test_columns_share_the_page_by_their_widths(word: WordDocument) -> None:
    made = the_table(word, ROW)
    narrow, wide, last = (column.width for column in made.columns)
    # as narrow as its words is 0.75 of a column of width 1; Word rounds to a twentieth of a point
    assert wide / last == pytest.approx(3, rel=1e-3)
    assert narrow / last == pytest.approx(0.75, rel=1e-3)


def test_a_table_is_as_wide_as_the_text_of_the_page(word: WordDocument) -> None:
    made = the_table(word, ROW)
    whole_mm = sum(column.width.mm for column in made.columns)
    assert whole_mm == pytest.approx(210 - 24 - 24, abs=0.1)


def test_cells_have_the_width_of_their_column(word: WordDocument) -> None:
    made = the_table(word, ROW)
    widths = [column.width for column in made.columns]
    assert [[cell.width for cell in row.cells] for row in made.rows] == [widths, widths]


@pytest.mark.parametrize(("small", "name"), [(True, "fbdesk small"), (False, "Normal")])
def test_a_small_table_has_small_letters(word: WordDocument, name: str, *, small: bool) -> None:
    made = the_table(word, ROW, small=small)
    assert {style(cell) for row in made.rows for cell in row.cells} == {name}


def test_there_is_air_below_a_table(word: WordDocument) -> None:
    the_table(word, ROW)
    last = word.paragraphs[-1]
    assert last.text == ""
    assert last.paragraph_format.line_spacing is not None


# facts, key figures, signatures


def test_facts_are_names_beside_what_they_are(word: WordDocument) -> None:
    add_facts(word, Facts((("Ansvarlig", "Byutvikling"), ("Periode", "2010–2014"))))
    (made,) = word.tables
    assert [[cell.text for cell in row.cells] for row in made.rows] == [
        ["Ansvarlig", "Byutvikling"],
        ["Periode", "2010–2014"],
    ]
    assert style(made.rows[0].cells[0]) == "fbdesk muted"
    assert all(marked(row, "w:cantSplit") for row in made.rows)


def test_facts_begin_where_the_text_of_the_page_does(word: WordDocument) -> None:
    add_facts(word, Facts((("Ansvarlig", "Byutvikling"),)))
    (left,) = word.element.body.xpath(".//w:tblPr/w:tblCellMar/w:left")
    assert left.get(qn("w:w")) == "0"
    parts = [part.tag for part in left.getparent().getparent()]
    assert parts.index(qn("w:tblCellMar")) == parts.index(qn("w:tblLook")) - 1  # as Word orders it


def test_key_figures_stand_beside_each_other_each_in_its_column(word: WordDocument) -> None:
    figures = (KeyFigure("Utslipp", "146 kt", "ned 38 %"), KeyFigure("Mål", "154 kt"))
    add_key_figures(word, KeyFigures(figures))
    (made,) = word.tables
    assert [[cell.text for cell in row.cells] for row in made.rows] == [
        ["Utslipp", "Mål"],
        ["146 kt", "154 kt"],
        ["ned 38 %", ""],
    ]
    assert [bold(cell) for cell in made.rows[1].cells] == [[True], [True]]


@pytest.mark.parametrize(("parties", "rows"), [(1, 1), (2, 1), (3, 2), (4, 2)])
def test_two_parties_sign_beside_each_other(word: WordDocument, parties: int, rows: int) -> None:
    lines = tuple(Signature(f"Part {number}") for number in range(parties))
    add_signatures(word, Signatures("Sted:", lines))
    (made,) = word.tables
    cells = [cell.text for row in made.rows for cell in row.cells]
    assert len(made.rows) == rows
    assert sum("______" in text for text in cells) == parties


def test_who_signs_stands_below_the_line_and_what_is_not_known_leaves_no_gap(
    word: WordDocument,
) -> None:
    lines = (Signature("Porsgrunn", "Ola Nordmann", "Ordfører"), Signature("Staten"))
    add_signatures(word, Signatures("Sted:", lines))
    first, second = word.tables[0].rows[0].cells
    assert [p.text for p in first.paragraphs[1:]] == ["Porsgrunn", "Ola Nordmann", "Ordfører"]
    assert [p.text for p in second.paragraphs[1:]] == ["Staten"]


def test_letters_that_word_cannot_hold_are_left_out_of_cells(word: WordDocument) -> None:
    made = the_table(word, TableRow(("T\x00-01", "a\x07b", "\ud800")))
    assert [cell.text for cell in made.rows[1].cells] == ["T-01", "ab", ""]
