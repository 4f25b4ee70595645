"""Blocks from a spreadsheet and one value for many rows, on the table of measures."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from fbdesk.models.row import Row
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.measures.page import MeasuresPage
from tests.builders import a_measure
from tests.ui.pages.measures_page import (
    ADesk,
    measure,
    named_button,
    open_measures,
    shown_line,
    shown_numbers,
    undo_text,
    visible_words,
)
from tests.ui.scripted_questions import ScriptedQuestions

pytestmark = pytest.mark.usefixtures("norwegian")


def three_measures() -> tuple[Row, ...]:
    return (
        a_measure("T-01", title="Bypakke", status="adopted", position=0),
        a_measure("T-02", title="Fjernvarme", focus_area="2", status="started", position=1),
        a_measure("T-03", title="Sykkelveier", status="idea", position=2),
    )


@pytest.fixture
def desk(a_desk: ADesk) -> Desk:
    return a_desk(*three_measures())


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> MeasuresPage:
    return open_measures(qtbot, desk)


def stand_on(page: MeasuresPage, number: str, column: str) -> None:
    codes = [shown.code for shown in page.table.rows.columns]
    line = page.table.rows.row_of(shown_line(page, number).key)
    page.table.setCurrentIndex(page.table.rows.index(line, codes.index(column)))
    page.table.setFocus()


def select(page: MeasuresPage, *numbers: str) -> None:
    page.table.choose(shown_line(page, numbers[0]).key)
    flags = QItemSelectionModel.SelectionFlag
    for number in numbers[1:]:
        line = page.table.rows.row_of(shown_line(page, number).key)
        index = page.table.rows.index(line, 0)
        page.table.selectionModel().select(index, flags.Select | flags.Rows)


def paste(page: MeasuresPage, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def inner_actions(menu: QMenu, name: str) -> list[QAction]:
    """Return what a line of a menu opens."""
    inner = next(each.menu() for each in menu.actions() if each.text() == name)
    assert isinstance(inner, QMenu)
    return inner.actions()


def titles(desk: Desk) -> list[str]:
    return [each.title for each in desk.plan.measures]


def test_one_cell_is_pasted_without_a_question(
    page: MeasuresPage, desk: Desk, questions: ScriptedQuestions
) -> None:
    stand_on(page, "T-02", "responsible")
    paste(page, "Plan og miljø")
    assert measure(desk, "T-02").responsible == "Plan og miljø"
    assert questions.asked == []


def test_a_block_is_told_first_and_is_one_step(
    page: MeasuresPage, desk: Desk, questions: ScriptedQuestions
) -> None:
    questions.answers = ["paste"]
    stand_on(page, "T-01", "status")
    paste(page, "Vedtatt\tKari\r\nide\tOla\r\n")
    assert questions.asked == ["Lim inn 2 verdier i 2 rader."]
    (reason,) = questions.reasons
    assert reason.startswith("1 verdi passer ikke og tas ikke med:\nLinje 2, Status: «ide»")
    assert [measure(desk, number).responsible for number in ("T-01", "T-02")] == ["Kari", "Ola"]
    assert undo_text(desk) == "lim inn 2 rader"
    desk.editor.undo()
    assert [measure(desk, number).responsible for number in ("T-01", "T-02")] == ["", ""]


def test_a_block_that_is_not_wanted_changes_nothing(
    page: MeasuresPage, desk: Desk, questions: ScriptedQuestions
) -> None:
    questions.answers = [""]
    stand_on(page, "T-01", "title")
    paste(page, "En\nTo")
    assert titles(desk) == ["Bypakke", "Fjernvarme", "Sykkelveier"]


def test_lines_below_the_last_measure_become_new_ones(
    page: MeasuresPage, desk: Desk, questions: ScriptedQuestions
) -> None:
    questions.answers = ["paste"]
    stand_on(page, "T-03", "title")
    paste(page, "Sykkelveier i sentrum\nBybane\nBåt")
    assert questions.asked == ["Lim inn 1 verdi i 1 rad. Legg til 2 nye rader."]
    assert titles(desk)[2:] == ["Sykkelveier i sentrum", "Bybane", "Båt"]
    assert shown_numbers(page) == ["T-01", "T-02", "T-03", "T-04", "T-05"]


def test_headings_map_the_columns_and_numbers_find_the_measures(
    page: MeasuresPage, desk: Desk, questions: ScriptedQuestions
) -> None:
    questions.answers = ["paste"]
    paste(
        page,
        "Tiltak\tNr.\tBeskrivelse\tInnsatsområde\n"
        "Fjernvarme nord\tT-02\tSe **kart**\t2\n"
        "Bybane\tT-10\t\t1\n",
    )
    assert measure(desk, "T-02").title == "Fjernvarme nord"
    assert measure(desk, "T-02").description == "Se **kart**"
    assert measure(desk, "T-02").focus_area == "2"
    assert (measure(desk, "T-10").title, measure(desk, "T-10").focus_area) == ("Bybane", "1")


def test_what_was_copied_from_the_table_can_be_pasted_back_without_a_change(
    page: MeasuresPage, desk: Desk
) -> None:
    page.table.selectAll()
    page.table.copy()
    paste(page, QGuiApplication.clipboard().text())
    assert undo_text(desk) == ""
    (told,) = desk.messages.waiting
    assert told.text == "Ingenting ble limt inn. Cellene har disse verdiene fra før."


def test_every_line_can_become_a_new_measure(
    page: MeasuresPage, desk: Desk, questions: ScriptedQuestions
) -> None:
    questions.answers = ["paste"]
    QGuiApplication.clipboard().setText("Tiltak\tStatus\nBybane\tvedtatt\nBåt\t\n")
    page.blocks.paste_as_new()
    assert titles(desk)[3:] == ["Bybane", "Båt"]
    assert desk.plan.measures[3].status == "adopted"
    assert undo_text(desk) == "lim inn 2 rader"


def test_a_number_that_is_taken_refuses_the_whole_block(
    page: MeasuresPage, desk: Desk, questions: ScriptedQuestions
) -> None:
    questions.answers = ["paste"]
    stand_on(page, "T-01", "number")
    paste(page, "T-09\tBybane\nT-09\tBåt")
    assert titles(desk) == ["Bypakke", "Fjernvarme", "Sykkelveier"]
    assert undo_text(desk) == ""


def test_an_empty_clipboard_does_nothing(page: MeasuresPage, desk: Desk) -> None:
    paste(page, "")
    page.blocks.paste_as_new()
    assert undo_text(desk) == ""


def test_one_choice_is_set_for_every_chosen_measure(page: MeasuresPage, desk: Desk) -> None:
    select(page, "T-01", "T-03")
    assert "2 tiltak er valgt" in visible_words(page)
    menu = page.chosen_bar.menu()
    next(each for each in inner_actions(menu, "Status") if each.text() == "Påbegynt").trigger()
    assert measure(desk, "T-01").status == measure(desk, "T-03").status == "started"
    assert undo_text(desk) == "endre status i 2 rader"
    menu.deleteLater()


def test_a_text_is_typed_once_for_every_chosen_measure(
    page: MeasuresPage, desk: Desk, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: not desk.editor.calculating)
    select(page, "T-01", "T-02")
    menu = page.chosen_bar.menu()
    next(action for action in menu.actions() if action.text() == "Ansvarlig …").trigger()
    field = page.table.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, "Byplan")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.table.findChild(QLineEdit) is None)
    assert [each.responsible for each in desk.plan.measures] == ["Byplan", "Byplan", ""]
    assert undo_text(desk) == "endre ansvarlig i 2 rader"
    assert page.table.rows.also == ()
    menu.deleteLater()


def test_a_yes_or_no_is_set_for_every_chosen_measure(page: MeasuresPage, desk: Desk) -> None:
    page.table.selectAll()
    menu = page.blocks.menu()
    inner_actions(menu, "Egen virksomhet")[0].trigger()
    assert all(each.own_operation for each in desk.plan.measures)
    menu.deleteLater()


def test_the_same_value_again_makes_no_step(page: MeasuresPage, desk: Desk) -> None:
    column = next(c for c in page.table.rows.columns if c.code == "status")
    page.blocks.fill(column, [shown_line(page, "T-01")], "adopted")
    assert undo_text(desk) == ""


def test_the_button_opens_what_can_be_changed(page: MeasuresPage, qtbot: QtBot) -> None:
    select(page, "T-01", "T-02")
    named_button(page, "Endre").click()
    opened = QGuiApplication.focusWindow()
    menus = [child for child in page.table.children() if child.metaObject().className() == "QMenu"]
    assert opened is not None
    shown = [menu for menu in menus if menu.isVisible()]  # type: ignore[attr-defined] # a menu
    assert len(shown) == 1
    shown[0].close()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: not shown[0].isVisible())  # type: ignore[attr-defined]
