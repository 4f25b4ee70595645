"""What a target's card says of it: what it covers and how it stands, by results given by hand."""

from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from fbdesk.models.programmes.programme import load_programme
from fbdesk.models.results.plan import PlanResults
from fbdesk.reports.wording import wording_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.goals.targets import TargetList
from tests.builders import a_target
from tests.reports.given import a_target_result, some_results
from tests.ui.conftest import ADesk

MAIN = a_target(0.25, key="target", title="25 % kutt", scope="programme", position=0)


@pytest.fixture
def desk(a_desk: ADesk) -> Desk:
    return a_desk(MAIN)


@pytest.fixture
def targets(qtbot: QtBot, desk: Desk) -> TargetList:
    made = TargetList(desk, wording_in("nb", load_programme("framtidens-byer")))
    qtbot.addWidget(made)
    made.show_plan(desk.plan)
    return made


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def given(inventory: dict[int, dict[str, float]] | None = None, **values: Any) -> PlanResults:
    """Return results with the one target, whose sectors are road traffic alone."""
    result = a_target_result(**{"sectors": ("Veitrafikk",), **values})
    return some_results(result, **({} if inventory is None else {"inventory": inventory}))


def cell(targets: TargetList, code: str) -> str:
    """Return what the table shows of the target in a column."""
    table = targets.table
    (column,) = (c for c in table.rows.columns if c.code == code)
    place = table.rows.columns.index(column)
    return plain(str(table.model().index(0, place).data() or ""))


def told(targets: TargetList) -> str:
    return plain("\n".join(label.text() for label in targets.findChildren(QLabel)))


def role(targets: TargetList, words: str) -> str:
    """Return the role of the one label that begins with the words."""
    (found,) = (label for label in targets.findChildren(QLabel) if label.text().startswith(words))
    return str(found.property("role") or "")


def test_before_the_calculation_the_figures_are_announced_and_nothing_is_claimed(
    targets: TargetList,
) -> None:
    assert "The figures come when the calculation is done." in told(targets)
    assert (cell(targets, "goal_t"), cell(targets, "gap_t")) == ("–", "–")


def test_what_a_target_covers_is_told_with_its_share_of_everything(targets: TargetList) -> None:
    inventory = {2009: {"Veitrafikk": 3_000.0, "Industri, olje og gass": 9_000.0}}
    targets.show_results(given(inventory, base_t=3_000.0))
    assert "Covers Veitrafikk: 3 000 t of 12,0 kt in 2009, 25 % of all emissions." in told(targets)


@pytest.mark.parametrize(
    "results",
    [
        pytest.param(given(base_t=None, goal_t=None, gap_t=None), id="no base"),
        pytest.param(given({2011: {"Veitrafikk": 3_000.0}}), id="another year"),
    ],
)
def test_a_base_year_that_lacks_is_named(targets: TargetList, results: PlanResults) -> None:
    targets.show_results(results)
    assert "The inventory has no figures for 2009." in told(targets)


def test_a_gap_is_a_warning_in_words_and_in_the_table(targets: TargetList) -> None:
    targets.show_results(given(measures_at_year_t=5_200.0, goal_t=4_000.0, gap_t=1_200.0))
    words = "The measures lead to 5 200 t in 2020. The goal is 4 000 t; 1 200 t remains."
    assert words in told(targets)
    assert role(targets, "The measures lead to") == "warning"
    assert (cell(targets, "goal_t"), cell(targets, "gap_t")) == ("4 000", "1 200")


def test_a_target_that_is_reached_to_the_tonne_is_no_warning(targets: TargetList) -> None:
    targets.show_results(given(measures_at_year_t=4_000.0, goal_t=4_000.0, gap_t=0.0))
    assert "The goal of 4 000 t is reached." in told(targets)
    assert role(targets, "The measures lead to") == ""


def test_a_probability_is_told_only_where_there_are_samples(targets: TargetList) -> None:
    targets.show_results(given(probability=0.14))
    assert "given the ranges of the input: 14 %." in told(targets)
    targets.show_results(given(probability=None))
    assert "Probability" not in told(targets)


def test_the_table_tells_the_cut_its_year_and_what_it_covers(targets: TargetList) -> None:
    codes = ("main", "title", "share", "year", "scope")
    assert [cell(targets, code) for code in codes] == [
        "●", "25 % kutt", "25 %", "2020", "Programmets sektorer",
    ]  # fmt: skip


def test_the_second_target_is_not_the_main_one_until_it_is_made_so(
    targets: TargetList, desk: Desk
) -> None:
    targets.add()
    first, second = desk.plan.targets
    assert (first.main, second.main, second.year) == (True, False, 2020)
    targets.show_plan(desk.plan)
    targets.table.choose(second.key)
    (make_main,) = (
        b for b in targets.findChildren(QPushButton) if b.text() == "Make it the main target"
    )
    make_main.click()
    assert [target.main for target in desk.plan.targets] == [False, True]
    desk.editor.undo()
    assert [target.main for target in desk.plan.targets] == [True, False]


def test_an_edit_of_the_title_is_one_step_back(targets: TargetList, desk: Desk) -> None:
    (title,) = (column for column in targets.table.rows.columns if column.code == "title")
    assert title.edit is not None
    title.edit(desk.plan.targets[0], "Halvparten")
    assert desk.plan.targets[0].title == "Halvparten"
    desk.editor.undo()
    assert desk.plan.targets[0].title == "25 % kutt"
