"""Tests of the measures that a period has news of."""

import dataclasses
from datetime import date
from typing import Any

import pytest

from fbdesk.models.followup import Decision, Indicator, IndicatorValue, Milestone, ProgressNote
from fbdesk.models.reporting import ReportPeriod
from fbdesk.models.results.frozen import frozen_results
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.news import with_news
from fbdesk.reports.reported import Reported
from tests.builders import a_measure, a_plan, a_stated_effect, an_inventory
from tests.reports.given_plans import basis_of

SPRING = ReportPeriod(title="Våren", first_day=date(2010, 1, 1), last_day=date(2010, 6, 30))
INSIDE, BEFORE = date(2010, 3, 1), date(2009, 12, 31)
PARKING = a_measure("T-01", key="parking", status="adopted", start_year=2010)
BUSES = a_measure("T-02", key="buses", status="adopted", start_year=2010)
CARS = ("Veitrafikk", "Personbiler")


def a_plan_of(*more: Row, parking_t: float = -100.0, **of_parking: Any) -> Plan:
    parking = dataclasses.replace(PARKING, **of_parking)
    edition, *measured = an_inventory({CARS: {2009: 1_000.0}})
    effects = (*a_stated_effect(parking, parking_t), *a_stated_effect(BUSES, -50.0))
    rows = (edition, *measured, parking, BUSES, *effects, *more)
    return a_plan(*rows, inventory_edition=edition.key)


def reported(plan: Plan, before: Plan | None = None, *, figures: bool = False) -> Basis:
    """Return the basis of a report of the spring, compared with another state of the plan."""
    told = Reported(
        SPRING,
        plan,
        before=SPRING if before else None,
        plan_before=before,
        figures_before=frozen_results(basis_of(before).results) if before and figures else None,
    )
    return dataclasses.replace(basis_of(plan), reported=told)


def test_a_period_in_which_nothing_happened_has_no_news() -> None:
    assert with_news(reported(a_plan_of(), a_plan_of(), figures=True)) == frozenset()


@pytest.mark.parametrize(
    ("happened", "news"),
    [
        (Milestone(measure="parking", title="Skilt", due=INSIDE), True),
        (Milestone(measure="parking", title="Skilt", due=BEFORE, done=INSIDE), True),
        (Milestone(measure="parking", title="Skilt", due=BEFORE), False),
        (ProgressNote(measure="parking", dated=INSIDE, text="I gang."), True),
        (ProgressNote(measure="parking", dated=BEFORE, text="I gang."), False),
        (Decision(measure="parking", body="Bystyret", decided=INSIDE), True),
        (Decision(measure="parking", body="Bystyret", decided=BEFORE), False),
        (Decision(body="Bystyret", decided=INSIDE), False),  # of no measure
    ],
)
def test_what_happened_to_a_measure_in_the_period_is_news(happened: Row, news: bool) -> None:
    expected = {"parking"} if news else set()
    assert with_news(reported(a_plan_of(happened))) == expected


@pytest.mark.parametrize(("observed", "news"), [(INSIDE, True), (BEFORE, False)])
def test_an_observation_of_a_measures_indicator_is_news(observed: date, news: bool) -> None:
    indicator = Indicator(key="places", title="Plasser", measure="parking")
    value = IndicatorValue(indicator="places", observed=observed, value=10.0)
    expected = {"parking"} if news else set()
    assert with_news(reported(a_plan_of(indicator, value))) == expected


def test_an_indicator_of_the_whole_plan_is_no_measures_news() -> None:
    indicator = Indicator(key="places", title="Plasser")
    value = IndicatorValue(indicator="places", observed=INSIDE, value=10.0)
    assert with_news(reported(a_plan_of(indicator, value))) == frozenset()


def test_another_status_is_news() -> None:
    now, before = a_plan_of(status="started"), a_plan_of(status="adopted")
    assert with_news(reported(now, before)) == {"parking"}


def test_another_title_alone_is_none() -> None:
    now, before = a_plan_of(title="Betalt parkering"), a_plan_of(title="Parkering")
    assert with_news(reported(now, before)) == frozenset()


def test_a_measure_that_was_not_there_before_is_news() -> None:
    before = dataclasses.replace(a_plan_of(), measures=(BUSES,))
    assert with_news(reported(a_plan_of(), before)) == {"parking"}


@pytest.mark.parametrize(("now_t", "news"), [(-101.0, True), (-99.0, True), (-100.4, False)])
def test_another_effect_of_a_tonne_or_more_is_news(now_t: float, news: bool) -> None:
    basis = reported(a_plan_of(parking_t=now_t), a_plan_of(), figures=True)
    assert with_news(basis) == ({"parking"} if news else set())


def test_without_an_earlier_period_only_what_happened_is_news() -> None:
    note = ProgressNote(measure="buses", dated=INSIDE, text="I gang.")
    assert with_news(reported(a_plan_of(note))) == {"buses"}
