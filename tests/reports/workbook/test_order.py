"""Tests of the order in lists and rows of the workbook: by number and place, never by key."""

from typing import Any

import pytest

from fbdesk.models.agreement import Commitment, CommitmentMeasure, Condition
from fbdesk.models.city import Party
from fbdesk.models.measures import Instrument, MeasureInstrument, MeasurePartner
from fbdesk.models.row import Row
from fbdesk.reports.workbook.cells import shown
from fbdesk.reports.workbook.columns import Book
from fbdesk.reports.workbook.front import facts
from fbdesk.reports.workbook.layout import lay_out
from fbdesk.reports.workbook.passports import target_note
from fbdesk.reports.workbook.sheets.every_sheet import SHEETS
from tests.builders import a_measure, a_plan, a_target
from tests.reports.full_plan import a_book

NUMBERS = ("10", "9", "100")
"""As texts these stand 10, 100, 9; the keys below stand otherwise again."""


def a_crossed_plan() -> tuple[Row, ...]:
    """Return measures, commitments, instruments and partners that are all tied to each other."""
    city = Party(key="party", name="Porsgrunn", kind="municipality")
    first = Party(key="z", name="Fylket", kind="county", position=1)
    second = Party(key="a", name="Handelsstanden", kind="business", position=2)
    measures = [a_measure(f"T-{number}", key=f"measure-{number}") for number in NUMBERS]
    commitments = [
        Commitment(key=f"commitment-{n}", number=f"F-{n}", party="party", text=f"Gjør F-{n}.")
        for n in NUMBERS
    ]
    fee = Instrument(key="z-fee", title="Avgift", position=0)
    rule = Instrument(key="a-rule", title="Forskrift", position=1, restrictive=True)
    return (
        city,
        first,
        second,
        fee,
        rule,
        *measures,
        *commitments,
        *(
            CommitmentMeasure(commitment=c.key, measure=m.key)
            for c in commitments
            for m in measures
        ),
        *(
            Condition(commitment=c.key, requires=other.key)
            for c in commitments
            for other in commitments
            if c is not other
        ),
        *(
            MeasureInstrument(measure=m.key, instrument=i.key)
            for m in measures
            for i in (fee, rule)
        ),
        *(MeasurePartner(measure=m.key, party=p.key) for m in measures for p in (first, second)),
    )


@pytest.fixture(scope="module")
def book() -> Book:
    return a_book(a_plan(*a_crossed_plan()))


def column(book: Book, sheet: str, code: str) -> list[Any]:
    """Return the written values of one column."""
    layout = lay_out(book, SHEETS)[sheet]
    declared = layout.columns[layout.place(code)]
    return [shown(book, declared, row).value for row in layout.rows]


def test_a_commitment_lists_its_measures_by_number(book: Book) -> None:
    assert set(column(book, "commitment", "measures")) == {"T-9, T-10, T-100"}


def test_a_commitment_lists_what_it_needs_and_what_needs_it_by_number(book: Book) -> None:
    numbers = column(book, "commitment", "number")
    expected = {"F-9": "F-10, F-100", "F-10": "F-9, F-100", "F-100": "F-9, F-10"}
    for code in ("requires", "required_by"):
        assert dict(zip(numbers, column(book, "commitment", code), strict=True)) == expected


def test_an_instrument_lists_the_measures_it_carries_by_number(book: Book) -> None:
    layout = lay_out(book, SHEETS)["instrument"]
    lists = [
        shown(book, declared, row).value
        for declared in layout.columns
        if declared.computed
        for row in layout.rows
    ]
    assert lists.count("T-9, T-10, T-100") == 2


def test_a_measure_lists_instruments_and_partners_in_their_own_order(book: Book) -> None:
    assert set(column(book, "measure", "instruments")) == {"Avgift\nForskrift (restriktivt)"}
    assert set(column(book, "measure", "partners")) == {"Fylket, Handelsstanden"}


def test_links_of_commitments_stand_by_commitment_and_then_by_measure(book: Book) -> None:
    pairs = list(
        zip(
            column(book, "commitment_measure", "commitment_number"),
            column(book, "commitment_measure", "measure_number"),
            strict=True,
        )
    )
    ordered = ("9", "10", "100")
    assert pairs == [(f"F-{ours}", f"T-{of}") for ours in ordered for of in ordered]


def test_conditions_stand_by_what_is_promised_and_then_by_what_is_required(book: Book) -> None:
    pairs = list(
        zip(
            column(book, "condition", "commitment_number"),
            column(book, "condition", "requires_number"),
            strict=True,
        )
    )
    ordered = ("9", "10", "100")
    assert pairs == [(f"F-{one}", f"F-{two}") for one in ordered for two in ordered if one != two]


@pytest.mark.parametrize(
    ("language", "sectors"), [("nb", "Veitrafikk, Luftfart"), ("en", "Road traffic, Aviation")]
)
def test_sectors_are_named_in_the_language_of_the_workbook(language: str, sectors: str) -> None:
    target = a_target(scope="sectors", sectors="Veitrafikk\nLuftfart")
    book = a_book(a_plan(target, personbiler_t=1_000), language=language)
    (result,) = book.results.targets
    told = dict(facts(book))
    assert told["Scope of the main target"].endswith(sectors)
    assert f"({sectors})" in target_note(book, target, result, "Gap")
    values = [str(value) for value in column(book, "key_figures", "value")]
    assert any(value.endswith(sectors) for value in values)


def test_a_sector_that_nobody_knows_keeps_its_label(book: Book) -> None:
    assert book.sectors(("Ny sektor", "Veitrafikk")) == "Ny sektor, Veitrafikk"
    assert book.sectors(()) == ""
