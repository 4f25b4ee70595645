"""Tests of how a plan's rows become calculations: inputs, tables, spreads, own factors, start."""

from datetime import UTC, datetime
from typing import Any

import numpy as np
import pytest

from fbdesk.calculation.catalogue import method
from fbdesk.calculation.evaluate import Evaluation
from fbdesk.calculation.factors import Factor, FactorEdition
from fbdesk.calculation.profile import Profile
from fbdesk.calculation.spread import Draws
from fbdesk.errors import PlanError
from fbdesk.models.effects import Effect, EffectInput, FactorOverride
from fbdesk.models.results.effects_in_plan import computed_effects, evaluate_effect, own_factors
from fbdesk.models.row import Row
from fbdesk.texts import catalogue, sentence, translator
from tests.builders import a_measure, a_plan, a_stated_effect, changed

CAR = Factor("car", "vehicle", "Car", 2.0, "kg CO2e/unit")
ROOF = Factor("bgf-roof", "blue-green factor", "Green roof", 0.7, "-")
EDITION = FactorEdition("2026.1", (CAR, ROOF))
MEASURE = a_measure(start_year=2012, phase_in_years=2)
LAST = 2014


def evaluated(effect: Effect, *inputs: Row, draws: Draws | None = None) -> Evaluation:
    plan = a_plan(MEASURE, effect, *inputs)
    return evaluate_effect(plan, plan.effects[0], EDITION, LAST, draws)


def an_activity(**values: Any) -> Effect:
    return Effect(measure=MEASURE.key, method="general.activity", **values)


def inputs_of(effect: Effect, **values: float) -> list[EffectInput]:
    usual = {"activity": 1_000.0, "factor_before_kg": 3.0, "factor_after_kg": 1.0}
    return [
        EffectInput(effect=effect.key, name=name, value=value)
        for name, value in {**usual, **values}.items()
    ]


def course(evaluation: Evaluation) -> list[float]:
    assert evaluation.direct_t is not None
    return [round(value, 9) for value in evaluation.direct_t.tolist()]


def test_a_calculation_follows_its_measure_where_it_says_nothing_itself() -> None:
    effect = an_activity()
    found = evaluated(effect, *inputs_of(effect))
    assert found.years == (2009, 2010, 2011, 2012, 2013, 2014)
    assert course(found) == [0, 0, 0, -1, -2, -2]  # 1 000·(1 − 3) kg


def test_a_calculation_may_have_a_course_of_its_own() -> None:
    effect = an_activity(start_year=2010, phase_in_years=1, lifetime_years=2, yearly_change=0.1)
    assert course(evaluated(effect, *inputs_of(effect))) == [0, -2, -2.2, 0, 0, 0]


def test_the_years_begin_where_the_effect_does_if_that_is_before_the_plan() -> None:
    effect = an_activity(start_year=2006, phase_in_years=1)
    assert evaluated(effect, *inputs_of(effect)).years[0] == 2006


def test_the_planner_chooses_the_source() -> None:
    effect = an_activity(sector="Sjøfart", source="Cruise")
    found = evaluated(effect, *inputs_of(effect))
    assert (found.sector, found.source) == ("Sjøfart", "Cruise")


def test_a_factor_of_the_edition_gives_the_number() -> None:
    effect = an_activity()
    amount, before, after = inputs_of(effect)
    found = evaluated(effect, amount, changed(before, value=None, factor="car"), after)
    assert course(found)[-1] == -1  # 1 000·(1 − 2) kg


def test_an_empty_input_is_one_that_was_not_given() -> None:
    effect = an_activity()
    amount, before, after = inputs_of(effect)
    with pytest.raises(PlanError, match="factor_after_kg is missing"):
        evaluated(effect, amount, before, changed(after, value=None))


def test_the_passport_tells_who_entered_a_number_and_when() -> None:
    effect = an_activity()
    amount, before, after = inputs_of(effect)
    noon = datetime(2009, 3, 1, 12, tzinfo=UTC)
    told = changed(amount, entered_by="Kari", entered_at=noon, source="Telling 2008", note="x")
    found = evaluated(effect, told, before, after)
    line = next(each for each in found.passport if each.name == "activity")
    assert (line.entered_by, line.entered_at) == ("Kari", "2009-03-01T12:00:00+00:00")
    assert (line.source, line.note) == ("Telling 2008", "x")


