"""Goals, targets with their scope, challenges and the reference path."""

import re
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from fbdesk.models.strategy import Challenge, Goal, ReferenceAssumption
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.goals.page import GoalsPage
from fbdesk.ui.widgets.choices import ChoiceField
from fbdesk.ui.widgets.fields import LongTextEdit, NumberField
from tests.builders import a_reduction, a_target, an_inventory, changed

ADesk = Callable[..., Desk]
ROAD_AND_INDUSTRY = {
    ("Veitrafikk", "Personbiler"): {2009: 1_000.0},
    ("Industri, olje og gass", "Industri, olje og gass"): {2009: 9_000.0},
}


def open_page(qtbot: QtBot, desk: Desk, tab: str = "targets") -> GoalsPage:
    page = GoalsPage(desk)
    qtbot.addWidget(page)
    desk.editor.changed.connect(page.note_change)
    desk.editor.results_changed.connect(page.note_results)
    page.resize(1300, 900)
    page.show()
    page.tabs.choose(tab)
    return page


def texts(page: GoalsPage) -> str:
    QApplication.processEvents()  # Qt shows new children of a visible page in the next round
    labels = [widget.text() for widget in page.findChildren(QLabel) if widget.isVisible()]
    buttons = [widget.text() for widget in page.findChildren(QPushButton) if widget.isVisible()]
    return re.sub(r"[^\S\n]", " ", "\n".join(labels + buttons))  # thin spaces read as spaces


def test_a_plan_without_targets_is_told_what_a_target_is(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk())
    assert "No targets yet" in texts(page)


