"""Tests of the figures that a closed period keeps: taken, written as text, and read again."""

import json
from typing import Any

import pytest

from fbdesk.errors import FileError
from fbdesk.models.results.computing import compute, edition_of
from fbdesk.models.results.frozen import (
    FrozenArea,
    FrozenMeasure,
    FrozenResults,
    FrozenTarget,
    frozen_results,
    results_as_text,
    results_from_text,
)
from tests.builders import a_measure, a_plan, a_reduction, a_target
from tests.reports.given import a_target_result, some_results

FIGURES = FrozenResults(
    digest="abc",
    factors_edition="2026.1",
    gwp_set="AR5",
    start_year=2009,
    reference={2009: 1_000.0, 2010: 1_010.0},
    measures_path={2009: 1_000.0, 2010: 910.5},
    target_path={2009: 1_000.0},
    inventory={2009: {"Veitrafikk": 1_000.0, "Æøå": 0.0}},
    focus_areas={"1": FrozenArea({2010: -99.5}, {}), "4": FrozenArea({}, {2010: -3.0})},
    measures={
        "bus": FrozenMeasure("T-01", "Bussvei", True, {2010: -120.0}, {2010: -99.5}, {}, 250.0),
        "idea": FrozenMeasure("T-02", "«Ide»", False, {}, {}, {}),
    },
    targets={"half": FrozenTarget("Halvparten", 2020, 500.0, 910.5, 410.5, 0.25)},
)


def with_one_changed(**values: Any) -> str:
    """Return the text of the figures with some of its parts replaced."""
    return json.dumps({**json.loads(results_as_text(FIGURES)), **values})


# taking


def test_targets_are_kept_with_what_is_left_to_them() -> None:
    kept = frozen_results(some_results())
    # 200 000 t less 3 500 t for each of 11 years is 161 500 t; the goal is 150 000 t
    assert kept.targets == {
        "target": FrozenTarget("25 % kutt", 2020, 150_000.0, 161_500.0, 11_500.0, 0.14)
    }


def test_focus_areas_are_kept_with_what_is_inside_and_outside_the_inventory() -> None:
    areas = frozen_results(some_results()).focus_areas
    assert list(areas) == ["1", "2", "3", "4"]
    assert areas["2"].direct_t[2020] == pytest.approx(-11_000)  # 1 000 t more each year from 2010
    assert areas["4"] == FrozenArea({}, {})  # indicators only: no tonnes, and not nought


def test_what_the_figures_were_computed_with_is_kept() -> None:
    kept = frozen_results(some_results(gwp_set="AR4", factors_edition="2025.2", start_year=2011))
    assert (kept.gwp_set, kept.factors_edition, kept.start_year) == ("AR4", "2025.2", 2011)


def test_what_is_kept_does_not_follow_the_results_it_was_taken_from() -> None:
    inventory = {2009: {"Veitrafikk": 150_000.0}}
    kept = frozen_results(some_results(inventory=inventory))
    inventory[2009]["Veitrafikk"] = 1.0
    assert kept.inventory == {2009: {"Veitrafikk": 150_000.0}}


def test_a_measure_keeps_its_effect_alone_and_its_share_apart() -> None:
    plan = a_plan(*a_reduction(300), *a_reduction(500, "T-02"), a_target(), personbiler_t=1_000)
    first, second = frozen_results(compute(plan, edition_of(plan))).measures.values()
    assert first.stand_alone_t[2020] == pytest.approx(-300)
    assert second.stand_alone_t[2020] == pytest.approx(-500)
    # together 1 000 · (1 − 0.7 · 0.5) = 650 t, never 800 t
    assert first.joint_t[2020] + second.joint_t[2020] == pytest.approx(-650)


def test_a_measure_without_a_calculation_is_kept_by_name_without_tonnes() -> None:
    plan = a_plan(a_measure("T-07", title="Kampanje"), a_target(), personbiler_t=1_000)
    (measure,) = frozen_results(compute(plan, edition_of(plan))).measures.values()
    assert (measure.number, measure.title) == ("T-07", "Kampanje")
    assert not any(measure.stand_alone_t.values())
    assert measure.cost_per_t_nok is None


# writing and reading


def test_every_figure_comes_back_exactly() -> None:
    assert results_from_text(results_as_text(FIGURES)) == FIGURES


def test_years_are_numbers_again_and_no_text() -> None:
    assert list(results_from_text(results_as_text(FIGURES)).inventory) == [2009]


def test_norwegian_letters_stand_in_the_text_as_they_are() -> None:
    assert "Æøå" in results_as_text(FIGURES)


def test_what_was_unknown_is_unknown_again_and_not_nought() -> None:
    unknown = a_target_result(goal_t=None, gap_t=None, measures_at_year_t=None, probability=None)
    kept = frozen_results(some_results(unknown))
    (target,) = results_from_text(results_as_text(kept)).targets.values()
    assert target == FrozenTarget("25 % kutt", 2020)


def test_a_figure_without_decimals_is_read_as_tonnes() -> None:
    back = results_from_text(with_one_changed(reference={"2009": 1000}))
    assert back.reference == {2009: 1_000.0}
    assert type(back.reference[2009]) is float


def test_a_part_that_a_later_program_added_is_passed_over() -> None:
    assert results_from_text(with_one_changed(colours=["red"])) == FIGURES


@pytest.mark.parametrize(
    "values",
    [
        {"reference": None},
        {"reference": [1, 2]},
        {"reference": {"i fjor": 1.0}},
        {"reference": {"2009": "mye"}},
        {"start_year": "snart"},
        {"inventory": {"2009": 5}},
        {"focus_areas": {"1": {}}},
        {"measures": {"bus": {"number": "T-01"}}},
        {"targets": {"half": []}},
    ],
)
def test_a_text_with_a_part_that_holds_something_else_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(FileError, match="cannot be read"):
        results_from_text(with_one_changed(**values))


@pytest.mark.parametrize("text", ["", "null", "[]", "7", "{", "[" * 100_000])
def test_a_text_that_holds_no_figures_is_refused(text: str) -> None:
    with pytest.raises(FileError, match="cannot be read"):
        results_from_text(text)
