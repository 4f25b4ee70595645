"""What hangs on the day, told with the row where it is mended; and work without proof."""

from datetime import date

from fbdesk.models.checks.findings import Finding
from fbdesk.models.checks.progress import asked_day, is_overdue, progress_findings
from fbdesk.models.followup import Indicator, IndicatorValue, Milestone
from fbdesk.models.measures import Measure
from fbdesk.models.row import Row
from fbdesk.texts import translator
from tests.builders import a_measure, a_plan, a_stated_effect, changed

TODAY = date(2012, 6, 1)
CYCLING = Indicator(key="cycling", title="Sykkelandel")
FRESH = IndicatorValue(indicator="cycling", observed=date(2011, 12, 31), value=6.0)


def found(*rows: Row, today: date | None = TODAY) -> list[Finding]:
    return list(progress_findings(a_plan(*rows, period_from=2008, period_to=2014), today))


def codes(*rows: Row, today: date | None = TODAY) -> list[str]:
    return [finding.code for finding in found(*rows, today=today)]


def a_milestone(measure: Measure, **values: object) -> Milestone:
    due = {"title": "Åpning", "due": date(2012, 5, 31), **values}
    return Milestone(measure=measure.key, **due)  # type: ignore[arg-type] # values of the row


def test_a_figure_of_eighteen_months_ago_is_fresh_and_an_older_one_is_not() -> None:
    assert codes(CYCLING, FRESH) == []
    assert codes(CYCLING, changed(FRESH, observed=date(2010, 12, 1))) == []
    (finding,) = found(CYCLING, changed(FRESH, observed=date(2010, 11, 1)))
    assert finding.code == "indicator-out-of-date"
    assert (finding.table, finding.key) == ("indicator", "cycling")
    assert finding.text == "Sykkelandel has had no observation for more than 18 months."


def test_an_indicator_that_was_never_observed_is_not_out_of_date() -> None:
    assert codes(CYCLING) == []


def test_a_plan_that_is_over_asks_for_no_later_figures() -> None:
    last = changed(FRESH, observed=date(2013, 12, 31))
    assert codes(CYCLING, last, today=date(2026, 1, 1)) == []
    assert codes(CYCLING, FRESH, today=date(2026, 1, 1)) == ["indicator-out-of-date"]
    plan = a_plan(period_from=2008, period_to=2014)
    assert asked_day(plan, date(2026, 1, 1)) == date(2014, 12, 31)
    assert asked_day(plan, TODAY) == TODAY


def test_without_a_day_nothing_that_hangs_on_it_is_told() -> None:
    measure = a_measure()
    old = changed(FRESH, observed=date(1999, 1, 1))
    assert codes(measure, a_milestone(measure), CYCLING, old, today=None) == []


def test_an_overdue_milestone_names_measure_title_and_day() -> None:
    measure = a_measure("T-07")
    late = a_milestone(measure)
    (finding,) = found(measure, late)
    assert finding.text == "T-07: the milestone «Åpning» should have been reached by 31.05.2012."
    assert (finding.table, finding.key) == ("milestone", late.key)


def test_a_milestone_is_overdue_from_the_day_after_until_it_is_reached() -> None:
    measure = a_measure()
    assert not is_overdue(a_milestone(measure, due=TODAY), TODAY)
    assert is_overdue(a_milestone(measure), TODAY)
    assert not is_overdue(a_milestone(measure, done=TODAY), TODAY)
    assert not is_overdue(a_milestone(measure, due=None), TODAY)


def test_milestones_of_a_stopped_measure_are_not_asked_for() -> None:
    stopped = a_measure(status="stopped")
    assert codes(stopped, a_milestone(stopped)) == []


def test_a_completed_measure_shows_an_effect_or_an_indicator() -> None:
    completed = a_measure(status="completed")
    (finding,) = found(completed, today=None)
    assert finding.code == "measure-completed-without-proof"
    assert finding.key == completed.key
    assert codes(completed, *a_stated_effect(completed, -100)) == []
    assert codes(completed, changed(CYCLING, measure=completed.key), FRESH) == []
    assert codes(a_measure(status="started")) == []


def test_every_finding_speaks_bokmaal() -> None:
    measure, completed = a_measure("T-01"), a_measure("T-02", status="completed")
    old = changed(FRESH, observed=date(1999, 1, 1))
    told = found(measure, completed, a_milestone(measure), CYCLING, old)
    assert [finding.code for finding in told] == [
        "measure-completed-without-proof",
        "indicator-out-of-date",
        "milestone-overdue",
    ]
    translate = translator("nb")
    assert all(translate(finding.message) != finding.message for finding in told)
