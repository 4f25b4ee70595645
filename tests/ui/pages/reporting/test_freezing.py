"""Tests of comparing periods and of the frozen copy, as they run beside the window."""

import dataclasses
from datetime import UTC, date, datetime
from functools import cache

import pytest

from fbdesk.errors import FileError
from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine
from fbdesk.models.periods.history import freeze, thawed, thawed_results
from fbdesk.models.reporting import PeriodEvent, ReportPeriod
from fbdesk.models.results.computing import compute, edition_of
from fbdesk.models.snapshot import Plan
from fbdesk.ui.background import CancelledError, Progress
from fbdesk.ui.pages.reporting.freezing import NOW, ChangedLine, compared, frozen_copy
from tests.builders import a_measure
from tests.rows_alone import rows_alone

BUS = a_measure("T-01", key="bus", title="Buss", position=0)
BIKE = a_measure("T-02", key="bike", title="Sykkel", position=1)
YEAR = ReportPeriod(
    key="year", title="2010", first_day=date(2010, 1, 1), last_day=date(2010, 12, 31)
)


def progress() -> Progress:
    return Progress(lambda _share, _text: None)


@cache
def reported() -> Plan:
    """Return a plan whose year 2010 was closed with T-01 as `Buss` and T-02 as `Sykkel`."""
    plan = rows_alone(BUS, BIKE, YEAR)
    frozen = freeze(plan, compute(plan, edition_of(plan)), "year")
    event = PeriodEvent(
        report_period="year",
        action="closed",
        happened=datetime(2011, 5, 1, 9, tzinfo=UTC),
        digest=frozen.digest,
    )
    return dataclasses.replace(
        plan,
        report_periods=(dataclasses.replace(YEAR, state="closed"),),
        period_events=(event,),
        frozen_parts=frozen.parts,
    )


def now(*measures: Measure, **parts: tuple[object, ...]) -> Plan:
    return dataclasses.replace(reported(), measures=measures, **parts)  # type: ignore[arg-type]


def since_2010(plan: Plan, language: str = "nb") -> tuple[ChangedLine, ...]:
    return compared(plan, "year", NOW, language, progress())


def told(lines: tuple[ChangedLine, ...]) -> list[tuple[str, str, str, str]]:
    return [(line.thing, line.what, line.before, line.now) for line in lines]


# comparing


def test_a_plan_that_is_as_it_was_reported_gives_no_line() -> None:
    assert since_2010(reported()) == ()


def test_a_changed_field_is_a_line_with_before_and_now() -> None:
    lines = since_2010(now(dataclasses.replace(BUS, title="Bussvei"), BIKE))
    assert told(lines) == [("T-01 Bussvei", "Tittel", "Buss", "Bussvei")]
    assert (lines[0].kind, lines[0].kind_name) == ("Measure", "Tiltak")


def test_each_field_of_a_thing_has_a_line_of_its_own_under_the_same_thing() -> None:
    lines = since_2010(now(dataclasses.replace(BUS, title="Bussvei", status="completed"), BIKE))
    assert {line.thing_key for line in lines} == {"bus"}
    assert [line.key for line in lines] == ["bus 0", "bus 1"]


def test_new_and_deleted_things_are_one_line_each() -> None:
    walk = a_measure("T-03", key="walk", title="Gange")
    assert sorted(told(since_2010(now(BUS, walk)))) == [
        ("T-02 Sykkel", "Deleted", "", ""),
        ("T-03 Gange", "New", "", ""),
    ]


def test_money_is_told_under_the_measure_it_is_for() -> None:
    cost = CostLine(key="cost", measure="bus", year=2010, gross_ore=100_000)
    (line,) = since_2010(now(BUS, BIKE, cost_lines=(cost,)))
    assert (line.thing, line.kind) == ("T-01 Buss", "Measure")
    assert line.what.startswith("Kostnader")


def test_turned_around_what_was_new_is_gone() -> None:
    plan = now(BUS)
    assert told(compared(plan, NOW, "year", "nb", progress())) == [("T-02 Sykkel", "New", "", "")]


def test_words_come_in_the_language_that_is_asked_for() -> None:
    (line,) = since_2010(now(dataclasses.replace(BUS, status="completed"), BIKE), "en")
    assert (line.what, line.before, line.now) == ("Status", "Adopted", "Completed")


def test_a_damaged_copy_is_told_and_nothing_is_compared() -> None:
    broken = dataclasses.replace(reported().frozen_parts[0], content="?")
    plan = dataclasses.replace(reported(), frozen_parts=(broken, *reported().frozen_parts[1:]))
    with pytest.raises(FileError, match="cannot be read"):
        since_2010(plan)


def test_a_comparison_that_is_given_up_stops() -> None:
    stopped = progress()
    stopped.cancel()
    with pytest.raises(CancelledError):
        compared(reported(), "year", NOW, "nb", stopped)


# the copy


def test_the_copy_holds_the_plan_and_its_figures() -> None:
    plan = rows_alone(BUS, YEAR)
    frozen = frozen_copy(plan, "year", progress())
    event = PeriodEvent(
        report_period="year", action="closed", happened=datetime(2011, 5, 1, tzinfo=UTC),
        digest=frozen.digest,
    )  # fmt: skip
    kept = dataclasses.replace(plan, frozen_parts=frozen.parts, period_events=(event,))
    assert [measure.title for measure in thawed(kept, YEAR).measures] == ["Buss"]
    assert list(thawed_results(kept, YEAR).measures) == ["bus"]


def test_a_copy_that_is_given_up_is_not_made() -> None:
    stopped = progress()
    stopped.cancel()
    with pytest.raises(CancelledError):
        frozen_copy(rows_alone(BUS, YEAR), "year", stopped)
