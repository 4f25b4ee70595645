"""Tests of the reference path: which assumption speaks for a source, and what it leads to."""

import pytest

from fbdesk.calculation.joint import Source
from fbdesk.models.city import Municipality, Population
from fbdesk.models.published_inventory import published_inventory
from fbdesk.models.reference import ReferencePath, reference_path
from fbdesk.models.row import Row
from fbdesk.models.strategy import ReferenceAssumption
from tests.builders import a_plan, an_inventory

CARS = Source("Veitrafikk", "Personbiler")
BUSES = Source("Veitrafikk", "Busser")
OIL = Source("Oppvarming", "Fossil olje")
YEARS = (2009, 2010, 2011)


def carried_forward(*rows: Row) -> ReferencePath:
    inventory = an_inventory({CARS: {2009: 1_000}, BUSES: {2009: 100}, OIL: {2009: 10}})
    plan = a_plan(*inventory, *rows)
    return reference_path(plan, published_inventory(plan), YEARS)


def a_trend(change: float, sector: str = "", source: str = "") -> ReferenceAssumption:
    return ReferenceAssumption(sector=sector, source=source, method="trend", yearly_change=change)


def test_without_an_assumption_emissions_stay_as_they_are() -> None:
    assert carried_forward().by_source_t[CARS].tolist() == [1_000, 1_000, 1_000]


def test_an_assumption_for_all_speaks_for_each_source() -> None:
    paths = carried_forward(a_trend(0.1)).by_source_t
    assert paths[CARS] == pytest.approx([1_000, 1_100, 1_210])
    assert paths[OIL] == pytest.approx([10, 11, 12.1])


def test_the_closest_assumption_speaks() -> None:
    paths = carried_forward(
        a_trend(0.1), a_trend(0.2, "Veitrafikk"), a_trend(-0.5, "Veitrafikk", "Busser")
    ).by_source_t
    assert paths[OIL][1] == pytest.approx(11)
    assert paths[CARS][1] == pytest.approx(1_200)
    assert paths[BUSES][1] == pytest.approx(50)


def test_a_sector_is_the_sum_of_its_sources() -> None:
    path = carried_forward(a_trend(-0.5, "Veitrafikk", "Busser"))
    assert path.of_sectors_t(("Veitrafikk",)) == pytest.approx([1_100, 1_050, 1_025])
    assert path.of_sectors_t(("Sjøfart",)).tolist() == [0, 0, 0]


def test_emissions_may_follow_the_people_of_all_planning_municipalities() -> None:
    porsgrunn = Municipality(number="4001", name="Porsgrunn")
    skien = Municipality(number="4003", name="Skien")
    bamble = Municipality(number="4012", name="Bamble", planning=False)
    path = carried_forward(
        porsgrunn,
        skien,
        bamble,
        Population(municipality=porsgrunn.key, year=2009, inhabitants=34_000),
        Population(municipality=porsgrunn.key, year=2011, inhabitants=35_000),
        Population(municipality=skien.key, year=2009, inhabitants=51_000),
        Population(municipality=skien.key, year=2011, inhabitants=54_000),
        Population(municipality=bamble.key, year=2009, inhabitants=14_000),
        ReferenceAssumption(method="per_inhabitant"),
    )
    assert path.by_source_t[CARS] == pytest.approx([1_000, 1_000 * 87 / 85, 1_000 * 89 / 85])
    assert path.findings == ()


def test_a_missing_population_is_told_and_emissions_are_held() -> None:
    path = carried_forward(ReferenceAssumption(method="per_inhabitant", sector="Oppvarming"))
    assert path.by_source_t[OIL].tolist() == [10, 10, 10]
    assert [finding.code for finding in path.findings] == ["population-missing"]
    assert "Oppvarming" in path.findings[0].text


def test_two_cities_need_the_population_of_both() -> None:
    porsgrunn = Municipality(number="4001", name="Porsgrunn")
    path = carried_forward(
        porsgrunn,
        Municipality(number="4003", name="Skien"),
        Population(municipality=porsgrunn.key, year=2009, inhabitants=34_000),
        ReferenceAssumption(method="per_inhabitant"),
    )
    assert [finding.code for finding in path.findings] == ["population-missing"]


def test_without_an_inventory_of_the_start_year_nothing_is_known() -> None:
    plan = a_plan(*an_inventory({CARS: {2011: 1_000}}))
    path = reference_path(plan, published_inventory(plan), YEARS)
    assert not path.known
