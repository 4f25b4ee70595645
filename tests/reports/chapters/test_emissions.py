"""Tests of the chapter on emissions: inventory, reference path, joint effect."""

import dataclasses

import pytest

from fbdesk.models.strategy import ReferenceAssumption, ReferenceValue
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.emissions import (
    chosen_years,
    emissions,
    joint_table,
    outside_scope_t,
)
from fbdesk.reports.chapters.focus_area import measures_table
from fbdesk.reports.content import FigureOf
from tests.builders import a_measure, a_reduction, a_stated_effect, a_target, an_inventory
from tests.reports.given_plans import (
    CARS,
    a_basis,
    a_full_plan,
    basis_of,
    headings,
    rows,
    table,
    the_full_basis,
    words_of,
)


@pytest.fixture(scope="module")
def basis() -> Basis:
    return the_full_basis()


def test_the_inventory_has_a_sum_for_the_target_and_one_for_all(basis: Basis) -> None:
    assert rows(table(emissions(basis), "Registrerte utslipp")) == [
        ("Veitrafikk", "1 000", "950"),
        ("Sum for målets sektorer", "1 000", "950"),
        ("Industri, olje og gass", "9 000", "9 100"),
        ("Alle sektorer", "10 000", "10 050"),
    ]


def test_years_that_are_not_published_are_told(basis: Basis) -> None:
    assert "2010 er ikke publisert og står tomme." in words_of(emissions(basis))


def test_assumptions_are_told_with_their_reasons(basis: Basis) -> None:
    assert rows(table(emissions(basis), "Forutsetninger")) == [
        ("Veitrafikk", "+1,0 % per år", "Trafikken vokser.")
    ]


def test_a_plan_without_inventory_says_so_and_shows_no_paths() -> None:
    blocks = emissions(a_basis())
    assert "Planen har ikke klimaregnskap ennå." in words_of(blocks)
    assert not any(isinstance(block, FigureOf) for block in blocks)


def test_many_years_are_thinned_to_seven_with_first_and_last() -> None:
    years = (2009, 2011, 2013, *range(2015, 2025))
    assert chosen_years(years) == (2009, 2013, 2016, 2018, 2020, 2022, 2024)
    assert chosen_years((2009, 2011)) == (2009, 2011)


def test_the_joint_effect_keeps_inside_and_outside_apart() -> None:
    basis = a_basis(*a_reduction(300), *a_reduction(500, "T-02"), a_target(), personbiler_t=1_000)
    # together 1 000 · (1 − 0.7 · 0.5) = 650 t, never 800 t
    assert rows(joint_table(basis))[-1] == ("Sum", "650", "650", "–", "–")
    titles = [column.title for column in joint_table(basis).columns]
    assert titles[1:] == ["Kutt 2014, t", "Kutt 2020, t", "Utenfor 2014, t", "Utenfor 2020, t"]


def test_the_same_sectors_are_drawn_once(basis: Basis) -> None:
    assert not any(heading.startswith("Baner for") for heading in headings(emissions(basis)))


def test_a_target_with_other_sectors_has_a_figure_of_its_own() -> None:
    wide = a_target(0.1, scope="all", title="Alle sektorer")
    plan = a_full_plan()
    both = basis_of(dataclasses.replace(plan, targets=(*plan.targets, wide)))
    assert "Baner for alle utslipp i kommunen" in headings(emissions(both))


def a_plan_with_a_measure_outside_its_target() -> Basis:
    """Return a plan whose target covers cars; T-02 cuts 40 t of 500 t from ships."""
    ships = ("Sjøfart", "Passasjer")
    edition, *measured = an_inventory({CARS: {2009: 1_000.0}, ships: {2009: 500.0}})
    at_sea = a_measure("T-02", key="at-sea")
    effect = a_stated_effect(at_sea, -40, sector=ships[0], source=ships[1])
    target = a_target(scope="programme")
    content = [edition, *measured, *a_reduction(300), at_sea, *effect, target]
    return a_basis(*content, inventory_edition=edition.key)


def test_what_lies_outside_the_target_is_told_below_the_sum_and_not_in_it() -> None:
    basis = a_plan_with_a_measure_outside_its_target()
    *_, total, others = rows(joint_table(basis))
    assert total[:3] == ("Sum", "300", "300")
    assert others == ("Andre sektorer", "40", "40", "–", "–")
    assert outside_scope_t(basis.results, 2020) == pytest.approx(-40)


def test_figure_and_table_and_summary_speak_of_the_same_sectors() -> None:
    blocks = emissions(a_plan_with_a_measure_outside_its_target())
    titles = [block.title for block in blocks if isinstance(block, FigureOf)]
    assert "Tiltakene kutter 300\u00a0t i 2020" in titles
    (areas,) = [b for b in blocks if isinstance(b, FigureOf) and "Skravert" in b.subtitle]
    assert "programmets sektorer" in areas.subtitle


def test_the_table_of_measures_says_how_much_is_outside_the_target() -> None:
    chosen = measures_table(a_plan_with_a_measure_outside_its_target(), "1")
    assert "Av det samlede kuttet er 40 t i sektorer som hovedmålet ikke omfatter." in chosen.note
    assert rows(chosen)[-1][7] == "340"


def test_every_way_of_carrying_forward_is_told_with_its_figures() -> None:
    sectors = ("Avfall og avløp", "Jordbruk", "Oppvarming", "Sjøfart", "Veitrafikk")
    inventory = an_inventory({(sector, sector): {2009: 1_000} for sector in sectors})
    ways = (
        ReferenceAssumption(sector="Avfall og avløp", method="linear", yearly_change=-0.02),
        ReferenceAssumption(sector="Jordbruk", method="constant"),
        ReferenceAssumption(sector="Oppvarming", method="stated", key="heating"),
        ReferenceAssumption(sector="Sjøfart", method="stated"),
        ReferenceAssumption(sector="Veitrafikk", method="trend", yearly_change=0.01),
    )
    figures = (
        ReferenceValue(assumption="heating", year=2015, emission_t=800.0),
        ReferenceValue(assumption="heating", year=2012, emission_t=950.0),
    )
    told = rows(table(emissions(a_basis(*inventory, *ways, *figures)), "Forutsetninger"))
    assert [
        (place, way.replace("\u202f", " ").replace("\u00a0", " ")) for place, way, _ in told
    ] == [
        ("Avfall og avløp", "−2,0 % av utslippene i 2009 hvert år"),
        ("Jordbruk", "Uendret"),
        ("Oppvarming", "Oppgitt: 2012: 950 t, 2015: 800 t"),
        ("Sjøfart", "Oppgitte tall"),
        ("Veitrafikk", "+1,0 % per år"),
    ]


def test_the_accounting_of_electricity_stands_beside_what_lies_outside() -> None:
    basis = a_basis(*a_reduction(300), personbiler_t=1_000, electricity="location")
    assert "Strøm: lokasjonsbasert." in joint_table(basis).note
