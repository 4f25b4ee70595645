"""Numbers as a Norwegian types them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.ui.number_text import number_text, parse_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1 240,5", 1240.5),
        ("1240.5", 1240.5),
        ("1\u202f240\u00a0000", 1_240_000),
        ("−0,10", -0.1),
        ("-3", -3),
        ("1.240,5", 1240.5),
        ("1,240.5", 1240.5),
        (" 7 ", 7),
        ("1,5e3", 1500),
        ("+4", 4),
    ],
)
def test_a_typed_number_is_read(text: str, number: float) -> None:
    assert parse_number(text) == pytest.approx(number)


@pytest.mark.parametrize("text", ["", "ti", "1,2,3,4.5.6", "nan", "inf", "1e999", "12 t", "--3"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (None, ""),
        (0.22, "0,22"),
        (12, "12"),
        (118_000_000, "118\u202f000\u202f000"),
        (-0.1, "−0,1"),
    ],
)
def test_a_field_shows_every_digit_and_no_more(number: float | None, text: str) -> None:
    assert number_text(number) == text


@given(st.integers(-(10**12), 10**12), st.integers(0, 6))
def test_what_a_field_shows_is_read_back_as_the_same_number(digits: int, decimals: int) -> None:
    number = digits / 10**decimals
    assert parse_number(number_text(number)) == pytest.approx(number, abs=1e-6)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (100, "100"),
        (1000.10, "1\u202f000,1"),
        (0.000001, "0,000001"),
        (999_999.999999, "999\u202f999,999999"),
    ],
)
def test_noughts_are_cut_after_the_comma_and_nowhere_else(number: float, text: str) -> None:
    assert number_text(number) == text


def test_an_english_field_has_a_point() -> None:
    assert number_text(0.22, "en") == "0.22"
    assert parse_number(number_text(1_240.5, "en")) == 1240.5
