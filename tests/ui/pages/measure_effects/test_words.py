"""The words around a result: ranges, sides of the boundary, years, shares and overlaps."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from fbdesk.errors import InputError
from fbdesk.models.effects import Effect, EffectInput
from fbdesk.models.measures import Measure
from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.results.computing import compute, edition_of
from fbdesk.models.results.effect_draft import Draft, draft, example_inputs
from fbdesk.models.results.plan import MeasureResult, PlanResults
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import numbers_in
from fbdesk.reports.wording import Wording, wording_in
from fbdesk.ui.pages.measure_effects.words import (
    Told,
    overlap_words,
    range_words,
    share_words,
    told,
    unconfirmed,
)
from tests.builders import (
    a_measure,
    a_plan,
    a_reduction,
    a_stated_effect,
    a_target,
    changed,
)
from tests.ui.pages.effects_tab import PARKING, inputs_of

NUMBERS = numbers_in("nb", str)


@pytest.fixture(scope="module")
def wording() -> Wording:
    return wording_in("nb", load_programme("framtidens-byer"))


Tell = Callable[..., Told]


@pytest.fixture(scope="module")
def tell(wording: Wording) -> Tell:
    """Give a maker of the words for a method with these inputs."""

    def make(method: str, /, start_year: int = 2010, **given: Any) -> Told:
        measure = a_measure(start_year=start_year)
        effect = Effect(measure=measure.key, method=method)
        rows = {row.name: row for row in inputs_of(effect, **given)}
        plan = a_plan(measure, effect, a_target(year=2020))
        return told(draft(plan, effect, rows, edition_of(plan)), plan, effect, wording)

    return make


def on_one_source(*contents: Row, **settings: Any) -> tuple[Plan, PlanResults]:
    plan = a_plan(*contents, a_target(year=2020), personbiler_t=90_000.0, **settings)
    return plan, compute(plan, edition_of(plan))


def result_of(results: PlanResults, measure: Measure) -> MeasureResult:
    found = results.measure(measure.key)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("level", "low", "high", "words"),
    [
        (-405.0, -690.0, -180.0, "between 180 and 690\u00a0t"),
        (405.0, 180.0, 690.0, "between 180 and 690\u00a0t"),
        (-22_000.0, -28_300.0, -12_900.0, "between 12,9 and 28,3\u00a0kt"),
        (-9_000.0, -11_000.0, -8_000.0, "between 8\u202f000\u00a0t and 11,0\u00a0kt"),
        (-100.0, -250.0, 20.0, "between −20 and 250\u00a0t"),
    ],
)
def test_a_range_reads_in_the_direction_of_its_level(
    level: float, low: float, high: float, words: str
) -> None:
    assert range_words(NUMBERS, level, low, high) == words


def test_nothing_stated_lists_what_is_needed(tell: Tell) -> None:
    words = tell("transport.traffic_reduction")
    assert words.headline == "Not computed yet"
    assert words.lines == (
        "Fill in traffic in the area, share of the traffic that disappears to see the effect.",
    )
    assert words.tone == ""


def test_a_problem_is_told_as_a_warning(wording: Wording) -> None:
    measure = a_measure()
    effect = Effect(measure=measure.key, method="general.stated")
    problem = InputError("{field} is wrong", field="share")
    words = told(Draft(problem=problem), a_plan(measure, effect), effect, wording)
    assert (words.lines, words.tone) == (("share is wrong",), "warning")


def test_nothing_at_all_is_told_as_not_computed(wording: Wording) -> None:
    measure = a_measure()
    effect = Effect(measure=measure.key, method="general.stated")
    words = told(Draft(), a_plan(measure, effect), effect, wording)
    assert words == Told("Not computed yet")


def test_an_effect_without_steady_level_is_told_in_its_year(tell: Tell) -> None:
    given = {
        "tonnes_per_year": 1000.0,
        "deposit_years": 1.0,
        "doc": 0.15,
        "k": 0.185,
    }
    words = tell("waste.landfill", **given)
    assert words.headline.startswith("kutter ")
    assert words.headline.endswith(" in 2020")
    assert "fully at work" not in words.lines[0]
    assert "from 2010" in words.lines[0]


def test_an_increase_is_a_warning(tell: Tell) -> None:
    words = tell("general.stated", effect_t=15.0, reason="anslag")
    assert words.headline == "+15\u00a0t a year"
    assert words.tone == "warning"


def test_an_effect_of_nought_is_nought(tell: Tell) -> None:
    assert tell("general.stated", effect_t=0.0, reason="anslag").headline == "0\u00a0t a year"


def test_a_figure_beside_the_result_is_never_part_of_it(tell: Tell) -> None:
    words = tell(
        "transport.fuel",
        litres=100_000.0,
        factor_before_kg_per_litre=2.66,
        factor_after_kg_per_litre=0.0,
        biogenic_kg_per_litre=2.5,
    )
    assert words.headline == "kutter 266\u00a0t a year"
    assert any("250" in line and line.startswith("Beside the result") for line in words.lines)


def test_numbers_that_are_not_confirmed_are_named(wording: Wording) -> None:
    measure = a_measure()
    effect = Effect(measure=measure.key, method="transport.price")
    rows = {row.name: row for row in inputs_of(effect, **PARKING)}
    rows["elasticity"] = replace(rows["elasticity"], factor="el-parking-price")
    plan = a_plan(measure, effect)
    found = draft(plan, effect, rows, edition_of(plan))
    assert found.evaluation is not None
    assert unconfirmed(found.evaluation) == ("Price elasticity of traffic",)
    assert told(found, plan, effect, wording).unconfirmed == ("Price elasticity of traffic",)


def test_an_indicator_with_a_unit_carries_it(tell: Tell) -> None:
    words = tell(
        "adaptation.runoff",
        area_ha=36.0,
        coefficient_before=0.6,
        coefficient_after=0.3,
        intensity_mm_per_h=20.0,
        climate_factor=1.0,
    )
    # 0.6 · 20 · 36 / 360 = 1.2 m³/s, then half of it
    assert words.headline == "Peak runoff: from 1,2 to 0,6 m3/s"


def test_the_share_of_two_overlapping_measures_is_less_than_each_alone(wording: Wording) -> None:
    measure, *effect = a_reduction(9_000.0, "T-01")
    plan, results = on_one_source(measure, *effect, *a_reduction(9_000.0, "T-02"))
    assert isinstance(measure, Measure)
    # together 90 000 · (1 − 0.9 · 0.9) = 17 100 t, half of it each
    words = share_words(result_of(results, measure), plan, measure, wording)
    assert "in 2020: 8\u202f550\u00a0t" in words


def test_a_measure_without_result_or_effect_has_no_share(wording: Wording) -> None:
    measure = a_measure()
    plan, results = on_one_source(measure)
    assert share_words(None, plan, measure, wording) == ""
    assert share_words(result_of(results, measure), plan, measure, wording) == ""


def test_an_idea_has_no_share_but_a_reason(wording: Wording) -> None:
    measure = a_measure(status="idea")
    plan, results = on_one_source(measure, *a_stated_effect(measure, -500.0))
    words = share_words(result_of(results, measure), plan, measure, wording)
    status = wording.choice("status", "idea")
    assert words == f"The status {status} does not count towards the target yet."


def overlaps_of(measure: Measure, *contents: Row) -> str:
    own = a_stated_effect(measure, -500.0)
    plan, results = on_one_source(measure, *own, *contents)
    (effect,) = plan.children(Effect, "measure", measure.key)
    rows = {row.name: row for row in plan.children(EffectInput, "effect", effect.key)}
    evaluation = draft(plan, effect, rows, edition_of(plan)).evaluation
    return overlap_words(results, plan, effect, evaluation)


def test_measures_on_the_same_source_overlap() -> None:
    others = (*a_reduction(100.0, "T-01"), *a_reduction(100.0, "T-03"))
    words = overlaps_of(a_measure("T-02"), *others)
    assert words == "Overlaps with T-01 and T-03 on Veitrafikk / Personbiler"


def test_many_overlapping_measures_are_counted() -> None:
    others = [row for number in range(1, 8) for row in a_reduction(10.0, f"T-{number:02}")]
    words = overlaps_of(a_measure("T-20"), *others)
    assert words == "Overlaps with T-01, T-02, T-03 and 4 more on Veitrafikk / Personbiler"


@pytest.mark.parametrize(
    "other",
    [
        {"sector": "Oppvarming", "source": "Fossil olje"},
        {"overlap": "disjoint", "overlap_reason": "Egne biler"},
    ],
)
def test_measures_elsewhere_or_apart_do_not_overlap(other: dict[str, str]) -> None:
    assert overlaps_of(a_measure("T-02"), *a_reduction(100.0, "T-01", **other)) == ""


def test_a_measure_that_does_not_count_overlaps_with_nothing() -> None:
    idea, *rows = a_reduction(100.0, "T-01")
    assert overlaps_of(a_measure("T-02"), changed(idea, status="idea"), *rows) == ""


def test_a_calculation_apart_from_others_overlaps_with_nothing() -> None:
    measure = a_measure("T-02")
    own = a_stated_effect(measure, -500.0, overlap="disjoint")
    plan, results = on_one_source(measure, *own, *a_reduction(100.0, "T-01"))
    (effect,) = plan.children(Effect, "measure", measure.key)
    evaluation = result_of(results, measure).effects[0].evaluation
    assert overlap_words(results, plan, effect, evaluation) == ""
    assert overlap_words(None, plan, replace(effect, overlap="overlapping"), evaluation) == ""
    assert overlap_words(results, plan, effect, None) == ""


def test_an_effect_on_a_whole_sector_meets_each_of_its_sources() -> None:
    whole = a_reduction(100.0, "T-01", sector="Veitrafikk", source="")
    words = overlaps_of(a_measure("T-02"), *whole)
    assert words == "Overlaps with T-01 on Veitrafikk / Personbiler"


def test_the_examples_of_all_methods_can_be_told(wording: Wording) -> None:
    from fbdesk.calculation.catalogue import METHODS

    for method in METHODS:
        measure = a_measure()
        effect = Effect(measure=measure.key, method=method.id)
        rows = {row.name: row for row in example_inputs(method, "")}
        plan = a_plan(measure, effect)
        words = told(draft(plan, effect, rows, edition_of(plan)), plan, effect, wording)
        assert words.headline != "Not computed yet", method.id
        assert words.lines, method.id


def test_a_result_of_other_gases_says_how_they_are_weighed(tell: Tell) -> None:
    gas = tell(
        "waste.landfill_gas",
        generated_ch4_t=10.0,
        recovery_before=0.0,
        recovery_after=0.5,
        oxidation=0.0,
    )
    assert "Gases weighed as in AR5" in gas.lines


def test_a_result_of_the_plans_electricity_says_how_it_is_counted(tell: Tell) -> None:
    sun = tell("energy.production", production_kwh=1_000.0, carrier_before="el")
    assert "Electricity: not counted (booked where produced)" in sun.lines


def test_a_result_that_neither_shapes_says_nothing_of_them(tell: Tell) -> None:
    own = tell(
        "energy.production",
        production_kwh=1_000.0,
        carrier_before="el",
        factor_displaced_kg_per_kwh=0.018,
    )
    assert not any("Electricity" in line or "weighed" in line for line in own.lines)
