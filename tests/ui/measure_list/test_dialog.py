"""Taking a city's own list of measures in at the window: columns, ticks, one step to undo."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fbdesk.document.backups.store import Reason
from fbdesk.document.refusals import ReadOnlyPlanError
from fbdesk.document.saving import write_new_plan
from fbdesk.models.city import Settings
from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine
from fbdesk.ui.background import Background, Progress
from fbdesk.ui.main_window import MainWindow
from fbdesk.ui.measure_list.commands import ask_measure_list, take_measure_list
from fbdesk.ui.measure_list.dialog import COLUMNS, MeasureListDialog
from fbdesk.ui.measure_list.work import ReadList, read_list
from fbdesk.ui.theme import Theme
from fbdesk.ui.workbook.dialog import MESSAGES
from tests.builders import a_measure, a_plan, some_settings
from tests.ui.a_window import a_window
from tests.ui.scripted_questions import ScriptedQuestions

PATIENCE_MS = 20_000
DAY = date(2026, 11, 23)
BUS = a_measure("T-07", title="Bussvei")
PLAN = a_plan(some_settings(), BUS)
LIST = """Nr;Tiltak;Ansvar;Hvem;Kostnad;Kutt
T-07;Bussvei;Kari;Ola;;
T-08;Sykkelvei;By;Etat;1200;-120
;Bussvei;;;;
"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("liste") / "tiltak.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


pytestmark = pytest.mark.usefixtures("norwegian")


@pytest.fixture(scope="module")
def content(file: Path) -> ReadList:
    """Return what the list changes, read once for all tests."""
    return read_list(file, PLAN, DAY, "nb", Progress(lambda _share, _text: None))


@pytest.fixture
def dialog(qapp: QApplication, theme: Theme, qtbot: QtBot) -> Iterator[MeasureListDialog]:
    background = Background(qapp)
    parent = QWidget()
    theme.choose("light")
    qtbot.addWidget(parent)
    made = MeasureListDialog(parent, background, "tiltak.csv")
    made.show()
    yield made
    made.close()
    background.close()


@pytest.fixture
def read(dialog: MeasureListDialog, file: Path, qtbot: QtBot) -> MeasureListDialog:
    """Return the dialog once it has read the list."""
    dialog.begin_list(file, PLAN, DAY, "nb")
    qtbot.waitUntil(lambda: dialog.listed is not None, timeout=PATIENCE_MS)
    return dialog


def lines(dialog: MeasureListDialog) -> list[tuple[str, str, bool]]:
    return [(line.thing, line.field, line.ticked) for line in dialog.table.rows.rows]


def compared(dialog: MeasureListDialog, qtbot: QtBot) -> None:
    """Wait until the list was compared anew."""
    qtbot.waitUntil(lambda: dialog._task is None, timeout=PATIENCE_MS)


def test_every_choice_is_a_line_and_a_new_measure_is_one(read: MeasureListDialog) -> None:
    assert read.windowTitle() == "Hent inn tiltak fra tiltak.csv"
    assert lines(read) == [
        ("T-07 Bussvei", "Ansvarlig", True),
        ("T-08 Sykkelvei", "Hele raden", True),
    ]
    assert read.take.text() == "Hent inn 2 endringer"
    assert not read.sheets.isVisible()  # a text file has but one table


def test_a_new_measure_tells_what_comes_in_with_it(content: ReadList) -> None:
    told = content.shown.lines[1].wanted
    assert "Tittel: Sykkelvei" in told
    assert "Årlig kutt, t CO₂e: 120" in told


def test_rows_that_are_left_out_want_a_word_first(read: MeasureListDialog) -> None:
    assert not read.take.isEnabled()
    assert read.without_errors.text() == "Gå videre uten radene som er utelatt"
    read.without_errors.click()
    assert read.take.isEnabled()
    read.chips.choose(MESSAGES)
    assert read.messages.isVisible()


def test_the_columns_show_what_they_are_taken_for(read: MeasureListDialog) -> None:
    read.chips.choose(COLUMNS)
    assert read.columns_view.isVisible()
    assert not read.table.isVisible()
    shown = [
        tuple(column.shown(row) for column in read.columns.rows.columns)
        for row in read.columns.rows.rows
    ]
    assert shown[2:5] == [
        ("Ansvar", "Ansvarlig", "Kari · By"),
        ("Hvem", "Hentes ikke inn", "Ola · Etat"),
        ("Kostnad", "Investering", "1200"),
    ]
    read.chips.choose("all")
    assert read.table.isVisible()
    assert not read.columns_view.isVisible()


