"""Measures on a line of time: their bars, fills and steps, and how they are moved."""

from datetime import date

import pytest

from fbdesk.models.followup import Milestone
from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.row import Row
from fbdesk.models.timeline import Bar, bars, moved, patterns, span_of
from tests.builders import a_measure, a_plan

PROGRAMME = load_programme("framtidens-byer")
TODAY = date(2010, 6, 15)


def drawn(*contents: Row) -> tuple[Bar, ...]:
    return bars(a_plan(*contents), PROGRAMME, TODAY)


def test_a_bar_runs_from_the_start_through_the_end_with_its_phase_in() -> None:
    (bar,) = drawn(a_measure(start_year=2010, end_year=2014, phase_in_years=3))
    assert (bar.start, bar.full_from, bar.end) == (
        date(2010, 1, 1),
        date(2012, 1, 1),
        date(2014, 12, 31),
    )


def test_without_an_end_a_bar_goes_on_and_without_a_start_there_is_none() -> None:
    going, unset = drawn(
        a_measure("T-01", end_year=None), a_measure("T-02", start_year=None, end_year=2014)
    )
    assert (going.start, going.end) == (date(2010, 1, 1), None)
    assert (unset.start, unset.full_from) == (None, None)


def test_measures_stand_by_focus_area_with_the_common_one_last() -> None:
    told = drawn(
        a_measure("T-01", focus_area="0", position=0),
        a_measure("T-02", focus_area="2", position=1),
        a_measure("T-03", focus_area="1", position=2),
        a_measure("T-04", focus_area="2", position=3),
    )
    assert [bar.measure.number for bar in told] == ["T-03", "T-02", "T-04", "T-01"]


def test_the_fill_tells_how_far_a_measure_has_come() -> None:
    assert patterns(PROGRAMME) == {
        "idea": "open",
        "study": "open",
        "adopted": "plain",
        "started": "hatched",
        "completed": "full",
        "postponed": "faint",
        "stopped": "faint",
    }


def test_a_milestone_is_reached_or_late_or_to_come() -> None:
    measure = a_measure()
    (bar,) = drawn(
        measure,
        Milestone(measure=measure.key, title="Anbud", due=date(2010, 3, 1), done=date(2010, 4, 1)),
        Milestone(measure=measure.key, title="Kontrakt", due=date(2010, 6, 14)),
        Milestone(measure=measure.key, title="Byggestart", due=date(2010, 6, 15)),
        Milestone(measure=measure.key, title="En gang"),
    )
    assert [(step.title, step.done, step.late) for step in bar.steps] == [
        ("Anbud", True, False),
        ("Kontrakt", False, True),
        ("Byggestart", False, False),
    ]


def test_no_milestone_is_late_where_the_measure_was_given_up() -> None:
    stopped = a_measure(status="stopped")
    (bar,) = drawn(stopped, Milestone(measure=stopped.key, title="X", due=date(2009, 1, 1)))
    assert not bar.steps[0].late


def test_the_line_of_time_holds_the_period_and_every_bar_and_step() -> None:
    measure = a_measure(start_year=2006, end_year=2012)
    late = Milestone(measure=measure.key, title="X", due=date(2021, 1, 1))
    assert span_of(drawn(measure, late), 2008, 2014) == (2006, 2021)
    assert span_of((), 2008, 2014) == (2008, 2014)


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        (2, 2, (2012, 2016)),
        (2, 0, (2012, 2014)),
        (0, -1, (2010, 2013)),
        (9, 0, (2014, 2014)),
        (0, -9, (2010, 2010)),
    ],
)
def test_a_measure_is_moved_as_a_whole_or_by_an_end_and_never_turned_round(
    start: int, end: int, years: tuple[int, int]
) -> None:
    measure = a_measure(start_year=2010, end_year=2014)
    new = moved(measure, start=start, end=end)
    assert (new["start_year"], new["end_year"]) == years


def test_what_is_not_set_stays_so_when_a_measure_is_moved() -> None:
    assert moved(a_measure(start_year=2010, end_year=None), start=1, end=1) == {
        "start_year": 2011,
        "end_year": None,
    }
