"""Tests that the sample's documents tell the same figures: PDF, workbook, letter and results."""

from functools import cache
from typing import Any

import pytest

from fbdesk.models.money import CostLine, FundingLine
from fbdesk.reports.agreement import agreement
from fbdesk.reports.chapters.commitments import standing
from fbdesk.reports.chapters.focus_area import measures_table
from fbdesk.reports.chapters.money import costs_per_year
from fbdesk.reports.chapters.summary import key_figures, targets_table
from fbdesk.reports.workbook.cells import shown
from fbdesk.reports.workbook.columns import Book
from fbdesk.reports.workbook.layout import lay_out
from fbdesk.reports.workbook.lists import choice_lists
from fbdesk.reports.workbook.sheets.every_sheet import SHEETS
from tests.reports.given_plans import rows, table
from tests.reports.test_sample_documents import SAMPLE, basis, number

pytestmark = pytest.mark.skipif(not SAMPLE.exists(), reason="the sample plan is not here")


@cache
def book() -> Book:
    """Return what the sample's workbook is made from: the same results as the action plan's."""
    chosen = basis()
    wording = chosen.wording
    return Book(
        plan=chosen.plan,
        results=chosen.results,
        programme=chosen.programme,
        edition=chosen.edition,
        translate=wording.translate,
        numbers=wording.numbers,
        lists=choice_lists(chosen.programme, wording.translate, wording.language),
        made_on=chosen.made,
    )


def column(sheet: str, code: str) -> list[Any]:
    """Return the values of one column of the workbook."""
    layout = lay_out(book(), SHEETS)[sheet]
    declared = layout.columns[layout.place(code)]
    return [shown(book(), declared, row).value for row in layout.rows]


def by_measure(sheet: str, code: str) -> dict[str, Any]:
    """Return a column of the workbook by the measures' numbers."""
    return dict(zip(column(sheet, "number"), column(sheet, code), strict=True))


@cache
def workbook_key_figures() -> dict[str, Any]:
    return dict(zip(column("key_figures", "words"), column("key_figures", "value"), strict=True))


def test_the_target_stands_the_same_in_summary_and_workbook() -> None:
    main = basis().results.main_target
    assert main is not None
    cells = next(row for row in rows(targets_table(basis())) if row[0] == main.title)
    told = workbook_key_figures()
    for cell, words in zip(
        cells[2:6],
        (
            "Emissions in the base year",
            "Emissions at the goal",
            "Measures path in the target year",
            "Gap",
        ),
        strict=True,
    ):
        assert number(cell) == pytest.approx(told[basis().text(words)], abs=0.51)


def test_the_key_figures_of_the_summary_are_those_of_the_results() -> None:
    main = basis().results.main_target
    assert main is not None
    assert main.goal_t is not None
    assert main.gap_t is not None
    write = basis().wording.numbers.tonnes
    shown_figures = [figure.figure for figure in key_figures(basis())]
    assert write(main.goal_t) in shown_figures
    assert write(abs(main.gap_t)) in shown_figures


def test_each_measure_costs_the_same_in_pdf_and_workbook() -> None:
    spent, granted = by_measure("money", "spending_ore"), by_measure("money", "granted_ore")
    compared = 0
    for area in basis().areas:
        for cells in rows(measures_table(basis(), area)):
            if not cells[0]:
                continue
            for cell, amounts in ((cells[-2], spent), (cells[-1], granted)):
                kroner = amounts[cells[0]]
                assert (cell == "–") == (kroner is None), cells[0]
                assert number(cell) == pytest.approx((kroner or 0) / 1_000, abs=0.51)
                compared += kroner is not None
    assert compared > 10


def test_all_costs_and_grants_end_in_the_same_sums() -> None:
    plan = basis().plan
    total = rows(costs_per_year(basis()))[-1]
    spent = sum(line.gross_ore for line in plan.cost_lines if line.kind != "saving")
    granted = sum(line.granted_ore or 0 for line in plan.funding_lines)
    assert number(total[1]) + number(total[2]) == pytest.approx(spent / 100_000, abs=1.01)
    assert number(total[5]) == pytest.approx(granted / 100_000, abs=0.51)
    assert sum(value or 0 for value in column("cost_line", "gross_ore")) == pytest.approx(
        sum(line.gross_ore for line in plan.rows_of(CostLine)) / 100
    )
    assert sum(value or 0 for value in column("funding_line", "granted_ore")) == pytest.approx(
        sum(line.granted_ore or 0 for line in plan.rows_of(FundingLine)) / 100
    )


def test_each_measures_share_is_the_same_in_pdf_and_workbook_and_results() -> None:
    year = basis().main_year
    shares = by_measure("measure", "joint_t")
    results = {result.number: result for result in basis().results.measures}
    for area in basis().areas:
        chosen = measures_table(basis(), area)
        if len(chosen.columns) < 11:  # an area of indicators
            continue
        for cells in rows(chosen)[:-1]:
            effect_t = results[cells[0]].joint_t.get(year)
            assert (cells[7] == "–") == (effect_t is None)
            if effect_t is not None:
                assert number(cells[7]) == pytest.approx(abs(effect_t), abs=0.51)
                assert shares[cells[0]] == pytest.approx(-effect_t)


def test_the_letter_and_the_workbook_list_the_same_commitments() -> None:
    blocks = agreement(basis("nb", "agreement")).blocks
    annex = {cells[0]: cells[-1] for cells in rows(table(blocks, "Tiltak som"))}
    about: dict[str, set[str]] = {}
    alive = {commitment.number for commitment in standing(basis())}
    for commitment, measure in zip(
        column("commitment_measure", "commitment_number"),
        column("commitment_measure", "measure_number"),
        strict=True,
    ):
        if commitment in alive:
            about.setdefault(measure, set()).add(commitment)
    assert {measure: set(listed.split(", ")) for measure, listed in annex.items()} == about