def test_another_column_is_taken_for_a_field(read: MeasureListDialog, qtbot: QtBot) -> None:
    read.take_column_for("Hvem", "responsible")
    compared(read, qtbot)
    assert read.listed is not None
    assert read.listed.mapping.columns["Ansvar"] == ""
    assert read.table.rows.rows[0].wanted == "Ola"


def test_what_was_ticked_by_hand_stays_when_columns_change(
    read: MeasureListDialog, qtbot: QtBot
) -> None:
    read.tick(read.table.rows.rows[0].key, ticked=False)
    read.take_column_for("Hvem", "responsible")
    compared(read, qtbot)
    assert lines(read)[0] == ("T-07 Bussvei", "Ansvarlig", False)
    assert read.take.text() == "Hent inn 1 endring"


def test_year_and_unit_of_costs_can_be_chosen(read: MeasureListDialog, qtbot: QtBot) -> None:
    assert read.cost_year.isVisibleTo(read.columns_view)
    read.cost_year.committed.emit(2027)
    compared(read, qtbot)
    read.amounts_in.committed.emit("1000 kr")
    compared(read, qtbot)
    (cost,) = [c.new for c in read.chosen if c.kind is CostLine]
    assert isinstance(cost, CostLine)
    assert (cost.year, cost.gross_ore) == (2027, 1_200_000_00)


def test_without_amounts_nothing_is_asked_about_them(read: MeasureListDialog, qtbot: QtBot) -> None:
    read.take_column_for("Kostnad", "")
    compared(read, qtbot)
    assert not read.cost_year.isVisibleTo(read.columns_view)


def test_a_file_without_measures_is_told(
    dialog: MeasureListDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "tall.csv"
    path.write_text("År;Sum\n2024;3\n", encoding="utf-8")
    dialog.begin_list(path, PLAN, DAY, "nb")
    qtbot.waitUntil(dialog.problem.isVisible, timeout=PATIENCE_MS)
    assert dialog.problem.text().startswith("tall.csv har ingen tabell med tiltak.")
    assert not dialog.table.isVisible()
    assert not dialog.take.isEnabled()


@pytest.fixture
def questions() -> ScriptedQuestions:
    return ScriptedQuestions()


@pytest.fixture
def window(tmp_path: Path, theme: Theme, questions: ScriptedQuestions) -> Iterator[MainWindow]:
    rows = [PLAN.rows_of(Settings)[0], *PLAN.municipalities, *PLAN.measures]
    write_new_plan(tmp_path / "byen.fbplan", rows)
    with a_window(tmp_path, theme, questions) as made:
        made.resize(1100, 760)
        made.show()
        made.flow.open_path(tmp_path / "byen.fbplan")
        yield made


def press_take() -> None:
    """Take in what is ticked once the list was read, as the user does with the mouse."""
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, MeasureListDialog) or dialog.listed is None:
        QTimer.singleShot(20, press_take)
        return
    dialog.without_errors.setChecked(True)
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)


def test_what_is_ticked_comes_in_as_one_step_behind_a_backup(
    window: MainWindow, questions: ScriptedQuestions, file: Path
) -> None:
    editor = window.editor
    assert editor is not None
    questions.files = [file]
    QTimer.singleShot(20, press_take)
    ask_measure_list(window)
    assert [m.title for m in editor.plan.rows_of(Measure)] == ["Bussvei", "Sykkelvei"]
    assert editor.plan.measures[0].responsible == "Kari"
    assert editor.document.undo_text == "hent inn tiltak.csv"
    assert [kept.reason for kept in editor.document.backups.listed()] == [Reason.IMPORT]
    told = [message.text for message in window.around.messages.waiting]
    assert "2 endringer fra listen er hentet inn." in told
    editor.undo()
    assert [m.title for m in editor.plan.rows_of(Measure)] == ["Bussvei"]


def test_without_a_file_nothing_happens(window: MainWindow, questions: ScriptedQuestions) -> None:
    questions.files = [None]
    ask_measure_list(window)
    assert questions.asked == ["Hent inn en tiltaksliste"]


def test_a_plan_that_can_only_be_read_says_so(
    window: MainWindow, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.editor is not None
    refusal = ReadOnlyPlanError("Planen kan bare leses.")
    monkeypatch.setattr(window.editor.document, "refusal", refusal)
    take_measure_list(window, file)
    assert [m.text for m in window.around.messages.waiting] == ["Planen kan bare leses."]
