"""The figures per year: shares that add up, figures that do not, and paths with their gaps."""

from typing import Any

import pytest

from fbdesk.models.results.plan import PlanResults
from fbdesk.models.snapshot import Plan
from tests.builders import (
    a_measure,
    a_plan,
    a_reduction,
    a_stated_effect,
    a_target,
    an_inventory,
    changed,
)
from tests.reports.full_plan import results_of, workbook_of
from tests.reports.read_workbook import ReadBook

CARS = ("Veitrafikk", "Personbiler")


def two_on_cars() -> Plan:
    """Return a plan where two measures cut 800 and 700 of 1 000 t on one source."""
    return a_plan(
        *a_reduction(800), *a_reduction(700, number="T-02"), a_target(), personbiler_t=1_000
    )


@pytest.fixture(scope="module")
def plan() -> Plan:
    return two_on_cars()


@pytest.fixture(scope="module")
def results(plan: Plan) -> PlanResults:
    return results_of(plan)


@pytest.fixture(scope="module")
def read(plan: Plan) -> ReadBook:
    return ReadBook(workbook_of(plan))


def sum_above(read: ReadBook, sheet: str, column: str) -> float | None:
    """Return the sum that stands above a column."""
    letters = read.columns(sheet)[column][2]
    value: float | None = read.page(sheet)[f"{letters}3"].value
    return value


def test_shares_of_the_joint_cut_add_up_to_what_both_do_together(read: ReadBook) -> None:
    # Remaining 1 000·(1 − 0.8)·(1 − 0.7) = 60, so together they cut 940.
    assert sum(read.column("joint", "y2020")) == pytest.approx(940)
    assert sum_above(read, "joint", "y2020") == pytest.approx(940)


def test_figures_alone_stand_side_by_side_and_are_not_added(read: ReadBook) -> None:
    alone = [line for line in read.lines("alone") if line["figure"] == "Kutt alene"]
    assert [line["y2020"] for line in alone] == [800, 700]
    assert sum_above(read, "alone", "y2020") is None


def test_the_marginal_cut_is_what_is_lost_without_the_measure(read: ReadBook) -> None:
    marginal = [line for line in read.lines("alone") if line["figure"] == "Marginalt kutt"]
    # Without the first, 700 are left of 940; without the second, 800.
    assert [line["y2020"] for line in marginal] == [pytest.approx(240), pytest.approx(140)]


def test_a_year_before_the_start_is_a_known_nought(read: ReadBook) -> None:
    assert read.column("joint", "y2009") == [0, 0]


def test_every_year_of_the_results_has_its_column(read: ReadBook, results: PlanResults) -> None:
    columns = [name for name in read.columns("joint") if name.startswith("y")]
    assert columns == [f"y{year}" for year in results.years]


def test_focus_areas_add_their_measures(read: ReadBook, results: PlanResults) -> None:
    found = {(line["focus_area"][0], line["side"]): line["y2020"] for line in read.lines("areas")}
    for area in results.focus_areas:
        expected = area.direct_t.get(2020)
        shown = found[area.code, "Direkte, i klimaregnskapet"]
        assert shown == (None if expected is None else pytest.approx(-expected))


def test_adaptation_has_no_tonnes_of_its_own(read: ReadBook) -> None:
    direct = [line for line in read.lines("areas") if line["focus_area"].startswith("4")]
    assert {line["y2020"] for line in direct} <= {None, 0}


def test_the_joint_cut_of_the_paths_is_reference_less_measures(read: ReadBook) -> None:
    for line in read.lines("paths"):
        assert line["cut_t"] == pytest.approx(line["reference_t"] - line["measures_t"])
    assert {line["year"]: line["cut_t"] for line in read.lines("paths")}[2020] == pytest.approx(940)


def test_the_target_path_leads_from_base_to_goal(read: ReadBook) -> None:
    path = {line["year"]: line["target_t"] for line in read.lines("paths")}
    assert (path[2009], path[2020]) == (1_000, 500)


def test_the_gap_is_negative_where_the_measures_do_more_than_the_target_asks(
    read: ReadBook,
) -> None:
    assert read.column("target", "gap_t") == [pytest.approx(60 - 500)]
    assert read.column("target", "goal_t") == [500]


def test_a_gap_on_the_paths_is_no_warning_in_red(read: ReadBook) -> None:
    cells = read.cells("paths", "gap_t")
    assert {"Red" in cell.number_format for cell in cells} == {False}


