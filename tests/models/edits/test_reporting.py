"""Tests of what a planner does with report periods: what is kept, refused, and in which order."""

import dataclasses
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import Connection

from fbdesk.errors import InputError
from fbdesk.models import rows
from fbdesk.models.edits import reporting as edits
from fbdesk.models.periods.history import Frozen
from fbdesk.models.reporting import FrozenPart, PeriodEvent, ReportPeriod
from tests.builders import an_open_plan, some_settings

YEAR = ReportPeriod(
    key="year", title="Året 2010", first_day=date(2010, 1, 1), last_day=date(2010, 12, 31)
)
MAY = datetime(2011, 5, 1, 9, 30, tzinfo=UTC)
APRIL = datetime(2011, 4, 1, 9, 30, tzinfo=UTC)


@pytest.fixture
def plan() -> Iterator[Connection]:
    """Give a plan with one open year."""
    with an_open_plan(some_settings()) as connection:
        edits.add_period(connection, YEAR)
        yield connection


def a_copy(content: str, *parts: str) -> Frozen:
    """Return a copy with parts that hold a text; what is in them is not looked at here."""
    held = tuple(FrozenPart(report_period="year", part=part, content=content) for part in parts)
    return Frozen(held, digest=f"digest of {content}")


def period(plan: Connection) -> ReportPeriod:
    return rows.get(plan, ReportPeriod, "year")


def events(plan: Connection) -> list[tuple[str, datetime]]:
    return [(e.action, e.happened) for e in rows.read(plan, PeriodEvent, report_period="year")]


# opening


def test_a_new_period_is_open_whatever_it_was_made_as(plan: Connection) -> None:
    closed = dataclasses.replace(
        YEAR, key="next", first_day=date(2011, 1, 1), last_day=date(2011, 12, 31), state="closed"
    )
    assert edits.add_period(plan, closed) == "next"
    assert rows.get(plan, ReportPeriod, "next").state == "open"


def test_a_year_and_a_quarter_may_begin_on_the_same_day(plan: Connection) -> None:
    quarter = dataclasses.replace(
        YEAR, key="quarter", kind="quarter", title="K1", last_day=date(2010, 3, 31)
    )
    edits.add_period(plan, quarter)
    assert [each.key for each in rows.read(plan, ReportPeriod)] == ["quarter", "year"]


def test_a_period_of_a_single_day_is_a_period(plan: Connection) -> None:
    edits.change_period(plan, "year", last_day=YEAR.first_day)
    assert period(plan).last_day == date(2010, 1, 1)


def test_a_second_year_from_the_same_day_is_refused_by_the_name_of_the_first(
    plan: Connection,
) -> None:
    with pytest.raises(InputError, match="Året 2010 is there already"):
        edits.add_period(plan, dataclasses.replace(YEAR, key="twin", title="Tvilling"))
    assert [each.key for each in rows.read(plan, ReportPeriod)] == ["year"]


# changing


def test_both_days_are_moved_together(plan: Connection) -> None:
    # each alone would end before it begins, or begin after it ends
    edits.change_period(plan, "year", first_day=date(2012, 1, 1), last_day=date(2012, 12, 31))
    assert (period(plan).first_day, period(plan).last_day) == (date(2012, 1, 1), date(2012, 12, 31))


def test_a_day_that_does_not_fit_leaves_the_other_fields_as_they_were(plan: Connection) -> None:
    with pytest.raises(InputError, match="cannot end on 2009-12-31 before it begins on 2010-01-01"):
        edits.change_period(plan, "year", title="Nytt navn", last_day=date(2009, 12, 31))
    assert period(plan).title == "Året 2010"


# closing


def test_closing_keeps_parts_digest_who_and_when(plan: Connection) -> None:
    edits.close_period(plan, "year", a_copy("a", "measure", "goal"), person="Kari Holm", moment=MAY)
    assert period(plan).state == "closed"
    assert [part.part for part in rows.read(plan, FrozenPart)] == ["goal", "measure"]
    (event,) = rows.read(plan, PeriodEvent)
    assert (event.action, event.person, event.happened) == ("closed", "Kari Holm", MAY)
    assert event.digest == "digest of a"


