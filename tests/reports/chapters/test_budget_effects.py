"""The climate budget's ceiling and effects, with results worked out by hand."""

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from fbdesk.models.followup import Indicator, IndicatorTarget
from fbdesk.models.results.plan import MeasureResult
from fbdesk.models.row import Row
from fbdesk.reports.basis import Basis
from fbdesk.reports.chapters.budget_effects import (
    ceiling_table,
    effects_table,
    follow_up_table,
    in_figures,
    outside_table,
    result_indicators,
    unquantified_table,
    without_figures,
)
from fbdesk.reports.content import Block, Paragraph, TableOf
from tests.builders import a_measure
from tests.reports.given import a_target_result, some_results
from tests.reports.given_plans import a_basis, headings, rows, words_of

YEARS = (2010, 2011)
BUS = a_measure("T-01", key="bus", title="Bussvei", responsible="Samferdsel", position=0)
OIL = a_measure("T-02", key="oil", title="Oljefri", responsible="", position=1)
IDEA = a_measure("T-03", key="idea", title="Samlast", status="idea", position=2)


def a_result(measure: str, *, counts: bool = True, **series: Any) -> MeasureResult:
    """Return what a measure does, its series (tonnes by year) by their names."""
    return MeasureResult(
        measure=measure, number=measure, title=measure, focus_area="1", counts=counts, **series
    )


@cache
def a_basis_of_three(*more: Row) -> Basis:
    return a_basis(BUS, OIL, IDEA, *more)


def given(*results: MeasureResult, more: tuple[Row, ...] = (), **values: Any) -> Basis:
    """Return the basis of three measures with these results in place of computed ones."""
    basis = a_basis_of_three(*more)
    return replace(basis, results=some_results(measures=results, **values))


def the_table(blocks: object) -> TableOf:
    (found,) = (b for b in blocks if isinstance(b, TableOf))  # type: ignore[attr-defined] # blocks
    return found


def listed(blocks: tuple[Block, ...]) -> list[tuple[str, ...]]:
    return rows(the_table(blocks))


# The ceiling.


def test_the_room_is_what_the_ceiling_allows_beyond_the_measure_path() -> None:
    main = a_target_result(
        reference_t={2010: 1_000.0},
        measures_t={2010: 900.0},
        path_t={2010: 950.0},
        registered_t={2010: 930.0},
    )
    basis = replace(given(), results=some_results(main))
    # year, reference, measures, ceiling, room = 950 − 900, registered
    assert rows(ceiling_table(basis, (2010,))) == [("2010", "1 000", "900", "950", "50", "930")]


def test_emissions_above_the_ceiling_are_a_negative_room() -> None:
    main = a_target_result(measures_t={2011: 1_200.0}, path_t={2011: 950.0})
    basis = replace(given(), results=some_results(main))
    assert rows(ceiling_table(basis, (2011,)))[0][4] == "−250"


@pytest.mark.parametrize("lacking", ["path_t", "measures_t"])
def test_a_year_without_ceiling_or_path_has_no_room_rather_than_nought(lacking: str) -> None:
    basis = replace(given(), results=some_results(a_target_result(**{lacking: {}})))
    assert rows(ceiling_table(basis, (2011,)))[0][4] == "–"


def test_without_a_main_target_the_plans_own_paths_are_used() -> None:
    results = replace(
        some_results(),
        main_target=None,
        reference={2010: 800.0},
        measures_path={2010: 700.0},
        target_path={},
        registered={},
    )
    assert rows(ceiling_table(replace(given(), results=results), (2010,))) == [
        ("2010", "800", "700", "–", "–", "–")
    ]


def test_a_year_that_nothing_is_known_of_stands_all_the_same() -> None:
    assert rows(ceiling_table(given(), (1999,))) == [("1999", "–", "–", "–", "–", "–")]


# Which measures have figures.


def test_an_effect_outside_the_inventory_is_a_figure_too() -> None:
    basis = given(
        a_result("bus", stand_alone_t={2010: -5.0}), a_result("oil", indirect_t={2010: -7.0})
    )
    assert [measure.number for measure in in_figures(basis)] == ["T-01", "T-02"]
    assert [measure.number for measure in without_figures(basis)] == ["T-03"]


