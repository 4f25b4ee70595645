"""What has changed between two periods, or since one: thing by thing, field by field."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fbdesk.models.periods.history import has_copy, period_before
from fbdesk.models.reporting import ReportPeriod
from fbdesk.models.snapshot import Plan
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.form_grid import FormRow
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.locking import only_looks
from fbdesk.ui.pages.reporting.freezing import NOW, ChangedLine, compared
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.choices import ChoiceField, FilterChips
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.labels import label

if TYPE_CHECKING:
    from fbdesk.ui.background import Task

ALL = "all"


class ChangesView(QWidget):
    """Two states to choose, and a table of what differs between them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._task: Task[tuple[ChangedLine, ...]] | None = None
        self._shown: tuple[Plan, str, str] | None = None
        self._lines: tuple[ChangedLine, ...] = ()
        self.before = only_looks(ChoiceField())
        self.after = only_looks(ChoiceField())
        for field in (self.before, self.after):
            field.committed.connect(self._compare)
        self.told = label("", "muted", wrap=True)
        self.kinds = FilterChips()
        self.kinds.chosen.connect(self._filter)
        self.table: DataTable[ChangedLine] = DataTable(tr("What has changed"), _columns())
        self._lay_out()

    def show_plan(self, plan: Plan) -> None:
        """Offer the plan's periods and compare; what was chosen stays chosen."""
        kept = [period for period in reversed(plan.report_periods) if has_copy(plan, period)]
        choices = tuple((period.key, period.title) for period in kept)
        self.before.set_choices(choices)
        self.after.set_choices(((NOW, tr("The plan now")), *choices))
        if not self.after.value:
            self.after.show_value(NOW)
        if not self.before.value and choices:
            newest = period_before(plan) or kept[0]
            self.before.show_value(newest.key)
        self._compare()

    def compare(self, plan: Plan, key: str) -> None:
        """Compare a period with the one before it: its copy where it is closed, else the plan."""
        self.show_plan(plan)
        period = plan.find(ReportPeriod, key)
        before = period_before(plan, period) if period else None
        if period is not None and before is not None:
            self.before.show_value(before.key)
            self.after.show_value(key if has_copy(plan, period) else NOW)
            self._compare()

    def _compare(self, _code: object = None) -> None:
        plan, before, after = self._desk.plan, self.before.value, self.after.value
        if not before:
            self._show(())
            self.told.setText(tr("Close a period first. Then the plan can be compared with it."))
            return
        if self._shown == (plan, before, after):
            return
        self._shown = (plan, before, after)
        if self._task is not None:
            self._task.cancel()
        self.told.setText(tr("Comparing …"))
        self._task = self._desk.background.start(
            "",
            partial(compared, plan, before, after, self._desk.language),
            self._take,
            self._desk.messages.tell_error,
        )

    def _take(self, lines: tuple[ChangedLine, ...]) -> None:
        self._task = None
        things = len({line.thing_key for line in lines})
        self.told.setText(
            counted(things, "{number} thing has changed", "{number} things have changed")
            if lines
            else tr("Nothing has changed.")
        )
        self._show(lines)

    def _show(self, lines: tuple[ChangedLine, ...]) -> None:
        self._lines = lines
        counts: dict[str, set[str]] = {}
        names: dict[str, str] = {}
        for line in lines:
            counts.setdefault(line.kind, set()).add(line.thing_key)
            names[line.kind] = line.kind_name
        whole = len({line.thing_key for line in lines})
        self.kinds.show_chips(
            (
                (ALL, tr("All"), whole),
                *((kind, names[kind], len(keys)) for kind, keys in counts.items()),
            )
        )
        self.kinds.setVisible(len(counts) > 1)
        self._filter()

    def _filter(self, _code: str = "") -> None:
        wanted = self.kinds.value
        chosen = [line for line in self._lines if wanted in (ALL, "", line.kind)]
        self.table.show_rows(chosen)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        spacing(row, 12)
        row.addWidget(FormRow(tr("From"), self.before), 1)
        row.addWidget(FormRow(tr("To"), self.after), 1)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        margins(whole, 0, 0, 0, 0)
        spacing(whole, 12)
        whole.addLayout(row)
        whole.addWidget(self.told)
        whole.addWidget(self.kinds)
        whole.addWidget(self.table, 1)


def _columns() -> tuple[Column[ChangedLine], ...]:
    def words(line: ChangedLine) -> str:
        return f"{line.what}: {line.before} → {line.now}" if line.now else line.what

    return (
        Column(
            code="kind", title=tr("Part of the plan"), value=lambda line: line.kind_name, width=120
        ),
        Column(
            code="thing",
            title=tr("What it is about"),
            value=lambda line: line.thing,
            width=300,
            stretch=True,
            tooltip=lambda line: line.thing,
        ),
        Column(
            code="what",
            title=tr("What"),
            value=lambda line: tr(line.what) if line.what in {"New", "Deleted"} else line.what,
            width=150,
        ),
        Column(
            code="before",
            title=tr("Before"),
            value=lambda line: line.before,
            width=200,
            stretch=True,
            tone=lambda _line: "muted",
            tooltip=words,
        ),
        Column(
            code="now",
            title=tr("Now"),
            value=lambda line: line.now,
            width=200,
            stretch=True,
            tooltip=words,
        ),
    )
