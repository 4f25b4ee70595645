"""What one joint project does per year and what it costs; carried on into the next year."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy import Connection

from fbdesk.models import rows
from fbdesk.models.agreement import JointProject, JointProjectYear
from fbdesk.models.edits import agreement as edits
from fbdesk.models.row import Row
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.row_form import FormField, RowForm
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.labels import label


class ProjectYears(QWidget):
    """A line per year, the chosen year's activity and result below it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._numbers = numbers_in(desk.language)
        self._project: JointProject | None = None
        self.table: DataTable[JointProjectYear] = DataTable(
            tr("What the project does per year"), self._columns()
        )
        self.table.delete_wanted.connect(self._delete)
        self.table.chosen.connect(self._show_year)
        self.table.fit_rows(2, 8)
        self.form = RowForm(
            desk,
            JointProjectYear,
            (
                FormField(name="activity", text=tr("Activity"), lines=2),
                FormField(name="result", text=tr("Result"), lines=2),
            ),
            naming=_year,
        )
        self.renew = button("", self._renew, icon="plus")
        foot = QHBoxLayout()
        foot.addWidget(self.renew)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 8)
        column.addWidget(label(tr("What the project does per year"), "caption"))
        column.addWidget(self.table)
        column.addWidget(self.form)
        column.addLayout(foot)

    def show_project(self, plan: Plan, project: JointProject | None) -> None:
        """Show the years of a project."""
        self._project = project
        held = plan.children(JointProjectYear, "joint_project", project.key if project else "")
        self.table.show_rows(held)
        self.renew.setText(tr("Carry on into {year}", year=next_year(plan, held)))
        self._show_year()

    def _show_year(self, _key: str = "") -> None:
        self.form.show_row(self.table.chosen_row)

    def _columns(self) -> tuple[Column[JointProjectYear], ...]:
        return (
            Column(code="year", title=tr("Year"), value=lambda row: row.year, width=60),
            Column(
                code="activity", title=tr("Activity"), value=lambda row: row.activity,
                stretch=True, width=160,
            ),
            Column(
                code="amount", title=tr("Amount"), value=lambda row: row.amount_ore,
                text=self._numbers.kroner, edit=self._set_amount, field="money", align="right",
                width=120,
            ),
        )  # fmt: skip

    def _set_amount(self, row: JointProjectYear, amount_ore: int | None) -> None:
        text = tr("change the amount of {year}", year=row.year)
        self._desk.editor.change(text, JointProjectYear, row.key, amount_ore=amount_ore)

    def _renew(self) -> None:
        if self._project is None:
            return
        year = next_year(self._desk.plan, self.table.rows.rows)
        edit = partial(edits.renew_project, project=self._project.key, year=year)
        text = tr("carry {title} on into {year}", title=self._project.title, year=year)
        key = self._desk.editor.perform(text, edit)
        if key:
            self.table.choose(key)

    def _delete(self, keys: tuple[str, ...]) -> None:
        edit = partial(_delete_rows, keys=keys)
        self._desk.editor.perform(tr("delete a year of a joint project"), edit)


def next_year(plan: Plan, held: tuple[JointProjectYear, ...]) -> int:
    """Return the year after the last one of these, the first of the period where there are none."""
    return max((row.year for row in held), default=plan.settings.period_from - 1) + 1


def _year(row: Row) -> str:
    return str(getattr(row, "year", ""))


def _delete_rows(connection: Connection, keys: tuple[str, ...]) -> None:
    rows.delete(connection, JointProjectYear, *keys)
