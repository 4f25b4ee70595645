"""The tab on money: what a measure costs per year, who pays, and what is not covered yet."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget
from sqlalchemy import Connection

from fbdesk.models.edits import money as edits
from fbdesk.models.measures import Measure
from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.results.plan import PlanResults
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.forms.form_grid import FormRow
from fbdesk.ui.pages.measures.economy import Economy
from fbdesk.ui.pages.measures.lines import cost_ore, granted_ore
from fbdesk.ui.pages.measures.money.grid import MoneyGrid
from fbdesk.ui.pages.measures.money.model import Entry
from fbdesk.ui.pages.measures.money.tables import (
    cost_table,
    cover_table,
    funding_table,
    money_doubts,
    money_years,
)
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import counted, tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.choices import ChoiceField, FilterChips
from fbdesk.ui.widgets.fields import TextField
from fbdesk.ui.widgets.flow_layout import FlowLayout
from fbdesk.ui.widgets.labels import label

WORD_JOINER = "\u2060"
"""Keeps «kr/t» on one line."""


class MeasureMoney(QWidget):
    """Three small tables with the same years, and a note for the cell that is chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._measure: Measure | None = None
        self._numbers = numbers_in(desk.language)
        self._more_years = [0, 0]
        self._asked_for: set[str] = set()
        self._thousands = True
        self._summary = label("", "strong", wrap=True)
        self._doubts = label("", "warning", wrap=True)
        self.cost_amounts, self.funding_amounts = FilterChips(), FilterChips()
        self.costs = MoneyGrid(tr("Costs"), self._numbers)
        self.funding = MoneyGrid(tr("Funding"), self._numbers)
        self.cover = MoneyGrid(tr("Costs and what is granted"), self._numbers)
        self.note = TextField()
        self._note_row = FormRow(tr("Note to the chosen amount"), self.note)
        self._note_grid = self.costs
        self._note_of: tuple[type[CostLine | FundingLine], str] | None = None
        self.add_scheme = ChoiceField()
        self.add_scheme.setAccessibleName(tr("Add a source of money …"))
        self.economy = Economy(desk, self._numbers)
        self._unit = button("", self._change_unit, kind="link")
        self._headings = tuple(label("", "section") for _ in range(3))
        self._lay_out()
        self._connect()

    def show_measure(self, plan: Plan, measure: Measure) -> None:
        """Show the money of a measure."""
        if self._measure is None or self._measure.key != measure.key:
            self._more_years, self._asked_for = [0, 0], set()
        self._measure = measure
        years = money_years(plan, measure, *self._more_years)
        costs = cost_table(plan, measure, self.cost_amounts.value, years)
        funding = funding_table(
            self._desk, measure, self.funding_amounts.value, years, self._asked_for
        )
        self.costs.show_table(costs)
        self.funding.show_table(funding)
        self.cover.show_table(cover_table(plan, measure, years))
        grids = (self.costs, self.funding, self.cover)
        width = max(grid.name_width() for grid in grids)
        for grid in grids:
            grid.take_name_width(width)
        shown = {row.code for row in funding.rows}
        free = tuple(c for c in self._desk.choices("scheme") if c[0] not in shown)
        self.add_scheme.show_value("")
        self.add_scheme.set_choices((("", tr("Add a source of money …")), *free))
        self._doubts.setText("\n".join(dict.fromkeys(money_doubts(plan, measure))))
        self._doubts.setVisible(bool(self._doubts.text()))
        self._show_summary(plan, measure, self._desk.editor.results)
        self.economy.show_measure(plan, measure, self._desk.editor.results)
        self._show_note()

    def show_results(self, results: PlanResults) -> None:
        """Show the price per tonne that the newest results give."""
        if self._measure is not None:
            self._show_summary(self._desk.plan, self._measure, results)
            self.economy.show_measure(self._desk.plan, self._measure, results)

    def _show_summary(self, plan: Plan, measure: Measure, results: PlanResults | None) -> None:
        write = self._numbers
        cost, granted = cost_ore(plan, measure.key), granted_ore(plan, measure.key)
        parts = []
        if cost is not None:
            parts.append(tr("costs {amount}", amount=write.money(cost)))
        if granted is not None:
            parts.append(tr("granted {amount}", amount=write.money(granted)))
        if cost is not None and cost > (granted or 0):
            parts.append(tr("lacks {amount}", amount=write.money(cost - (granted or 0))))
        result = results.measure(measure.key) if results else None
        if result and result.cost_per_t_nok is not None:
            price = write.cost_per_tonne(result.cost_per_t_nok)
            parts.append(price.replace("/", f"/{WORD_JOINER}"))
        text = " · ".join(parts)
        nothing = tr("No costs or funding are entered yet.")
        self._summary.setText(text[:1].upper() + text[1:] if text else nothing)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        margins(column, 0, 0, 0, 0)
        spacing(column, 8)
        column.addWidget(self._summary)
        column.addWidget(self._doubts)
        unit = FlowLayout(gap=12)
        unit.addWidget(button(tr("Year before"), self._earlier, kind="link", icon="plus"))
        unit.addWidget(button(tr("Year after"), self._later, kind="link", icon="plus"))
        unit.addWidget(self._unit)
        column.addLayout(unit)
        parts: tuple[tuple[QWidget, ...], ...] = (
            (self.cost_amounts, self.costs),
            (self.funding_amounts, self.funding, self.add_scheme, self._note_row),
            (self.cover,),
        )
        for heading, widgets in zip(self._headings, parts, strict=True):
            column.addSpacing(6)
            column.addWidget(heading)
            for widget in widgets:
                column.addWidget(widget)
        column.addSpacing(6)
        column.addWidget(self.economy)
        self._name_headings()

    def _name_headings(self) -> None:
        unit = tr("1,000 NOK") if self._thousands else tr("NOK")
        names = (tr("Costs"), tr("Funding"), tr("Costs and what is granted"))
        for heading, name in zip(self._headings, names, strict=True):
            heading.setText(f"{name}, {unit}")
        self._unit.setText(tr("Show kroner") if self._thousands else tr("Show thousands"))

    def _connect(self) -> None:
        self.cost_amounts.show_chips(
            (
                ("gross_ore", tr("Gross"), None),
                ("additional_ore", tr("Additional cost"), None),
                ("actual_ore", tr("Actual"), None),
            )
        )
        self.funding_amounts.show_chips(
            (
                ("granted_ore", tr("Granted so far"), None),
                ("applied_ore", tr("Applied for"), None),
                ("paid_ore", tr("Paid"), None),
            )
        )
        self.funding_amounts.setToolTip(tr("What the amounts in the table are."))
        for chips in (self.cost_amounts, self.funding_amounts):
            chips.chosen.connect(self._show_again)
        self.costs.entered.connect(self._enter_costs)
        self.funding.entered.connect(self._enter_funding)
        for grid in (self.costs, self.funding):
            grid.not_numbers.connect(self._tell_left_out)
            grid.moved.connect(partial(self._show_note, grid))
        self.add_scheme.committed.connect(self._add_scheme)
        self.note.committed.connect(self._save_note)

    def _show_again(self, _code: object = None) -> None:
        if self._measure is not None:
            self.show_measure(self._desk.plan, self._measure)

    def _earlier(self) -> None:
        self._more_years[0] += 1
        self._show_again()

    def _later(self) -> None:
        self._more_years[1] += 1
        self._show_again()

    def _change_unit(self) -> None:
        self._thousands = not self._thousands
        for grid in (self.costs, self.funding, self.cover):
            grid.show_thousands(thousands=self._thousands)
        self._name_headings()

    def _add_scheme(self, code: str) -> None:
        if not code or self._measure is None:
            return
        self._asked_for.add(code)
        self._show_again()
        self.funding.setFocus()
        self.funding.go_to(code, self.funding.model_of_money.table.years[0])

    def _enter_costs(self, entries: tuple[Entry, ...]) -> None:
        amount = self.cost_amounts.value
        empty = 0 if amount == "gross_ore" else None

        def enter(connection: Connection, measure: str) -> None:
            for kind, year, ore in entries:
                value = empty if ore is None else ore
                edits.set_cost(connection, measure, kind, year, **{amount: value})

        if self._measure is not None:
            text = tr("change {what} of {name}", what=tr("costs"), name=self._measure.number)
            self._desk.editor.perform(text, partial(enter, measure=self._measure.key))

    def _enter_funding(self, entries: tuple[Entry, ...]) -> None:
        amount = self.funding_amounts.value

        def enter(connection: Connection, measure: str) -> None:
            for scheme, year, ore in entries:
                edits.set_funding(connection, measure, scheme, year, **{amount: ore})

        if self._measure is not None:
            text = tr("change {what} of {name}", what=tr("funding"), name=self._measure.number)
            self._desk.editor.perform(text, partial(enter, measure=self._measure.key))

    def _tell_left_out(self, number: int) -> None:
        self._desk.tell(
            counted(
                number,
                "{number} cell was not a number and was left out.",
                "{number} cells were not numbers and were left out.",
            )
        )

    def _show_note(self, grid: MoneyGrid | None = None) -> None:
        if self._measure is None:
            return
        self._note_grid = grid or self._note_grid
        place = self._note_grid.current_place
        plan, key = self._desk.plan, self._measure.key
        lines: dict[tuple[str, int], CostLine | FundingLine]
        if self._note_grid is self.costs:
            lines = {(x.kind, x.year): x for x in plan.children(CostLine, "measure", key)}
        else:
            lines = {(x.scheme, x.year): x for x in plan.children(FundingLine, "measure", key)}
        line = lines.get(place) if place else None
        self._note_of = (type(line), line.key) if line else None
        self._note_row.setEnabled(line is not None)
        self.note.show_value(line.note if line else "")

    def _save_note(self, text: str) -> None:
        if self._note_of is None or self._measure is None:
            return
        kind, key = self._note_of
        undo = tr("change {what} of {name}", what=tr("note"), name=self._measure.number)
        self._desk.editor.change(undo, kind, key, note=text)
