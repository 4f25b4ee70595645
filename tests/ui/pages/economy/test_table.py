"""The view of a money table: room for its names, keys, heat that is drawn, zoom and theme."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.pages.economy.matrix import MatrixTable
from fbdesk.ui.pages.economy.table import MatrixView
from fbdesk.ui.theme import Theme

MILLION = 100_000_000
LINES = tuple((f"m{n}", f"T-{n:02}  Tiltak med et navn") for n in range(30))
YEARS = tuple((str(year), str(year)) for year in range(2009, 2015))
AMOUNTS = {("m0", "2009"): 8 * MILLION, ("m0", "2010"): MILLION, ("m1", "2009"): -4 * MILLION}


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> Iterator[MatrixView]:
    del theme
    made = MatrixView("Udekket", numbers_in("en"))
    qtbot.addWidget(made)
    made.resize(1000, 500)
    made.show_table(MatrixTable(LINES, YEARS, AMOUNTS, lacks=True))
    made.show()
    QApplication.processEvents()
    yield made
    made.hide()


def colours(view: MatrixView, row: int, column: int) -> set[str]:
    """Return the colours that a cell is drawn in."""
    picture: QImage = view.viewport().grab(view.visualRect(view.cells.index(row, column))).toImage()
    return {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }


def test_a_cell_is_drawn_with_ground_and_bar_by_its_size(view: MatrixView) -> None:
    view.clearSelection()
    view.setCurrentIndex(view.cells.index(5, 3))
    large, small, nothing = (colours(view, 1, column) for column in (1, 2, 3))
    bar = QColor("#9A5B00").name()  # the warning colour of the light theme
    assert bar in large
    assert bar in small
    assert bar not in nothing
    assert large != small


def test_what_is_left_over_has_another_colour_and_sums_have_none(view: MatrixView) -> None:
    view.setCurrentIndex(view.cells.index(5, 3))
    assert QColor("#0F6B54").name() in colours(view, 2, 1)
    assert QColor("#9A5B00").name() not in colours(view, 0, 1)


def test_names_have_their_room_and_no_more(view: MatrixView) -> None:
    wide = view.verticalHeader().width()
    assert wide <= 0.37 * view.width()
    longest = max(view.fontMetrics().horizontalAdvance(name) for _, name in LINES)
    assert wide >= longest
    view.resize(420, 500)
    QApplication.processEvents()
    assert view.verticalHeader().width() < wide


def test_longer_names_are_measured_anew(view: MatrixView) -> None:
    before = view.verticalHeader().width()
    longer = (("m0", "T-00  " + "Svært langt navn " * 4), *LINES[1:])
    view.show_table(MatrixTable(longer, YEARS, AMOUNTS))
    assert view.verticalHeader().width() > before


def test_a_table_takes_the_height_of_its_lines_and_keeps_some_in_sight(view: MatrixView) -> None:
    assert view.maximumHeight() > 30 * 32
    assert view.minimumHeight() < 300
    view.show_table(MatrixTable(LINES[:2], YEARS, AMOUNTS))
    few = view.maximumHeight()
    assert few < 200
    assert view.minimumHeight() == few  # there is nothing to scroll away


def test_zoom_makes_lines_higher_and_columns_wider(view: MatrixView, theme: Theme) -> None:
    height, width = view.rowHeight(1), view.columnWidth(1)
    theme.set_zoom(200)
    QApplication.processEvents()
    assert view.rowHeight(1) == 2 * height
    assert view.columnWidth(1) > width


def test_the_dark_theme_draws_its_own_warning(view: MatrixView, theme: Theme) -> None:
    theme.choose("dark")
    QApplication.processEvents()
    view.setCurrentIndex(view.cells.index(5, 3))
    assert QColor("#F0B45A").name() in colours(view, 1, 1)
    theme.choose("light")


def test_keys_move_tell_the_line_and_open_it(view: MatrixView) -> None:
    lines: list[str] = []
    opened: list[str] = []
    view.line_chosen.connect(lines.append)
    view.opened.connect(opened.append)
    view.choose_line("m0")
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert lines == ["m0", "m1"]
    assert view.chosen_line == "m1"
    QTest.keyClick(view, Qt.Key.Key_Enter)
    assert opened == ["m1"]
    view.choose_line("not there")
    assert view.chosen_line == "m1"


def test_nothing_is_chosen_in_an_empty_table(view: MatrixView) -> None:
    view.show_table(MatrixTable())
    assert view.chosen_line == ""
    QTest.keyClick(view, Qt.Key.Key_Return)
    view.show_thousands(thousands=False)
    assert view.whole_text() == "\tSum\nSum\t"


def test_the_current_cell_stays_when_the_lines_change(view: MatrixView) -> None:
    view.setCurrentIndex(view.cells.index(3, 2))
    view.show_table(MatrixTable(LINES[:10], YEARS, AMOUNTS))
    assert (view.currentIndex().row(), view.currentIndex().column()) == (3, 2)
    view.show_table(MatrixTable(LINES[:1], YEARS, AMOUNTS))
    assert not view.currentIndex().isValid()


def test_no_cell_can_be_typed_in(view: MatrixView) -> None:
    view.choose_line("m0")
    QTest.keyClicks(view, "5")
    assert view.state() != MatrixView.State.EditingState
    assert view.cells.amount(1, 1) == 8 * MILLION
