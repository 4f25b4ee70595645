"""Tests of the one row that a document is about: a measure, or a meeting."""

from datetime import date

import pytest

from fbdesk.errors import InputError, UsageError
from fbdesk.models.organisation import Meeting
from fbdesk.models.snapshot import Plan
from fbdesk.reports.chosen_row import chosen_measures, chosen_meeting
from tests.builders import a_measure
from tests.rows_alone import rows_alone

TODAY = date(2010, 6, 1)
BUS = a_measure("T-01", key="bus", title="Bussvei", position=0)
BIKE = a_measure("T-02", key="bike", title="Sykkelvei", position=1)


def a_meeting(title: str, day: str | None, state: str = "planned") -> Meeting:
    dated = date.fromisoformat(day) if day else None
    return Meeting(title=title, dated=dated, state=state)


def chosen(*meetings: Meeting, wanted: str | None = None) -> str:
    return chosen_meeting(rows_alone(*meetings), wanted, TODAY).title


# measures


@pytest.mark.parametrize("wanted", ["T-02", "t-02", " T-02 ", "Sykkelvei", "SYKKELVEI", "bike"])
def test_a_measure_is_found_by_number_title_or_key(wanted: str) -> None:
    assert chosen_measures(rows_alone(BUS, BIKE), wanted) == (BIKE,)


@pytest.mark.parametrize("wanted", [None, ""])
def test_where_no_measure_is_asked_for_all_are_meant(wanted: str | None) -> None:
    assert chosen_measures(rows_alone(BUS, BIKE), wanted) == (BUS, BIKE)


def test_a_part_of_a_title_is_no_measure() -> None:
    with pytest.raises(UsageError) as raised:
        chosen_measures(rows_alone(BUS, BIKE), "vei")
    assert str(raised.value) == "There is no measure vei. Measures: T-01, T-02."


@pytest.mark.parametrize("wanted", [None, "T-01"])
def test_a_plan_without_measures_says_where_to_add_one(wanted: str | None) -> None:
    with pytest.raises(InputError, match="on the page Measures"):
        chosen_measures(rows_alone(), wanted)


# meetings


def three_meetings() -> Plan:
    return rows_alone(
        a_meeting("Vår", "2010-03-17", "held"),
        a_meeting("Sommer", "2010-06-15"),
        a_meeting("Høst", None),
    )


@pytest.mark.parametrize(
    ("wanted", "title"),
    [
        ("vår", "Vår"),
        ("2010-06-15", "Sommer"),
        (" Høst ", "Høst"),
    ],
)
def test_a_meeting_is_found_by_title_or_day(wanted: str, title: str) -> None:
    assert chosen_meeting(three_meetings(), wanted, TODAY).title == title


def test_the_last_meeting_held_is_the_usual_one() -> None:
    held = [a_meeting("a", "2010-01-10", "held"), a_meeting("b", "2010-02-10", "held")]
    assert chosen(*held, a_meeting("c", "2010-05-01")) == "b"


def test_where_none_is_held_it_is_the_last_that_was_to_be_by_today() -> None:
    planned = [a_meeting("a", "2010-05-01"), a_meeting("b", "2010-06-01")]
    assert chosen(*planned, a_meeting("c", "2010-06-02")) == "b"  # today counts, tomorrow does not


def test_where_all_are_to_come_it_is_the_first() -> None:
    assert chosen(a_meeting("a", "2010-09-01"), a_meeting("b", "2010-10-01")) == "a"


def test_a_meeting_that_is_not_there_is_told_with_those_there_are() -> None:
    with pytest.raises(UsageError) as raised:
        chosen_meeting(rows_alone(a_meeting("Vår", "2010-03-17")), "2010-03-18", TODAY)
    assert str(raised.value) == "There is no meeting 2010-03-18. Meetings: Vår."


def test_a_plan_without_meetings_says_where_to_add_one() -> None:
    with pytest.raises(InputError, match="on the page Meetings"):
        chosen_meeting(rows_alone(), None, TODAY)
