"""How late a milestone is in words, and how milestones and decisions read in their lists."""

from datetime import date, timedelta

import pytest

from fbdesk.models.followup import Decision, Milestone
from fbdesk.ui.pages.measures_milestones import MeasureDecisions, MeasureMilestones, _how_late
from tests.builders import a_measure
from tests.ui.pages.measures_page import ADesk

pytestmark = pytest.mark.usefixtures("norwegian")

DUE = date(2010, 6, 15)
MEASURE = a_measure("T-01")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "Én dag over fristen"),
        (2, "2 dager over fristen"),
        (365, "365 dager over fristen"),
        (729, "729 dager over fristen"),
        (730, "2 år over fristen"),
        (912, "2 år over fristen"),  # 912 / 365.25 = 2.497
        (914, "3 år over fristen"),  # 914 / 365.25 = 2.502
        (3653, "10 år over fristen"),  # ten years with three leap days
    ],
)
def test_a_delay_is_told_in_days_and_from_two_years_on_in_years(days: int, words: str) -> None:
    assert _how_late(DUE, DUE + timedelta(days=days)) == words


@pytest.mark.parametrize(
    ("milestone", "note"),
    [
        (Milestone(measure="m", title="Anbud"), "Dato mangler"),
        (Milestone(measure="m", title="Anbud", due=date(2010, 6, 1)), "Frist 1. juni 2010"),
        (
            Milestone(measure="m", title="Anbud", due=date(2010, 6, 1), done=date(2010, 5, 20)),
            "Nådd 20. mai 2010",
        ),
        (Milestone(measure="m", title="Anbud", note="Kai 3"), "Dato mangler · Kai 3"),
    ],
)
def test_a_milestone_reads_with_the_day_that_counts(
    a_desk: ADesk, milestone: Milestone, note: str
) -> None:
    assert plain(MeasureMilestones(a_desk(MEASURE)).listed(milestone).note) == note


def test_a_milestone_that_was_reached_late_is_no_longer_a_warning(a_desk: ADesk) -> None:
    late = Milestone(measure="m", title="Anbud", due=date(2010, 6, 1), done=date(2011, 6, 1))
    listed = MeasureMilestones(a_desk(MEASURE)).listed(late)
    assert listed.ticked
    assert listed.warning == ""


@pytest.mark.parametrize(
    ("decision", "title"),
    [
        (Decision(body="Bystyret"), "Bystyret · Dato mangler"),
        (
            Decision(body="Bystyret", decided=date(2010, 6, 3), case_number="44/10"),
            "Bystyret · 3. juni 2010 · sak 44/10",
        ),
    ],
)
def test_a_decision_reads_as_who_when_and_which_case(
    a_desk: ADesk, decision: Decision, title: str
) -> None:
    assert plain(MeasureDecisions(a_desk(MEASURE)).listed(decision).title) == title


def test_the_latest_decision_stands_first_and_one_without_a_day_before_it(a_desk: ADesk) -> None:
    held = (
        Decision(body="Formannskapet", decided=date(2009, 2, 1)),
        Decision(body="Utvalget"),
        Decision(body="Bystyret", decided=date(2010, 6, 3)),
    )
    ordered = MeasureDecisions(a_desk(MEASURE)).in_order(held)
    assert [one.body for one in ordered] == ["Utvalget", "Bystyret", "Formannskapet"]


def test_a_decision_without_a_measure_shown_is_not_added(a_desk: ADesk) -> None:
    desk = a_desk(MEASURE)
    MeasureDecisions(desk).add()
    assert desk.plan.decisions == ()
