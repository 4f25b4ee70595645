"""Tests of targets: base and goal from the inventory, and what is missing said as missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.calculation.targets import absent_sectors, goal_t, scope_total_t, standing

INVENTORY = {"Veitrafikk": 148_776.0, "Oppvarming": 28_622.0, "Industri, olje og gass": 2_099_763.0}


def test_eighty_per_cent_less_than_459_671_is_91_934() -> None:
    assert goal_t(459_671, 0.8) == pytest.approx(91_934, abs=0.5)


def test_a_missed_target_has_a_positive_gap() -> None:
    assert standing(1_000, 0.2, 850).gap_t == pytest.approx(50)


def test_a_target_that_is_more_than_met_has_a_negative_gap() -> None:
    assert standing(1_000, 0.2, 700).gap_t == pytest.approx(-100)


def test_a_target_without_base_has_neither_goal_nor_gap() -> None:
    found = standing(None, 0.2, 850)
    assert (found.base_t, found.goal_t, found.gap_t) == (None, None, None)


def test_a_target_without_path_keeps_its_goal() -> None:
    found = standing(1_000, 0.2, None)
    assert (found.goal_t, found.gap_t) == (800, None)


def test_only_the_sectors_of_the_scope_count() -> None:
    assert scope_total_t(INVENTORY, ("Veitrafikk", "Oppvarming")) == pytest.approx(177_398)


def test_a_sector_that_the_inventory_lacks_adds_nothing_and_is_named() -> None:
    scope = ("Veitrafikk", "Energiforsyning")
    assert scope_total_t(INVENTORY, scope) == pytest.approx(148_776)
    assert absent_sectors(INVENTORY, scope) == ("Energiforsyning",)


def test_a_scope_that_the_inventory_lacks_is_unknown_and_not_zero() -> None:
    assert scope_total_t(INVENTORY, ("Sjøfart",)) is None
    assert scope_total_t({}, ("Veitrafikk",)) is None


def test_a_sector_without_emissions_is_known_to_be_zero() -> None:
    assert scope_total_t({"Energiforsyning": 0.0}, ("Energiforsyning",)) == 0


@given(st.floats(0, 1e7), st.floats(0, 1), st.floats(0, 1e7))
def test_goal_plus_gap_is_where_the_measures_lead(
    base_t: float, share: float, reached_t: float
) -> None:
    found = standing(base_t, share, reached_t)
    assert found.goal_t is not None
    assert found.gap_t is not None
    assert found.goal_t + found.gap_t == pytest.approx(reached_t, abs=1e-6)
