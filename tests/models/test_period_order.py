"""Tests of which period comes before another one, and of what happened to a period."""

import dataclasses
from datetime import UTC, date, datetime

import pytest

from fbdesk.models.periods.history import (
    digest_of,
    events_of,
    has_copy,
    last_closing,
    period_before,
)
from fbdesk.models.reporting import FrozenPart, PeriodEvent, ReportPeriod
from fbdesk.models.snapshot import Plan
from tests.rows_alone import rows_alone


def closed(key: str, first: str, last: str, kind: str = "year") -> ReportPeriod:
    return ReportPeriod(
        key=key,
        title=key,
        kind=kind,
        first_day=date.fromisoformat(first),
        last_day=date.fromisoformat(last),
        state="closed",
    )


Y2009 = closed("2009", "2009-01-01", "2009-12-31")
Y2010 = closed("2010", "2010-01-01", "2010-12-31")
Y2011 = closed("2011", "2011-01-01", "2011-12-31")
H2010 = closed("H1 2010", "2010-01-01", "2010-06-30", "half_year")
Q2010 = closed("Q4 2010", "2010-10-01", "2010-12-31", "quarter")


def with_copies(*periods: ReportPeriod) -> Plan:
    """Return a plan with the periods; each of them has a copy, whatever is in it."""
    parts = (FrozenPart(report_period=period.key, part="measure") for period in periods)
    return rows_alone(*periods, *parts)


def before(plan: Plan, period: ReportPeriod | None) -> str:
    found = period_before(plan, period)
    return found.key if found else ""


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (Y2011, "2010"),
        (Y2010, "2009"),
        (Y2009, ""),
        (H2010, "2009"),  # no half-year is before it: the last one of another kind stands in
        (Q2010, "H1 2010"),  # the year 2010 ends on the same day, and so is not before it
    ],
)
def test_the_period_before_ends_earlier_and_is_of_the_same_kind_if_it_can(
    period: ReportPeriod, expected: str
) -> None:
    assert before(with_copies(Y2009, Y2010, Y2011, H2010, Q2010), period) == expected


def test_before_now_is_the_period_that_ended_last_and_began_last() -> None:
    assert before(with_copies(Y2009, Y2010, H2010, Q2010), None) == "Q4 2010"


def test_a_closed_period_whose_copy_is_missing_cannot_be_compared_with() -> None:
    plan = with_copies(Y2009, Y2010)
    kept = tuple(part for part in plan.frozen_parts if part.report_period != "2010")
    assert before(dataclasses.replace(plan, frozen_parts=kept), Y2011) == "2009"


def test_a_plan_without_periods_has_none_before() -> None:
    assert before(rows_alone(), None) == ""


def test_a_copy_is_one_periods_own() -> None:
    plan = rows_alone(Y2009, Y2010, FrozenPart(report_period="2009", part="measure"))
    assert has_copy(plan, Y2009)
    assert not has_copy(plan, Y2010)


# what happened


def an_event(action: str, day: int, digest: str = "") -> PeriodEvent:
    moment = datetime(2011, 5, day, 12, tzinfo=UTC)
    return PeriodEvent(report_period="2010", action=action, happened=moment, digest=digest)


def test_the_last_closing_counts_and_not_a_later_opening() -> None:
    events = (an_event("closed", 1, "a"), an_event("closed", 3, "b"), an_event("reopened", 5))
    closing = last_closing(rows_alone(Y2010, *events), Y2010)
    assert closing is not None
    assert closing.digest == "b"


def test_a_period_that_was_never_closed_has_no_closing() -> None:
    assert last_closing(rows_alone(Y2010, an_event("reopened", 5)), Y2010) is None


def test_events_are_told_from_the_first_to_the_last() -> None:
    plan = rows_alone(Y2010, an_event("reopened", 5), an_event("closed", 1))
    assert [event.action for event in events_of(plan, Y2010)] == ["closed", "reopened"]


# the digest


def test_the_digest_does_not_depend_on_the_order_of_the_parts() -> None:
    assert digest_of({"a": "1", "b": "2"}) == digest_of({"b": "2", "a": "1"})


@pytest.mark.parametrize(
    "other",
    [
        {"a": "1"},
        {"a": "2", "b": "1"},
        {"a": "1", "c": "2"},
        {"a": "1", "b": "2", "c": ""},
    ],
)
def test_the_digest_tells_which_part_holds_what(other: dict[str, str]) -> None:
    assert digest_of(other) != digest_of({"a": "1", "b": "2"})


def test_the_digest_is_the_sha_256_of_names_and_texts_on_lines() -> None:
    # printf 'a\n1\n' | sha256sum
    expected = "309b0e45a73d3fc5325e2b6ed0a01ef8b9cde6b05a5633c1f893f970d52bfddc"
    assert digest_of({"a": "1"}) == expected