# Measures unlike each other in one plan.


@pytest.fixture(scope="module")
def unlike() -> ReadBook:
    """Give a plan whose measures increase, do not count, have no source, or act elsewhere."""
    idea, *of_idea = a_reduction(100, "idea")
    elsewhere = a_measure("indirect")
    effect, amount, reason = a_stated_effect(elsewhere, -70)
    side = type(amount)(effect=effect.key, name="side", text="indirect", source="test")  # type: ignore[call-arg]
    return ReadBook(
        workbook_of(
            a_plan(
                *a_reduction(-50, "increase"),
                *(changed(idea, status="idea"), *of_idea),
                *a_reduction(100, "no source", sector="Sjøfart", source="Cruise"),
                *(elsewhere, effect, amount, reason, side),
                a_target(),
                personbiler_t=1_000,
            )
        )
    )


def of(book: ReadBook, sheet: str, column: str, number: str) -> list[Any]:
    """Return what stands in a column in the rows of a measure."""
    return [line[column] for line in book.lines(sheet) if line["number"] == number]


def test_an_increase_is_red_among_cuts(unlike: ReadBook) -> None:
    place = unlike.column("measure", "number").index("increase")
    cell = unlike.cells("measure", "stand_alone_t")[place]
    assert cell.value == -50
    assert "[Red]" in cell.number_format


def test_a_measure_that_does_not_count_has_no_share(unlike: ReadBook) -> None:
    assert of(unlike, "joint", "number", "idea") == []
    assert of(unlike, "measure", "counts", "idea") == ["Nei"]
    assert of(unlike, "measure", "joint_t", "idea") == [None]
    figures = of(unlike, "alone", "figure", "idea")
    assert figures == ["Kutt alene", "Kutt siden tiltakets egen start"]


def test_an_effect_without_a_source_in_the_inventory_is_told_apart(unlike: ReadBook) -> None:
    assert of(unlike, "measure", "not_placed_t", "no source") == [100]
    assert any("no source" in str(message) for message in unlike.column("finding", "message"))


def test_an_indirect_effect_stands_on_its_own_sheet(unlike: ReadBook) -> None:
    assert unlike.column("indirect", "y2015") == [70]
    assert of(unlike, "measure", "indirect_t", "indirect") == [70]
    assert of(unlike, "joint", "y2015", "indirect") in ([], [0])


# An inventory with gaps, of which the target covers a part.


@pytest.fixture(scope="module")
def gaps() -> ReadBook:
    """Give an inventory without 2010, and a sector that begins in 2011."""
    rows = an_inventory(
        {
            CARS: {2009: 10.0, 2011: 12.0},
            ("Luftfart", "Innenriks"): {2011: 3.0},
            ("Industri, olje og gass", "Industri"): {2009: 900.0},
        },
        key="edition",
    )
    covered = a_target(scope="without_industry")
    early = a_target(base_year=1991, position=1)
    targets = (covered, changed(early, main=False))
    return ReadBook(workbook_of(a_plan(*rows, *targets, inventory_edition="edition")))


def test_years_that_are_not_published_are_not_in_the_inventory(gaps: ReadBook) -> None:
    years = [name for name in gaps.columns("inventory") if name.startswith("y")]
    assert years == ["y2009", "y2011"]


def test_a_sector_that_a_year_lacks_is_empty_there(gaps: ReadBook) -> None:
    sectors = {line["sector"]: (line["y2009"], line["y2011"]) for line in gaps.lines("inventory")}
    assert sectors == {
        "Industri, olje og gass": (900, None),
        "Luftfart": (None, 3),
        "Veitrafikk": (10, 12),
    }


def test_the_inventory_tells_which_sectors_the_main_target_covers(gaps: ReadBook) -> None:
    found = {line["sector"]: line["in_scope"] for line in gaps.lines("inventory")}
    assert found == {"Industri, olje og gass": "Nei", "Luftfart": "Ja", "Veitrafikk": "Ja"}
    assert gaps.column("target", "base_t")[0] == 10
    assert gaps.column("target", "covers")[0] == "Luftfart, Veitrafikk"


def test_a_target_whose_base_is_not_published_has_empty_figures(gaps: ReadBook) -> None:
    for name in ("base_t", "goal_t", "gap_t"):
        assert gaps.column("target", name)[1] is None
    assert "Må rettes" in gaps.column("finding", "strength")
