"""How far an indicator has come, with shares and trends worked out by hand."""

from datetime import date
from typing import Any

import pytest

from fbdesk.models.followup import Indicator, IndicatorTarget, IndicatorValue
from fbdesk.models.results.indicators import (
    IndicatorResult,
    completion,
    indicator_result,
    indicator_results,
    measure_completion,
    months_between,
    year_of,
)
from fbdesk.models.row import Row
from tests.builders import a_measure, a_plan

Observed = dict[date, float]
END_2010, END_2011, END_2012 = date(2010, 12, 31), date(2011, 12, 31), date(2012, 12, 31)


def an_indicator(
    observed: Observed | None = None, targets: dict[int, float] | None = None, **values: Any
) -> tuple[Row, ...]:
    """Return an indicator with its observations and targets."""
    indicator = Indicator(**{"title": "Sykkelandel", "unit": "%", **values})
    return (
        indicator,
        *(
            IndicatorTarget(indicator=indicator.key, year=y, value=v)
            for y, v in (targets or {}).items()
        ),
        *(
            IndicatorValue(indicator=indicator.key, observed=day, value=v)
            for day, v in (observed or {}).items()
        ),
    )


def result_of(*rows: Row) -> IndicatorResult:
    plan = a_plan(*rows)
    return indicator_result(plan, plan.indicators[0])


@pytest.mark.parametrize(
    ("value", "baseline", "target", "share"),
    [
        (6.0, 4.0, 8.0, 0.5),  # two of four points up
        (70.0, 100.0, 60.0, 0.75),  # thirty of forty down
        (3.0, 4.0, 8.0, -0.25),  # one point the wrong way
        (10.0, 4.0, 8.0, 1.5),  # beyond the target
        (0.0, 0.0, -10.0, 0.0),
    ],
)
def test_completion_is_the_share_of_the_way_from_baseline_to_target(
    value: float, baseline: float, target: float, share: float
) -> None:
    assert completion(value, baseline, target) == pytest.approx(share)


def test_no_way_to_go_has_no_share() -> None:
    assert completion(5.0, 4.0, 4.0) is None


def test_the_latest_observation_is_held_against_the_last_target() -> None:
    result = result_of(
        *an_indicator(
            {END_2011: 6.0, END_2010: 4.5}, {2014: 8.0, 2012: 5.0}, baseline=4.0, baseline_year=2009
        )
    )
    assert result.latest is not None
    assert result.latest.value == 6.0
    assert result.target is not None
    assert result.target.year == 2014
    assert result.completion == pytest.approx((6.0 - 4.0) / (8.0 - 4.0))


@pytest.mark.parametrize(
    "rows",
    [
        an_indicator({END_2010: 5.0}, {2014: 8.0}),
        an_indicator({END_2010: 5.0}, {}, baseline=4.0),
        an_indicator({}, {2014: 8.0}, baseline=4.0),
    ],
    ids=["no baseline", "no target", "no observation"],
)
def test_what_is_missing_gives_no_share_rather_than_nought(rows: tuple[Row, ...]) -> None:
    assert result_of(*rows).completion is None


@pytest.mark.parametrize(
    ("direction", "values", "trend"),
    [
        ("up", (5.0, 6.0), "better"),
        ("up", (6.0, 5.0), "worse"),
        ("down", (6.0, 5.0), "better"),
        ("down", (5.0, 6.0), "worse"),
        ("down", (5.0, 5.0), "unchanged"),
    ],
)
def test_the_trend_compares_the_last_two_and_knows_which_way_is_better(
    direction: str, values: tuple[float, float], trend: str
) -> None:
    observed = {date(2009, 12, 31): 99.0, END_2010: values[0], END_2011: values[1]}
    assert result_of(*an_indicator(observed, direction=direction)).trend == trend


def test_a_first_observation_is_compared_with_the_baseline() -> None:
    assert result_of(*an_indicator({END_2010: 5.0}, baseline=4.0)).trend == "better"
    assert result_of(*an_indicator({END_2010: 5.0})).trend == ""
    assert result_of(*an_indicator()).trend == ""


def test_the_expected_value_lies_on_the_line_through_baseline_and_targets() -> None:
    """From 4 at the end of 2009 to 8 at the end of 2013: 1 a year, so 5 at the end of 2010."""
    rows = an_indicator({date(2011, 1, 1): 4.9}, {2013: 8.0}, baseline=4.0, baseline_year=2009)
    result = result_of(*rows)
    assert result.expected == pytest.approx(5.0)
    assert result.on_track is False


