"""Tests of what surrounds every document, and of the basis it is made from."""

import dataclasses

import pytest

from fbdesk.models.checks.findings import BLOCKS, REMARK, Finding
from fbdesk.models.city import Municipality
from fbdesk.models.inventory import InventoryEdition
from fbdesk.reports.content import Cover
from fbdesk.reports.figures.paths_words import inventory_source
from fbdesk.reports.frames import colophon, draft_mark, example_mark, framed, programme_line
from fbdesk.version import VERSION
from tests.builders import a_measure, a_plan, a_reduction, a_target
from tests.reports.given_plans import MADE, a_basis, the_full_basis

COVER = Cover("Framtidens byer", "Plan", "", "Grenland", ("Porsgrunn",))


# frames


def test_a_document_carries_its_language_day_and_keywords() -> None:
    document = framed(a_basis(), "action-plan", COVER, (), ("klima",))
    assert document.language == "nb"
    assert document.made == MADE
    assert document.keywords == ("klima", "Porsgrunn", "Porsgrunn")


@pytest.mark.parametrize(
    ("language", "page", "table"),
    [
        ("nb", "side {number} av {count}", "Tabell {number}"),
        ("nn", "side {number} av {count}", "Tabell {number}"),
        ("en", "page {number} of {count}", "Table {number}"),
    ],
)
def test_the_fixed_words_follow_the_language(language: str, page: str, table: str) -> None:
    words = framed(a_basis(language=language), "action-plan", COVER, (), ()).words
    assert words["page"] == page
    assert words["table"] == table


def test_the_programme_is_named_with_its_period() -> None:
    assert programme_line(a_basis()) == "Framtidens byer 2008–2014"
    assert programme_line(a_basis(language="en")) == "Cities of the Future 2008–2014"


@pytest.mark.parametrize(
    ("final", "strength", "mark"),
    [
        (False, REMARK, "Utkast"),
        (False, BLOCKS, "Utkast"),
        (True, BLOCKS, "Utkast"),
        (True, REMARK, ""),
    ],
)
def test_a_draft_is_one_until_somebody_says_otherwise_and_nothing_blocks(
    strength: str, mark: str, *, final: bool
) -> None:
    finding = Finding("x", "x", strength=strength)
    assert draft_mark(dataclasses.replace(a_basis(), findings=(finding,), final=final)) == mark


def test_example_data_are_marked_where_the_plan_says_so() -> None:
    assert example_mark(a_basis(example_data=True)) == "Eksempeldata"
    assert example_mark(a_basis()) == ""


def test_the_colophon_tells_day_version_edition_and_digest() -> None:
    basis = a_basis()
    made = colophon(basis)[1].replace("\u00a0", " ")
    assert "20. april 2009" in made
    assert VERSION in made
    assert "2026.1" in made
    assert basis.results.digest[:16] in made


# basis


def test_the_city_goes_by_its_regions_name_where_it_has_one() -> None:
    assert a_basis(region_name="Grenland").city == "Grenland"
    assert a_basis().city == "Porsgrunn"


@pytest.mark.parametrize(("bamble_plans", "city"), [(False, "Porsgrunn"), (True, "Grenland")])
def test_one_municipality_of_a_region_speaks_for_itself_several_for_the_region(
    city: str, *, bamble_plans: bool
) -> None:
    one = Municipality(number="4001", name="Porsgrunn")
    other = Municipality(number="4012", name="Bamble", planning=bamble_plans, position=1)
    assert a_basis(one, other, region_name="Grenland").city == city


def test_municipalities_of_the_region_do_not_plan() -> None:
    city = Municipality(number="4001", name="Porsgrunn")
    neighbour = Municipality(number="4012", name="Bamble", planning=False, position=1)
    assert a_basis(city, neighbour).planning_municipalities == ("Porsgrunn",)


def test_effects_are_told_for_the_end_of_the_period_and_the_target_years() -> None:
    later = a_target(year=2030, title="Senere")
    basis = a_basis(a_target(), later, personbiler_t=1_000, period_to=2014)
    assert basis.effect_years == (2014, 2020, 2030)


def test_tables_tell_the_year_of_the_main_target() -> None:
    main = a_target(year=2020)
    other = dataclasses.replace(a_target(year=2030, title="Senere"), main=False)
    assert a_basis(main, other, personbiler_t=1_000).main_year == 2020


def test_without_a_target_tables_tell_the_last_effect_year() -> None:
    assert a_basis(personbiler_t=1_000, period_to=2014).main_year == 2014


def test_areas_stand_with_the_joint_one_last() -> None:
    assert a_basis().areas == ("1", "2", "3", "4", "0")


def test_measures_of_an_area_keep_the_plans_order() -> None:
    second, first = a_measure("T-01", position=2), a_measure("T-02", position=1)
    other = a_measure("T-03", focus_area="2")
    basis = a_basis(second, first, other)
    assert [measure.number for measure in basis.measures_of("1")] == ["T-02", "T-01"]


def test_results_are_found_by_their_measure() -> None:
    measure, *effect = a_reduction(100)
    basis = a_basis(measure, *effect, personbiler_t=1_000)
    assert basis.results_by_measure[measure.key].number == "T-01"


# who published the inventory


def test_the_publisher_is_the_one_of_the_edition_in_use() -> None:
    assert the_full_basis().publisher == "Miljødirektoratet, tall til 2009"


def test_an_edition_without_a_publisher_goes_by_its_name() -> None:
    edition = InventoryEdition(name="SSB 2011")
    plan = a_plan(edition, inventory_edition=edition.key)
    assert inventory_source(plan) == "SSB 2011"


def test_a_plan_without_inventory_names_nobody() -> None:
    assert inventory_source(a_plan()) == ""
