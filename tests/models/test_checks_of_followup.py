"""What following up lacks, told with the row where it is mended."""

from datetime import date

from fbdesk.models.checks_of_followup import findings_of_followup, is_overdue
from fbdesk.models.findings import Finding
from fbdesk.models.followup import Indicator, IndicatorTarget, IndicatorValue, Milestone
from fbdesk.models.measures import Measure
from fbdesk.models.row import Row
from fbdesk.texts import translator
from tests.builders import a_measure, a_plan, a_stated_effect, changed

TODAY = date(2012, 6, 1)
GOOD = Indicator(key="good", title="Sykkelandel", source="Reisevaneundersøkelsen")
AIM = IndicatorTarget(indicator="good", year=2014, value=8.0)
FRESH = IndicatorValue(indicator="good", observed=date(2011, 12, 31), value=6.0)


def found(*rows: Row, today: date | None = TODAY) -> list[Finding]:
    return list(findings_of_followup(a_plan(*rows, period_from=2008, period_to=2014), today))


def codes(*rows: Row, today: date | None = TODAY) -> list[str]:
    return [finding.code for finding in found(*rows, today=today)]


def a_milestone(measure: Measure, **values: object) -> Milestone:
    due = {"title": "Åpning", "due": date(2012, 5, 31), **values}
    return Milestone(measure=measure.key, **due)  # type: ignore[arg-type] # values of the row


def test_an_indicator_with_target_source_and_fresh_figure_lacks_nothing() -> None:
    assert codes(GOOD, AIM, FRESH) == []


def test_an_indicator_without_a_target_is_told_unless_it_only_gives_context() -> None:
    assert codes(GOOD, FRESH) == ["indicator-without-target"]
    assert codes(changed(GOOD, kind="context"), FRESH) == []


def test_the_source_may_stand_at_the_indicator_or_at_a_figure() -> None:
    unsourced = changed(GOOD, source="")
    assert codes(unsourced, AIM, FRESH) == ["indicator-without-source"]
    assert codes(unsourced, AIM, changed(FRESH, source="Telling")) == []


def test_an_indicator_that_was_never_observed_is_told_once() -> None:
    (finding,) = found(GOOD, AIM)
    assert finding.code == "indicator-without-observation"
    assert (finding.table, finding.key) == ("indicator", "good")
    assert finding.text == "Sykkelandel was never observed."


def test_a_figure_of_eighteen_months_ago_is_fresh_and_an_older_one_is_not() -> None:
    assert codes(GOOD, AIM, changed(FRESH, observed=date(2010, 12, 1))) == []
    assert codes(GOOD, AIM, changed(FRESH, observed=date(2010, 11, 1))) == ["indicator-out-of-date"]


def test_a_plan_that_is_over_asks_for_no_later_figures() -> None:
    last = changed(FRESH, observed=date(2013, 12, 31))
    assert codes(GOOD, AIM, last, today=date(2026, 1, 1)) == []
    assert codes(GOOD, AIM, FRESH, today=date(2026, 1, 1)) == ["indicator-out-of-date"]


def test_without_a_day_nothing_that_hangs_on_it_is_told() -> None:
    measure = a_measure()
    old = changed(FRESH, observed=date(1999, 1, 1))
    assert codes(measure, a_milestone(measure), GOOD, AIM, old, today=None) == []


def test_an_overdue_milestone_names_measure_title_and_day() -> None:
    measure = a_measure("T-07")
    late = a_milestone(measure)
    (finding,) = found(measure, late)
    assert finding.text == ("T-07: the milestone «Åpning» should have been reached by 31.05.2012.")
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
    (finding,) = found(completed)
    assert finding.code == "measure-completed-without-proof"
    assert finding.key == completed.key
    assert codes(completed, *a_stated_effect(completed, -100)) == []
    assert codes(completed, changed(GOOD, measure=completed.key), AIM, FRESH) == []
    assert codes(a_measure(status="started")) == []


def test_every_finding_speaks_bokmaal() -> None:
    measure, completed = a_measure("T-01"), a_measure("T-02", status="completed")
    old = changed(FRESH, observed=date(1999, 1, 1))
    told = found(
        measure, completed, a_milestone(measure), changed(GOOD, source=""), old,
        Indicator(title="Ny", position=1),
    )  # fmt: skip
    assert {finding.code for finding in told} == {
        "indicator-out-of-date",
        "indicator-without-observation",
        "indicator-without-source",
        "indicator-without-target",
        "measure-completed-without-proof",
        "milestone-overdue",
    }
    translate = translator("nb")
    assert all(translate(finding.message) != finding.message for finding in told)
