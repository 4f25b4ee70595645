"""The reference path on the page of goals: how a sector, or one source of it, goes on, and why."""

import re
from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from fbdesk.models.strategy import ReferenceAssumption, ReferenceValue
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.goals.page import GoalsPage
from fbdesk.ui.pages.goals.reference import ReferenceList
from fbdesk.ui.widgets.choices import ChoiceField
from fbdesk.ui.widgets.percent_field import PercentField
from tests.builders import an_inventory
from tests.ui.pages.effects_tab import enter

ADesk = Callable[..., Desk]
CARS, BUSES = ("Veitrafikk", "Personbiler"), ("Veitrafikk", "Busser")
ROAD = {CARS: {2009: 1_000.0}, BUSES: {2009: 100.0}}


def open_list(qtbot: QtBot, desk: Desk) -> ReferenceList:
    page = GoalsPage(desk)
    qtbot.addWidget(page)
    desk.editor.changed.connect(page.note_change)
    page.resize(1300, 900)
    page.show()
    page.tabs.choose("reference")
    return page.reference


def choose(found: ReferenceList, sector: str, source: str = "") -> None:
    key = next(
        row.key for row in found.table.rows.rows if (row.sector, row.source) == (sector, source)
    )
    assert found.table.choose(key)


def choose_method(found: ReferenceList, method: str) -> None:
    field = found.form.field("method")
    assert isinstance(field, ChoiceField)
    field.committed.emit(method)


def words(found: ReferenceList) -> str:
    QApplication.processEvents()
    labels = [each.text() for each in found.findChildren(QLabel) if each.isVisible()]
    return re.sub(r"[^\S\n]", " ", "\n".join(labels))


def stated(**years_t: float) -> tuple[ReferenceAssumption | ReferenceValue, ...]:
    assumption = ReferenceAssumption(key="road", sector="Veitrafikk", method="stated")
    return assumption, *(
        ReferenceValue(key=name, assumption="road", year=int(name[1:]), emission_t=value)
        for name, value in years_t.items()
    )


def figures(desk: Desk) -> dict[int, float]:
    return {row.year: row.emission_t for row in desk.plan.reference_values}


def cell(found: ReferenceList, code: str) -> str:
    row, column = found.table.chosen_row, None
    assert row is not None
    column = next(each for each in found.table.rows.columns if each.code == code)
    return re.sub(r"\s", " ", column.shown(row))


def test_a_sector_without_an_assumption_says_what_that_means(qtbot: QtBot, a_desk: ADesk) -> None:
    found = open_list(qtbot, a_desk(*an_inventory(ROAD)))
    choose(found, "Veitrafikk")
    assert "Nothing is assumed here" in words(found)
    assert found.assume.isVisible()
    assert not found.remove.isVisible()
    assert not found.form.isVisible()


def test_an_assumption_is_made_and_removed_as_one_step_each(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*an_inventory(ROAD))
    found = open_list(qtbot, desk)
    choose(found, "Veitrafikk")
    found.assume.click()
    (row,) = desk.plan.reference_assumptions
    assert (row.sector, row.source, row.method) == ("Veitrafikk", "", "constant")
    assert found.table.chosen_key == row.key
    assert found.form.isVisible()
    assert desk.editor.document.undo_text == "add assumption for Veitrafikk"
    found.remove.click()
    assert desk.plan.reference_assumptions == ()
    assert desk.editor.document.undo_text == "remove assumption for Veitrafikk"
    desk.editor.undo()
    assert len(desk.plan.reference_assumptions) == 1


def test_one_source_of_a_sector_gets_its_own_assumption(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*an_inventory(ROAD))
    found = open_list(qtbot, desk)
    choose(found, "Veitrafikk")
    found.for_source.click()
    names = {action.text(): action for action in found.sources.actions()}
    assert list(names) == ["Busser", "Personbiler"]
    names["Busser"].trigger()
    found.sources.close()
    (row,) = desk.plan.reference_assumptions
    assert (row.sector, row.source) == BUSES
    assert found.table.chosen_key == row.key
    assert not found.for_source.isVisible()
    choose(found, "Veitrafikk")
    found.for_source.click()
    assert [action.text() for action in found.sources.actions()] == ["Personbiler"]
    found.sources.close()


def test_everything_else_has_a_line_of_its_own(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*an_inventory(ROAD))
    found = open_list(qtbot, desk)
    choose(found, "")
    assert not found.for_source.isVisible()
    found.assume.click()
    assert desk.plan.reference_assumptions[0].sector == ""


