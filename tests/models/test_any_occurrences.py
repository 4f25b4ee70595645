"""Whatever days a plan holds, what is due stands in order and each thing stands one way."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from fbdesk.models.communication import Deadline
from fbdesk.models.day_precision import first_day, in_year, last_day, season_of
from fbdesk.models.occurrences import (
    COMING,
    DONE,
    OVERDUE,
    occurrences,
    to_remind_of,
)
from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.snapshot import Plan
from fbdesk.models.timeline import moved
from tests.builders import a_measure, some_settings

PROGRAMME = load_programme("framtidens-byer")
DAYS = st.dates(date(1991, 1, 1), date(2098, 12, 31))
PRECISIONS = st.sampled_from(("day", "month", "season"))
YEARS = st.none() | st.integers(1990, 2100)

DEADLINES = st.builds(
    Deadline,
    title=st.sampled_from(("Søknad", "Regnskap", "Høring")),
    due=DAYS,
    precision=PRECISIONS,
    yearly=st.booleans(),
    last_year=YEARS,
    remind_days=st.integers(0, 365),
    done_through=st.none() | DAYS,
    key=st.uuids().map(str),
    rev=st.just(0),
)


def a_plan_with(deadlines: list[Deadline]) -> Plan:
    return Plan(settings=some_settings(), deadlines=tuple(deadlines))


@given(st.lists(DEADLINES, max_size=6), DAYS)
def test_things_stand_by_their_day_and_each_year_is_a_thing_of_its_own(
    deadlines: list[Deadline], today: date
) -> None:
    found = occurrences(a_plan_with(deadlines), PROGRAMME, today, today.year + 1)
    days = [one.day for one in found]
    assert days == sorted(days)
    assert len({one.key for one in found}) == len(found)
    assert {one.row for one in found} <= {deadline.key for deadline in deadlines}


@given(st.lists(DEADLINES, max_size=6), DAYS)
def test_what_is_overdue_is_past_and_what_is_to_come_is_not(
    deadlines: list[Deadline], today: date
) -> None:
    for one in occurrences(a_plan_with(deadlines), PROGRAMME, today, today.year + 1):
        assert one.state in (DONE, OVERDUE, COMING)
        assert (one.state == OVERDUE) <= (one.day < today)
        assert (one.state == COMING) <= (one.day >= today)


@given(DEADLINES, DAYS)
def test_what_is_done_stays_done_however_the_days_go(deadline: Deadline, today: date) -> None:
    plan = a_plan_with([deadline])
    for one in occurrences(plan, PROGRAMME, today, today.year + 1):
        through = deadline.done_through
        assert (one.state == DONE) == (through is not None and one.day <= through)


@given(st.lists(DEADLINES, max_size=6), DAYS)
def test_a_reminder_is_of_what_is_near_and_never_of_what_is_done(
    deadlines: list[Deadline], today: date
) -> None:
    found = occurrences(a_plan_with(deadlines), PROGRAMME, today, today.year + 1)
    for one in to_remind_of(found, today):
        assert one.state != DONE
        assert -60 < (one.day - today).days <= one.remind_days


@given(DEADLINES, DAYS)
def test_a_yearly_deadline_ends_with_its_last_year(deadline: Deadline, today: date) -> None:
    found = occurrences(a_plan_with([deadline]), PROGRAMME, today, today.year + 1)
    if not deadline.yearly:
        assert len(found) == 1
        return
    ends = min(today.year + 1, deadline.last_year or 9999)
    assert len(found) == max(0, ends - deadline.due.year + 1)


@given(DAYS, PRECISIONS)
def test_a_day_lies_in_its_month_or_season(day: date, precision: str) -> None:
    last = last_day(day, precision)
    first = first_day(last, precision)
    assert first <= day <= last
    assert last_day(last, precision) == last
    assert (last - first).days <= {"day": 0, "month": 30, "season": 91}[precision]


@given(DAYS)
def test_a_season_follows_the_one_before_it_without_a_gap(day: date) -> None:
    last = last_day(day, "season")
    following = last + timedelta(days=1)
    assert first_day(last_day(following, "season"), "season") == following
    assert season_of(following) != season_of(day)
    assert season_of(last) == season_of(day)


@given(DAYS, st.integers(1990, 2100))
def test_the_same_day_of_another_year_is_in_its_month(day: date, year: int) -> None:
    there = in_year(day, year)
    assert (there.year, there.month) == (year, day.month)
    assert day.day - there.day in (0, 1)  # 29 February alone gives way


@given(YEARS, YEARS, st.integers(-20, 20), st.integers(-20, 20))
def test_a_measure_that_is_moved_never_ends_before_it_begins(
    first: int | None, last: int | None, start: int, end: int
) -> None:
    if first is not None and last is not None and first > last:
        first, last = last, first
    new = moved(a_measure(start_year=first, end_year=last), start=start, end=end)
    begins, ends = new["start_year"], new["end_year"]
    assert (begins is None) == (first is None)
    assert (ends is None) == (last is None)
    if begins is not None and ends is not None:
        assert begins <= ends
