"""Taking a city's own list of measures in: what its columns hold, and every change with a tick."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fbdesk.exchange.measures.change import changes_of
from fbdesk.exchange.measures.fields import AMOUNTS_IN, FIELDS, REPEATED
from fbdesk.exchange.measures.mapping import NOT_TAKEN, has_amounts
from fbdesk.ui.forms.form_grid import FormGrid, FormRow
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.measure_list.work import ListColumn, compare_list, read_list
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.choices import ChoiceField
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.fields import YearField
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.workbook.dialog import WorkbookDialog
from fbdesk.ui.workbook.words import MEASURE_LIST

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from fbdesk.exchange.measures.mapping import ListMapping
    from fbdesk.exchange.workbook.change import Change
    from fbdesk.models.snapshot import Plan
    from fbdesk.ui.background import Background, Progress
    from fbdesk.ui.measure_list.work import ReadList
    from fbdesk.ui.workbook.work import Line

COLUMNS: Final = "columns"
READING: Final = "Reading the list"


class MeasureListDialog(WorkbookDialog):
    """Shows what a list would change; what its columns hold can be chosen."""

    def __init__(self, parent: QWidget, background: Background, name: str) -> None:
        """`name` is what the file is called."""
        super().__init__(parent, background, name, MEASURE_LIST)
        self.listed: ReadList | None = None
        self._by_hand: dict[str, bool] = {}
        self._again: Callable[[ReadList, ListMapping, Progress], ReadList] | None = None
        self.columns = DataTable(tr("Columns of the list"), self._list_columns())
        self.cost_year = YearField()
        self.amounts_in = ChoiceField(tuple((unit, tr(unit)) for unit in AMOUNTS_IN))
        self._amounts = FormGrid()
        self.columns_view = QWidget()
        self._lay_out_columns()
        self.cost_year.committed.connect(self._choose_year)
        self.amounts_in.committed.connect(self._choose_unit)

    @property
    def chosen(self) -> tuple[Change, ...]:
        """Return the changes that are ticked, with what comes in with them."""
        ticked = {line.key for line in self.ticked}
        proposals = self.listed.found.proposals if self.listed else ()
        return changes_of(each for each in proposals if each.id in ticked)

    def begin_list(self, path: Path, plan: Plan, day: date, language: str) -> None:
        """Read the list and compare it with the plan, beside the window."""
        self._again = lambda read, mapping, progress: compare_list(
            read.listed, mapping, plan, day, language, progress
        )
        self._start(tr(READING), partial(read_list, path, plan, day, language), self.show_list)

    def show_list(self, read: ReadList) -> None:
        """Show a list that was read; what the user ticked before stays as it was."""
        self.listed = read
        lines = tuple(self._as_ticked(line) for line in read.shown.lines)
        self.columns.show_rows(read.columns)
        self.cost_year.show_value(read.mapping.cost_year)
        self.amounts_in.show_value(read.mapping.amounts_in)
        self._amounts.setVisible(has_amounts(read.mapping))
        self.show_read(replace(read.shown, lines=lines))

    def tick(self, key: str, *, ticked: bool) -> None:
        """Choose whether a change is taken in."""
        self._by_hand[key] = ticked
        super().tick(key, ticked=ticked)

    def tick_shown(self, *, ticked: bool) -> None:
        """Choose for all changes that the list shows."""
        self._by_hand |= {line.key: ticked for line in self.table.rows.rows}
        super().tick_shown(ticked=ticked)

    def take_column_for(self, heading: str, code: str) -> None:
        """Take a column for another field; of most fields there is one column."""
        if self.listed is None:
            return
        columns = dict(self.listed.mapping.columns)
        for other, held in columns.items():
            if held == code and code not in REPEATED:
                columns[other] = NOT_TAKEN
        self._compare(replace(self.listed.mapping, columns={**columns, heading: code}))

    def _choose_year(self, year: object) -> None:
        if self.listed is not None:
            known = int(year) if isinstance(year, int | float) else None
            self._compare(replace(self.listed.mapping, cost_year=known))

    def _choose_unit(self, unit: object) -> None:
        if self.listed is not None:
            self._compare(replace(self.listed.mapping, amounts_in=str(unit)))

    def _compare(self, mapping: ListMapping) -> None:
        """Compare the list anew, beside the window."""
        if self.listed is not None and self._again is not None:
            self._start(tr(READING), partial(self._again, self.listed, mapping), self.show_list)

    def _as_ticked(self, line: Line) -> Line:
        return replace(line, ticked=self._by_hand.get(line.key, line.ticked))

    def _show_lines(self, choice: str = "") -> None:
        super()._show_lines(choice)
        shows_columns = self.chips.value == COLUMNS
        self.columns_view.setVisible(shows_columns)
        if shows_columns:
            for part in (self._split, self.sheets, self.tick_all, self.tick_none):
                part.setVisible(False)

    def _chips(self, lines: list[Line]) -> tuple[tuple[str, str, int | None], ...]:
        return (*super()._chips(lines), (COLUMNS, tr("Columns"), None))

    def _list_columns(self) -> tuple[Column[ListColumn], ...]:
        fields = tuple((field.code, tr(field.title)) for field in FIELDS)
        return (
            Column(
                code="heading",
                title=tr("Column"),
                value=lambda column: column.key,
                width=230,
                identifies=True,
            ),
            Column(
                code="field",
                title=tr("Is taken for"),
                value=lambda column: column.code,
                edit=lambda column, code: self.take_column_for(column.key, code),
                field="choice",
                choices=((NOT_TAKEN, tr("Is not taken in")), *fields),
                tone=lambda column: "" if column.code else "muted",
                width=210,
            ),
            Column(
                code="example",
                title=tr("What stands in it"),
                value=lambda column: column.example,
                tooltip=lambda column: column.example,
                tone=lambda _column: "muted",
                stretch=True,
                width=320,
            ),
        )

    def _lay_out_columns(self) -> None:
        column = QVBoxLayout(self.columns_view)
        margins(column, 0, 0, 0, 0)
        spacing(column, 10)
        text = tr("Columns are known by their headings. Choose another field where it is wrong.")
        column.addWidget(label(text, "muted", wrap=True))
        column.addWidget(self.columns, 1)
        self._amounts.add(FormRow(tr("Year of costs without a year"), self.cost_year))
        self._amounts.add(FormRow(tr("Amounts without a unit are in"), self.amounts_in))
        column.addWidget(self._amounts)
        whole = self.layout()
        if isinstance(whole, QVBoxLayout):
            whole.insertWidget(whole.indexOf(self.messages), self.columns_view, 1)
        self.columns_view.setVisible(False)
