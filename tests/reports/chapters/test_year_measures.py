"""Tests of the year's measures: how far each has come, its effect, lessons, and outreach."""

import dataclasses
from datetime import date
from typing import Any

import pytest

from fbdesk.models.communication import Communication
from fbdesk.models.followup import Indicator, IndicatorTarget, IndicatorValue, Milestone
from fbdesk.models.row import Row
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.year_measures import (
    communications_of,
    lessons_of_measures,
    measures_of_year,
)
from fbdesk.reports.content import Heading, Landscape, ListOf, Paragraph, TableOf
from tests.builders import a_measure, a_stated_effect, a_target
from tests.reports.given_plans import a_basis, flat, headings, rows, table, the_full_basis, words_of
from tests.rows_alone import rows_alone

BUS = a_measure("T-01", key="bus", title="Buss", responsible="Byutvikling", end_year=2014)


def a_plan_of(*contents: Row, language: str = "nb") -> Basis:
    """Return a basis whose plan has the rows, with the results of another one: no tonnes."""
    return dataclasses.replace(the_full_basis(language), plan=rows_alone(*contents))


def cells(*contents: Row) -> tuple[str, ...]:
    """Return the row of T-01 in the table of focus area 1 for 2010."""
    blocks = measures_of_year(a_plan_of(*contents), 2010)
    return rows(table(blocks, "Tiltak i innsatsområde 1"))[0]


def a_step(title: str, done: str | None = None) -> Milestone:
    return Milestone(measure="bus", title=title, done=date.fromisoformat(done) if done else None)


# the table


def test_a_measure_is_told_with_owner_period_and_status() -> None:
    assert cells(BUS)[:5] == ("T-01", "Buss", "Byutvikling", "2010–2014", "Vedtatt")


def test_what_is_missing_is_told_as_missing() -> None:
    bare = dataclasses.replace(BUS, responsible="", start_year=None, end_year=None)
    assert cells(bare)[2:4] == ("mangler", "mangler")


def test_milestones_are_counted_as_reached_of_all() -> None:
    steps = (a_step("Vedtak", "2010-03-01"), a_step("Anbud"), a_step("Åpning"))
    assert cells(BUS, *steps)[6] == "1 av 3"


def test_no_milestones_are_a_dash_and_not_none_of_none() -> None:
    assert cells(BUS)[6] == "–"


def test_completion_is_the_mean_of_the_measures_result_indicators() -> None:
    contents: list[Row] = [BUS]
    for key, target, value in (("a", 100.0, 50.0), ("b", 10.0, 30.0)):
        contents += [
            Indicator(
                key=key, title=key, kind="result", measure="bus", baseline=0.0, baseline_year=2008
            ),
            IndicatorTarget(indicator=key, year=2014, value=target),
            IndicatorValue(indicator=key, observed=date(2010, 12, 31), value=value),
        ]
    # half-way, and three times as far as wanted, which counts as whole: (50 % + 100 %) / 2
    assert cells(*contents)[5] == "75 %"


def test_cuts_stand_in_the_year_and_in_the_targets_year() -> None:
    early = a_measure("T-01", key="early")
    late = a_measure("T-02", key="late", start_year=2015, position=1)
    basis = a_basis(
        early,
        *a_stated_effect(early, -100, lifetime_years=5),  # 2010 to 2014
        late,
        *a_stated_effect(late, -40),
        a_target(),
        personbiler_t=1_000,
    )
    first, second, total = rows(table(measures_of_year(basis, 2010), "innsatsområde 1"))
    assert (first[7], first[8]) == ("100", "0")
    assert (second[7], second[8]) == ("0", "40")
    assert total[1] == "Sum for tiltakene som teller"
    assert (total[7], total[8]) == ("100", "40")


def test_the_headings_name_the_years_they_are_of() -> None:
    chosen = table(measures_of_year(a_plan_of(BUS), 2012), "innsatsområde 1")
    titles = [column.title for column in chosen.columns]
    assert titles[7:] == ["Kutt 2012, t", "Planlagt kutt 2020, t", "Utenfor 2012, t"]


