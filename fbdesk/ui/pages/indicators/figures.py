"""The figures of one indicator: what was observed, typed in a row, and the targets by year."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy import Connection

from fbdesk.errors import InputError
from fbdesk.models import rows
from fbdesk.models.edits import followup as edits
from fbdesk.models.followup import Indicator, IndicatorTarget, IndicatorValue
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.ui.block_editing import BlockEditing
from fbdesk.ui.day_text import day_text
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.form_grid import FormGrid, FormRow
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.locking import edits as edits_plan
from fbdesk.ui.number_text import number_text
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.today import local_today
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.date_field import DateField
from fbdesk.ui.widgets.fields import NumberField, TextField
from fbdesk.ui.widgets.labels import label

LEAST_LINES, MOST_LINES = 2, 9


class Observations(QWidget):
    """What the indicator was on which day, the newest first, and a row for the next figure."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._indicator: Indicator | None = None
        self.day = DateField()
        self.value = NumberField()
        self.source = TextField()
        self.add_button = button(tr("Add the observation"), self.add, icon="plus")
        self.table: DataTable[IndicatorValue] = DataTable(tr("Observations"), self._columns())
        self.table.fit_rows(LEAST_LINES, MOST_LINES)
        self.table.delete_wanted.connect(self._delete)
        self._blocks = BlockEditing(desk, self.table, add=self._add_pasted)
        self.paste_button = button(tr("Paste from Excel"), self.paste, kind="link")
        self.paste_button.setToolTip(
            tr("Lines of day, value and source. A year alone is its last day.")
        )
        for field in (self.day, self.value, self.source):
            for keys in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                shortcut = QShortcut(QKeySequence(keys), field)
                shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
                shortcut.activated.connect(self.add)
        self._lay_out()

    def show_indicator(self, plan: Plan, indicator: Indicator) -> None:
        """Show the observations of an indicator."""
        if self._indicator is None or self._indicator.key != indicator.key:
            self.day.setText(day_text(local_today()))
            self.value.show_value(None)
            self.source.show_value(indicator.source)
        self._indicator = indicator
        self.value.setPlaceholderText(indicator.unit)
        held = plan.children(IndicatorValue, "indicator", indicator.key)
        self.table.show_rows(sorted(held, key=lambda row: row.observed, reverse=True))
        self._nothing.setVisible(not held)
        self.table.setVisible(bool(held))

    def add(self) -> None:
        """Enter the figure that was typed, and make ready for the next one."""
        value = self.value.typed()
        day = self.day.typed() if self.day.writes_a_day() else None
        if self._indicator is None:
            return
        if day is None or value is None:
            self._desk.tell(tr("An observation needs a day and a number."))
            return
        added = self._desk.editor.perform(
            tr("add an observation to {name}", name=self._indicator.title),
            partial(
                edits.observe,
                indicator=self._indicator.key,
                observed=day,
                value=float(value),
                source=self.source.text().strip(),
            ),
        )
        if added is not None:
            self.value.setText("")
            self.value.setModified(False)
            self.day.setFocus()
            self.day.selectAll()

    def paste(self) -> None:
        """Make an observation of each line on the clipboard, after saying how many."""
        if self._indicator is not None:
            self._blocks.paste_as_new()

    def _add_pasted(self, connection: Connection, values: Mapping[str, Any]) -> None:
        day, value = values.get("observed"), values.get("value")
        if self._indicator is None or day is None or value is None:
            raise InputError("An observation needs a day and a number.")
        key = edits.observe(
            connection,
            self._indicator.key,
            observed=day,
            value=float(value),
            source=values.get("source") or self._indicator.source,
        )
        if values.get("note"):
            rows.change(connection, IndicatorValue, key, note=values["note"])

    def _lay_out(self) -> None:
        entry = FormGrid()
        entry.add(FormRow(tr("Date"), self.day))
        entry.add(FormRow(tr("Value"), self.value))
        entry.add(FormRow(tr("Source"), self.source))
        across = QHBoxLayout()
        across.addWidget(self.add_button)
        across.addWidget(edits_plan(self.paste_button))
        across.addStretch(1)
        self._nothing = label(tr("No observation yet."), "muted")
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 8)
        column.addWidget(label(tr("Observations"), "section"))
        column.addWidget(entry)
        column.addLayout(across)
        column.addWidget(self._nothing)
        column.addWidget(self.table)

    def _columns(self) -> tuple[Column[IndicatorValue], ...]:
        return (
            Column(
                code="observed", title=tr("Date"), value=lambda row: row.observed, text=day_text,
                edit=self._move, field="date", width=92,
            ),
            Column(
                code="value", title=tr("Value"), value=lambda row: row.value, text=number_text,
                edit=self._set_value, field="number", align="right", width=80,
            ),
            Column(
                code="source", title=tr("Source"), value=lambda row: row.source,
                edit=partial(self._set_text, "source", tr("source")),
                tooltip=lambda row: row.source, width=110, stretch=True,
            ),
            Column(
                code="note", title=tr("Note"), value=lambda row: row.note,
                edit=partial(self._set_text, "note", tr("note")),
                tooltip=lambda row: row.note, width=90,
            ),
        )  # fmt: skip

    def _move(self, row: IndicatorValue, day: date | None) -> None:
        if day is not None:
            text = tr("change {what} of {name}", what=tr("date"), name=self._name)
            edit = partial(edits.move_observation, key=row.key, observed=day)
            self._desk.editor.perform(text, edit)

    def _set_value(self, row: IndicatorValue, value: float | None) -> None:
        if value is not None:
            text = tr("change {what} of {name}", what=tr("observation"), name=self._name)
            self._desk.editor.change(text, IndicatorValue, row.key, value=float(value))

    def _set_text(self, field: str, what: str, row: IndicatorValue, value: str) -> None:
        text = tr("change {what} of {name}", what=what, name=self._name)
        self._desk.editor.change(text, IndicatorValue, row.key, **{field: value})

    @property
    def _name(self) -> str:
        return self._indicator.title if self._indicator else ""

    def _delete(self, keys: tuple[str, ...]) -> None:
        delete_figures(self._desk, IndicatorValue, keys)


