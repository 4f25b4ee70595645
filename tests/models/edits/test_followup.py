"""What a planner does to follow a measure up, and to enter an indicator's figures."""

from datetime import date

import pytest
from sqlalchemy import Connection

from fbdesk.errors import InputError, PlanError
from fbdesk.models import rows
from fbdesk.models.edits import followup, measures
from fbdesk.models.followup import (
    Decision,
    Indicator,
    IndicatorTarget,
    IndicatorValue,
    MeasureLink,
    Milestone,
    ProgressNote,
)
from fbdesk.models.measures import Instrument, Measure, MeasureInstrument
from tests.builders import a_measure, an_open_plan

DAY = date(2010, 12, 31)
LATER = date(2011, 12, 31)


def targets(connection: Connection) -> list[tuple[int, float]]:
    return [(target.year, target.value) for target in rows.read(connection, IndicatorTarget)]


def observed(connection: Connection) -> list[tuple[date, float]]:
    return [(row.observed, row.value) for row in rows.read(connection, IndicatorValue)]


def test_milestones_follow_each_other_within_their_measure() -> None:
    first, second = a_measure("T-01"), a_measure("T-02")
    with an_open_plan(first, second) as connection:
        followup.add_milestone(connection, first.key, title="Vedtatt plan", due=DAY)
        followup.add_milestone(connection, second.key, title="Anbud")
        followup.add_milestone(connection, first.key, title="Åpning")
        found = rows.read(connection, Milestone, measure=first.key)
    assert {milestone.title: milestone.position for milestone in found} == {
        "Vedtatt plan": 0,
        "Åpning": 1,
    }


def test_a_milestone_is_reached_on_a_day_and_that_can_be_taken_back() -> None:
    measure = a_measure()
    with an_open_plan(measure) as connection:
        key = followup.add_milestone(connection, measure.key, title="Åpning", due=DAY)
        followup.reach(connection, key, done=LATER)
        assert rows.get(connection, Milestone, key).done == LATER
        followup.reach(connection, key, done=None)
        assert rows.get(connection, Milestone, key).done is None


def test_a_note_tells_what_happened_on_a_day_and_who_wrote_it() -> None:
    measure = a_measure()
    with an_open_plan(measure) as connection:
        key = followup.add_note(
            connection, measure.key, dated=DAY, text="Byggingen er i gang.", written_by="Kari"
        )
        note = rows.get(connection, ProgressNote, key)
    assert (note.dated, note.text, note.written_by) == (DAY, "Byggingen er i gang.", "Kari")


def test_notes_of_one_day_stay_in_the_order_in_which_they_were_written() -> None:
    measure = a_measure()
    with an_open_plan(measure) as connection:
        for text in ("Først.", "Så.", "Sist."):
            followup.add_note(connection, measure.key, dated=DAY, text=text)
        assert [note.text for note in rows.read(connection, ProgressNote)] == [
            "Først.",
            "Så.",
            "Sist.",
        ]


def test_a_decision_and_a_link_belong_to_the_measure() -> None:
    measure = a_measure()
    with an_open_plan(measure) as connection:
        decision = followup.add_decision(
            connection, measure.key, body="Bystyret", case_number="45/10"
        )
        link = followup.add_link(connection, measure.key, title="Sak", reference="https://a.no")
        assert rows.get(connection, Decision, decision).case_number == "45/10"
        assert rows.get(connection, MeasureLink, link).reference == "https://a.no"


def test_a_decision_stays_when_its_measure_is_deleted_and_the_rest_goes_along() -> None:
    measure = a_measure()
    with an_open_plan(measure) as connection:
        decision = followup.add_decision(connection, measure.key, body="Bystyret")
        followup.add_milestone(connection, measure.key, title="Åpning")
        followup.add_note(connection, measure.key, dated=DAY, text="I gang.")
        measures.delete(connection, measure.key)
        assert rows.get(connection, Decision, decision).measure is None
        assert rows.read(connection, Milestone) == ()
        assert rows.read(connection, ProgressNote) == ()


def test_a_link_of_no_known_kind_is_refused() -> None:
    measure = a_measure()
    with an_open_plan(measure) as connection:
        with pytest.raises(InputError):
            followup.add_link(connection, measure.key, title="Sak", kind="telegram")
        assert rows.read(connection, MeasureLink) == ()


def test_an_indicator_is_added_at_the_end_with_its_fields() -> None:
    with an_open_plan() as connection:
        followup.add_indicator(connection, title="Sykkelandel")
        key = followup.add_indicator(connection, title="Flomveier", unit="km", focus_area="4")
        added = rows.get(connection, Indicator, key)
    assert (added.position, added.unit, added.focus_area) == (1, "km", "4")


