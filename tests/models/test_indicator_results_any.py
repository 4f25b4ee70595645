"""What holds of every indicator, whatever its figures: found by trying many."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fbdesk.models.followup import Indicator, IndicatorTarget, IndicatorValue
from fbdesk.models.measures import Measure
from fbdesk.models.results.indicators import (
    IndicatorResult,
    completion,
    indicator_result,
    measure_completion,
    months_between,
    year_of,
)
from fbdesk.models.snapshot import Plan
from tests.builders import some_settings

values = st.floats(-1e6, 1e6).map(lambda value: round(value, 3))
days = st.dates(date(1995, 1, 1), date(2060, 12, 31))
years = st.integers(1995, 2060)


@st.composite
def results(draw: st.DrawFn) -> IndicatorResult:
    """Draw an indicator with any figures and targets."""
    indicator = Indicator(
        key="i",
        title="Noe",
        measure="m",
        direction=draw(st.sampled_from(("up", "down"))),
        baseline=draw(st.none() | values),
        baseline_year=draw(st.none() | years),
    )
    observed = draw(st.dictionaries(days, values, max_size=5))
    aims = draw(st.dictionaries(years, values, max_size=4))
    return indicator_result(a_plan_of(indicator, observed, aims), indicator)


def a_plan_of(indicator: Indicator, observed: dict[date, float], aims: dict[int, float]) -> Plan:
    """Return a plan without storage: what is tried is the arithmetic alone."""
    return Plan(
        settings=some_settings(),
        measures=(Measure(key="m", number="T-01", title="Tiltak"),),
        indicators=(indicator,),
        indicator_values=tuple(
            IndicatorValue(indicator="i", observed=day, value=value)
            for day, value in observed.items()
        ),
        indicator_targets=tuple(
            IndicatorTarget(indicator="i", year=year, value=value) for year, value in aims.items()
        ),
    )


@given(results())
def test_figures_stand_in_the_order_of_time(result: IndicatorResult) -> None:
    observed = [value.observed for value in result.observations]
    assert observed == sorted(observed)
    assert [target.year for target in result.targets] == sorted(t.year for t in result.targets)


@given(results())
def test_a_share_needs_baseline_target_and_figure(result: IndicatorResult) -> None:
    has_all = result.indicator.baseline is not None and result.observations and result.targets
    if not has_all:
        assert result.completion is None


@given(results())
def test_what_is_expected_lies_between_baseline_and_targets(result: IndicatorResult) -> None:
    if result.expected is None:
        assert result.on_track is None
        return
    assert result.indicator.baseline is not None
    ends = [result.indicator.baseline, *(target.value for target in result.targets)]
    assert min(ends) - 1e-6 <= result.expected <= max(ends) + 1e-6


@given(values, values, values)
def test_baseline_is_nought_target_is_one_and_the_share_is_linear(
    baseline: float, target: float, value: float
) -> None:
    if abs(target - baseline) < 1:
        return
    assert completion(baseline, baseline, target) == 0
    assert completion(target, baseline, target) == 1
    share = completion(value, baseline, target)
    assert share is not None
    assert baseline + share * (target - baseline) == pytest.approx(value, abs=1e-6)


@given(values, values, values)
def test_an_indicator_that_shall_fall_mirrors_one_that_shall_rise(
    baseline: float, target: float, value: float
) -> None:
    mirrored = completion(-value, -baseline, -target)
    assert mirrored == completion(value, baseline, target)


@given(st.floats(-100, 200), st.floats(1, 100))
def test_a_measures_completion_stays_between_nothing_and_all(value: float, aim: float) -> None:
    indicator = Indicator(key="i", title="Noe", measure="m", baseline=0.0)
    plan = a_plan_of(indicator, {date(2010, 12, 31): value}, {2014: aim})
    share = measure_completion(plan, "m")
    assert share is not None
    assert share == pytest.approx(min(1.0, max(0.0, value / aim)))


@given(days, days)
def test_months_count_the_same_both_ways_but_for_the_part_of_one(one: date, other: date) -> None:
    there, back = months_between(one, other), months_between(other, one)
    assert there + back in {0, -1}


@given(days, days)
def test_a_later_day_is_a_later_year(one: date, other: date) -> None:
    assert (one < other) == (year_of(one) < year_of(other))
    assert one.year <= year_of(one) < one.year + 1