@pytest.mark.parametrize(
    ("spread", "bounds", "p5", "p95"),
    [
        ("percent", {"high": 0.2}, 1_000 * (1 - 0.16783), 1_000 * (1 + 0.16783)),
        ("triangular", {"low": 900.0, "high": 1_100.0}, 931.6, 1_068.4),
        ("lognormal", {"high": 0.2}, 1_000 / 1.1653, 1_000 * 1.1653),
    ],
)
def test_a_spread_is_read_as_the_planner_gave_it(
    spread: str, bounds: dict[str, float], p5: float, p95: float
) -> None:
    # ±20 % at 95 %: P95 is 1.6449/1.96·20 % away. Triangle: 100·√(2·0.05) from the end.
    # A factor of 1.2 at 95 %: P95 is a factor 1.2^(1.6449/1.96).
    effect = an_activity()
    amount, before, after = inputs_of(effect)
    unsure = changed(amount, spread=spread, **bounds)
    drawn = evaluated(effect, unsure, before, after, draws=Draws(1, 20_000)).drawn["activity"]
    assert np.percentile(drawn, (5, 95)) == pytest.approx([p5, p95], rel=0.01)


@pytest.mark.parametrize(
    ("spread", "bounds"),
    [("percent", {}), ("lognormal", {}), ("triangular", {"high": 2.0}), ("triangular", {})],
)
def test_a_spread_without_bounds_is_refused_by_name(spread: str, bounds: dict[str, float]) -> None:
    effect = an_activity()
    amount, before, after = inputs_of(effect)
    with pytest.raises(PlanError, match="spread of activity"):
        evaluated(effect, changed(amount, spread=spread, **bounds), before, after)


def a_green_plot(text: str) -> tuple[Effect, list[EffectInput]]:
    effect = Effect(measure=MEASURE.key, method="adaptation.flood_damage")
    return effect, [
        EffectInput(effect=effect.key, name="curve_before", text="[[0.1, 0], [0.01, 1000]]"),
        EffectInput(effect=effect.key, name="curve_after", text=text),
    ]


def test_a_small_table_is_read_from_its_text() -> None:
    effect, inputs = a_green_plot("[[0.1, 0], [0.01, 500]]")
    indicator = evaluated(effect, *inputs).indicators[0]
    assert indicator.before == pytest.approx(45)  # (0 + 1 000)/2 · 0.09
    assert indicator.after == pytest.approx(22.5)


@pytest.mark.parametrize("text", ["a table", '{"a": 1}', "3", "[" * 9_000])
def test_a_text_that_is_no_table_is_refused(text: str) -> None:
    effect, inputs = a_green_plot(text)
    with pytest.raises(PlanError, match="curve_after must be a list of rows"):
        evaluated(effect, *inputs)


def test_a_calculation_without_its_measure_is_refused() -> None:
    effect = an_activity()
    with pytest.raises(PlanError, match="no measure"):
        evaluate_effect(a_plan(), effect, EDITION, LAST)


def test_calculations_come_in_the_order_of_their_measures() -> None:
    second = a_measure("T-02", position=2)
    first = a_measure("T-01", position=1)
    rows = (*a_stated_effect(second, -1), *a_stated_effect(first, -2))
    found = computed_effects(a_plan(second, first, *rows), EDITION, LAST)
    assert [each.measure.number for each in found] == ["T-01", "T-02"]


def test_an_own_value_takes_the_place_of_the_factor() -> None:
    own = FactorOverride(factor="car", value=5.0, unit="kg CO2e/unit", source="x", reason="y")
    edition, findings = own_factors(a_plan(own), EDITION)
    assert edition.factor("car").value == 5.0
    assert findings == ()


@pytest.mark.parametrize(
    "values",
    [
        {"factor": "unknown"},
        {"unit": "persons"},
        {"source": ""},
    ],
)
def test_an_own_value_that_cannot_be_used_is_told_and_the_factor_stays(
    values: dict[str, str],
) -> None:
    usual = FactorOverride(factor="car", value=5.0, unit="kg CO2e/unit", source="x", reason="y")
    own = changed(usual, **values)
    edition, findings = own_factors(a_plan(own), EDITION)
    assert edition.factor("car").value == 2.0
    assert [(each.code, each.key) for each in findings] == [("own-factor-not-used", own.key)]


def test_a_spread_without_bounds_is_told_by_the_words_of_its_input() -> None:
    effect = an_activity()
    rows = inputs_of(effect)
    unbound = [changed(row, spread="percent") if row.name == "activity" else row for row in rows]
    with pytest.raises(PlanError, match="The spread of activity lacks its bounds") as caught:
        evaluated(effect, *unbound)
    told = sentence(translator("nb"), caught.value.message, caught.value.values)
    label = method("general.activity").input("activity").label
    assert told == f"Spredningen for {catalogue('nb')[label]} mangler grenser"


def test_a_course_that_no_calendar_knows_is_told_by_its_words_too() -> None:
    with pytest.raises(PlanError) as caught:
        Profile(2010, phase_in=0)
    told = sentence(translator("nb"), caught.value.message, caught.value.values)
    assert told.startswith("Innfasing")