def test_a_target_is_set_changed_and_taken_away() -> None:
    indicator = Indicator(title="Sykkelandel")
    with an_open_plan(indicator) as connection:
        followup.set_target(connection, indicator.key, 2014, 8.0)
        followup.set_target(connection, indicator.key, 2012, 6.0)
        assert targets(connection) == [(2012, 6.0), (2014, 8.0)]
        followup.set_target(connection, indicator.key, 2014, 9.0)
        followup.set_target(connection, indicator.key, 2012, None)
        followup.set_target(connection, indicator.key, 2011, None)
        assert targets(connection) == [(2014, 9.0)]


def test_a_target_moves_to_a_free_year_only() -> None:
    indicator = Indicator(title="Sykkelandel")
    held = IndicatorTarget(indicator=indicator.key, year=2014, value=8.0)
    other = IndicatorTarget(indicator=indicator.key, year=2012, value=6.0)
    with an_open_plan(indicator, held, other) as connection:
        with pytest.raises(InputError, match="There is a target for 2012 already"):
            followup.move_target(connection, held.key, 2012)
        followup.move_target(connection, held.key, 2014)
        followup.move_target(connection, held.key, 2020)
        assert targets(connection) == [(2012, 6.0), (2020, 8.0)]


def test_a_second_observation_of_a_day_is_refused_and_the_first_one_kept() -> None:
    indicator = Indicator(title="Sykkelandel")
    with an_open_plan(indicator) as connection:
        followup.observe(connection, indicator.key, observed=DAY, value=5.0, source="Telling")
        with pytest.raises(InputError, match=r"an observation on 31\.12\.2010 already"):
            followup.observe(connection, indicator.key, observed=DAY, value=7.0)
        assert observed(connection) == [(DAY, 5.0)]


def test_an_observation_moves_to_a_free_day_only() -> None:
    indicator = Indicator(title="Sykkelandel")
    with an_open_plan(indicator) as connection:
        first = followup.observe(connection, indicator.key, observed=DAY, value=5.0)
        followup.observe(connection, indicator.key, observed=LATER, value=6.0)
        with pytest.raises(InputError):
            followup.move_observation(connection, first, LATER)
        followup.move_observation(connection, first, DAY)
        followup.move_observation(connection, first, date(2009, 12, 31))
        assert observed(connection) == [(date(2009, 12, 31), 5.0), (LATER, 6.0)]


def test_two_indicators_may_be_observed_on_one_day() -> None:
    first, second = Indicator(title="A"), Indicator(title="B")
    with an_open_plan(first, second) as connection:
        for indicator in (first, second):
            followup.observe(connection, indicator.key, observed=DAY, value=1.0)
        assert observed(connection) == [(DAY, 1.0), (DAY, 1.0)]


def test_what_is_gone_cannot_be_moved() -> None:
    with an_open_plan() as connection, pytest.raises(PlanError):
        followup.move_observation(connection, "gone", DAY)


def test_a_copy_of_a_measure_has_its_milestones_and_links_but_not_its_history() -> None:
    measure = a_measure("T-01")
    with an_open_plan(measure) as connection:
        reached = followup.add_milestone(connection, measure.key, title="Åpning", due=DAY)
        followup.reach(connection, reached, done=DAY)
        followup.add_link(connection, measure.key, title="Sak", reference="https://a.no")
        followup.add_note(connection, measure.key, dated=DAY, text="I gang.")
        followup.add_decision(connection, measure.key, body="Bystyret")
        copy = measures.duplicate(connection, measure.key, suffix=" (kopi)")
        (milestone,) = rows.read(connection, Milestone, measure=copy)
        assert (milestone.title, milestone.due, milestone.done) == ("Åpning", DAY, None)
        assert [link.title for link in rows.read(connection, MeasureLink, measure=copy)] == ["Sak"]
        assert rows.read(connection, ProgressNote, measure=copy) == ()
        assert rows.read(connection, Decision, measure=copy) == ()
        assert rows.get(connection, Measure, copy).number == "T-02"


def test_an_instrument_is_copied_with_the_measures_that_it_carries() -> None:
    measure = a_measure("T-01")
    with an_open_plan(measure) as connection:
        key = measures.add_instrument(connection, title="Bompenger", restrictive=True)
        measures.set_instrument(connection, measure.key, key, linked=True)
        copy = measures.duplicate_instrument(connection, key, suffix=" (kopi)")
        links = rows.read(connection, MeasureInstrument, instrument=copy)
        copied = rows.get(connection, Instrument, copy)
    assert (copied.title, copied.restrictive, copied.position) == ("Bompenger (kopi)", True, 1)
    assert [link.measure for link in links] == [measure.key]


def test_deleting_an_instrument_leaves_the_measures() -> None:
    measure = a_measure("T-01")
    with an_open_plan(measure) as connection:
        key = measures.add_instrument(connection, title="Bompenger")
        measures.set_instrument(connection, measure.key, key, linked=True)
        measures.delete_instruments(connection, key)
        assert rows.read(connection, Instrument) == ()
        assert rows.read(connection, MeasureInstrument) == ()
        assert rows.read(connection, Measure) == (measure,)
