"""The parcel holds every closed period and every meeting that was held, each under its own name."""

from datetime import date
from typing import Any

import pytest

from fbdesk.models.organisation import Meeting
from fbdesk.models.reporting import ReportPeriod
from fbdesk.reports.catalogue import DOCUMENTS
from fbdesk.reports.parcel_documents import Extent, packed_documents
from tests.builders import a_plan

TODAY = date(2010, 3, 1)


def a_period(title: str, year: int, month: int = 12, **values: Any) -> ReportPeriod:
    """Return a closed period that begins with a year and ends with a month of it."""
    ends = {3: 31, 6: 30, 12: 31}[month]
    kind = {3: "quarter", 6: "half_year", 12: "year"}[month]
    given = {"kind": kind, "state": "closed", **values}
    last = date(year, month, ends)
    return ReportPeriod(title=title, first_day=date(year, 1, 1), last_day=last, **given)


def a_meeting(title: str, day: date | None, state: str = "held") -> Meeting:
    return Meeting(title=title, dated=day, state=state)


def names(document: str, *rows: Any, extent: Extent = "all") -> list[str]:
    """Return the names of a document's files, without the document's own."""
    found = packed_documents(a_plan(*rows), extent, TODAY)
    return [each.name.removeprefix(document) for each in found if each.kind.id == document]


HALF, FIRST, SECOND = a_period("1. halvår", 2009, 6), a_period("2008", 2008), a_period("2009", 2009)
OPEN = a_period("1. kvartal", 2010, 3, state="open")


def test_an_empty_plan_gives_each_document_once_under_its_own_name() -> None:
    found = packed_documents(a_plan(), "all", TODAY)
    assert [each.name for each in found] == [kind.id for kind in DOCUMENTS]
    assert {(each.period, each.row, each.title) for each in found} == {(None, None, "")}


@pytest.mark.parametrize(
    ("extent", "told"),
    [
        ("all", [
            *("-2008-12-31-2008", "-2009-06-30-1-halvar"),
            *("-2009-12-31-2009", "-2010-03-31-1-kvartal"),
        ]),
        ("newest", ["-2010-03-31-1-kvartal"]),
    ],
)  # fmt: skip
def test_status_reports_are_made_of_closed_periods_and_the_newest(
    extent: Extent, told: list[str]
) -> None:
    periods = (OPEN, SECOND, HALF, FIRST)
    assert names("status-report", *periods, extent=extent) == told


def test_annual_reports_are_made_of_years_alone() -> None:
    assert names("annual-report", OPEN, SECOND, HALF, FIRST) == [
        *("-2008-12-31-2008", "-2009-12-31-2009"),
    ]


def test_a_plan_that_reports_no_years_gives_the_annual_report_of_its_newest_period() -> None:
    assert names("annual-report", HALF, OPEN) == ["-2010-03-31-1-kvartal"]


def test_an_open_period_that_is_not_the_newest_waits() -> None:
    waiting = a_period("1. halvår", 2009, 6, state="open")
    assert names("status-report", waiting, SECOND) == ["-2009-12-31-2009"]


@pytest.mark.parametrize(
    ("extent", "told"), [("all", ["-2009-01-05-a", "-2009-06-01-b"]), ("newest", ["-2009-06-01-b"])]
)
def test_minutes_are_of_the_meetings_that_were_held(extent: Extent, told: list[str]) -> None:
    meetings = (
        a_meeting("A", date(2009, 1, 5)),
        a_meeting("B", date(2009, 6, 1)),
        a_meeting("C", date(2009, 9, 1), "cancelled"),
        a_meeting("D", date(2010, 9, 1), "planned"),
    )
    assert names("minutes", *meetings, extent=extent) == told


def test_where_no_meeting_was_held_the_last_that_was_to_be_gives_the_minutes() -> None:
    meetings = (
        a_meeting("A", date(2009, 1, 5), "planned"),
        a_meeting("B", date(2011, 1, 5), "planned"),
    )
    assert names("minutes", *meetings) == ["-2009-01-05-a"]


def test_each_document_knows_its_row_and_what_people_call_it() -> None:
    meeting = a_meeting("Møte", TODAY)
    found = packed_documents(a_plan(meeting, SECOND), "all", TODAY)
    by_kind = {each.kind.id: each for each in found}
    minutes, report = by_kind["minutes"], by_kind["status-report"]
    assert (minutes.row, minutes.period, minutes.title) == (meeting.key, None, "Møte")
    assert (report.row, report.period, report.title) == (None, SECOND.key, "2009")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ærlig møte på Åsen", "-2010-03-01-aerlig-mote-pa-asen"),
        ("../../x:\\y?*", "-2010-03-01-x-y"),
        ("会议", "-2010-03-01"),
        ("a" * 90, f"-2010-03-01-{'a' * 48}"),
    ],
)
def test_a_name_is_one_that_every_system_takes(title: str, name: str) -> None:
    assert names("minutes", a_meeting(title, TODAY)) == [name]


def test_meetings_without_a_day_are_told_by_their_title() -> None:
    assert names("minutes", a_meeting("Oppstart", None)) == ["-oppstart"]


def test_no_two_files_have_one_name() -> None:
    meetings = [a_meeting("Møte", TODAY) for _ in range(3)]
    told = names("minutes", *meetings)
    assert told == ["-2010-03-01-mote", "-2010-03-01-mote-2", "-2010-03-01-mote-3"]
