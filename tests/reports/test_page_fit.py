"""Tests of which tables stand upright: short ones, without what the text beside them tells."""

import dataclasses

from fbdesk.models.row import Row
from fbdesk.reports.action_plan import action_plan
from fbdesk.reports.content import (
    Block,
    Column,
    Document,
    Heading,
    Landscape,
    Paragraph,
    TableOf,
    TableRow,
)
from fbdesk.reports.page_fit import FEW_ROWS, fitted
from tests.builders import a_measure
from tests.reports.given_plans import a_basis, words_of
from tests.reports.test_pdf import a_document

COLUMNS = (Column("Nr."), Column("Ansvarlig", 2, spare=True), Column("Kutt, t", 1, "right"))
ROW = TableRow(("T-01", "Byutvikling", "100"))


def fit(*blocks: Block) -> tuple[Block, ...]:
    return fitted(a_document(blocks)).blocks


def test_a_short_wide_table_stands_upright_without_its_spare_columns() -> None:
    rows = (TableRow(("Vedtatt",), "group"), ROW, TableRow(("", "Sum", "100"), "total"))
    (made,) = fit(Landscape((TableOf("Tiltak", COLUMNS, rows, "Merknad", small=True),)))
    assert made == TableOf(
        "Tiltak",
        (COLUMNS[0], COLUMNS[2]),
        (
            TableRow(("Vedtatt",), "group"),
            TableRow(("T-01", "100")),
            TableRow(("", "100"), "total"),
        ),
        "Merknad",
        small=True,
    )


def test_a_long_wide_table_stays_wide() -> None:
    short, long = (Landscape((TableOf("Tiltak", COLUMNS, (ROW,) * count),)) for count in (7, 8))
    assert FEW_ROWS == 7
    assert fit(short) != (short,)
    assert fit(long) == (long,)


def test_a_wide_table_that_can_spare_nothing_stays_wide() -> None:
    kept = Landscape((TableOf("Tiltak", (Column("Nr."),), (TableRow(("T-01",)),)),))
    assert fit(kept) == (kept,)


def test_wide_pages_with_more_than_a_table_stay_as_they_are() -> None:
    kept = Landscape((Heading(1, "Tiltak"), TableOf("Tiltak", COLUMNS, (ROW,))))
    alone = Landscape((Paragraph("Bredt."),))
    upright = TableOf("Tiltak", COLUMNS, (ROW,))
    assert fit(kept, alone, upright) == (kept, alone, upright)


def the_plan(*measures: Row) -> Document:
    return fitted(action_plan(a_basis(*measures)))


def test_what_a_short_table_spares_stands_in_the_words_of_each_measure() -> None:
    measure = a_measure("T-01", responsible="Byutvikling")
    document = the_plan(measure)
    assert not any(isinstance(block, Landscape) for block in document.blocks)
    assert words_of(document.blocks).count("Byutvikling") == 1
    many = tuple(dataclasses.replace(measure, key=f"m{i}", number=f"T-{i}") for i in range(9))
    wide = the_plan(*many)
    assert sum(isinstance(block, Landscape) for block in wide.blocks) == 1
    assert words_of(wide.blocks).count("Byutvikling") == 18
