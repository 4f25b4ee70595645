"""Tests of the inventory that results build on: edition, municipalities, gaps."""

from datetime import date

import pytest

from fbdesk.calculation.joint import Source
from fbdesk.models.checks.findings import Finding
from fbdesk.models.city import Municipality
from fbdesk.models.inventory import InventoryRow
from fbdesk.models.results.published_inventory import inventory_findings, published_inventory
from fbdesk.models.snapshot import Plan
from tests.builders import a_plan, an_inventory, changed

CARS = ("Veitrafikk", "Personbiler")
BUSES = ("Veitrafikk", "Busser")
OIL = ("Oppvarming", "Fossil olje")


def codes(plan: Plan) -> list[str]:
    return [finding.code for finding in findings(plan)]


def findings(plan: Plan) -> list[Finding]:
    return list(inventory_findings(plan, published_inventory(plan)))


def test_sources_add_up_to_their_sector() -> None:
    plan = a_plan(*an_inventory({CARS: {2009: 100}, BUSES: {2009: 20}, OIL: {2009: 7}}))
    found = published_inventory(plan)
    assert found.sectors_in_year_t(2009) == {"Oppvarming": 7, "Veitrafikk": 120}
    assert found.sectors == ("Oppvarming", "Veitrafikk")


def test_the_gases_of_a_source_add_up() -> None:
    edition, row = an_inventory({OIL: {2009: 90}})
    methane = changed(row, key="other", gas="CH4", emission_t=3.0)
    found = published_inventory(a_plan(edition, row, methane))
    assert found.in_year_t(2009) == {Source(*OIL): 93}


def test_years_that_are_not_published_stay_gaps() -> None:
    plan = a_plan(*an_inventory({CARS: {2011: 90, 2009: 100, 2013: 80}}))
    found = published_inventory(plan)
    assert found.years == (2009, 2011, 2013)
    assert found.in_year_t(2010) == {}
    assert found.sectors_in_year_t(2010) == {}


def test_two_cities_that_plan_together_are_added() -> None:
    edition, row = an_inventory({CARS: {2009: 100}})
    assert isinstance(row, InventoryRow)
    in_skien = changed(row, key="skien", municipality="4003", emission_t=60.0)
    plan = a_plan(
        edition,
        row,
        in_skien,
        Municipality(number="4001", name="Porsgrunn"),
        Municipality(number="4003", name="Skien"),
    )
    assert published_inventory(plan).in_year_t(2009) == {Source(*CARS): 160}


def test_a_neighbour_in_the_region_is_left_out_and_named() -> None:
    edition, row = an_inventory({CARS: {2009: 100}})
    in_bamble = changed(row, key="bamble", municipality="4012", emission_t=60.0)
    plan = a_plan(
        edition,
        row,
        in_bamble,
        Municipality(number="4001", name="Porsgrunn"),
        Municipality(number="4012", name="Bamble", planning=False),
    )
    found = published_inventory(plan)
    assert found.in_year_t(2009) == {Source(*CARS): 100}
    assert found.left_out == ("4012",)


def test_an_inventory_may_call_a_municipality_by_its_name() -> None:
    edition, row = an_inventory({CARS: {2009: 100}})
    plan = a_plan(edition, changed(row, municipality="PORSGRUNN"))
    assert published_inventory(plan).years == (2009,)


def test_an_inventory_may_use_a_number_from_before_a_reform() -> None:
    edition, row = an_inventory({CARS: {2009: 100}})
    plan = a_plan(edition, changed(row, municipality="0805"))
    assert published_inventory(plan).years == (2009,)


def test_the_chosen_edition_counts_and_no_other() -> None:
    first = an_inventory({CARS: {2009: 100}}, name="A", imported=date(2025, 1, 1))
    second = an_inventory({CARS: {2009: 110}}, name="B", imported=date(2026, 1, 1))
    plan = a_plan(*first, *second, inventory_edition=first[0].key)
    assert published_inventory(plan).in_year_t(2009) == {Source(*CARS): 100}


def test_without_a_choice_the_edition_that_came_last_counts() -> None:
    first = an_inventory({CARS: {2009: 100}}, name="A", imported=date(2025, 1, 1))
    second = an_inventory({CARS: {2009: 110}}, name="B", imported=date(2026, 1, 1))
    found = published_inventory(a_plan(*second, *first))
    assert found.in_year_t(2009) == {Source(*CARS): 110}


def test_a_plan_without_inventory_says_so() -> None:
    assert codes(a_plan()) == ["no-inventory"]


def test_an_inventory_of_other_municipalities_is_no_inventory_of_this_plan() -> None:
    edition, row = an_inventory({CARS: {2009: 100}})
    plan = a_plan(edition, changed(row, municipality="5001"))
    assert codes(plan) == ["inventory-of-others"]
    assert "5001" in findings(plan)[0].text


def test_a_start_year_that_is_not_published_is_told_with_the_years_that_are() -> None:
    plan = a_plan(*an_inventory({CARS: {2009: 100, 2011: 90}}), start_year=2010)
    assert codes(plan) == ["start-year-not-published"]
    assert "2009, 2011" in findings(plan)[0].text


def test_different_warming_potentials_are_told() -> None:
    plan = a_plan(*an_inventory({CARS: {2009: 100}}, gwp_set="SAR"), gwp_set="AR5")
    assert codes(plan) == ["gwp-differs"]


@pytest.mark.parametrize("gwp_set", ["AR4", "AR5"])
def test_an_inventory_that_carries_the_plan_needs_no_word(gwp_set: str) -> None:
    plan = a_plan(*an_inventory({CARS: {2009: 100}}, gwp_set=gwp_set), gwp_set=gwp_set)
    assert codes(plan) == []
