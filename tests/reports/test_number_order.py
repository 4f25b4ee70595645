"""Tests of the order in which lists of measures and commitments stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fbdesk.reports.number_order import number_order


@pytest.mark.parametrize(
    ("numbers", "ordered"),
    [
        ("T-10 T-9 T-1", "T-1 T-9 T-10"),
        ("T-100 T-99 T-01", "T-01 T-99 T-100"),
        ("1.10 1.2 1.1", "1.1 1.2 1.10"),
        ("b-1 A-2 a-1", "a-1 A-2 b-1"),
        ("F 3", "3 F"),
        ("T-1a T-1", "T-1 T-1a"),
        ("T-2 T-02", "T-02 T-2"),
    ],
)
def test_digits_count_as_numbers(numbers: str, ordered: str) -> None:
    assert sorted(numbers.split(), key=number_order) == ordered.split()


@given(some.lists(some.text(max_size=8), max_size=6))
def test_any_texts_can_be_ordered_and_none_is_lost(texts: list[str]) -> None:
    ordered = sorted(texts, key=number_order)
    assert sorted(ordered) == sorted(texts)
    assert sorted(ordered, key=number_order) == ordered


@given(some.integers(0, 10**6), some.integers(0, 10**6))
def test_two_measures_stand_as_their_numbers_do(one: int, other: int) -> None:
    assert (number_order(f"T-{one}") < number_order(f"T-{other}")) == (one < other)
