"""Tests of the order of measures: points on each criterion, weights, what is not known."""

from typing import Any

import pytest

from fbdesk.calculation.factors import Factor, FactorEdition
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.measures import CityEnvironmentEffect, Measure
from fbdesk.models.money import CostLine
from fbdesk.models.priorities import (
    KNOWN,
    MISSING,
    NOT_APPLICABLE,
    Points,
    Rated,
    rated_measures,
    reweighted,
    weights_of,
)
from fbdesk.models.priority_weights import CRITERIA, FIRST_WEIGHTS, CriterionWeight
from fbdesk.models.programmes.of_plan import programme_of
from fbdesk.models.results.computing import compute
from fbdesk.models.row import Row
from tests.builders import a_measure, a_plan, a_stated_effect, changed

CARBON_NOK = 1_000.0
EDITION = FactorEdition(
    "2026.1",
    (
        Factor(
            *("cprice-main-2014", "carbon price path main", "Karbonprisbane", CARBON_NOK),
            unit="NOK(2023)/t CO2e",
            year=2014,
        ),
    ),
)


def rated(*rows: Row, weights: dict[str, int] | None = None, **settings: Any) -> tuple[Rated, ...]:
    plan = a_plan(*rows, personbiler_t=10_000, **settings)
    programme = programme_of(plan)
    results = compute(plan, EDITION, programme)
    return rated_measures(plan, programme, results, EDITION, 2014, weights or weights_of(plan))


def points(found: Rated, criterion: str) -> Points:
    return next(each for each in found.points if each.criterion == criterion)


def cutting(number: str, cut_t: float, **values: Any) -> tuple[Row, ...]:
    measure = a_measure(number, **values)
    return measure, *a_stated_effect(measure, -cut_t)


def costing(measure: Row, nok_a_year: int) -> CostLine:
    return CostLine(
        measure=measure.key, kind="operating", year=2010, gross_ore=round(nok_a_year * 100)
    )


def scored(measure: Row, **scores: int) -> list[Row]:
    return [
        CityEnvironmentEffect(measure=measure.key, aspect=aspect, score=score)
        for aspect, score in scores.items()
    ]


def test_points_for_the_cut_are_in_proportion_to_the_largest_one() -> None:
    first, second, third = rated(*cutting("T-01", 800), *cutting("T-02", 200), *cutting("T-03", 0))
    assert [points(each, "direct").points for each in (first, second, third)] == [100, 25, 0]


def test_a_measure_that_raises_emissions_gets_no_points_and_never_less() -> None:
    found = {each.number: each for each in rated(*cutting("T-01", 800), *cutting("T-02", -300))}
    assert points(found["T-02"], "direct").points == 0


@pytest.mark.parametrize(
    ("yearly_nok", "expected"),
    [(0, 100.0), (50_000, 75.0), (100_000, 50.0), (200_000, 0.0), (900_000, 0.0)],
)
def test_points_for_the_cost_are_read_against_the_carbon_price(
    yearly_nok: int, expected: float
) -> None:
    # 100 t a year: 100 000 kr are 1 000 kr/t, the carbon price
    measure, *effect = cutting("T-01", 100)
    (found,) = rated(measure, *effect, costing(measure, yearly_nok))
    assert points(found, "cost").points == pytest.approx(expected)


def test_a_tonne_that_pays_has_full_points_and_no_more() -> None:
    measure, *effect = cutting("T-01", 100)
    saving = changed(costing(measure, 5_000), kind="saving")
    (found,) = rated(measure, *effect, saving)
    assert points(found, "cost").points == 100


def test_the_additional_cost_decides_where_it_is_known() -> None:
    measure, *effect = cutting("T-01", 100)
    line = changed(costing(measure, 100_000), additional_ore=0)
    (found,) = rated(measure, *effect, line)
    assert found.cost_per_t_nok == 0
    assert points(found, "cost").points == 100


def test_points_for_the_city_environment_run_from_minus_ten_to_plus_ten() -> None:
    measure, *effect = cutting("T-01", 100)
    (found,) = rated(measure, *effect, *scored(measure, safety=2, health=1, ecology=-1))
    assert found.environment_sum == 2
    assert points(found, "environment").points == pytest.approx(60)


@pytest.mark.parametrize(
    ("field", "criterion", "expected"),
    [
        ("state_dependence", "independence", {"none": 100, "some": 50, "great": 0}),
        ("priority", "priority", {"high": 100, "medium": 50, "low": 0}),
    ],
)
def test_a_place_in_a_list_gives_points_evenly(
    field: str, criterion: str, expected: dict[str, int]
) -> None:
    for code, wanted in expected.items():
        (found,) = rated(a_measure("T-01", **{field: code}))
        assert points(found, criterion).points == wanted


def test_what_is_not_known_is_named_and_never_counts_as_nought() -> None:
    measure, *effect = cutting("T-01", 100, priority="high")
    (found,) = rated(measure, *effect)
    assert found.missing == ("cost", "environment", "independence")
    # 100 points for the cut (3), 0 outside (1), 100 for the priority (1): 400 / 5
    assert found.score == pytest.approx(80)


