"""The sheet of factors in use: which measures use each, and in whose words it is told."""

import pytest

from fbdesk.calculation.factors import Factor
from fbdesk.reports.workbook.columns import Book
from fbdesk.reports.workbook.sheets.factors import FACTORS, FactorUse, factors_in_use
from tests.builders import a_plan, more_cycling
from tests.reports.full_plan import a_book

USE = FactorUse(
    Factor(
        id="pub-total-2017",
        category="spend footprint",
        name="Climate footprint of public procurement",
        value=11.2,
        unit="persons",
        gas="CO2e",
        year=2017,
        region="NO",
        uncertainty="",
        status="confirmed",
        source="DFØ",
        source_url="",
        note="",
    ),
    ("T-01", "T-02"),
    None,
)
"""A factor that the edition names in English."""


@pytest.fixture(scope="module")
def book() -> Book:
    return a_book(a_plan(*more_cycling("T-01"), *more_cycling("T-02"), personbiler_t=1_000))


def told(book: Book, use: FactorUse) -> dict[str, object]:
    """Return what the sheet tells of a factor, by the code of the column."""
    return {column.code: column.value(book, use) for column in FACTORS.columns(book)}


def test_each_factor_stands_once_in_the_order_of_the_edition(book: Book) -> None:
    order = [factor.id for factor in book.edition.factors]
    used = [use.factor.id for use in factors_in_use(book)]
    assert used
    assert used == sorted(set(used), key=order.index)


def test_each_factor_names_the_measures_that_use_it(book: Book) -> None:
    assert {use.measures for use in factors_in_use(book)} == {("T-01", "T-02")}


def test_a_factor_is_told_in_bokmaal(book: Book) -> None:
    line = told(book, USE)
    assert line["name"] == book.translate("Climate footprint of public procurement")
    assert line["name"] != "Climate footprint of public procurement"
    assert line["unit"] == "personer"


def test_a_factor_is_told_in_english(book: Book) -> None:
    line = told(a_book(book.plan, "en", book.results), USE)
    assert line["name"] == "Climate footprint of public procurement"
    assert line["unit"] == "persons"


def test_what_the_edition_does_not_tell_stays_empty(book: Book) -> None:
    line = told(book, USE)
    assert (line["source_url"], line["note"], line["own_value"]) == (None, None, None)


def test_numbers_and_codes_stand_as_the_edition_has_them(book: Book) -> None:
    line = told(book, USE)
    assert (line["id"], line["value"], line["year"]) == ("pub-total-2017", 11.2, 2017)
    assert line["measures"] == "T-01, T-02"
