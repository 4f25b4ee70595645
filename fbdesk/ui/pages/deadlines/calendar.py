"""The calendar of what is due: one month with its days, or a whole year at a glance."""

import calendar
from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from fbdesk.models.occurrences import DONE, OVERDUE, Occurrence
from fbdesk.reports.numbers import Numbers
from fbdesk.ui.pages.deadlines.month import MonthGrid, months_on
from fbdesk.ui.pages.deadlines.words import in_words, when
from fbdesk.ui.scale import margins, scaled, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import IconButton, button
from fbdesk.ui.widgets.card import Card
from fbdesk.ui.widgets.elided import ElidedButton
from fbdesk.ui.widgets.emptying import empty
from fbdesk.ui.widgets.flow_layout import FlowLayout
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.list_and_card import ScrolledColumn

MONTHS = 12
MOST_IN_MONTH = 6
CARD_PX = 230


class Turner(QWidget):
    """What is shown, with arrows before and after it, and the way back to today."""

    turned = Signal(int)
    """The user wants the one before (−1), the one after (1), or today's (0)."""

    def __init__(self, before: str, after: str) -> None:
        super().__init__()
        self._name = label("", "section")
        row = QHBoxLayout(self)
        margins(row, 0, 0, 0, 0)
        spacing(row, 4)
        for icon, name, step in (("chevron-left", before, -1), ("chevron-right", after, 1)):
            arrow = IconButton(icon, name)
            arrow.clicked.connect(partial(self._turn, step))
            row.addWidget(arrow)
        row.addSpacing(scaled(6))
        row.addWidget(self._name)
        row.addStretch(1)
        row.addWidget(button(tr("Today"), partial(self._turn, 0), kind="chip"))

    def show_name(self, name: str) -> None:
        """Show what is turned to."""
        self._name.setText(name[:1].upper() + name[1:])

    def _turn(self, step: int, _checked: object = None) -> None:
        self.turned.emit(step)


class MonthView(QWidget):
    """A month: what is due some time in it above, the days below."""

    chosen = Signal(str)
    """The user chose the thing with this key."""
    moved = Signal(object)
    """The user went to another day (`date`)."""

    def __init__(self, numbers: Numbers) -> None:
        super().__init__()
        self._numbers = numbers
        self._today = date.min
        self._loose: tuple[Occurrence, ...] | None = None
        self.turner = Turner(tr("Month before"), tr("Month after"))
        self.turner.turned.connect(self._turn)
        self.grid = MonthGrid(numbers)
        self.grid.chosen.connect(self.chosen)
        self.grid.day_changed.connect(self.moved)
        self.loose = QWidget()
        self._flow = FlowLayout(self.loose, gap=10)
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 8)
        for part in (self.turner, self.loose):
            column.addWidget(part)
        scrolled = ScrolledColumn()
        scrolled.body.addWidget(self.grid, 1)
        column.addWidget(scrolled, 1)

    def show_due(self, found: Sequence[Occurrence], day: date, today: date, chosen: str) -> None:
        """Show the month of a day."""
        self._today = today
        self.turner.show_name(f"{self._numbers.months[day.month - 1]} {day.year}")
        self.grid.show_month(found, day, today, chosen)
        last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
        self._show_loose(
            tuple(
                one
                for one in found
                if one.precision != "day"
                and one.first_day <= last
                and one.day >= last.replace(day=1)
            )
        )

    def _show_loose(self, loose: tuple[Occurrence, ...]) -> None:
        self.loose.setVisible(bool(loose))
        if loose == self._loose:
            return
        self._loose = loose
        empty(self._flow)
        for one in loose:
            words = f"{when(one.day, one.precision, self._numbers)}: {one.title}"
            link = button(words, partial(self.chosen.emit, one.key), kind="link")
            link.setToolTip(in_words(one, self._numbers, self._today))
            self._flow.addWidget(link)

    def _turn(self, step: int) -> None:
        self.moved.emit(months_on(self.grid.day, step) if step else self._today)


class MonthCard(Card):
    """One month of the year: the first things that are due in it."""

    chosen = Signal(str)
    """The user chose the thing with this key."""
    opened = Signal(int)
    """The user wants to see this month."""

    def __init__(self, month: int, numbers: Numbers) -> None:
        super().__init__()
        self._month, self._numbers = month, numbers
        name = numbers.months[month - 1]
        self._head = button(
            name[:1].upper() + name[1:], partial(self.opened.emit, month), kind="link"
        )
        row = QHBoxLayout()
        row.addWidget(self._head)
        row.addStretch(1)
        self._count = label("", "caption")
        row.addWidget(self._count)
        self.body.addLayout(row)
        self._lines = QVBoxLayout()
        spacing(self._lines, 0)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)
        self._shown: tuple[Occurrence, ...] | None = None

    def show_due(self, found: tuple[Occurrence, ...], today: date) -> None:
        """Show what is due in the month."""
        self._count.setText(str(len(found)) if found else "")
        if found == self._shown:
            return
        self._shown = found
        empty(self._lines)
        for one in found[:MOST_IN_MONTH]:
            self._lines.addWidget(self._line(one, today))
        if len(found) > MOST_IN_MONTH:
            words = tr("{number} more", number=len(found) - MOST_IN_MONTH)
            self._lines.addWidget(
                button(words, partial(self.opened.emit, self._month), kind="quiet")
            )

    def _line(self, one: Occurrence, today: date) -> QWidget:
        time = f"{one.day.day}." if one.precision == "day" else "–"
        marks = {OVERDUE: "! ", DONE: "✓ "}
        kind = "quiet" if one.state == DONE else "link"
        line = ElidedButton(partial(self.chosen.emit, one.key), kind)
        line.show_text(f"{marks.get(one.state, '')}{time}  {one.title}")
        line.setAccessibleDescription(in_words(one, self._numbers, today))
        return line


class YearView(QWidget):
    """The year at a glance: twelve months side by side."""

    chosen = Signal(str)
    """The user chose the thing with this key."""
    turned = Signal(int)
    """The user wants the year before (−1), the year after (1), or today's (0)."""
    month_opened = Signal(int)
    """The user wants to see this month of the year."""

    def __init__(self, numbers: Numbers) -> None:
        super().__init__()
        self.turner = Turner(tr("Year before"), tr("Year after"))
        self.turner.turned.connect(self.turned)
        self.months = [MonthCard(month, numbers) for month in range(1, MONTHS + 1)]
        holder = QWidget()
        self._grid = QGridLayout(holder)
        margins(self._grid, 0, 0, 0, 0)
        spacing(self._grid, 12)
        for card in self.months:
            card.chosen.connect(self.chosen)
            card.opened.connect(self.month_opened)
        scrolled = ScrolledColumn()
        scrolled.body.addWidget(holder)
        scrolled.body.addStretch(1)
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 8)
        column.addWidget(self.turner)
        column.addWidget(scrolled, 1)
        self._columns = 0
        self._arrange(3)

    def show_due(self, found: Sequence[Occurrence], year: int, today: date) -> None:
        """Show a year; what is known to the season stands in its last month."""
        self.turner.show_name(str(year))
        for month, card in enumerate(self.months, start=1):
            due = tuple(one for one in found if (one.day.year, one.day.month) == (year, month))
            card.show_due(due, today)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many months side by side as there is room for."""
        super().resizeEvent(event)
        room = self.width() // scaled(CARD_PX)
        self._arrange(next((columns for columns in (4, 3, 2) if columns <= room), 1))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        for place, card in enumerate(self.months):
            self._grid.addWidget(card, place // columns, place % columns, Qt.AlignmentFlag(0))