def test_the_line_bends_at_each_target_and_stays_after_the_last() -> None:
    """4 (end of 2009) – 6 (2010) – 8 (2014): half a point a year after 2010."""
    known = {"baseline": 4.0, "baseline_year": 2009}
    targets = {2010: 6.0, 2014: 8.0}
    at_2012 = result_of(*an_indicator({date(2013, 1, 1): 7.0}, targets, **known))
    assert at_2012.expected == pytest.approx(7.0)
    assert at_2012.on_track is True
    after = result_of(*an_indicator({date(2019, 1, 1): 7.0}, targets, **known))
    assert after.expected == 8.0
    before = result_of(*an_indicator({date(2009, 6, 1): 7.0}, targets, **known))
    assert before.expected == 4.0


def test_less_is_on_track_where_less_is_better() -> None:
    rows = an_indicator(
        {date(2011, 1, 1): 85.0}, {2013: 60.0}, baseline=100.0, baseline_year=2009, direction="down"
    )
    result = result_of(*rows)
    assert result.expected == pytest.approx(90.0)
    assert result.on_track is True


def test_without_a_year_of_the_baseline_nothing_is_expected() -> None:
    result = result_of(*an_indicator({END_2010: 5.0}, {2014: 8.0}, baseline=4.0))
    assert (result.expected, result.on_track) == (None, None)


def test_a_target_of_the_baselines_own_year_bends_no_line() -> None:
    rows = an_indicator({END_2012: 4.0}, {2009: 4.0}, baseline=4.0, baseline_year=2009)
    assert result_of(*rows).expected == 4.0


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [
        (date(2010, 12, 31), date(2012, 6, 30), 17),
        (date(2010, 12, 31), date(2012, 7, 31), 19),
        (date(2010, 1, 15), date(2010, 1, 15), 0),
        (date(2010, 3, 1), date(2010, 1, 1), -2),
    ],
)
def test_months_are_whole(earlier: date, later: date, months: int) -> None:
    assert months_between(earlier, later) == months


def test_an_indicator_is_out_of_date_after_eighteen_months() -> None:
    result = result_of(*an_indicator({END_2010: 5.0}))
    assert not result.is_out_of_date(date(2012, 6, 30))
    assert not result.is_out_of_date(date(2012, 7, 30))
    assert result.is_out_of_date(date(2012, 7, 31))
    assert result_of(*an_indicator()).is_out_of_date(END_2010)


def test_a_day_is_its_part_of_the_year() -> None:
    assert year_of(date(2010, 1, 1)) == 2010.0
    assert year_of(date(2011, 7, 2)) == pytest.approx(2011 + 182 / 365)
    assert year_of(date(2012, 7, 1)) == pytest.approx(2012 + 182 / 366)


def test_a_measures_completion_is_the_mean_of_its_result_indicators_each_cut_off() -> None:
    """Halfway, and far beyond: (0.5 + 1) / 2. An output indicator says nothing of it."""
    measure = a_measure()
    own = {"measure": measure.key, "baseline": 0.0}
    plan = a_plan(
        measure,
        *an_indicator({END_2010: 5.0}, {2014: 10.0}, **own),
        *an_indicator({END_2010: 40.0}, {2014: 10.0}, title="B", **own),
        *an_indicator({END_2010: 0.0}, {2014: 10.0}, title="C", kind="output", **own),
        *an_indicator({END_2010: 0.0}, {}, title="D", **own),
        *an_indicator({END_2010: 0.0}, {2014: 10.0}, title="E", baseline=0.0),
    )
    assert measure_completion(plan, measure.key) == pytest.approx(0.75)


def test_a_measure_without_such_indicators_has_no_completion() -> None:
    measure = a_measure()
    assert measure_completion(a_plan(measure), measure.key) is None


def test_going_the_wrong_way_counts_as_nought_for_the_measure() -> None:
    measure = a_measure()
    rows = an_indicator({END_2010: -5.0}, {2014: 10.0}, baseline=0.0, measure=measure.key)
    assert measure_completion(a_plan(measure, *rows), measure.key) == 0.0


def test_every_indicator_has_a_result_in_the_plans_order() -> None:
    plan = a_plan(
        *an_indicator(title="B", position=1), *an_indicator({END_2010: 1.0}, title="A", position=0)
    )
    assert [result.indicator.title for result in indicator_results(plan)] == ["A", "B"]
