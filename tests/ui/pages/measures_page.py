"""A real page of measures that follows its desk, and what a user sees and does on it."""

from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from fbdesk.models.measures import Measure
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.measures.lines import MeasureLine
from fbdesk.ui.pages.measures.page import MeasuresPage

ADesk = Callable[..., Desk]


def open_measures(qtbot: QtBot, desk: Desk, tab: str = "about") -> MeasuresPage:
    """Return a visible page that hears of edits and results, with a tab of the card open."""
    page = MeasuresPage(desk)
    qtbot.addWidget(page)
    desk.editor.changed.connect(page.note_change)
    desk.editor.results_changed.connect(page.note_results)
    page.resize(1300, 900)
    page.show()
    page.activateWindow()  # a field keeps what is typed only where it has the focus
    qtbot.waitUntil(page.isActiveWindow)
    page.card.tabs.choose(tab)
    return page


def shown_numbers(page: MeasuresPage) -> list[str]:
    """Return the numbers of the measures in the table, from the top."""
    return [line.measure.number for line in page.table.rows.rows]


def shown_line(page: MeasuresPage, number: str) -> MeasureLine:
    """Return the line of a measure."""
    return next(line for line in page.table.rows.rows if line.measure.number == number)


def cell(page: MeasuresPage, number: str, column: str) -> str:
    """Return what stands in a cell of the table."""
    found = next(column_ for column_ in page.table.rows.columns if column_.code == column)
    return found.shown(shown_line(page, number))


def measure(desk: Desk, number: str) -> Measure:
    """Return a measure of the plan as it stands."""
    return next(m for m in desk.plan.measures if m.number == number)


def visible_words(widget: QWidget) -> str:
    """Return every text that can be read in a widget."""
    QApplication.processEvents()  # Qt shows new children of a visible page in the next round
    labels = [found.text() for found in widget.findChildren(QLabel) if found.isVisible()]
    buttons = [found.text() for found in widget.findChildren(QAbstractButton) if found.isVisible()]
    return "\n".join(labels + buttons)


def named_button(widget: QWidget, name: str) -> QAbstractButton:
    """Return the visible button whose text or accessible name begins like this."""
    QApplication.processEvents()
    for found in widget.findChildren(QAbstractButton):
        if found.isVisible() and (found.text() or found.accessibleName()).startswith(name):
            return found
    raise AssertionError(f"no button {name!r} among {visible_words(widget)!r}")


def undo_text(desk: Desk) -> str:
    """Return what Ctrl+Z would take back."""
    return desk.editor.document.undo_text