def test_noughts_outside_the_inventory_are_no_figure() -> None:
    basis = given(a_result("oil", indirect_t={2010: 0.0, 2011: 0.0}))
    assert in_figures(basis) == ()


def test_every_measure_is_in_one_of_the_two_lists_only() -> None:
    basis = given(a_result("bus", stand_alone_t={2010: -5.0}))
    both = [*in_figures(basis), *without_figures(basis)]
    assert sorted(measure.number for measure in both) == ["T-01", "T-02", "T-03"]


# The effects.


def test_adopted_measures_give_their_share_and_add_up() -> None:
    basis = given(
        a_result("bus", stand_alone_t={2010: -120.0}, joint_t={2010: -100.0, 2011: -200.0}),
        a_result("oil", stand_alone_t={2010: -60.0}, joint_t={2010: -50.0, 2011: -25.0}),
    )
    told = listed(tuple(effects_table(basis, YEARS)))
    assert told == [
        ("Vedtatt: andel av samlet virkning",),
        ("T-01", "Bussvei", "Samferdsel", "Vedtatt", "100", "200"),
        ("T-02", "Oljefri", "mangler", "Vedtatt", "50", "25"),
        ("", "Sum vedtatte tiltak", "", "", "150", "225"),
    ]


def test_proposed_measures_stand_alone_and_without_a_sum() -> None:
    basis = given(a_result("idea", counts=False, stand_alone_t={2010: -30.0}, joint_t={2010: 0.0}))
    told = listed(tuple(effects_table(basis, YEARS)))
    assert told[0] == ("Foreslått, ikke regnet med i banene: virkning alene",)
    assert [row[0] for row in told[1:]] == ["T-03"]
    assert told[1][-2:] == ("30", "–")  # nothing is known of 2011


def test_a_measure_that_raises_emissions_reads_as_a_rise_also_in_the_sum() -> None:
    basis = given(
        a_result("bus", stand_alone_t={2010: -1.0}, joint_t={2010: -10.0}),
        a_result("oil", stand_alone_t={2010: 1.0}, joint_t={2010: 25.0}),
    )
    told = listed(tuple(effects_table(basis, (2010,))))
    assert [row[-1] for row in told[1:]] == ["10", "+25", "+15"]


def test_the_sum_counts_the_measures_that_are_known_in_a_year() -> None:
    basis = given(
        a_result("bus", stand_alone_t={2010: -1.0}, joint_t={2010: -10.0}),
        a_result("oil", stand_alone_t={2010: -1.0}, joint_t={2010: -5.0, 2011: -7.0}),
    )
    told = listed(tuple(effects_table(basis, (2010, 2011, 2012))))
    assert told[-1][-3:] == ("15", "7", "–")


def test_groups_and_sums_are_marked_as_such() -> None:
    basis = given(
        a_result("bus", stand_alone_t={2010: -1.0}, joint_t={2010: -1.0}),
        a_result("idea", counts=False, stand_alone_t={2010: -1.0}),
    )
    table = the_table(tuple(effects_table(basis, YEARS)))
    assert [row.kind for row in table.rows] == ["group", "normal", "total", "group", "normal"]


def test_a_plan_without_any_computed_effect_says_so_and_shows_no_table() -> None:
    (block,) = effects_table(given(), YEARS)
    assert isinstance(block, Paragraph)
    assert block.text == "Ingen tiltak har tallfestet virkning i klimaregnskapet ennå."
    assert block.tone == "missing"


def test_what_is_done_outside_the_inventory_alone_has_no_row_of_dashes() -> None:
    basis = given(
        a_result("bus", stand_alone_t={2010: -5.0}, joint_t={2010: -5.0}),
        a_result("oil", indirect_t={2010: -7.0}),
    )
    told = listed(tuple(effects_table(basis, YEARS)))
    assert [row[0] for row in told[1:]] == ["T-01", ""]
    outside = outside_table(basis, YEARS)
    assert outside is not None
    assert [row.cells[0] for row in outside.rows] == ["T-02"]


def test_there_is_a_column_for_every_year() -> None:
    basis = given(a_result("bus", stand_alone_t={2010: -1.0}, joint_t={2010: -1.0}))
    table = the_table(tuple(effects_table(basis, (2010, 2011, 2012, 2013))))
    assert [column.title for column in table.columns[4:]] == ["2010", "2011", "2012", "2013"]


