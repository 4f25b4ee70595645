"""An edition becomes lines of a table: sums, sectors and sources, gaps left open."""

import pytest

from fbdesk.calculation.joint import Source
from fbdesk.models.city import Municipality
from fbdesk.models.inventory import InventoryEdition, InventoryRow
from fbdesk.models.snapshot import Plan
from fbdesk.ui.pages.inventory.figures import (
    EVERY_PLACE,
    SECTOR,
    SOURCE,
    SUM,
    by_sector,
    edition_in_use,
    emissions,
    inventory_table,
    places_of,
)
from tests.builders import a_plan, an_inventory

CARS, BUSES = Source("Veitrafikk", "Personbiler"), Source("Veitrafikk", "Busser")
SMELTER = Source("Industri, olje og gass", "Smelteverk")
BY_SOURCE = {
    2009: {CARS: 100.0, BUSES: 10.0, SMELTER: 900.0},
    2011: {CARS: 90.0, BUSES: 12.0, SMELTER: 950.0},
}


def every_sector(_sector: str) -> bool:
    return True


def a_plan_of_two() -> tuple[Plan, InventoryEdition]:
    """Return a plan for Porsgrunn and Skien whose edition also has Bamble."""
    edition = InventoryEdition(name="tre kommuner")
    measured = [
        InventoryRow(
            edition=edition.key,
            municipality=place,
            year=2009,
            sector="Veitrafikk",
            source="Personbiler",
            emission_t=amount_t,
        )
        for place, amount_t in (("4001", 100.0), ("4003", 50.0), ("4012", 7.0))
    ]
    places = (
        Municipality(number="4001", name="Porsgrunn"),
        Municipality(number="4003", name="Skien"),
        Municipality(number="4012", name="Bamble", planning=False),
    )
    return a_plan(edition, *measured, *places), edition


def test_the_sum_comes_first_and_the_largest_sector_of_the_last_year_next() -> None:
    table = inventory_table(BY_SOURCE, every_sector, with_sources=False)
    assert [(line.level, line.sector) for line in table.lines] == [
        (SUM, ""),
        (SECTOR, "Industri, olje og gass"),
        (SECTOR, "Veitrafikk"),
    ]
    assert table.lines[0].by_year_t == {2009: 1010.0, 2011: 1052.0}
    assert table.lines[2].by_year_t == {2009: 110.0, 2011: 102.0}


def test_sources_follow_their_sector() -> None:
    table = inventory_table(BY_SOURCE, every_sector, with_sources=True)
    assert [line.source for line in table.lines if line.level == SOURCE] == [
        "Smelteverk",
        "Personbiler",
        "Busser",
    ]
    assert len({line.key for line in table.lines}) == len(table.lines)


def test_years_that_were_never_published_are_gaps_and_not_nought() -> None:
    table = inventory_table(BY_SOURCE, every_sector, with_sources=True)
    assert table.years == (2009, 2010, 2011)
    assert table.gaps == (2010,)
    assert all(2010 not in line.by_year_t for line in table.lines)


def test_the_sum_is_of_the_sectors_that_are_covered() -> None:
    table = inventory_table(BY_SOURCE, "Veitrafikk".__eq__, with_sources=False)
    assert [line.sector for line in table.lines] == ["", "Veitrafikk"]
    assert table.lines[0].by_year_t == {2009: 110.0, 2011: 102.0}


def test_nothing_published_gives_no_lines() -> None:
    table = inventory_table({}, every_sector, with_sources=True)
    assert (table.years, table.lines) == ((), ())


def test_no_covered_sector_gives_no_sum() -> None:
    assert inventory_table(BY_SOURCE, "Luftfart".__eq__, with_sources=False).lines == ()


def test_all_together_are_the_plans_own_municipalities() -> None:
    plan, edition = a_plan_of_two()
    together, left_out = emissions(plan, edition.key, EVERY_PLACE)
    assert together[2009][CARS] == pytest.approx(150.0)
    assert left_out == ("4012",)


def test_each_municipality_can_be_looked_at_alone_neighbours_too() -> None:
    plan, edition = a_plan_of_two()
    assert places_of(plan, edition.key) == (
        ("4001", "Porsgrunn"),
        ("4003", "Skien"),
        ("4012", "Bamble"),
    )
    alone, left_out = emissions(plan, edition.key, "4012")
    assert (alone, left_out) == ({2009: {CARS: 7.0}}, ())


def test_the_edition_in_use_is_the_chosen_one_or_else_the_newest() -> None:
    first, *first_rows = an_inventory({("Veitrafikk", "Personbiler"): {2009: 1.0}}, name="a")
    second, *second_rows = an_inventory({("Veitrafikk", "Personbiler"): {2009: 2.0}}, name="b")
    rows = (first, second, *first_rows, *second_rows)
    newest = edition_in_use(a_plan(*rows))
    chosen = edition_in_use(a_plan(*rows, inventory_edition=first.key))
    assert (newest, chosen) == (second, first)
    assert edition_in_use(a_plan()) is None


def test_looking_at_an_edition_does_not_choose_it() -> None:
    first, *first_rows = an_inventory({("Veitrafikk", "Personbiler"): {2009: 1.0}}, name="a")
    second, *second_rows = an_inventory({("Veitrafikk", "Personbiler"): {2009: 2.0}}, name="b")
    plan = a_plan(first, second, *first_rows, *second_rows, inventory_edition=first.key)
    looked_at, _ = emissions(plan, second.key, EVERY_PLACE)
    assert looked_at == {2009: {CARS: 2.0}}
    assert plan.settings.inventory_edition == first.key


def test_sectors_add_up_their_sources() -> None:
    assert by_sector(BY_SOURCE)[2009] == {"Veitrafikk": 110.0, "Industri, olje og gass": 900.0}
