"""The lines of the table of measures: their year, their sums, and what they are linked to."""

import dataclasses

import pytest

from fbdesk.models.agreement import Commitment, CommitmentMeasure
from fbdesk.models.city import Party
from fbdesk.models.measures import Instrument, MeasureInstrument, MeasurePartner
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.results.computing import compute, edition_of
from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.pages.measures.lines import (
    commitments_of,
    cost_ore,
    granted_ore,
    instruments_of,
    main_year,
    measure_lines,
    partners_of,
)
from tests.builders import a_measure, a_plan, a_reduction, a_target
from tests.ui.pages.measures_page import ADesk

HELD = a_measure("T-01", title="Bypakke")


def a_cost(kind: str, gross_ore: int) -> CostLine:
    return CostLine(measure=HELD.key, kind=kind, year=2010, gross_ore=gross_ore)


def a_grant(year: int, granted_ore: int | None) -> FundingLine:
    return FundingLine(measure=HELD.key, scheme="enova", year=year, granted_ore=granted_ore)


def test_the_year_is_that_of_the_main_target_alone() -> None:
    other = dataclasses.replace(a_target(year=2030), main=False)
    assert main_year(a_plan(HELD, other, period_to=2014), None) == 2014
    assert main_year(a_plan(HELD, other, a_target(year=2020)), None) == 2020


def test_a_year_beyond_the_results_is_drawn_back_to_them() -> None:
    plan = a_plan(HELD, a_target(year=2020), personbiler_t=1000)
    results = compute(plan, edition_of(plan), load_programme("framtidens-byer"))
    assert main_year(plan, results) == 2020
    short = dataclasses.replace(results, years=(2009, 2010, 2011))
    assert main_year(plan, short) == 2011


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((), None),
        ((a_cost("investment", 100), a_cost("operating", 20)), 120),
        ((a_cost("saving", 50),), None),  # a saving alone is no cost
        ((a_cost("investment", 0),), 0),
    ],
)
def test_the_cost_is_investment_and_operation(
    rows: tuple[CostLine, ...], expected: int | None
) -> None:
    assert cost_ore(a_plan(HELD, *rows), HELD.key) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((), None),
        ((a_grant(2010, None),), None),  # applied for only: not known, never nothing
        ((a_grant(2010, 70), a_grant(2011, 5), a_grant(2012, None)), 75),
    ],
)
def test_the_grant_is_what_is_granted_so_far(
    rows: tuple[FundingLine, ...], expected: int | None
) -> None:
    assert granted_ore(a_plan(HELD, *rows), HELD.key) == expected


def test_what_is_linked_stands_in_the_plans_own_order() -> None:
    parties = tuple(
        Party(name=name, kind="county", position=place) for place, name in enumerate("ABC")
    )
    instruments = tuple(Instrument(title=name, position=n) for n, name in enumerate("KLM"))
    promises = tuple(
        Commitment(number=f"F-0{n}", party=parties[0].key, text="Bygger.", position=n)
        for n in range(1, 4)
    )
    links = [
        row
        for n in (2, 0)
        for row in (
            MeasurePartner(measure=HELD.key, party=parties[n].key),
            MeasureInstrument(measure=HELD.key, instrument=instruments[n].key),
            CommitmentMeasure(measure=HELD.key, commitment=promises[n].key),
        )
    ]
    plan = a_plan(HELD, *parties, *instruments, *promises, *links)
    assert [party.name for party in partners_of(plan, HELD.key)] == ["A", "C"]
    assert [found.title for found in instruments_of(plan, HELD.key)] == ["K", "M"]
    assert [found.number for found in commitments_of(plan, HELD.key)] == ["F-01", "F-03"]


def test_a_line_before_any_results_waits_for_its_figure(a_desk: ADesk) -> None:
    desk = a_desk(*a_reduction(100, "T-07"))
    (line,) = measure_lines(desk, desk.plan, None, numbers_in("nb"))
    assert line.cut.text == "…"
    assert line.gap_ore is None
    assert line.area_name == "1  Areal og transport"


def test_the_gap_falls_below_nothing_where_more_is_granted_than_it_costs(a_desk: ADesk) -> None:
    desk = a_desk(HELD, a_cost("investment", 100), a_grant(2010, 130))
    (line,) = measure_lines(desk, desk.plan, None, numbers_in("nb"))
    assert line.gap_ore == -30


def test_an_area_that_the_programme_lacks_is_shown_by_its_code(a_desk: ADesk) -> None:
    desk = a_desk(a_measure("T-01", focus_area="9"))
    (line,) = measure_lines(desk, desk.plan, None, numbers_in("nb"))
    assert line.area_name == "9  9"


@pytest.mark.parametrize(
    ("words", "found"), [("", True), ("  ", True), ("BY", True), ("by pakke", True), ("tog", False)]
)
def test_every_word_must_stand_somewhere(a_desk: ADesk, words: str, found: bool) -> None:
    desk = a_desk(HELD)
    (line,) = measure_lines(desk, desk.plan, None, numbers_in("nb"))
    assert line.matches(words) is found
