"""The sample's follow-up: what moved, who met, what is due, and a period that was closed."""

from datetime import date

import pytest

from fbdesk.models.agreement import Commitment, CommitmentYear
from fbdesk.models.declarations import KINDS, fields
from fbdesk.models.followup import IndicatorTarget, IndicatorValue
from fbdesk.models.measures import Measure, MeasureInstrument
from fbdesk.models.organisation import ActionItem, AgendaItem, AgendaItemMeasure, MeetingParticipant
from fbdesk.models.periods.history import events_of, has_copy, is_closed, thawed, thawed_results
from fbdesk.models.programmes.programme import Programme
from fbdesk.models.row import Code, Row
from fbdesk.models.snapshot import Plan

WRITTEN = date(2009, 4, 20)
"""The day on which the sample plan was written."""


def number_of(plan: Plan, key: str | None) -> str:
    found = plan.find(Measure, key)
    return found.number if found else ""


def test_nothing_is_done_observed_or_decided_after_the_day_of_the_plan(plan: Plan) -> None:
    days = [
        *(milestone.done for milestone in plan.milestones),
        *(note.dated for note in plan.progress_notes),
        *(decision.decided for decision in plan.decisions),
        *(value.observed for value in plan.indicator_values),
        *(item.done for item in plan.action_items),
        *(meeting.dated for meeting in plan.meetings if meeting.state == "held"),
    ]
    assert max(day for day in days if day) <= WRITTEN


def test_some_milestones_are_reached_and_one_is_late(plan: Plan) -> None:
    reached = [m for m in plan.milestones if m.done]
    late = [m for m in plan.milestones if m.due and m.due < WRITTEN and not m.done]
    assert len(reached) >= 3
    assert [number_of(plan, m.measure) for m in late] == ["T-03"]
    assert late[0].note


@pytest.mark.parametrize("kind", [k for k in KINDS if k.__module__.split(".")[-1] != "effects"])
def test_every_code_of_the_follow_up_is_one_of_its_list(
    plan: Plan, programme: Programme, kind: type[Row]
) -> None:
    for field in fields(kind):
        code = field.mark(Code)
        if code is None or code.of == "agreement_section":
            continue
        known = code.values or tuple(each for each, _ in programme.choices(code.of))
        used = {getattr(row, field.name) for row in plan.rows_of(kind)} - {""}
        assert used <= {*known, *(["sectors"] if code.of == "target_scope" else [])}


def test_each_indicator_has_a_unit_and_most_have_a_target_and_a_figure(plan: Plan) -> None:
    assert all(indicator.unit and indicator.source for indicator in plan.indicators)
    for indicator in plan.indicators:
        assert plan.children(IndicatorTarget, "indicator", indicator.key)
    seen = {value.indicator for value in plan.indicator_values}
    assert len(seen) >= 5
    assert {indicator.direction for indicator in plan.indicators} == {"up", "down"}
    parking = next(one for one in plan.indicators if number_of(plan, one.measure) == "T-02")
    values = plan.children(IndicatorValue, "indicator", parking.key)
    assert [value.value for value in values] == [600.0, 780.0]


def test_the_held_meeting_has_items_decisions_and_what_follows(plan: Plan) -> None:
    meeting = next(m for m in plan.meetings if m.title.startswith("Styringsgruppen 26."))
    items = plan.children(AgendaItem, "meeting", meeting.key)
    assert len(items) == 3
    assert all(item.decision and item.discussion for item in items)
    linked = [plan.children(AgendaItemMeasure, "agenda_item", item.key) for item in items]
    assert sum(len(links) for links in linked) == 4
    assert len(plan.children(ActionItem, "meeting", meeting.key)) == 3
    came = plan.children(MeetingParticipant, "meeting", meeting.key)
    assert {one.attendance for one in came} == {"attended", "absent"}


def test_the_meetings_of_the_programme_were_on_the_days_that_are_known(plan: Plan) -> None:
    held = {meeting.dated for meeting in plan.meetings if not meeting.starts}
    assert held == {date(2008, 6, 17), date(2008, 9, 24), date(2009, 1, 22)}


def test_every_deadline_of_the_programme_is_in_the_plan(plan: Plan, programme: Programme) -> None:
    origins = {deadline.origin for deadline in plan.deadlines} - {""}
    assert origins == {deadline.code for deadline in programme.deadlines}
    days = {deadline.code: deadline.due for deadline in programme.deadlines}
    for deadline in plan.deadlines:
        assert not deadline.origin or deadline.due == days[deadline.origin]
    kinds = {deadline.kind for deadline in plan.deadlines}
    assert {"state_budget", "municipal_budget", "own"} < kinds


def test_what_came_back_every_year_of_the_programme_is_done(plan: Plan) -> None:
    yearly = [deadline for deadline in plan.deadlines if deadline.yearly]
    assert len(yearly) == 3
    for deadline in yearly:
        ended = date(deadline.last_year or 0, deadline.due.month, deadline.due.day)
        assert deadline.done_through == ended
    (closing,) = plan.period_events
    then = thawed(plan, next(p for p in plan.report_periods if p.key == closing.report_period))
    assert len(then.deadlines) == len(plan.deadlines)
    done = [deadline.done_through for deadline in then.deadlines if deadline.done_through]
    assert max(done) <= closing.happened.date()


def test_commitments_of_all_sides_are_followed_by_year(plan: Plan) -> None:
    followed = {year.commitment for year in plan.commitment_years}
    numbers = {c.number for c in plan.commitments if c.key in followed}
    assert numbers == {"F-01", "F-02", "F-13", "F-15", "F-22"}
    state_money = next(c for c in plan.commitments if c.number == "F-15")
    assert plan.children(CommitmentYear, "commitment", state_money.key)


def test_an_earlier_wording_is_not_the_wording_of_today(plan: Plan) -> None:
    for wording in plan.commitment_wordings:
        today = plan.find(Commitment, wording.commitment)
        assert today is not None
        assert today.text != wording.text
        assert wording.reason
        assert wording.until <= WRITTEN


def test_restrictive_instruments_carry_measures(plan: Plan) -> None:
    restrictive = {one.key for one in plan.instruments if one.restrictive}
    used = {link.instrument for link in plan.rows_of(MeasureInstrument)}
    assert len(restrictive & used) >= 6


def test_the_closed_period_gives_back_the_plan_of_that_day(plan: Plan) -> None:
    closed, still_open = plan.report_periods
    assert (is_closed(closed), is_closed(still_open)) == (True, False)
    assert has_copy(plan, closed)
    then = thawed(plan, closed)
    status = {measure.number: measure.status for measure in then.measures}
    assert (status["T-02"], status["T-24"]) == ("adopted", "started")
    now = {measure.number: measure.status for measure in plan.measures}
    assert (now["T-02"], now["T-24"]) == ("started", "completed")
    assert thawed_results(plan, closed).measures


def test_the_period_was_closed_once_and_says_why(plan: Plan) -> None:
    (event,) = events_of(plan, plan.report_periods[0])
    assert event.action == "closed"
    assert event.happened.date() == date(2009, 1, 20)
    assert event.reason