def test_the_contributions_add_up_to_the_score() -> None:
    measure, *effect = cutting("T-01", 100, priority="medium", state_dependence="some")
    (found,) = rated(
        measure, *effect, costing(measure, 30_000), *scored(measure, health=2), *cutting("T-02", 0)
    )[:1]
    assert found.number == "T-01"
    assert sum(each.contribution for each in found.points) == pytest.approx(found.score)
    assert all(each.contribution >= 0 for each in found.points)


def runoff(measure: Measure) -> tuple[Row, ...]:
    effect = Effect(measure=measure.key, method="adaptation.runoff")
    values = {
        "area_ha": 10.0,
        "coefficient_before": 0.8,
        "coefficient_after": 0.4,
        "intensity_mm_per_h": 36.0,
        "climate_factor": 1.5,
    }
    inputs = (EffectInput(effect=effect.key, name=name, value=v) for name, v in values.items())
    return effect, *inputs


def test_adaptation_is_complete_without_tonnes_and_ranks_on_the_rest() -> None:
    stream = a_measure("T-09", focus_area="4", priority="high", state_dependence="none")
    (found,) = rated(stream, *runoff(stream), *scored(stream, ecology=2), costing(stream, 1_000))
    states = {each.criterion: each.state for each in found.points}
    assert {states[name] for name in ("direct", "indirect", "cost")} == {NOT_APPLICABLE}
    assert found.missing == ()
    # environment 60 (2), independence 100 (1), priority 100 (1): 320 / 4
    assert found.score == pytest.approx(80)
    assert (found.alone_t, found.joint_t, found.indirect_t) == (None, None, None)


def test_an_adaptation_measure_without_any_calculation_is_not_missing_tonnes_either() -> None:
    (found,) = rated(a_measure("T-09", focus_area="4"))
    assert points(found, "direct").state == NOT_APPLICABLE


def test_a_measure_in_tonnes_without_a_calculation_misses_them() -> None:
    (found,) = rated(a_measure("T-01"))
    assert points(found, "direct").state == MISSING
    assert points(found, "cost").state == MISSING
    assert (found.score, found.place) == (None, None)


def test_a_measure_that_does_not_count_is_put_in_order_too_without_a_joint_share() -> None:
    (found,) = rated(*cutting("T-01", 100, status="idea"))
    assert (found.counts, found.joint_t, found.alone_t) == (False, None, -100)
    assert points(found, "direct").points == 100


def test_only_the_proportions_of_the_weights_matter() -> None:
    measures = (*cutting("T-01", 800, priority="low"), *cutting("T-02", 200, priority="high"))
    once = rated(*measures, weights=dict.fromkeys(CRITERIA, 1))
    thrice = rated(*measures, weights=dict.fromkeys(CRITERIA, 3))
    assert [each.score for each in once] == pytest.approx([each.score for each in thrice])


def test_a_criterion_that_weighs_nothing_neither_gives_nor_takes() -> None:
    measures = (*cutting("T-01", 800, priority="low"), *cutting("T-02", 200, priority="high"))
    weights = {**dict.fromkeys(CRITERIA, 0), "priority": 1}
    first, second = rated(*measures, weights=weights)
    assert [(each.number, each.score) for each in (first, second)] == [("T-02", 100), ("T-01", 0)]
    nothing = rated(*measures, weights=dict.fromkeys(CRITERIA, 0))
    assert [(each.score, each.place) for each in nothing] == [(None, None), (None, None)]


def test_equal_scores_stand_in_the_plans_order() -> None:
    measures = [cutting(f"T-{n:02}", 100, position=n) for n in range(6)]
    found = rated(*(row for rows in measures for row in rows))
    assert [each.number for each in found] == [f"T-{n:02}" for n in range(6)]
    assert [each.place for each in found] == [1, 2, 3, 4, 5, 6]


def test_other_weights_need_no_new_points() -> None:
    before = rated(*cutting("T-01", 800, priority="low"), *cutting("T-02", 200, priority="high"))
    after = reweighted(before, {**FIRST_WEIGHTS, "priority": 10})
    assert [each.number for each in before] == ["T-01", "T-02"]
    assert [each.number for each in after] == ["T-02", "T-01"]
    assert points(after[0], "direct").points == points(before[1], "direct").points


def test_the_plans_own_weights_stand_beside_the_first_ones() -> None:
    plan = a_plan(CriterionWeight(criterion="cost", weight=7))
    assert weights_of(plan) == {**FIRST_WEIGHTS, "cost": 7}


def test_without_a_carbon_price_the_cost_plays_no_part() -> None:
    measure, *effect = cutting("T-01", 100)
    plan = a_plan(measure, *effect, costing(measure, 100), personbiler_t=1_000)
    bare, programme = FactorEdition("2026.1", ()), programme_of(plan)
    (found,) = rated_measures(plan, programme, compute(plan, bare, programme), bare, 2014)
    assert points(found, "cost").state == NOT_APPLICABLE
    assert points(found, "direct").state == KNOWN
