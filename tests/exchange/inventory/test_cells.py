"""Cells are read as publishers write them, and what is unknown never becomes 0."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.exchange.inventory import cells


@pytest.mark.parametrize(
    ("written", "emission_t"),
    [
        (12, 12.0),
        (12.5, 12.5),
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("1 240", 1240.0),
        ("1\N{NO-BREAK SPACE}240,7", 1240.7),
        ("12\N{THIN SPACE}345\N{THIN SPACE}678", 12_345_678.0),
        ("−3,5", -3.5),
        (" 0 ", 0.0),
    ],
)
def test_amounts_are_read_with_comma_and_thousands_blanks(
    written: object, emission_t: float
) -> None:
    assert cells.amount(written) == emission_t


@pytest.mark.parametrize(
    "written",
    ["", "-", "–", ".", ":", "x", "ukjent", "1.234,5", "1 2", float("inf"), float("nan"), True],
)
def test_what_is_missing_withheld_or_unclear_is_unknown_and_not_zero(written: object) -> None:
    assert cells.amount(written) is None


@given(st.floats(min_value=-1e9, max_value=1e9).map(lambda amount: round(amount, 1)))
def test_an_amount_survives_being_written_as_norwegians_write_it(emission_t: float) -> None:
    written = f"{emission_t:,.1f}".replace(",", " ").replace(".", ",")
    assert cells.amount(written) == emission_t


@pytest.mark.parametrize("written", [2009, 2009.0, "2009", " 2009\n"])
def test_a_year_is_a_year_as_number_and_as_text(written: object) -> None:
    assert cells.year(written) == 2009


@pytest.mark.parametrize("written", ["", "i alt", 2009.5, 1066, 20090, "2009-2010"])
def test_anything_else_is_no_year(written: object) -> None:
    assert cells.year(written) is None


def test_labels_lose_line_breaks_and_trailing_blanks() -> None:
    assert cells.label("Andre  næringer \n") == "Andre næringer"


def test_a_raised_or_lowered_two_means_the_same_gas() -> None:
    assert [cells.gas_code(gas) for gas in ("CO₂", "CO2 ", "N₂O", "CH4\n")] == [
        *("CO2", "CO2", "N2O", "CH4")
    ]


@pytest.mark.parametrize("written", [301, 301.0, "0301", "301", "K-0301"])
def test_oslo_has_its_leading_zero_however_it_is_written(written: object) -> None:
    assert cells.municipality_number(written) == "0301"


@pytest.mark.parametrize("written", ["", "Oslo", "12345", float("nan"), -301])
def test_what_is_no_number_is_no_municipality_number(written: object) -> None:
    assert cells.municipality_number(written) is None


def test_sums_are_known_as_sums_but_sectors_are_not() -> None:
    assert [cells.is_total(name) for name in ("I alt", "TOTALT", "Sum ", "Annet")] == [
        *(True, True, True, False)
    ]


def test_a_row_of_blanks_is_blank_and_a_zero_is_not() -> None:
    assert cells.is_blank(["", "  ", "\n"])
    assert not cells.is_blank(["", 0.0])