def test_a_measure_without_a_calculation_has_dashes_in_row_and_sum() -> None:
    blocks = measures_of_year(a_plan_of(BUS), 2010)
    bus, total = rows(table(blocks, "innsatsområde 1"))
    assert bus[7:] == ("–", "–", "–")
    assert total[7:] == ("–", "–", "–")


def test_each_focus_area_with_measures_has_its_table_on_wide_pages() -> None:
    stream = a_measure("T-02", focus_area="4")
    joint = a_measure("T-03", focus_area="0")
    (wide,) = measures_of_year(a_plan_of(BUS, stream, joint), 2010)
    assert isinstance(wide, Landscape)
    first = [t.rows[0].cells[0] for t in wide.blocks if isinstance(t, TableOf)]
    assert first == ["T-01", "T-02", "T-03"]  # areas 1 and 4, then what is common


def test_a_plan_without_measures_says_so_on_an_upright_page() -> None:
    blocks = measures_of_year(a_plan_of(), 2010)
    assert not any(isinstance(block, Landscape) for block in blocks)
    assert "Planen har ingen tiltak ennå." in words_of(blocks)


# lessons


def lessons(**values: Any) -> list[object]:
    return list(lessons_of_measures(a_plan_of(dataclasses.replace(BUS, **values))))


def test_lessons_stand_under_the_measure_with_bold_heads() -> None:
    told = lessons(lessons="Begynn tidlig.", transferability="Passer for alle byer.")
    assert told == [
        Heading(3, "T-01 Buss", numbered=False, listed=False),
        Paragraph("Begynn tidlig.", lead="Erfaringer."),
        Paragraph("Passer for alle byer.", lead="Overføringsverdi."),
    ]


def test_only_the_first_paragraph_has_the_head_before_it() -> None:
    assert lessons(lessons="Ett.\nTo.")[1:] == [
        Paragraph("Ett.", lead="Erfaringer."),
        Paragraph("To."),
    ]


def test_a_list_has_its_head_on_a_line_of_its_own() -> None:
    assert lessons(lessons="- begynn\n- bli ferdig")[1:] == [
        Paragraph("", lead="Erfaringer."),
        ListOf(("begynn", "bli ferdig")),
    ]


@pytest.mark.parametrize("text", ["", "  \n"])
def test_a_measure_that_taught_nothing_is_not_named(text: str) -> None:
    assert lessons(lessons=text) == []


# outreach


def an_activity(title: str, day: str | None, **values: Any) -> Communication:
    return Communication(title=title, dated=date.fromisoformat(day) if day else None, **values)


def outreach(*activities: Communication) -> list[tuple[str, ...]]:
    (told,) = communications_of(a_plan_of(*activities), range(2010, 2011))
    assert isinstance(told, TableOf)
    return rows(told)


def test_an_activity_tells_day_audience_channel_and_result() -> None:
    told = outreach(
        an_activity(
            "Åpent møte",
            "2010-05-04",
            audience="Handelen",
            channel="Rådhuset",
            result="**60** kom.",
        )
    )
    assert told == [("04.05.2010", "Åpent møte", "Handelen", "Rådhuset", "60 kom.")]


def test_columns_in_which_no_activity_says_anything_are_left_out() -> None:
    assert outreach(an_activity("Åpent møte", "2010-05-04")) == [("04.05.2010", "Åpent møte")]


def test_activities_of_other_years_and_without_a_day_are_left_out() -> None:
    told = outreach(
        an_activity("før", "2009-12-31"),
        an_activity("i", "2010-01-01"),
        an_activity("etter", "2011-01-01"),
        an_activity("en gang", None),
    )
    assert told == [("01.01.2010", "i")]


def test_years_without_outreach_have_no_list() -> None:
    assert communications_of(a_plan_of(an_activity("før", "2009-12-31")), range(2010, 2011)) == ()


def test_the_chapter_has_one_heading() -> None:
    basis = a_plan_of(BUS, language="en")
    blocks = measures_of_year(basis, 2010)
    assert headings(flat(blocks)) == ["Measures and their effect"]
