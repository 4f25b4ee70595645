"""The page of the joint effect: a planner looks at targets, scenarios, measures and the ceiling."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from fbdesk.models.measures import Measure
from fbdesk.models.row import Row
from fbdesk.models.scenarios import Scenario, ScenarioMeasure
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.effects.page import EffectsPage
from fbdesk.ui.pages.effects.scenarios import ScenarioLine
from tests.builders import (
    a_measure,
    a_stated_effect,
    a_target,
    an_inventory,
    some_settings,
)
from tests.ui.pages.effects_tab import ADesk

PATIENCE_MS = 20_000
CARS, INDUSTRY = ("Veitrafikk", "Personbiler"), ("Industri, olje og gass", "Smelteverk")
ADOPTED, PROPOSED, STATE = a_measure("T-01"), a_measure("T-02", status="idea"), a_measure("T-03")


def a_city(*more: Row) -> tuple[Row, ...]:
    """Cars 1 000 t, industry 9 000 t; T-01 adopted, T-02 an idea, T-03 needs the state."""
    edition, *measured = an_inventory({CARS: {2009: 1_000.0}, INDUSTRY: {2009: 9_000.0}})
    needs = a_measure("T-03", key=STATE.key, state_dependence="great", position=2)
    return (
        edition,
        some_settings(inventory_edition=edition.key),
        *measured,
        a_target(0.5, scope="programme", title="Halvering"),
        ADOPTED,
        *a_stated_effect(ADOPTED, -100),
        a_measure("T-02", key=PROPOSED.key, status="idea", position=1),
        *a_stated_effect(PROPOSED, -200),
        needs,
        *a_stated_effect(needs, -300),
        *more,
    )


def opened(qtbot: QtBot, desk: Desk, *, tab: str = "") -> EffectsPage:
    qtbot.waitUntil(lambda: desk.editor.results is not None, timeout=PATIENCE_MS)
    page = EffectsPage(desk)
    qtbot.addWidget(page)
    desk.editor.changed.connect(page.note_change)
    desk.editor.results_changed.connect(page.note_results)
    page.resize(1200, 1000)
    page.show()
    if tab:
        page.tabs.choose(tab)
    return page


def scenario_lines(page: EffectsPage) -> dict[str, ScenarioLine]:
    return {line.name: line for line in page.scenarios.table.rows.rows}


def compared(qtbot: QtBot, page: EffectsPage) -> dict[str, ScenarioLine]:
    """Return the scenarios once each has its figures."""

    def done() -> bool:
        lines = page.scenarios.table.rows.rows
        return bool(lines) and all(line.emission_t is not None for line in lines)

    qtbot.waitUntil(done, timeout=PATIENCE_MS)
    return scenario_lines(page)


def visible(page: EffectsPage) -> str:
    QApplication.processEvents()
    found = [part.text() for part in page.findChildren(QLabel) if part.isVisible()]
    return "\n".join(found).replace("\u00a0", " ").replace("\u202f", " ")


def counting(page: EffectsPage) -> list[str]:
    return [line.number for line in page.measures.rows.rows if line.counts]


def test_the_wedges_are_drawn_for_the_main_target(qtbot: QtBot, a_desk: ADesk) -> None:
    page = opened(qtbot, a_desk(*a_city()))
    qtbot.waitUntil(lambda: page.chart.drawn is not None, timeout=PATIENCE_MS)
    drawn = page.chart.drawn
    assert drawn is not None
    assert "programmets sektorer" in drawn.subtitle
    page.split.choose("measures")
    qtbot.waitUntil(lambda: page.chart.drawn is not drawn, timeout=PATIENCE_MS)
    assert page.chart.drawn is not None
    assert any("T-03" in column for column in page.chart.drawn.table.columns)


def test_t_shows_the_figures_as_a_table_and_they_can_be_copied(qtbot: QtBot, a_desk: ADesk) -> None:
    page = opened(qtbot, a_desk(*a_city()))
    qtbot.waitUntil(lambda: page.chart.drawn is not None, timeout=PATIENCE_MS)
    page.chart.setFocus()
    QTest.keyClick(page.chart, Qt.Key.Key_T)
    assert page.chart.table.isVisible()
    page.chart.copy_numbers()
    assert "2020" in QGuiApplication.clipboard().text()


def test_another_target_shows_its_own_sectors(qtbot: QtBot, a_desk: ADesk) -> None:
    page = opened(qtbot, a_desk(*a_city()), tab="ceiling")
    first = {line.key: line for line in page.ceiling.rows.rows}["2020"]
    assert first.ceiling_t == 500  # half of the cars' 1 000 t; industry stands apart
    page.targets.choose("all")
    whole = {line.key: line for line in page.ceiling.rows.rows}["2020"]
    assert whole.ceiling_t is None
    assert whole.measures_t is not None
    assert whole.measures_t > 9_000


def test_the_scenarios_are_compared_side_by_side(qtbot: QtBot, a_desk: ADesk) -> None:
    page = opened(qtbot, a_desk(*a_city()), tab="scenarios")
    lines = compared(qtbot, page)
    adopted, proposed, without = lines.values()
    # adopted: 1 000 · 0.9 · 0.7 = 630; with the idea: · 0.8 = 504; without the state: 900
    assert [round(line.emission_t or 0) for line in (adopted, proposed, without)] == [630, 504, 900]
    assert [line.measures for line in (adopted, proposed, without)] == [2, 3, 1]
    assert [round(line.gap_t or 0) for line in (adopted, proposed, without)] == [130, 4, 400]


def test_the_scenarios_are_drawn_side_by_side(qtbot: QtBot, a_desk: ADesk) -> None:
    page = opened(qtbot, a_desk(*a_city()), tab="scenarios")
    compared(qtbot, page)
    page.split.choose("scenarios")

    def done() -> bool:
        drawn = page.chart.drawn
        return drawn is not None and "Adopted measures, t" in drawn.table.columns

    qtbot.waitUntil(done, timeout=PATIENCE_MS)
    assert page.chart.drawn is not None
    assert page.chart.drawn.table.rows[-1][-3:] == ("630", "504", "900")


def test_a_scenario_moves_the_wedges_and_the_table(qtbot: QtBot, a_desk: ADesk) -> None:
    page = opened(qtbot, a_desk(*a_city()))
    assert counting(page) == ["T-01", "T-03"]
    key = page.scenarios.table.rows.rows[1].key
    page.scenarios.table.choose(key)
    qtbot.waitUntil(lambda: counting(page) == ["T-01", "T-02", "T-03"], timeout=PATIENCE_MS)
    assert page.scenario.value == key


def test_the_choice_above_the_chart_switches_too(qtbot: QtBot, a_desk: ADesk) -> None:
    page = opened(qtbot, a_desk(*a_city()))
    page.scenario.setCurrentIndex(2)
    page.scenario.activated.emit(2)
    qtbot.waitUntil(lambda: counting(page) == ["T-01"], timeout=PATIENCE_MS)
    page.scenario.setCurrentIndex(0)
    page.scenario.activated.emit(0)
    qtbot.waitUntil(lambda: counting(page) == ["T-01", "T-03"], timeout=PATIENCE_MS)


def test_a_built_in_scenario_says_why_a_measure_is_left_out(qtbot: QtBot, a_desk: ADesk) -> None:
    page = opened(qtbot, a_desk(*a_city()), tab="scenarios")
    members = {line.number: line for line in page.scenarios.members.rows.rows}
    assert (members["T-01"].held, members["T-02"].held) == (True, False)
    assert "Idé" in members["T-02"].reason


def test_a_copy_of_a_scenario_can_be_changed_by_hand(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*a_city())
    page = opened(qtbot, desk, tab="scenarios")
    page.scenarios.copy.click()
    (made,) = desk.plan.scenarios
    assert made.basis == "adopted"
    assert page.scenario.value == made.key
    members = page.scenarios.members.rows
    index = members.index(members.row_of(PROPOSED.key), 0)
    checked = Qt.CheckState.Checked
    assert members.setData(index, checked, Qt.ItemDataRole.CheckStateRole)
    (link,) = desk.plan.scenario_measures
    assert (link.measure, link.included) == (PROPOSED.key, True)
    qtbot.waitUntil(lambda: counting(page) == ["T-01", "T-02", "T-03"], timeout=PATIENCE_MS)
    desk.editor.undo()
    assert desk.plan.scenario_measures == ()


def test_a_built_in_scenario_is_not_changed(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*a_city())
    page = opened(qtbot, desk, tab="scenarios")
    members = page.scenarios.members.rows
    index = members.index(0, 0)
    members.setData(index, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    table = page.scenarios.table.rows
    table.setData(table.index(0, 0), "Nytt navn")
    assert (desk.plan.scenarios, desk.plan.scenario_measures) == ((), ())
    assert not page.scenarios.remove.isEnabled()
    assert "part of the program" in desk.messages.waiting[-1].text


def test_a_new_scenario_is_named_and_deleted(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*a_city())
    page = opened(qtbot, desk, tab="scenarios")
    page.scenarios.add.click()
    table = page.scenarios.table
    row = table.rows.row_of(desk.plan.scenarios[0].key)
    table.rows.setData(table.rows.index(row, 0), "Det vi selv rår over")
    assert desk.plan.scenarios[0].title == "Det vi selv rår over"
    page.scenarios.remove.click()
    assert desk.plan.scenarios == ()
    qtbot.waitUntil(lambda: counting(page) == ["T-01", "T-03"], timeout=PATIENCE_MS)


def test_the_plans_own_scenario_can_be_revealed(qtbot: QtBot, a_desk: ADesk) -> None:
    own = Scenario(title="Bare T-02")
    link = ScenarioMeasure(scenario=own.key, measure=PROPOSED.key)
    page = opened(qtbot, a_desk(*a_city(own, link)))
    page.reveal(own.key)
    assert page.tabs.value == "scenarios"
    qtbot.waitUntil(lambda: counting(page) == ["T-02"], timeout=PATIENCE_MS)


def test_enter_on_a_measure_opens_it(qtbot: QtBot, a_desk: ADesk) -> None:
    went: list[tuple[str, str]] = []
    page = opened(qtbot, a_desk(*a_city(), went_to=went))
    page.reveal(STATE.key)
    page.measures.setFocus()
    QTest.keyClick(page.measures, Qt.Key.Key_Return)
    assert went == [("measures", STATE.key)]


def test_a_remark_leads_to_its_measure(qtbot: QtBot, a_desk: ADesk) -> None:
    went: list[tuple[str, str]] = []
    lost = a_measure("T-09", position=9)
    rows = a_stated_effect(lost, -10, sector="Luftfart", source="Innenriks")
    page = opened(qtbot, a_desk(*a_city(lost, *rows), went_to=went), tab="findings")
    assert "T-09" in visible(page)
    (show,) = [each for each in page.findings.findChildren(type(page.scenarios.add)) if each.text()]
    show.click()
    assert went == [("measures", lost.key)]


def test_an_edit_moves_the_figures_and_keeps_the_chosen_scenario(
    qtbot: QtBot, a_desk: ADesk
) -> None:
    desk = a_desk(*a_city())
    page = opened(qtbot, desk)
    page.scenario.setCurrentIndex(1)
    page.scenario.activated.emit(1)
    qtbot.waitUntil(lambda: len(counting(page)) == 3, timeout=PATIENCE_MS)
    desk.editor.change("stop", Measure, ADOPTED.key, status="stopped")
    qtbot.waitUntil(lambda: counting(page) == ["T-02", "T-03"], timeout=PATIENCE_MS)
    assert page.scenario.currentIndex() == 1


def test_without_measures_the_first_step_is_offered(qtbot: QtBot, a_desk: ADesk) -> None:
    page = opened(qtbot, a_desk())
    assert "No measures yet" in visible(page)


def test_without_an_inventory_the_import_is_offered(qtbot: QtBot, a_desk: ADesk) -> None:
    page = opened(qtbot, a_desk(a_measure()))
    assert "No inventory yet" in visible(page)


def test_without_a_target_the_wedges_stand_for_every_sector(qtbot: QtBot, a_desk: ADesk) -> None:
    rows = [row for row in a_city() if not getattr(row, "reduction_share", None)]
    page = opened(qtbot, a_desk(*rows), tab="scenarios")
    lines = compared(qtbot, page)
    assert all(line.gap_t is None and line.probability is None for line in lines.values())
    assert page.view is not None
    assert page.view.target == "all"