def test_a_new_target_departs_from_the_start_year_and_is_the_main_one(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk()
    page = open_page(qtbot, desk)
    page.targets.add()
    (target,) = desk.plan.targets
    assert (target.base_year, target.year, target.main) == (2009, 2020, True)
    assert "No targets yet" not in texts(page)
    desk.editor.undo()
    assert desk.plan.targets == ()
    assert "No targets yet" in texts(page)


def test_the_scope_of_a_target_is_told_with_its_share_of_all_emissions(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    target = a_target(0.5, scope="without_industry")
    desk = a_desk(*an_inventory(ROAD_AND_INDUSTRY), target, *a_reduction(200))
    page = open_page(qtbot, desk)
    qtbot.waitUntil(lambda: desk.editor.results is not None, timeout=15_000)
    shown = texts(page)
    assert "1 000 t of 10,0 kt in 2009, 10 % of all emissions" in shown
    assert "lead to 800 t in 2020" in shown
    assert "goal is 500 t; 300 t remains" in shown


def test_a_target_that_is_reached_says_so(qtbot: QtBot, a_desk: ADesk) -> None:
    target = a_target(0.1, scope="without_industry")
    desk = a_desk(*an_inventory(ROAD_AND_INDUSTRY), target, *a_reduction(200))
    page = open_page(qtbot, desk)
    qtbot.waitUntil(lambda: desk.editor.results is not None, timeout=15_000)
    assert "is reached" in texts(page)


def test_a_base_year_without_figures_is_told_and_not_computed(qtbot: QtBot, a_desk: ADesk) -> None:
    target = a_target(0.5, base_year=1991)
    desk = a_desk(*an_inventory(ROAD_AND_INDUSTRY), target)
    page = open_page(qtbot, desk)
    qtbot.waitUntil(lambda: desk.editor.results is not None, timeout=15_000)
    assert "no figures for 1991" in texts(page)


def test_the_share_of_a_target_is_typed_and_undone(qtbot: QtBot, a_desk: ADesk) -> None:
    target = a_target(0.5)
    desk = a_desk(target)
    page = open_page(qtbot, desk)
    field = page.targets.form.field("reduction_share")
    assert isinstance(field, NumberField)
    field.committed.emit(0.4)
    assert desk.plan.targets[0].reduction_share == pytest.approx(0.4)
    desk.editor.undo()
    assert desk.plan.targets[0].reduction_share == pytest.approx(0.5)


def test_only_a_target_with_its_own_sectors_asks_for_them(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(a_target(0.5, scope="all"))
    page = open_page(qtbot, desk)
    assert not page.targets.form.field("sectors").isVisible()
    scope = page.targets.form.field("scope")
    assert isinstance(scope, ChoiceField)
    scope.committed.emit("sectors")
    assert page.targets.form.field("sectors").isVisible()


def test_another_target_is_made_the_main_one(qtbot: QtBot, a_desk: ADesk) -> None:
    first, second = a_target(0.2), a_target(0.4, title="Andre", year=2030)
    desk = a_desk(first, changed(second, main=False))
    page = open_page(qtbot, desk)
    page.reveal(desk.plan.targets[1].key)
    button = next(b for b in page.findChildren(QPushButton) if "main target" in b.text())
    button.click()
    assert [target.main for target in desk.plan.targets] == [False, True]


def test_a_target_is_deleted_as_one_step(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(a_target(0.5))
    page = open_page(qtbot, desk)
    next(b for b in page.findChildren(QPushButton) if b.text() == "Delete target").click()
    assert desk.plan.targets == ()
    desk.editor.undo()
    assert len(desk.plan.targets) == 1


def test_the_first_goal_is_the_main_one_and_the_next_a_sub_goal(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk()
    page = open_page(qtbot, desk, "goals")
    page.goals.add()
    page.goals.add()
    assert [goal.kind for goal in desk.plan.goals] == ["main", "sub"]


def test_a_challenge_is_written_in_its_card(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(Challenge(title="Spredt utbygging", focus_area="1"))
    page = open_page(qtbot, desk, "challenges")
    field = page.challenges.form.field("description")
    assert isinstance(field, LongTextEdit)
    field.setPlainText("Byen er lang og smal.")
    field.commit()
    assert desk.plan.challenges[0].description == "Byen er lang og smal."


def test_a_new_challenge_comes_last(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(Challenge(title="Flom", position=3))
    page = open_page(qtbot, desk, "challenges")
    page.challenges.add()
    assert [challenge.position for challenge in desk.plan.challenges] == [3, 4]


def test_a_finding_leads_to_the_goal_on_its_tab(qtbot: QtBot, a_desk: ADesk) -> None:
    goal = Goal(title="Lavest mulig utslipp")
    page = open_page(qtbot, a_desk(goal, Goal(title="Trygg by")))
    page.reveal(goal.key)
    assert page.tabs.value == "goals"
    assert page.goals.table.chosen_key == goal.key


def test_every_sector_has_a_line_in_the_reference_path(qtbot: QtBot, a_desk: ADesk) -> None:
    stated = ReferenceAssumption(sector="Veitrafikk", method="trend", yearly_change=0.01)
    desk = a_desk(*an_inventory(ROAD_AND_INDUSTRY), stated)
    page = open_page(qtbot, desk, "reference")
    shown = [row.sector for row in page.reference.table.rows.rows]
    assert sorted(shown) == ["", "Industri, olje og gass", "Veitrafikk"]
    page.reference.table.choose(stated.key)
    assert page.reference.form.field("yearly_change").isEnabled()


def test_choosing_a_method_states_the_assumption_of_a_sector(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*an_inventory(ROAD_AND_INDUSTRY))
    page = open_page(qtbot, desk, "reference")
    unstated = next(r for r in page.reference.table.rows.rows if r.sector == "Veitrafikk")
    page.reference.table.choose(unstated.key)
    assert not page.reference.form.isEnabled()
    column = next(c for c in page.reference.table.rows.columns if c.code == "method")
    assert column.edit is not None
    column.edit(unstated, "trend")
    (stated,) = desk.plan.reference_assumptions
    assert (stated.sector, stated.method) == ("Veitrafikk", "trend")


def test_the_new_button_says_what_it_makes(qtbot: QtBot, a_desk: ADesk) -> None:
    page = open_page(qtbot, a_desk())
    made = {}
    for tab in ("targets", "goals", "challenges", "reference"):
        page.tabs.choose(tab)
        made[tab] = [line for line in texts(page).splitlines() if line.startswith("New ")]
    assert made["goals"][-1] == "New goal"
    assert made["challenges"][-1] == "New challenge"
    assert made["reference"] == []
