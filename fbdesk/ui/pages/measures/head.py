"""The head of a measure's card: number and area, title and description to write in, and chips."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fbdesk.models.measures import Measure
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.pages.measures.columns import change_measure
from fbdesk.ui.pages.measures.lines import instruments_of
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.theme import tokens_of
from fbdesk.ui.tokens import FOCUS_AREAS, readable
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import IconButton
from fbdesk.ui.widgets.emptying import empty
from fbdesk.ui.widgets.fields import LongTextEdit
from fbdesk.ui.widgets.flow_layout import FlowLayout
from fbdesk.ui.widgets.growing_text import PlainTextEdit
from fbdesk.ui.widgets.labels import chip, label


class HeadingEdit(PlainTextEdit):
    """A title that wraps as it is read; Enter saves it, Escape brings back what stood there."""

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder, least_lines=1, most_lines=4)
        self.setProperty("role", "title")
        self.document().setDocumentMargin(0)
        self._before = ""

    def show_value(self, value: object) -> None:
        """Show a title; one that is being typed stays."""
        self._before = str(value or "")
        super().show_value(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save with Enter: a title has no lines of its own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
        elif event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._before:
            self.setPlainText(self._before)
        else:
            super().keyPressEvent(event)


class MeasureHead(QWidget):
    """What is read first of a measure; `wanted` names what shall be done with it."""

    wanted = Signal(str)
    """The user wants `up`, `down`, `duplicate` or `delete`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._numbers = numbers_in(desk.language)
        self._measure: Measure | None = None
        self._shown_chips: tuple[tuple[str, str], ...] = ()
        self._number = label("", "muted")
        self._area = label("", "strong", wrap=True)
        self.title = HeadingEdit(tr("Title"))
        self.title.setAccessibleName(tr("Title"))
        self.title.committed.connect(partial(self._save, "title", tr("title")))
        self.description = LongTextEdit(
            tr("What is done, where and why"), least_lines=1, most_lines=14
        )
        self.description.setProperty("role", "prose")
        self.description.document().setDocumentMargin(0)
        self.description.setAccessibleName(tr("Description"))
        self.description.committed.connect(partial(self._save, "description", tr("description")))
        self.up = self._tool("arrow-up", tr("Move up (Alt+Up)"), "up")
        self.down = self._tool("arrow-down", tr("Move down (Alt+Down)"), "down")
        self.copy = self._tool("copy", tr("Duplicate (Ctrl+D)"), "duplicate")
        self.delete = self._tool("trash-2", tr("Delete the measure"), "delete")
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, gap=6)
        self._lay_out()
        desk.theme.changed.connect(self._colour_area)

    def show_measure(self, plan: Plan, measure: Measure) -> None:
        """Show a measure of the plan."""
        self._measure = measure
        code = measure.focus_area
        areas = {
            area.code: area.short_name.text(self._desk.language)
            for area in self._desk.programme.focus_areas
        }
        self._number.setText(f"{measure.number}  ·")
        self._area.setText(f"{code}  {areas.get(code, code)}")
        self._colour_area()
        self.title.show_value(measure.title)
        self.description.show_value(measure.description)
        self._show_chips(tuple(self._facts(plan, measure)))

    def leave(self) -> None:
        """Save what is being typed, before another measure is shown."""
        self.title.commit()
        self.description.commit()

    def _colour_area(self) -> None:
        colour = FOCUS_AREAS.get(self._measure.focus_area) if self._measure else None
        self._area.setStyleSheet(f"color: {readable(colour, tokens_of(self))}" if colour else "")

    def _facts(self, plan: Plan, measure: Measure) -> list[tuple[str, str]]:
        statuses = dict(self._desk.choices("status"))
        counts = self._desk.programme.counts(measure.status)
        status = statuses.get(measure.status, measure.status)
        facts = [(status, "accent" if counts else "")]
        if measure.start_year is None:
            facts.append((tr("start year missing"), "warning"))
        elif measure.end_year is None:
            facts.append((tr("from {year}", year=measure.start_year), ""))
        else:
            facts.append((self._numbers.years(measure.start_year, measure.end_year), ""))
        if measure.own_operation:
            facts.append((tr("Own operation"), ""))
        if any(instrument.restrictive for instrument in instruments_of(plan, measure.key)):
            facts.append((tr("Restrictive instrument"), ""))
        return facts

    def _show_chips(self, facts: tuple[tuple[str, str], ...]) -> None:
        if facts == self._shown_chips:
            return
        self._shown_chips = facts
        empty(self._flow)
        for text, tone in facts:
            self._flow.addWidget(chip(text, tone))
        self._chips.updateGeometry()

    def _save(self, field: str, what: str, text: str) -> None:
        if self._measure is None:
            return
        if field == "title":
            text = " ".join(text.split())
        change_measure(self._desk, self._measure, field, what, text)
        if field == "title":
            held = self._desk.plan.find(Measure, self._measure.key)
            self.title.setPlainText(held.title if held else "")
            self.title.show_value(held.title if held else "")

    def _tool(self, icon: str, name: str, wanted: str) -> IconButton:
        made = IconButton(icon, name)
        made.clicked.connect(partial(self._want, wanted))
        return made

    def _want(self, what: str, _checked: object = None) -> None:
        self.wanted.emit(what)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 6)
        top = QHBoxLayout()
        spacing(top, 6)
        top.addWidget(self._number)
        top.addWidget(self._area, 1)
        for part in (self.up, self.down, self.copy, self.delete):
            top.addWidget(part)
        column.addLayout(top)
        for below in (self.title, self.description, self._chips):
            column.addWidget(below)
