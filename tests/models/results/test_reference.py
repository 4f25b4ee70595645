"""Tests of the reference path: which assumption speaks for a source, and what it leads to."""

import pytest

from fbdesk.calculation.joint import Source
from fbdesk.models.city import Municipality, Population
from fbdesk.models.results.published_inventory import published_inventory
from fbdesk.models.results.reference import ReferencePath, reference_path
from fbdesk.models.row import Row
from fbdesk.models.strategy import ReferenceAssumption, ReferenceValue
from tests.builders import a_plan, an_inventory, changed

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


def stated(sector: str, source: str = "", /, **years_t: float) -> tuple[Row, ...]:
    """Return an assumption with stated figures: `y2011=900` is 900 t in 2011."""
    assumption = ReferenceAssumption(sector=sector, source=source, method="stated")
    values = (
        ReferenceValue(assumption=assumption.key, year=int(name[1:]), emission_t=value)
        for name, value in years_t.items()
    )
    return assumption, *values


def test_a_linear_change_is_a_share_of_the_start_year() -> None:
    path = carried_forward(ReferenceAssumption(method="linear", yearly_change=-0.1))
    assert path.by_source_t[CARS] == pytest.approx([1_000, 900, 800])


def test_stated_figures_of_one_source_lead_its_path() -> None:
    paths = carried_forward(*stated("Oppvarming", "Fossil olje", y2011=4)).by_source_t
    assert paths[OIL] == pytest.approx([10, 7, 4])
    assert paths[CARS].tolist() == [1_000, 1_000, 1_000]


def test_stated_figures_of_a_sector_are_shared_as_in_the_start_year() -> None:
    path = carried_forward(*stated("Veitrafikk", y2010=990, y2011=880))
    # 1 000 and 100 t in 2009: ten elevenths and one eleventh
    assert path.by_source_t[CARS] == pytest.approx([1_000, 900, 800])
    assert path.by_source_t[BUSES] == pytest.approx([100, 90, 80])
    assert path.of_sectors_t(("Veitrafikk",)) == pytest.approx([1_100, 990, 880])


def test_a_source_with_its_own_assumption_is_no_part_of_its_sectors_figures() -> None:
    path = carried_forward(
        *stated("Veitrafikk", y2011=500), a_trend(0.0, "Veitrafikk", "Busser")
    ).by_source_t
    assert path[CARS] == pytest.approx([1_000, 750, 500])
    assert path[BUSES] == pytest.approx([100, 100, 100])


def test_figures_for_all_others_are_shared_among_all_that_nothing_else_speaks_for() -> None:
    path = carried_forward(*stated("", y2011=505), a_trend(0.0, "Veitrafikk", "Busser"))
    assert path.by_source_t[CARS][2] == pytest.approx(500)
    assert path.by_source_t[OIL][2] == pytest.approx(5)


def test_what_emits_nothing_at_first_gets_its_stated_figures_in_equal_parts() -> None:
    gas, wood = Source("Oppvarming", "Gass"), Source("Oppvarming", "Ved")
    inventory = an_inventory({gas: {2009: 0.0}, wood: {2009: 0.0}})
    plan = a_plan(*inventory, *stated("Oppvarming", y2011=8))
    paths = reference_path(plan, published_inventory(plan), YEARS).by_source_t
    assert paths[gas] == pytest.approx([0, 2, 4])
    assert paths[wood] == pytest.approx([0, 2, 4])


@pytest.mark.parametrize("years_t", [{}, {"y2009": 7.0}, {"y2005": 7.0}])
def test_stated_without_figures_after_the_start_is_told_and_held(
    years_t: dict[str, float],
) -> None:
    path = carried_forward(*stated("Oppvarming", **years_t))
    assert path.by_source_t[OIL].tolist() == [10, 10, 10]
    (finding,) = path.findings
    assert finding.code == "reference-not-stated"
    assert "Oppvarming" in finding.text
    assert "2009" in finding.text
    assert finding.table == "reference_assumption"


def test_figures_of_an_assumption_that_went_over_to_another_way_do_not_count() -> None:
    assumption, value = stated("Oppvarming", y2011=4)
    other = changed(assumption, method="constant")
    assert carried_forward(other, value).by_source_t[OIL].tolist() == [10, 10, 10]
