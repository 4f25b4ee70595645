"""Questions are asked with verbs, and what throws work away looks like it."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from fbdesk.ui.questions import Answer, Questions, nearest_folder
from fbdesk.ui.theme import Theme


def test_the_button_that_throws_work_away_is_drawn_as_a_danger_and_gives_its_code(
    qtbot: QtBot, theme: Theme
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    questions = Questions()
    questions.above(window)
    seen: dict[str, QColor] = {}

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        buttons = {button.text(): button for button in box.findChildren(QPushButton)}
        for text, button in buttons.items():
            seen[text] = button.palette().color(QPalette.ColorRole.ButtonText)
        buttons["Throw away"].click()

    QTimer.singleShot(0, answer)
    answers = (Answer("keep", "Keep"), Answer("discard", "Throw away", danger=True))
    code = questions.choose("The plan is not saved.", "It stays.", answers)

    assert code == "discard"
    assert seen["Throw away"] == QColor(theme.tokens.danger)
    assert seen["Keep"] != seen["Throw away"]


def test_a_folder_that_is_away_is_looked_for_above_it(tmp_path: Path) -> None:
    assert nearest_folder(tmp_path) == tmp_path
    assert nearest_folder(tmp_path / "klima" / "planer") == tmp_path
    file = tmp_path / "note.txt"
    file.write_text("no folder", encoding="utf-8")
    assert nearest_folder(file / "planer") == tmp_path
