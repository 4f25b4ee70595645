"""Tests of the periods that come next, and of when their reports are due."""

from datetime import date

import pytest

from fbdesk.models.communication import Deadline
from fbdesk.models.organisation import Meeting, MeetingSeries
from fbdesk.models.periods.proposals import Proposal, next_periods, opened
from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.reporting import ReportPeriod
from fbdesk.models.row import Row
from tests.builders import a_plan

PROGRAMME = load_programme("framtidens-byer")


def proposals(*contents: Row) -> dict[str, Proposal]:
    plan = a_plan(*contents, period_from=2009)
    return {each.kind: each for each in next_periods(plan, PROGRAMME)}


def a_period(kind: str, first: date, last: date) -> ReportPeriod:
    return ReportPeriod(title="x", kind=kind, first_day=first, last_day=last)


def test_the_first_periods_begin_with_the_plan() -> None:
    found = proposals()
    assert list(found) == ["year", "half_year", "quarter"]
    assert {each.first_day for each in found.values()} == {date(2009, 1, 1)}
    assert [each.last_day for each in found.values()] == [
        date(2009, 12, 31),
        date(2009, 6, 30),
        date(2009, 3, 31),
    ]


@pytest.mark.parametrize(
    ("kind", "first", "last", "expected", "part"),
    [
        ("year", "2009-01-01", "2009-12-31", ("2010-01-01", "2010-12-31"), 1),
        ("half_year", "2009-01-01", "2009-06-30", ("2009-07-01", "2009-12-31"), 2),
        ("quarter", "2011-10-01", "2011-12-31", ("2012-01-01", "2012-03-31"), 1),
        # a period with days of its own: the next one is a whole part of the year again
        ("quarter", "2011-04-01", "2011-07-20", ("2011-07-01", "2011-09-30"), 3),
    ],
)
def test_the_next_period_follows_the_last_of_its_kind(
    kind: str, first: str, last: str, expected: tuple[str, str], part: int
) -> None:
    day = date.fromisoformat
    found = proposals(a_period(kind, day(first), day(last)))[kind]
    assert (found.first_day.isoformat(), found.last_day.isoformat()) == expected
    assert (found.part, found.year) == (part, int(expected[0][:4]))


def test_a_years_report_is_due_on_the_programmes_day() -> None:
    assert proposals()["year"].due == date(2010, 5, 1)
    own = Deadline(
        title="Rapport", due=date(2010, 4, 15), yearly=True, document="annual-report", kind="report"
    )
    assert proposals(own)["year"].due == date(2010, 4, 15)


def test_a_shorter_report_is_due_at_the_next_administrative_meeting() -> None:
    series = MeetingSeries(title="Administrativt møte", origin="administrative")
    other = MeetingSeries(title="Styringsgruppe")
    meetings = [
        Meeting(title="a", series=series.key, dated=date(2009, 6, 30)),
        Meeting(title="b", series=series.key, dated=date(2009, 9, 10)),
        Meeting(title="c", series=series.key, dated=date(2009, 11, 10)),
        Meeting(title="d", series=other.key, dated=date(2009, 7, 2)),
    ]
    found = proposals(series, other, *meetings)
    assert found["half_year"].due == date(2009, 9, 10)
    assert proposals()["half_year"].due is None


def test_a_proposal_becomes_an_open_period() -> None:
    period = opened(proposals()["year"], "Året 2009")
    assert (period.title, period.kind, period.state) == ("Året 2009", "year", "open")
    assert (period.first_day, period.due) == (date(2009, 1, 1), date(2010, 5, 1))