class Targets(QWidget):
    """What the indicator should have come to, one line a year."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._indicator: Indicator | None = None
        self.table: DataTable[IndicatorTarget] = DataTable(
            tr("Targets"),
            (
                Column(
                    code="year", title=tr("Year"), value=lambda row: row.year, edit=self._move,
                    field="year", width=92,
                ),
                Column(
                    code="value", title=tr("Target"), value=lambda row: row.value,
                    text=number_text, edit=self._set_value, field="number", align="right",
                    width=80, stretch=True,
                ),
            ),
        )  # fmt: skip
        self.table.fit_rows(1, MOST_LINES)
        self.table.delete_wanted.connect(self._delete)
        self.nothing = label(
            tr("No target yet. It says what the indicator should have come to by a year."),
            "muted",
            wrap=True,
        )
        across = QHBoxLayout()
        across.addWidget(button(tr("Add a target"), self.add, kind="link", icon="plus"))
        across.addStretch(1)
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 8)
        column.addWidget(label(tr("Targets"), "section"))
        column.addWidget(self.nothing)
        column.addWidget(self.table)
        column.addLayout(across)

    def show_indicator(self, plan: Plan, indicator: Indicator) -> None:
        """Show the targets of an indicator."""
        self._indicator = indicator
        held = plan.children(IndicatorTarget, "indicator", indicator.key)
        self.table.show_rows(sorted(held, key=lambda row: row.year))
        self.nothing.setVisible(not held)
        self.table.setVisible(bool(held))

    def add(self) -> None:
        """Add a target for the period's last year, or the year after the last one; type it."""
        if self._indicator is None:
            return
        plan, key = self._desk.plan, self._indicator.key
        held = plan.children(IndicatorTarget, "indicator", key)
        years = [row.year for row in held]
        year = plan.settings.period_to if plan.settings.period_to not in years else max(years) + 1
        last = max(held, key=lambda row: row.year).value if held else self._indicator.baseline
        edit = partial(edits.set_target, indicator=key, year=year, value=last or 0.0)
        self._desk.editor.perform(tr("add a target to {name}", name=self._indicator.title), edit)
        added = self._desk.plan.children(IndicatorTarget, "indicator", key)
        new = next((row for row in added if row.year == year), None)
        if new is not None:
            self.table.edit_cell(new.key, "value")

    def _move(self, row: IndicatorTarget, year: int | None) -> None:
        if year is not None:
            text = tr("change {what} of {name}", what=tr("year of a target"), name=self._name)
            edit = partial(edits.move_target, key=row.key, year=year)
            self._desk.editor.perform(text, edit)

    def _set_value(self, row: IndicatorTarget, value: float | None) -> None:
        if value is not None:
            text = tr("change {what} of {name}", what=tr("target"), name=self._name)
            self._desk.editor.change(text, IndicatorTarget, row.key, value=float(value))

    @property
    def _name(self) -> str:
        return self._indicator.title if self._indicator else ""

    def _delete(self, keys: tuple[str, ...]) -> None:
        delete_figures(self._desk, IndicatorTarget, keys)


def delete_figures(desk: Desk, kind: type[Row], keys: tuple[str, ...]) -> None:
    """Delete observations or targets as one undo step."""

    def delete_rows(connection: Connection) -> None:
        rows.delete(connection, kind, *keys)

    text: Any = counted(len(keys), "delete {number} figure", "delete {number} figures")
    desk.editor.perform(text, delete_rows)
