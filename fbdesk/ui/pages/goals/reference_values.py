"""The stated figures of a reference path: one line per year, typed in place."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy import Connection

from fbdesk.models import rows
from fbdesk.models.edits import strategy as edits
from fbdesk.models.snapshot import Plan
from fbdesk.models.strategy import ReferenceAssumption, ReferenceValue
from fbdesk.reports.wording import Wording
from fbdesk.ui.desk import Desk
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.labels import label

LEAST_LINES, MOST_LINES = 2, 9


class StatedFigures(QWidget):
    """The years and tonnes of one assumption, and the button that adds a year."""

    def __init__(self, desk: Desk, wording: Wording) -> None:
        super().__init__()
        self._desk = desk
        self._assumption: ReferenceAssumption | None = None
        self.table: DataTable[ReferenceValue] = DataTable(
            tr("Stated figures"),
            (
                Column(
                    code="year", title=tr("Year"), value=lambda row: row.year, width=80,
                    edit=self._set_year, field="year",
                ),
                Column(
                    code="emission_t", title=tr("Emissions"), unit="t", align="right", width=120,
                    value=lambda row: row.emission_t, text=wording.numbers.number, stretch=True,
                    edit=self._set_emission, field="number",
                ),
            ),
        )  # fmt: skip
        self.table.fit_rows(LEAST_LINES, MOST_LINES)
        self.table.delete_wanted.connect(self._delete)
        self.add_year = button(tr("Add a year"), self.add, kind="link", icon="plus")
        self.remove = button(tr("Delete"), self._delete_selected, kind="quiet")
        about = tr(
            "Straight lines lead from the start year through these figures. After the last one "
            "the path stays there. A sector's figures are shared among its sources as in the "
            "start year."
        )
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 6)
        column.addWidget(label(tr("Stated figures"), "strong"))
        column.addWidget(label(about, "muted", wrap=True))
        column.addWidget(self.table)
        row = QHBoxLayout()
        row.addWidget(self.add_year)
        row.addStretch(1)
        row.addWidget(self.remove)
        column.addLayout(row)

    def show_assumption(self, plan: Plan, assumption: ReferenceAssumption | None) -> None:
        """Show the figures of an assumption that states them; nothing for any other."""
        stated = assumption is not None and assumption.method == "stated"
        self._assumption = assumption if stated else None
        self.setVisible(stated)
        found = plan.children(ReferenceValue, "assumption", assumption.key) if assumption else ()
        self.table.show_rows(found)
        self.remove.setEnabled(bool(found))

    def add(self) -> None:
        """Add the year after the last one, with its figure, and open the figure for typing."""
        if self._assumption is None:
            return
        plan = self._desk.plan
        known = plan.children(ReferenceValue, "assumption", self._assumption.key)
        year = known[-1].year + 1 if known else plan.settings.start_year + 1
        figure = known[-1].emission_t if known else _emitted(plan, self._assumption)
        edit = partial(
            edits.set_reference_value,
            assumption=self._assumption.key,
            year=year,
            emission_t=figure,
        )
        self._desk.editor.perform(tr("add figure for {year}", year=year), edit)
        added = self._desk.plan.children(ReferenceValue, "assumption", self._assumption.key)
        new = next((row for row in added if row.year == year), None)
        if new is not None:
            self.table.edit_cell(new.key, "emission_t")

    def _set_year(self, row: ReferenceValue, year: int | None) -> None:
        if year is not None and year != row.year:
            text = tr("change {what}", what=tr("year of a stated figure"))
            edit = partial(edits.move_reference_value, key=row.key, year=year)
            self._desk.editor.perform(text, edit)

    def _set_emission(self, row: ReferenceValue, emission_t: float | None) -> None:
        if emission_t is not None:
            text = tr("change figure for {year}", year=row.year)
            self._desk.editor.change(text, ReferenceValue, row.key, emission_t=float(emission_t))

    def _delete_selected(self) -> None:
        if self.table.selected_keys:
            self._delete(self.table.selected_keys)

    def _delete(self, keys: tuple[str, ...]) -> None:
        def delete_rows(connection: Connection) -> None:
            rows.delete(connection, ReferenceValue, *keys)

        text = counted(len(keys), "delete {number} row", "delete {number} rows")
        self._desk.editor.perform(text, delete_rows)


def _emitted(plan: Plan, assumption: ReferenceAssumption) -> float:
    """Return what an assumption's sources emit in the start year, as a first figure."""
    figures = (
        row.emission_t
        for row in plan.inventory_rows
        if row.year == plan.settings.start_year
        and row.sector == assumption.sector
        and (not assumption.source or row.source == assumption.source)
    )
    return sum(figures)
