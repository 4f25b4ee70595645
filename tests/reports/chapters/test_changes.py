"""Tests of what changed since the last period: status, figures, and every row in words."""

import dataclasses
from datetime import date
from typing import Any

from fbdesk.models.followup import Milestone
from fbdesk.models.reporting import ReportPeriod
from fbdesk.models.results.frozen import FrozenArea, FrozenResults, FrozenTarget, frozen_results
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.models.strategy import Goal
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.changes import MOST_NEW, changes, figures_moved, status_changes
from fbdesk.reports.content import Block, Callout, TableOf
from fbdesk.reports.reported import Reported
from tests.builders import a_measure
from tests.reports.given import a_target_result, some_results
from tests.reports.given_plans import flat, headings, rows, table, the_full_basis, words_of
from tests.rows_alone import rows_alone

BEFORE = ReportPeriod(
    key="2009", title="2009", first_day=date(2009, 1, 1), last_day=date(2009, 12, 31)
)
BUS = a_measure("T-01", key="bus", title="Buss", position=0)
BIKE = a_measure("T-02", key="bike", title="Sykkel", position=1)
WALK = a_measure("T-03", key="walk", title="Gange", position=2)


def changed(row: Any, **values: Any) -> Any:
    return dataclasses.replace(row, **values)


def a_basis_of(
    then: Plan | None, now: Plan, figures_before: FrozenResults | None = None, language: str = "nb"
) -> Basis:
    """Return a basis that tells of `now`, compared with `then`; its figures are those by hand."""
    told = Reported(
        period=None,
        plan=now,
        before=BEFORE if then else None,
        plan_before=then,
        figures_before=figures_before,
    )
    results = some_results()
    return dataclasses.replace(the_full_basis(language), plan=now, results=results, reported=told)


def from_to(then: tuple[Row, ...], now: tuple[Row, ...], language: str = "nb") -> Basis:
    return a_basis_of(rows_alone(*then), rows_alone(*now), language=language)


def moved(then: tuple[Row, ...], now: tuple[Row, ...]) -> list[tuple[str, ...]]:
    found = status_changes(from_to(then, now))
    return rows(found) if found else []


# status


def test_a_new_status_stands_beside_the_one_before() -> None:
    done = changed(BUS, status="completed")
    assert moved((BUS, BIKE), (done, BIKE)) == [("T-01", "Buss", "Vedtatt", "Gjennomført")]


def test_a_new_measure_had_no_status_before() -> None:
    assert moved((BUS,), (BUS, BIKE)) == [("T-02", "Sykkel", "–", "Vedtatt")]


def test_a_measure_that_is_gone_is_told_as_deleted() -> None:
    assert moved((BUS, BIKE), (BIKE,)) == [("T-01", "Buss", "Vedtatt", "Slettet")]


def many_new(count: int) -> tuple[Row, ...]:
    return tuple(a_measure(f"N-{n:02}", key=f"n{n:02}", position=9 + n) for n in range(count))


def test_hundreds_of_new_measures_do_not_bury_the_one_that_moved() -> None:
    new = many_new(MOST_NEW + 1)
    found = status_changes(from_to((BUS,), (changed(BUS, status="completed"), *new)))
    assert found is not None
    assert rows(found) == [("T-01", "Buss", "Vedtatt", "Gjennomført")]
    assert found.note.startswith(f"{MOST_NEW + 1} tiltak er nye: N-00, N-01, ")
    assert found.note.endswith(f"N-{MOST_NEW:02}")


def test_new_measures_do_not_bury_one_that_is_gone_either() -> None:
    assert moved((BUS,), many_new(MOST_NEW + 1)) == [("T-01", "Buss", "Vedtatt", "Slettet")]


def test_a_few_new_measures_have_their_rows_and_no_note() -> None:
    moved_too = changed(BUS, status="completed")
    found = status_changes(from_to((BUS,), (moved_too, *many_new(MOST_NEW))))
    assert found is not None
    assert len(found.rows) == MOST_NEW + 1
    assert found.note == ""


def test_new_measures_alone_have_their_rows_however_many() -> None:
    assert len(moved((BUS,), (BUS, *many_new(MOST_NEW + 5)))) == MOST_NEW + 5


def test_those_that_are_gone_stand_below_those_that_are_there() -> None:
    told = moved((BUS, BIKE), (changed(BIKE, status="started"), WALK))
    assert [row[0] for row in told] == ["T-02", "T-03", "T-01"]


def test_a_measure_that_got_another_title_keeps_its_status() -> None:
    assert moved((BUS,), (changed(BUS, title="Bussvei"),)) == []


def test_a_measure_of_which_the_status_moved_goes_by_its_name_of_today() -> None:
    told = moved((BUS,), (changed(BUS, title="Bussvei", number="T-09", status="stopped"),))
    assert told[0][:2] == ("T-09", "Bussvei")


# the chapters


def test_a_first_report_says_that_there_is_nothing_before_it() -> None:
    (box,) = changes(a_basis_of(None, rows_alone(BUS)))
    assert isinstance(box, Callout)
    assert box.title == "Første rapport"


