"""The reference path: how each sector would go on without the plan's measures, and why."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from fbdesk.models.city import Settings
from fbdesk.models.edits import strategy as edits
from fbdesk.models.snapshot import Plan
from fbdesk.models.strategy import ReferenceAssumption, ReferenceValue
from fbdesk.reports.wording import Wording
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.row_form import FormField, RowForm
from fbdesk.ui.item_models.column_model import Column
from fbdesk.ui.pages.goals.reference_values import StatedFigures
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.card import Card
from fbdesk.ui.widgets.data_table import DataTable
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.list_and_card import ListAndCard

METHODS = ("constant", "linear", "trend", "per_inhabitant", "stated")
CHANGING = frozenset({"linear", "trend"})
"""The ways that have a yearly change."""


class ReferenceList(QWidget):
    """One line per sector, and per source with its own assumption; without one nothing changes."""

    def __init__(self, desk: Desk, wording: Wording) -> None:
        super().__init__()
        self._desk, self._wording = desk, wording
        self.table: DataTable[ReferenceAssumption] = DataTable(
            tr("Reference path"), self._columns()
        )
        self.table.chosen.connect(self._show_chosen)
        self.form = RowForm(desk, ReferenceAssumption, self._fields(), naming=self._name)
        self.figures = StatedFigures(desk, wording)
        self._unstated = label(
            tr("Nothing is assumed here: emissions stay as they were in the start year."),
            "muted",
            wrap=True,
        )
        self.assume = button(tr("Make an assumption"), self._assume, icon="plus")
        self.for_source = button(tr("For one source …"), self._offer_sources, kind="quiet")
        self.remove = button(tr("Remove the assumption"), self._remove, kind="quiet")
        self.sources = QMenu(self)
        self._start = RowForm(
            desk, Settings, (FormField(name="start_year", text=tr("Start year")),)
        )
        split = ListAndCard(self.table)
        about = Card(tr("Where the path starts"), soft=True)
        words = tr(
            "The path starts from the inventory of the start year. Figures that are published "
            "later are drawn beside it as follow-up, and never change it."
        )
        about.body.addWidget(label(words, "muted", wrap=True))
        about.body.addWidget(self._start)
        split.hold(self._unstated, self.form, self.figures, self._buttons(), about)
        whole = QVBoxLayout(self)
        margins(whole, 0, 0, 0, 0)
        spacing(whole, 12)
        whole.addWidget(split, 1)

    def show_plan(self, plan: Plan) -> None:
        """Show the stated assumptions, and a line for each sector that has none."""
        stated = {(a.sector, a.source): a for a in plan.reference_assumptions}
        sectors = sorted({row.sector for row in plan.inventory_rows})
        unstated = [
            ReferenceAssumption(key=f"{NOT_STATED}{sector}", sector=sector)
            for sector in ("", *sectors)
            if (sector, "") not in stated
        ]
        self.table.show_rows((*plan.reference_assumptions, *unstated))
        self._start.show_row(plan.settings)
        self._show_chosen()

    def _show_chosen(self, _key: str = "") -> None:
        row = self.table.chosen_row
        known = row is not None and not row.key.startswith(NOT_STATED)
        self.form.show_row(row if known else None)
        self.form.setVisible(known)
        self._unstated.setVisible(row is not None and not known)
        self.assume.setVisible(row is not None and not known)
        self.remove.setVisible(known)
        self.for_source.setVisible(bool(self._free_sources()))
        changing = row is not None and row.method in CHANGING
        self.form.field("yearly_change").setEnabled(known and changing)
        self.figures.show_assumption(self._desk.plan, row if known else None)

    def _buttons(self) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        margins(line, 0, 0, 0, 0)
        spacing(line, 8)
        for part in (self.assume, self.for_source, self.remove):
            line.addWidget(part)
        line.addStretch(1)
        return made

    def _free_sources(self) -> tuple[str, ...]:
        """Return the sources of the chosen sector that have no assumption of their own."""
        row, plan = self.table.chosen_row, self._desk.plan
        if row is None or not row.sector or row.source:
            return ()
        stated = {(each.sector, each.source) for each in plan.reference_assumptions}
        found = {each.source for each in plan.inventory_rows if each.sector == row.sector}
        return tuple(sorted(name for name in found if (row.sector, name) not in stated))

    def _offer_sources(self) -> None:
        self.sources.clear()
        for name in self._free_sources():
            self.sources.addAction(name, partial(self._assume_for, name))
        self.sources.popup(self.for_source.mapToGlobal(self.for_source.rect().bottomLeft()))

    def _assume(self) -> None:
        self._assume_for("")

    def _assume_for(self, source: str) -> None:
        row = self.table.chosen_row
        if row is None:
            return
        assumed = ReferenceAssumption(sector=row.sector, source=source)
        text = tr("add assumption for {name}", name=self._name(assumed))
        edit = partial(edits.set_reference, sector=row.sector, source=source)
        key = self._desk.editor.perform(text, edit)
        if key:
            self.table.choose(key)

    def _remove(self) -> None:
        row = self.table.chosen_row
        if row is not None and not row.key.startswith(NOT_STATED):
            text = tr("remove assumption for {name}", name=self._name(row))
            self._desk.editor.perform(text, partial(edits.remove_reference, key=row.key))

    def _columns(self) -> tuple[Column[ReferenceAssumption], ...]:
        methods = tuple((code, self._wording.choice("reference_method", code)) for code in METHODS)
        return (
            Column(
                code="sector", title=tr("Sector"), value=self._name, tooltip=self._name,
                stretch=True, width=190,
            ),
            Column(
                code="method", title=tr("Goes on as"), value=lambda a: a.method,
                edit=self._set_method,
                field="choice", choices=methods, width=140,
                tone=lambda a: "muted" if a.key.startswith(NOT_STATED) else "",
            ),
            Column(
                code="yearly_change", title=tr("Change per year"), value=_change_of,
                shows=self._figures_of, tooltip=self._figures_of, align="right", width=112,
            ),
            Column(
                code="reason", title=tr("Why"), value=lambda a: a.reason, width=130,
                tooltip=lambda a: a.reason,
            ),
        )  # fmt: skip

    def _fields(self) -> tuple[FormField, ...]:
        methods = tuple((code, self._wording.choice("reference_method", code)) for code in METHODS)
        return (
            FormField(name="method", text=tr("Goes on as"), choices=methods),
            FormField(
                name="yearly_change", text=tr("Yearly change"), percent=True, unit=tr("% a year")
            ),
            FormField(name="reason", text=tr("Why this assumption")),
        )

    def _set_method(self, row: ReferenceAssumption, method: str) -> None:
        text = tr("change reference path of {name}", name=self._name(row))
        edit = partial(edits.set_reference, sector=row.sector, source=row.source, method=method)
        key = self._desk.editor.perform(text, edit)
        if key:
            self.table.choose(key)

    def _name(self, row: object) -> str:
        if not isinstance(row, ReferenceAssumption):
            return ""
        sector = self._wording.sector(row.sector) if row.sector else tr("All other sectors")
        return f"{sector} / {row.source}" if row.source else sector

    def _figures_of(self, row: ReferenceAssumption) -> str:
        """Return the yearly change in per cent, or the stated figures by year."""
        change, numbers = _change_of(row), self._wording.numbers
        if change is not None:
            return numbers.percent(change, 1)
        figures = self._desk.plan.children(ReferenceValue, "assumption", row.key)
        if row.method != "stated" or not figures:
            return "–"
        return ", ".join(f"{each.year}: {numbers.tonnes(each.emission_t)}" for each in figures)


NOT_STATED = "not-stated-"


def _change_of(row: ReferenceAssumption) -> float | None:
    return row.yearly_change if row.method in CHANGING else None
