"""Labels show plain text, and of very long texts the first pages."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from fbdesk.ui.widgets.labels import MOST_LETTERS, label


def test_a_label_shows_its_text_as_it_stands(qtbot: QtBot) -> None:
    shown = label("<b>Sykkelvei</b> & bro", "strong")
    qtbot.addWidget(shown)
    assert shown.text() == "<b>Sykkelvei</b> & bro"
    assert shown.textFormat() == Qt.TextFormat.PlainText
    assert shown.property("role") == "strong"


def test_of_a_text_without_end_the_first_pages_are_shown(qtbot: QtBot) -> None:
    shown = label("x" * 200_000, wrap=True)
    qtbot.addWidget(shown)
    assert len(shown.text()) == MOST_LETTERS + 1
    assert shown.text().endswith("…")
    shown.setText("y" * MOST_LETTERS)
    assert shown.text() == "y" * MOST_LETTERS
    shown.setText("z" * (MOST_LETTERS + 1))
    assert shown.text().endswith("z…")
