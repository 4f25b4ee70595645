"""How late a milestone is in words, and how milestones and decisions read in their lists."""

from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from fbdesk.models.followup import Decision, Milestone
from fbdesk.ui.pages.measures.milestones import MeasureDecisions, MeasureMilestones, _how_late
from tests.builders import a_measure
from tests.ui.pages.measures_page import ADesk

pytestmark = pytest.mark.usefixtures("norwegian")

DUE = date(2010, 6, 15)
MEASURE = a_measure("T-01")


@pytest.fixture
def milestones(qtbot: QtBot, a_desk: ADesk) -> MeasureMilestones:
    made = MeasureMilestones(a_desk(MEASURE))
    qtbot.addWidget(made)
    return made


@pytest.fixture
def decisions(qtbot: QtBot, a_desk: ADesk) -> MeasureDecisions:
    made = MeasureDecisions(a_desk(MEASURE))
    qtbot.addWidget(made)
    return made


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


def test_a_milestone_reads_with_the_day_that_counts(milestones: MeasureMilestones) -> None:
    due, done = date(2010, 6, 1), date(2010, 5, 20)
    steps = (
        Milestone(measure="m", title="Anbud"),
        Milestone(measure="m", title="Anbud", due=due),
        Milestone(measure="m", title="Anbud", due=due, done=done),
    )
    read = [plain(milestones.listed(step).note) for step in steps]
    assert read == ["Dato mangler", "Frist 1. juni 2010", "Nådd 20. mai 2010"]
    noted = Milestone(measure="m", title="Anbud", note="Kai 3")
    assert milestones.listed(noted).note == "Dato mangler · Kai 3"


def test_a_milestone_that_was_reached_late_is_no_longer_a_warning(
    milestones: MeasureMilestones,
) -> None:
    late = Milestone(measure="m", title="Anbud", due=date(2010, 6, 1), done=date(2011, 6, 1))
    listed = milestones.listed(late)
    assert listed.ticked
    assert listed.warning == ""


def test_a_decision_reads_as_who_when_and_which_case(decisions: MeasureDecisions) -> None:
    dated = Decision(body="Bystyret", decided=date(2010, 6, 3), case_number="44/10")
    assert plain(decisions.listed(dated).title) == "Bystyret · 3. juni 2010 · sak 44/10"
    assert decisions.listed(Decision(body="Bystyret")).title == "Bystyret · Dato mangler"


def test_the_latest_decision_stands_first_and_one_without_a_day_before_it(
    decisions: MeasureDecisions,
) -> None:
    held = (
        Decision(body="Formannskapet", decided=date(2009, 2, 1)),
        Decision(body="Utvalget"),
        Decision(body="Bystyret", decided=date(2010, 6, 3)),
    )
    ordered = decisions.in_order(held)
    assert [one.body for one in ordered] == ["Utvalget", "Bystyret", "Formannskapet"]


def test_where_no_measure_is_shown_no_decision_is_added(decisions: MeasureDecisions) -> None:
    decisions.add()
    assert decisions.desk.plan.decisions == ()