# Outside the inventory.


def test_what_is_done_elsewhere_has_a_table_of_its_own() -> None:
    basis = given(
        a_result("bus", stand_alone_t={2010: -1.0}),
        a_result("oil", indirect_t={2010: -40.0, 2011: 12.0}),
    )
    table = outside_table(basis, YEARS)
    assert table is not None
    assert rows(table) == [("T-02", "Oljefri", "mangler", "40", "+12")]


def test_nothing_done_elsewhere_is_no_table() -> None:
    assert outside_table(given(a_result("bus", indirect_t={2010: 0.0})), YEARS) is None


# Measures without figures, and how they are followed up.


def the_indicator(kind: str = "result", **values: Any) -> Indicator:
    return Indicator(
        **{"key": "km", "title": "Sykkelveg", "unit": "km", "measure": "bus", "kind": kind} | values
    )


def goal(year: int, value: float, indicator: str = "km") -> IndicatorTarget:
    return IndicatorTarget(indicator=indicator, year=year, value=value)


def test_the_last_target_of_an_indicator_is_the_one_that_is_told() -> None:
    basis = given(more=(the_indicator(), goal(2014, 12.0), goal(2012, 5.5)))
    assert result_indicators(basis, BUS).replace("\u00a0", " ") == "Sykkelveg: 12 km i 2014"


def test_an_indicator_without_unit_has_its_number_alone() -> None:
    basis = given(more=(the_indicator(unit=""), goal(2014, 1_250.0)))
    assert result_indicators(basis, BUS).replace("\u202f", " ") == "Sykkelveg: 1 250 i 2014"


def test_several_indicators_stand_after_each_other() -> None:
    second = the_indicator(key="places", title="Plasser", unit="", position=1)
    basis = given(
        more=(the_indicator(position=0), second, goal(2014, 12.0), goal(2013, 90.0, "places"))
    )
    told = result_indicators(basis, BUS).replace("\u00a0", " ")
    assert told == "Sykkelveg: 12 km i 2014; Plasser: 90 i 2013"


@pytest.mark.parametrize(
    "more",
    [
        pytest.param((the_indicator(),), id="no target"),
        pytest.param((the_indicator("output"), goal(2014, 12.0)), id="not a result"),
        pytest.param((the_indicator(measure="oil"), goal(2014, 12.0)), id="of another measure"),
    ],
)
def test_only_results_with_a_target_show_that_a_measure_is_done(more: tuple[Row, ...]) -> None:
    assert result_indicators(given(more=more), BUS) == ""


def test_what_has_no_figures_stands_with_owner_status_and_indicator() -> None:
    basis = given(
        a_result("oil", stand_alone_t={2010: -1.0}),
        a_result("idea", stand_alone_t={2010: -1.0}),
        more=(the_indicator(), goal(2014, 12.0)),
    )
    (told,) = listed(tuple(unquantified_table(basis)))
    assert told[:4] == ("T-01", "Bussvei", "Samferdsel", "Vedtatt")
    assert told[-1] == "Sykkelveg: 12 km i 2014"


def test_a_plan_where_everything_has_figures_says_so_without_alarm() -> None:
    known = [a_result(key, stand_alone_t={2010: -1.0}) for key in ("bus", "oil", "idea")]
    (block,) = unquantified_table(given(*known))
    assert isinstance(block, Paragraph)
    assert block.text == "Alle tiltakene i planen har tallfestet virkning."
    assert block.tone == "body"


def test_only_adopted_measures_with_a_result_to_show_are_followed_up() -> None:
    of_idea = the_indicator(key="trips", measure="idea", position=1)
    basis = given(
        a_result("bus"),
        a_result("idea", counts=False),
        more=(the_indicator(position=0), of_idea, goal(2014, 12.0), goal(2014, 3.0, "trips")),
    )
    blocks = tuple(follow_up_table(basis))
    assert headings(blocks) == ["Resultatindikatorer"]
    assert listed(blocks) == [("T-01", "Bussvei", "Samferdsel", "Sykkelveg: 12 km i 2014")]


def test_without_result_indicators_the_heading_says_what_is_missing() -> None:
    blocks = tuple(follow_up_table(given(a_result("bus"))))
    assert "Ingen vedtatte tiltak har en resultatindikator med måltall." in words_of(blocks)