def test_a_new_copy_takes_the_place_of_the_earlier_one(plan: Connection) -> None:
    edits.close_period(plan, "year", a_copy("old", "measure", "goal"), moment=APRIL)
    edits.reopen_period(plan, "year", reason="feil tall", moment=APRIL)
    edits.close_period(plan, "year", a_copy("new", "measure"), moment=MAY)
    assert [part.content for part in rows.read(plan, FrozenPart)] == ["new"]


def test_a_period_that_is_closed_keeps_its_first_copy(plan: Connection) -> None:
    edits.close_period(plan, "year", a_copy("old", "measure"), moment=APRIL)
    with pytest.raises(InputError, match="Open it again before you change it"):
        edits.close_period(plan, "year", a_copy("new", "measure"), moment=MAY)
    assert [part.content for part in rows.read(plan, FrozenPart)] == ["old"]
    assert len(events(plan)) == 1


def test_the_copy_of_another_period_stays(plan: Connection) -> None:
    other = FrozenPart(report_period="other", part="measure", content="other")
    other_year = dataclasses.replace(
        YEAR, key="other", first_day=date(2009, 1, 1), last_day=date(2009, 12, 31)
    )
    edits.add_period(plan, other_year)
    edits.close_period(plan, "other", Frozen((other,), "digest"), moment=APRIL)
    edits.close_period(plan, "year", a_copy("a", "measure"), moment=MAY)
    held = {part.report_period: part.content for part in rows.read(plan, FrozenPart)}
    assert held == {"other": "other", "year": "a"}


# opening again


def test_the_reason_is_kept_without_the_spaces_around_it(plan: Connection) -> None:
    edits.close_period(plan, "year", a_copy("a", "measure"), moment=APRIL)
    edits.reopen_period(plan, "year", reason="  feil tall \n", person="Ola Berg", moment=MAY)
    event = rows.read(plan, PeriodEvent)[-1]
    assert (event.action, event.reason, event.person) == ("reopened", "feil tall", "Ola Berg")
    assert event.digest == ""


def test_the_copy_stays_while_the_period_is_open_again(plan: Connection) -> None:
    edits.close_period(plan, "year", a_copy("a", "measure"), moment=APRIL)
    edits.reopen_period(plan, "year", reason="feil", moment=MAY)
    assert period(plan).state == "open"
    assert [part.content for part in rows.read(plan, FrozenPart)] == ["a"]


def test_what_happened_keeps_its_order_when_the_clock_was_set_back(plan: Connection) -> None:
    edits.close_period(plan, "year", a_copy("a", "measure"), moment=MAY)
    edits.reopen_period(plan, "year", reason="feil", moment=APRIL)
    (closed, reopened) = events(plan)
    assert closed == ("closed", MAY)
    # a microsecond after what was there, and not a month before it
    assert reopened == ("reopened", MAY.replace(microsecond=1))


def test_without_a_reason_the_period_stays_closed(plan: Connection) -> None:
    edits.close_period(plan, "year", a_copy("a", "measure"), moment=APRIL)
    with pytest.raises(InputError, match="Write why"):
        edits.reopen_period(plan, "year", reason=" \n")
    assert period(plan).state == "closed"


# deleting


def test_an_open_period_goes_with_all_that_was_kept_of_it(plan: Connection) -> None:
    edits.close_period(plan, "year", a_copy("a", "measure"), moment=APRIL)
    edits.reopen_period(plan, "year", reason="feil", moment=MAY)
    edits.delete_period(plan, "year")
    for kind in (ReportPeriod, PeriodEvent, FrozenPart):
        assert rows.read(plan, kind) == ()


def test_a_closed_period_stays_with_its_copy(plan: Connection) -> None:
    edits.close_period(plan, "year", a_copy("a", "measure"), moment=APRIL)
    with pytest.raises(InputError, match="Året 2010 is closed"):
        edits.delete_period(plan, "year")
    assert len(rows.read(plan, FrozenPart)) == 1