def test_the_yearly_change_belongs_to_both_kinds_of_trend(qtbot: QtBot, a_desk: ADesk) -> None:
    row = ReferenceAssumption(sector="Veitrafikk", method="linear", yearly_change=-0.02)
    found = open_list(qtbot, a_desk(*an_inventory(ROAD), row))
    choose(found, "Veitrafikk")
    for method, enabled in (
        ("linear", True),
        ("trend", True),
        ("constant", False),
        ("per_inhabitant", False),
        ("stated", False),
    ):
        choose_method(found, method)
        assert found.form.field("yearly_change").isEnabled() is enabled, method
    choose_method(found, "linear")
    assert cell(found, "yearly_change") == "−2,0 %"


def test_the_yearly_change_is_typed_in_per_cent(qtbot: QtBot, a_desk: ADesk) -> None:
    row = ReferenceAssumption(sector="Veitrafikk", method="trend", yearly_change=-0.02)
    desk = a_desk(*an_inventory(ROAD), row)
    found = open_list(qtbot, desk)
    choose(found, "Veitrafikk")
    field = found.form.field("yearly_change")
    assert isinstance(field, PercentField)
    assert field.text() == "−2"
    enter(field, "1,5")
    assert desk.plan.reference_assumptions[0].yearly_change == 0.015
    assert desk.editor.document.undo_text == "change yearly change of Veitrafikk"
    assert cell(found, "yearly_change") == "1,5 %"
    assert "% a year" in words(found)


def test_a_yearly_change_beyond_half_is_refused_in_per_cent(qtbot: QtBot, a_desk: ADesk) -> None:
    row = ReferenceAssumption(sector="Veitrafikk", method="linear", yearly_change=0.01)
    desk = a_desk(*an_inventory(ROAD), row)
    found = open_list(qtbot, desk)
    choose(found, "Veitrafikk")
    field = found.form.field("yearly_change")
    assert isinstance(field, PercentField)
    enter(field, "50,1")
    assert field.property("invalid")
    assert desk.plan.reference_assumptions == (row,)
    enter(field, "")
    assert desk.plan.reference_assumptions == (row,)  # it has a value always: 0 is no change
    enter(field, "50")
    assert desk.plan.reference_assumptions[0].yearly_change == 0.5


def test_stated_figures_are_added_year_by_year(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*an_inventory(ROAD), *stated())
    found = open_list(qtbot, desk)
    choose(found, "Veitrafikk")
    assert found.figures.isVisible()
    found.figures.add_year.click()
    # the first one starts from what the sector emits: 1 000 + 100 t
    assert figures(desk) == {2010: 1_100}
    found.figures.table.closePersistentEditor(found.figures.table.currentIndex())
    found.figures.add_year.click()
    assert figures(desk) == {2010: 1_100, 2011: 1_100}
    assert desk.editor.document.undo_text == "add figure for 2011"


def test_a_stated_figure_and_its_year_are_typed_in_place(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*an_inventory(ROAD), *stated(y2012=900, y2015=800))
    found = open_list(qtbot, desk)
    choose(found, "Veitrafikk")
    year, emission = found.figures.table.rows.columns
    first = found.figures.table.rows.rows[0]
    assert year.edit is not None
    assert emission.edit is not None
    emission.edit(first, 850)
    assert figures(desk) == {2012: 850, 2015: 800}
    year.edit(desk.plan.reference_values[0], 2013)
    assert figures(desk) == {2013: 850, 2015: 800}
    assert cell(found, "yearly_change") == "2013: 850 t, 2015: 800 t"


def test_a_year_that_has_a_figure_is_refused_in_words(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*an_inventory(ROAD), *stated(y2012=900, y2015=800))
    found = open_list(qtbot, desk)
    choose(found, "Veitrafikk")
    year = found.figures.table.rows.columns[0]
    assert year.edit is not None
    year.edit(found.figures.table.rows.rows[0], 2015)
    assert figures(desk) == {2012: 900, 2015: 800}
    assert "There is a figure for 2015 already" in desk.messages.waiting[-1].text


def test_stated_figures_are_deleted_and_come_back(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*an_inventory(ROAD), *stated(y2012=900, y2015=800))
    found = open_list(qtbot, desk)
    choose(found, "Veitrafikk")
    found.figures.table.choose("y2015")
    found.figures.remove.click()
    assert figures(desk) == {2012: 900}
    desk.editor.undo()
    assert figures(desk) == {2012: 900, 2015: 800}


def test_other_ways_hide_the_figures_and_keep_them(qtbot: QtBot, a_desk: ADesk) -> None:
    desk = a_desk(*an_inventory(ROAD), *stated(y2012=900))
    found = open_list(qtbot, desk)
    choose(found, "Veitrafikk")
    choose_method(found, "constant")
    assert not found.figures.isVisible()
    assert figures(desk) == {2012: 900}
    choose_method(found, "stated")
    assert found.figures.isVisible()


def test_an_empty_plan_can_be_looked_at(qtbot: QtBot, a_desk: ADesk) -> None:
    found = open_list(qtbot, a_desk())
    assert [row.sector for row in found.table.rows.rows] == [""]
    assert not found.figures.isVisible()
