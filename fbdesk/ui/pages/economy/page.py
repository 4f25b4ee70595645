"""Economy: what lacks money, who gives it, own effort, the account, and the budgets to come."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from fbdesk.models.money import CostLine, FundingLine
from fbdesk.models.results.money_views import ADDITIONAL, GROSS
from fbdesk.models.snapshot import Plan
from fbdesk.reports.numbers import numbers_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.page import Page
from fbdesk.ui.pages.economy.budgets import (
    AccountPart,
    EconomicPlanPart,
    EffortPart,
    RoundsPart,
)
from fbdesk.ui.pages.economy.gaps import GapPart, PivotPart
from fbdesk.ui.scale import spacing
from fbdesk.ui.translation import tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.card import EmptyState
from fbdesk.ui.widgets.choices import FilterChips, TabStrip
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.list_and_card import ScrolledColumn

ON_A_BASIS = ("gaps", "plan")
"""The tabs whose costs can be gross or additional."""


class EconomyPage(Page):
    """Six tabs with one table each; only the one that is seen is computed."""

    def __init__(self, desk: Desk) -> None:
        purpose = tr("What lacks money, who pays, and what must be asked for by when.")
        super().__init__(desk, tr("Economy"), purpose)
        numbers = numbers_in(desk.language)
        self.gaps, self.pivot = GapPart(desk, numbers), PivotPart(desk, numbers)
        self.effort, self.account = EffortPart(desk, numbers), AccountPart(desk, numbers)
        self.rounds = RoundsPart(desk, numbers)
        self.plan = EconomicPlanPart(desk, numbers)
        self._parts = {
            "gaps": self.gaps,
            "pivot": self.pivot,
            "effort": self.effort,
            "account": self.account,
            "rounds": self.rounds,
            "plan": self.plan,
        }
        names = (
            tr("Uncovered"),
            tr("Areas and schemes"),
            tr("Own effort"),
            tr("Planned and actual"),
            tr("Input to budgets"),
            tr("Economic plan"),
        )
        self.tabs = TabStrip(tuple(zip(self._parts, names, strict=True)))
        self.tabs.chosen.connect(self._show_tab)
        self.basis = FilterChips()
        self.basis.show_chips(
            ((GROSS, tr("Gross"), None), (ADDITIONAL, tr("Additional cost"), None))
        )
        self.basis.chosen.connect(self._show_tab)
        self._thousands = True
        self._unit_words = label("", "muted")
        self.unit = button("", self._change_unit, kind="link")
        self._stack = QStackedWidget()
        self._lay_out()
        self._name_unit()

    def show_plan(self, plan: Plan, changed: frozenset[str]) -> None:
        """Show the money of the tab that is open."""
        del changed
        held = bool(plan.cost_lines or plan.funding_lines)
        self._filled.setVisible(held)
        self._empty.setVisible(not held)
        self._show_tab()

    def reveal(self, key: str) -> None:
        """Show own effort for a grant, and what is not covered for a cost."""
        if self.desk.plan.find(FundingLine, key) is not None:
            self.tabs.choose("effort")
        elif (cost := self.desk.plan.find(CostLine, key)) is not None:
            self.tabs.choose("gaps")
            self.gaps.table.choose_line(cost.measure)

    def _show_tab(self, _code: str = "") -> None:
        code = self.tabs.value
        part = self._parts[code]
        self.basis.setVisible(code in ON_A_BASIS)
        self._stack.setCurrentWidget(part)
        part.show_plan(self.desk.plan, self.basis.value)

    def _change_unit(self) -> None:
        self._thousands = not self._thousands
        for part in self._parts.values():
            part.show_thousands(thousands=self._thousands)
        self._name_unit()

    def _name_unit(self) -> None:
        unit = tr("1,000 NOK") if self._thousands else tr("NOK")
        self._unit_words.setText(tr("Amounts in {unit}", unit=unit))
        self.unit.setText(tr("Show kroner") if self._thousands else tr("Show thousands"))

    def _lay_out(self) -> None:
        for part in self._parts.values():
            self._stack.addWidget(part)
        head = QHBoxLayout()
        spacing(head, 12)
        head.addWidget(self.tabs, 1)
        head.addWidget(self._unit_words)
        head.addWidget(self.unit)
        self._filled = ScrolledColumn()
        column = self._filled.body
        column.addLayout(head)
        column.addWidget(self.basis)
        column.addWidget(self._stack, 1)
        self._empty = EmptyState(
            tr("No costs or funding yet"),
            tr(
                "Here stands what the measures cost and who pays: what is not covered, which "
                "schemes give money where, and what each budget must be asked for. Costs and "
                "money are entered on each measure."
            ),
            step=(tr("Go to the measures"), partial(self.desk.go_to, "measures", "")),
        )
        self.body.addWidget(self._filled, 1)
        self.body.addWidget(self._empty, 1)
