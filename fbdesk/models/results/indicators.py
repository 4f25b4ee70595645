"""How far an indicator has come: latest value, share of the way to its target, and the trend."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from fbdesk.models.followup import Indicator, IndicatorTarget, IndicatorValue
from fbdesk.models.snapshot import Plan

BETTER, WORSE, UNCHANGED = "better", "worse", "unchanged"
MOST_MONTHS = 18
"""An indicator whose last observation is older than this is out of date."""
MONTHS_PER_YEAR = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorResult:
    """What the observations of one indicator tell, its values in its own unit.

    `completion` is the share of the way from baseline to the last target: 1 where the target is
    reached, more beyond it, below 0 where it went the wrong way; None where baseline, target or
    observation is missing. `trend` is better, worse or unchanged, empty where nothing is there to
    compare. `expected` is where the straight line through baseline and targets is on the day of
    the latest observation, `on_track` whether the indicator is there; both None where not known.
    """

    indicator: Indicator
    observations: tuple[IndicatorValue, ...]
    targets: tuple[IndicatorTarget, ...]
    completion: float | None
    trend: str
    expected: float | None
    on_track: bool | None

    @property
    def latest(self) -> IndicatorValue | None:
        """Return the latest observation, or None."""
        return self.observations[-1] if self.observations else None

    @property
    def target(self) -> IndicatorTarget | None:
        """Return the target of the last year, or None."""
        return self.targets[-1] if self.targets else None

    def is_out_of_date(self, today: date) -> bool:
        """Return whether nothing was observed in the last 18 months before a day."""
        return self.latest is None or months_between(self.latest.observed, today) > MOST_MONTHS


def indicator_result(plan: Plan, indicator: Indicator) -> IndicatorResult:
    """Return how far an indicator has come."""
    observations = plan.children(IndicatorValue, "indicator", indicator.key)
    observations = tuple(sorted(observations, key=lambda value: value.observed))
    targets = plan.children(IndicatorTarget, "indicator", indicator.key)
    targets = tuple(sorted(targets, key=lambda target: target.year))
    expected = _expected(indicator, observations, targets)
    return IndicatorResult(
        indicator=indicator,
        observations=observations,
        targets=targets,
        completion=_completion(indicator, observations, targets),
        trend=_trend(indicator, observations),
        expected=expected,
        on_track=_on_track(indicator, observations, expected),
    )


def indicator_results(plan: Plan) -> tuple[IndicatorResult, ...]:
    """Return how far each indicator of the plan has come, in the plan's order."""
    return tuple(indicator_result(plan, indicator) for indicator in plan.indicators)


def completion(value: float, baseline: float, target: float) -> float | None:
    """Return the share of the way from baseline to target that a value has come.

    (value − baseline) / (target − baseline), the same for indicators that shall rise and fall.
    Where the target is the baseline there is no way to go, and so no share: None.
    """
    if target == baseline:
        return None
    return (value - baseline) / (target - baseline)


def measure_completion(plan: Plan, measure: str) -> float | None:
    """Return a measure's degree of completion, 0 to 1, by its result indicators.

    The mean of the shares of those that have one, each cut off at 0 and 1, so that an indicator
    far beyond its target does not hide another that stands still. None where none has a share.
    """
    shares = [
        min(1.0, max(0.0, result.completion))
        for indicator in plan.children(Indicator, "measure", measure)
        if indicator.kind == "result"
        and (result := indicator_result(plan, indicator)).completion is not None
    ]
    return sum(shares) / len(shares) if shares else None


def months_between(earlier: date, later: date) -> int:
    """Return the whole months from one day to another; below 0 where the second is earlier."""
    months = (later.year - earlier.year) * MONTHS_PER_YEAR + later.month - earlier.month
    return months - (1 if later.day < earlier.day else 0)


def year_of(day: date) -> float:
    """Return a day as a year with its part: the middle of 2010 is about 2010.5."""
    start, end = date(day.year, 1, 1), date(day.year + 1, 1, 1)
    return day.year + (day - start) / (end - start)


def _completion(
    indicator: Indicator,
    observations: Sequence[IndicatorValue],
    targets: Sequence[IndicatorTarget],
) -> float | None:
    if indicator.baseline is None or not observations or not targets:
        return None
    return completion(observations[-1].value, indicator.baseline, targets[-1].value)


def _trend(indicator: Indicator, observations: Sequence[IndicatorValue]) -> str:
    """Compare the last two values; the baseline stands in where there is one alone."""
    values = [observation.value for observation in observations[-2:]]
    if len(values) == 1 and indicator.baseline is not None:
        values.insert(0, indicator.baseline)
    if len(values) < 2:  # noqa: PLR2004 # a trend needs two values
        return ""
    before, now = values
    if now == before:
        return UNCHANGED
    return BETTER if (now > before) == (indicator.direction == "up") else WORSE


def _expected(
    indicator: Indicator,
    observations: Sequence[IndicatorValue],
    targets: Sequence[IndicatorTarget],
) -> float | None:
    """Return where the line baseline – targets is on the day of the latest observation.

    A baseline and a target hold at the end of their years.
    """
    if not observations or not targets:
        return None
    if indicator.baseline is None or indicator.baseline_year is None:
        return None
    at = year_of(observations[-1].observed)
    places = [(indicator.baseline_year + 1.0, indicator.baseline)]
    places += [(t.year + 1.0, t.value) for t in targets if t.year > indicator.baseline_year]
    if at <= places[0][0]:
        return places[0][1]
    for (from_year, low), (to_year, high) in pairwise(places):
        if at <= to_year:
            return low + (high - low) * (at - from_year) / (to_year - from_year)
    return places[-1][1]


def _on_track(
    indicator: Indicator, observations: Sequence[IndicatorValue], expected: float | None
) -> bool | None:
    if expected is None:
        return None
    value = observations[-1].value
    return value >= expected if indicator.direction == "up" else value <= expected
