"""Emission factors: every factor of the edition, the plan's own values, and the terms of it all."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fbdesk.errors import PlanError
from fbdesk.models.editions import edition_cards
from fbdesk.models.effects import FactorOverride
from fbdesk.models.results.computing import edition_of
from fbdesk.models.results.effects_in_plan import own_factors
from fbdesk.models.results.factor_uses import factor_uses
from fbdesk.models.results.plan import PlanResults
from fbdesk.models.snapshot import Plan
from fbdesk.reports.wording import wording_in
from fbdesk.ui.desk import Desk
from fbdesk.ui.page import Page
from fbdesk.ui.pages.factors.card import FactorCard
from fbdesk.ui.pages.factors.list import FactorTable, Uses, factor_lines
from fbdesk.ui.pages.factors.terms import EDITION, TermsPart
from fbdesk.ui.scale import margins, spacing
from fbdesk.ui.translation import described, tr
from fbdesk.ui.widgets.buttons import button
from fbdesk.ui.widgets.choices import TabStrip
from fbdesk.ui.widgets.labels import label
from fbdesk.ui.widgets.list_and_card import ListAndCard

if TYPE_CHECKING:
    from fbdesk.calculation.factors import FactorEdition

FACTORS, TERMS = "factors", "terms"
SHOWN_HERE = frozenset({"plan", "factor_override"})
"""The tables whose rows the list of factors shows."""


class FactorsPage(Page):
    """Two tabs: the factors with the chosen one as a card, and what all calculations build on."""

    def __init__(self, desk: Desk) -> None:
        purpose = tr(
            "The figures that calculations multiply with, where they come from, and whose."
        )
        super().__init__(desk, tr("Emission factors"), purpose)
        wording = wording_in(desk.language, desk.programme)
        self._edition: FactorEdition | None = None
        self._uses: Uses = {}
        self.factors = FactorTable(wording)
        self.card = FactorCard(desk, wording)
        self.terms = TermsPart(desk, wording)
        self.tabs = TabStrip(((FACTORS, tr("Factors")), (TERMS, tr("Calculation basis"))))
        self.tabs.chosen.connect(self._show_tab)
        self.factors.table.chosen.connect(self._show_chosen)
        self._newer = label("", "warning", wrap=True)
        self.see_newer = button(tr("See what would change"), self._propose_newest, kind="link")
        self._stack = QStackedWidget()
        self._lay_out()

    def show_plan(self, plan: Plan, changed: frozenset[str]) -> None:
        """Show the factors of the plan's edition with its own values, and its terms."""
        self.terms.show_plan(plan)
        if changed and not changed & SHOWN_HERE:
            return  # what uses the factors comes with the results
        try:
            published = edition_of(plan)
        except PlanError as error:  # a plan of a newer program: the terms can still be changed
            self._edition = None
            self.factors.show_lines(())
            self.set_purpose(described(error))
        else:
            self._edition = published
            self._show_lines(plan)
            self.set_purpose(
                tr(
                    "{number} factors of edition {edition}. Each with source and status.",
                    number=len(published.factors),
                    edition=published.name,
                )
            )
        self._show_newer(plan)
        self._show_chosen()

    def show_results(self, results: PlanResults) -> None:
        """Show which calculations use the factors."""
        uses = factor_uses(results)
        if uses != self._uses and self._edition is not None:
            self._uses = uses
            self._show_lines(self.desk.plan)
            self._show_chosen()

    def reveal(self, key: str) -> None:
        """Choose a factor by its id or by the plan's own value of it; `terms` opens that tab."""
        if key == TERMS:
            self.tabs.choose(TERMS)
            return
        row = self.desk.plan.find(FactorOverride, key)
        self.tabs.choose(FACTORS)
        self.factors.choose(row.factor if row else key)

    def start_search(self) -> None:
        """Put the cursor into the search field."""
        self.tabs.choose(FACTORS)
        self.factors.search.setFocus()
        self.factors.search.selectAll()

    def _lay_out(self) -> None:
        split = ListAndCard(self.factors, left_share=60)
        split.hold(self.card)
        self._notice = QWidget()
        row = QHBoxLayout(self._notice)
        margins(row, 0, 0, 0, 0)
        spacing(row, 8)
        row.addWidget(self._newer, 1)
        row.addWidget(self.see_newer)
        factors = QWidget()
        column = QVBoxLayout(factors)
        margins(column, 0, 0, 0, 0)
        spacing(column, 8)
        column.addWidget(self._notice)
        column.addWidget(split, 1)
        for part in (factors, self.terms):
            self._stack.addWidget(part)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._stack, 1)

    def _show_lines(self, plan: Plan) -> None:
        if self._edition is None:
            return
        in_plan, _ = own_factors(plan, self._edition)
        self.factors.show_lines(factor_lines(self._edition, in_plan, self._uses))

    def _show_chosen(self, _key: str = "") -> None:
        self.card.show_line(self.factors.table.chosen_row, self._edition)

    def _show_tab(self, code: str) -> None:
        self._stack.setCurrentIndex((FACTORS, TERMS).index(code))

    def _show_newer(self, plan: Plan) -> None:
        newest = edition_cards()[0].name
        behind = plan.settings.factors_edition != newest
        self._notice.setVisible(behind)
        self._newer.setText(tr("There is a newer edition: {edition}.", edition=newest))

    def _propose_newest(self) -> None:
        self.tabs.choose(TERMS)
        self.terms.propose(**{EDITION: edition_cards()[0].name})