def test_nothing_changed_is_told_in_words_and_without_tables() -> None:
    blocks = changes(from_to((BUS,), (BUS,)))
    assert not any(isinstance(block, TableOf) for block in flat(blocks))
    told = words_of(blocks)
    assert "Ingen tiltak har fått ny status." in told
    assert headings(blocks) == ["Alle endringer"]


def every_change(then: tuple[Row, ...], now: tuple[Row, ...]) -> tuple[Block, ...]:
    return changes(from_to(then, now))


def test_each_kind_of_thing_has_its_heading_in_the_plans_order() -> None:
    goal = Goal(key="goal", kind="main", title="Mål")
    blocks = every_change(
        (goal, BUS), (changed(goal, title="Nytt mål"), changed(BUS, title="Bussvei"))
    )
    assert headings(blocks) == ["Alle endringer", "Mål", "Tiltak"]


def test_a_changed_thing_is_named_across_and_its_lines_stand_below() -> None:
    blocks = every_change((BUS,), (changed(BUS, title="Bussvei"),))
    assert rows(table(blocks, "Endringer i tiltak")) == [
        ("T-01 Bussvei",),
        ("Tittel", "Buss", "Bussvei"),
    ]


def test_new_and_deleted_things_say_so_beside_their_names() -> None:
    told = rows(table(every_change((BUS,), (BIKE,)), "Endringer i tiltak"))
    assert sorted(told) == [("T-01 Buss (Slettet)",), ("T-02 Sykkel (Ny)",)]


def test_what_is_part_of_a_measure_stands_under_the_measure() -> None:
    step = Milestone(key="step", measure="bus", title="Vedtak", due=date(2010, 3, 1))
    later = changed(step, due=date(2010, 9, 1))
    told = rows(table(every_change((BUS, step), (BUS, later)), "Endringer i tiltak"))
    assert told[0] == ("T-01 Buss",)
    assert "Vedtak" in told[1][0]
    assert told[1][1:] == ("01.03.2010", "01.09.2010")


def test_the_chapters_speak_english_in_an_english_report() -> None:
    blocks = changes(from_to((BUS,), (changed(BUS, status="completed"),), language="en"))
    assert rows(table(blocks, "Measures with a new status")) == [
        ("T-01", "Buss", "Adopted", "Completed")
    ]
    assert headings(blocks)[0] == "Every change"


# figures


def figures(before: FrozenResults, language: str = "nb") -> tuple[Block, ...]:
    plan = rows_alone(BUS)
    return tuple(figures_moved(a_basis_of(plan, plan, before, language), before))


def then(**values: Any) -> FrozenResults:
    """Return the figures by hand as they were, with some of them changed."""
    return dataclasses.replace(frozen_results(some_results()), **values)


def test_cuts_of_each_area_stand_before_and_now() -> None:
    areas = {"1": FrozenArea({2020: -20_000.0}, {2020: -300.0})}
    told = rows(table(figures(then(focus_areas=areas)), "før og nå"))
    # today 2 000, 1 000 and 500 t more each year from 2010 to 2020; area 4 has no tonnes
    assert [row[1:] for row in told] == [
        ("20 000", "22 000", "300", "0"),
        ("–", "11 000", "–", "0"),
        ("–", "5 500", "–", "0"),
    ]


def test_what_is_left_to_each_target_stands_before_and_now() -> None:
    targets = {"target": FrozenTarget("Gammelt navn", 2020, gap_t=20_000.0, probability=0.02)}
    ((title, left_then, left_now, *_),) = rows(
        table(figures(then(targets=targets)), "Det som gjenstår til målene")
    )
    # 161 500 t are left by today's measures, and 150 000 t is the goal
    assert (title, left_then, left_now) == ("25 % kutt", "20 000", "11 500")


def test_a_target_that_was_not_there_before_has_dashes() -> None:
    told = rows(table(figures(then(targets={})), "Det som gjenstår til målene"))
    assert (told[0][1], told[0][3]) == ("–", "–")


def test_a_plan_without_targets_has_no_table_of_them() -> None:
    plan = rows_alone(BUS)
    basis = a_basis_of(plan, plan)
    bare = dataclasses.replace(basis, results=some_results(a_target_result(), targets=()))
    captions = [b.caption for b in figures_moved(bare, then()) if isinstance(b, TableOf)]
    assert len(captions) == 1
    assert captions[0].endswith("før og nå")


def test_the_same_terms_need_no_warning() -> None:
    assert table(figures(then()), "før og nå").note == ""


def test_figures_on_other_terms_are_told_with_those_terms() -> None:
    note = table(figures(then(gwp_set="AR4", factors_edition="2024.1")), "før og nå").note
    assert "2024.1" in note
    assert "AR4" in note
    assert "2009" in note  # the start year, which is the same


def test_a_closed_period_tells_its_frozen_figures_and_not_those_of_today() -> None:
    plan = rows_alone(BUS)
    basis = a_basis_of(plan, plan)
    assert basis.reported is not None
    frozen = then(focus_areas={"1": FrozenArea({2020: -7.0}, {})})
    told = dataclasses.replace(basis.reported, figures=frozen)
    blocks = tuple(figures_moved(dataclasses.replace(basis, reported=told), then(focus_areas={})))
    assert [row[1:] for row in rows(table(blocks, "før og nå"))] == [("–", "7", "–", "–")]
